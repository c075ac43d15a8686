"""What makes the spread of the main effects: one run of the model for each factor, told as shares and as the one fact that would narrow it."""

from __future__ import annotations

from typing import NamedTuple

from keiway.policy.impact import facts, measured
from keiway.policy.impact.chain import Model
from keiway.policy.record import Share
from keiway.policy.uncertainty import narrows as narrowing
from keiway.policy.uncertainty.factors import named
from keiway.policy.uncertainty.study import Driver, study

#: What `narrows` speaks of, as a sentence calls it.
NARROWED = {"all_deaths": "the net change in deaths", measured.NET: "the net benefit at 3 percent"}


class First(NamedTuple):
    """The factor that would narrow the answer most."""

    id: str
    label: str
    settles: str


def drivers(found: Model) -> tuple[Driver, ...]:
    """Of every factor and main effect; none where the two worlds are the same."""
    base = measured.main(found.least())
    if not any(values.any() for values in base.values()):
        return ()
    return study(base, lambda factor, order: measured.main(found.exchanged(factor, order)), found.drawn, found.asked.seed)


def shares(found: tuple[Driver, ...]) -> tuple[Share, ...]:
    """By effect, the largest in all first; factors that an effect does not feel at all are left out."""
    told = []
    for effect in (*measured.MAIN, measured.NET):
        of = sorted((one for one in found if one.effect == effect and one.sobol.total > 0.0), key=lambda one: -one.sobol.total)
        told += [
            Share(
                factor=one.factor, label=named(one.factor).label, effect=effect, first=one.sobol.first, total=one.sobol.total, error=one.sobol.error,
                low_mid=one.low_mid, high_mid=one.high_mid, settles=named(one.factor).settles,
            )
            for one in of
        ]
    return tuple(told)


def first(found: tuple[Driver, ...]) -> First | None:
    id_ = narrowing.strongest(found, tuple(NARROWED))
    return None if id_ is None else First(id_, named(id_).label, named(id_).settles)


def narrows(found: tuple[Driver, ...]) -> str:
    ids = {one.factor for one in found}
    return narrowing.narrows(found, NARROWED, {id_: named(id_).label for id_ in ids}, {id_: named(id_).settles for id_ in ids})


def label(effect: str) -> str:
    return "Net benefit at 3 percent" if effect == measured.NET else facts.effects()[effect].label
