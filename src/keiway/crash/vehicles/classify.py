"""Which class of fronts a vehicle belongs to, and whether its own body was tested."""

from __future__ import annotations

from keiway.crash.vehicles.facts import CLASSES, NotKnown, OwnTest, Rule, Test, launched, month, tests
from keiway.days import Window
from keiway.vehicles.record import Vehicle


def class_id_of(vehicle: Vehicle, built: Window | None = None) -> str:
    """Id in classes.yaml. The launch of the body decides; the build window only where no launch is known.

    Raises `NotKnown` for kinds no data speaks of, and where no year at all is known.
    """
    for refusal in CLASSES.value.refused:
        if vehicle.kind in refusal.kinds:
            raise NotKnown(f"No front for the {vehicle.title}. {refusal.why} What would settle it: {refusal.settle}")
    when = launched(vehicle) or (month(built.first) if built else None)
    kind = vehicle.kind
    for rule in CLASSES.value.assign:
        if not _fits(rule, vehicle.id, kind, when):
            continue
        if rule.class_:
            return rule.class_
        kind = rule.like or kind
    raise NotKnown(
        f"No front for the {vehicle.title}: neither its years of sale nor the day it was built is known, and a front "
        "goes by them. The build date would settle it."
    )


def _fits(rule: Rule, id_: str, kind: str, when: str | None) -> bool:
    if rule.ids:
        return id_ in rule.ids
    if kind not in rule.kinds:
        return False
    if rule.before is None:  # the last row of its kinds, or one for which years do not matter
        return when is not None or not _dated(kind)
    return when is not None and when < rule.before


def _dated(kind: str) -> bool:
    return any(kind in rule.kinds and rule.before for rule in CLASSES.value.assign)


def own_test_of(vehicle: Vehicle) -> tuple[Test, OwnTest | None] | None:
    """The barrier test of this body, with our own closer reading of it where there is one."""
    number = CLASSES.value.measured.get(vehicle.id)
    if number is not None:
        return tests()[number], None
    first = vehicle.model_year_from
    last = vehicle.model_year_to or first
    for own in CLASSES.value.also_measured:
        same = (vehicle.make.casefold(), vehicle.model.casefold()) == (own.make.casefold(), own.model.casefold())
        if same and first and own.from_ <= first and last <= own.to:
            return tests()[own.test], own
    return None
