"""The federal law files, loaded, with the small indexes that evaluation reads over and over."""

from __future__ import annotations

from datetime import date

from keiway.law.conditions import thresholds
from keiway.law.federal import record
from keiway.law.federal.record import Clock, FederalLaw, Pathway, Trap
from keiway.store import Topic, per_world

FILES = [
    "california", "citations", "clocks", "developments", "emissions", "facts", "forms", "obligations",
    "papers", "safety", "sources", "traps",
]  # fmt: skip

FEDERAL = Topic("federal", [f"law/us/{name}.yaml" for name in FILES], FederalLaw, record.build)

#: Facts that move with the day of entry, and the way their thresholds become days: see `clock.turning_days`.
MOVING = frozenset(("age_years", "op_years"))


def law() -> FederalLaw:
    return FEDERAL.value


def checked_on() -> date:
    """The day the federal files were last checked."""
    return law().checked_on


def known(rule: Clock | Pathway, day: date) -> bool:
    """Is the rule one that a person asking on `day` goes by? One that is only supposed begins unannounced, on its first day."""
    return not (rule.supposed and day < rule.supposed) and not (rule.replaced and day >= rule.replaced)


@per_world()
def clock(id_: str) -> Clock:
    return next(clock for clock in law().clocks if clock.id == id_)


def exempt_years(day: date) -> int:
    """Age from which anyone may bring a vehicle in without its meeting the safety standards, for entry on `day`."""
    found = (clock(way.clock) for way in law().pathways if way.layer == "safety" and way.clock and known(way, day))
    return next(each.years for each in found if each.years is not None)


@per_world()
def serving(layer: str, importer: str, use: str) -> tuple[Pathway, ...]:
    """Ways past `layer` that this importer may use, for this use, and that answer "may I have it?"."""
    return tuple(
        way for way in law().pathways if way.layer == layer and way.gate and is_yours(way, importer) and serves(way, use)
    )


def is_yours(way: Pathway, importer: str) -> bool:
    return "anyone" in way.who or importer in way.who


def serves(way: Pathway, use: str) -> bool:
    """A way that forbids the road is none for somebody who wants the road."""
    if way.uses and use not in way.uses:
        return False
    return not (way.permits.road == "no" and use in ("road", "lsv"))


@per_world()
def ages(way_id: str) -> tuple[tuple[str, int], ...]:
    """(moving fact, years) of each comparison that can turn with the day of entry."""
    way = next(way for way in law().pathways if way.id == way_id)
    found = {(compare.fact, int(compare.value)) for compare in thresholds(way.when) if compare.fact in MOVING}
    return tuple(sorted(found))


@per_world()
def shown_traps(layer: str) -> tuple[Trap, ...]:
    """Mistakes that are shown beside cases of this layer."""
    return tuple(trap for trap in law().traps if trap.when is not None and trap.layer == layer)
