"""Does the model hold for this vehicle at all? A stated rule (data/market/entrant.yaml): how far it lies beyond all that the model has learnt from.

It has learnt from the fleet beside it and from the launches of the past, so only what lies beyond both counts.
"""

from __future__ import annotations

from typing import NamedTuple

from keiway.market import history, years
from keiway.market.answer.draws import Base
from keiway.market.answer.rounded import dollars
from keiway.market.entrant.facts import value
from keiway.market.entrant.support import FACTS
from keiway.market.record import Outside


class Beyond(NamedTuple):
    """One figure, and by how many percent it passes the nearest that the model has learnt from."""

    label: str
    value: str
    percent: float


class Dearest(NamedTuple):
    """The dearest small car of its drive that was sold here, and by how many percent it is passed."""

    title: str
    usd: float  # in the fleet's money
    percent: float


def far(base: Base) -> tuple[Beyond, ...]:
    """The figures that keep the model from holding; none where it does."""
    told = [found for each in base.outside if (found := _beyond(each, base)).percent > value("far_percent")]
    told += _too_dear(base)
    alone = any(each.percent > value("far_alone_percent") for each in told)
    return tuple(told) if alone or len(told) >= value("far_figures") else ()


def _beyond(each: Outside, base: Base) -> Beyond:
    fact = FACTS[each.fact]
    seen = [fact.of(history.product(one, base.fleet)) for one in history.launches() if one.nameplate not in base.without]
    known = [*(each_seen for each_seen in seen if each_seen is not None), each.least, each.most]
    least, most = min(known), max(known)
    near = least if each.value < least else most if each.value > most else each.value
    told = dollars(base.setup.price_usd) if each.fact == "price_usd" else fact.us(each.value)
    return Beyond(each.label, told, 100.0 * abs(each.value / near - 1.0))


def _too_dear(base: Base) -> list[Beyond]:
    """A minicar at a price that none has: of a larger one the fleet holds every price."""
    top, own = dearest(base), base.product
    if top is None or top.percent <= value("far_alone_percent") or not history.minicar(own.length_mm, own.power_kw):
        return []
    return [Beyond("price among small cars", dollars(base.setup.price_usd), top.percent)]


def dearest(base: Base) -> Dearest | None:
    electric = base.product.energy == "electric"
    mine = [one for one in history.launches() if not one.neighbour and (one.energy == "electric") == electric and one.nameplate not in base.without]
    usd, title = max(((history.product(one, base.fleet).price_usd, one.title) for one in mine), default=(0.0, ""))
    return Dearest(title, usd, 100.0 * (base.product.price_usd / usd - 1.0)) if usd else None


def dear(base: Base) -> str:
    """A price far over any small car of its drive that was sold here: the model has seen none do so. Empty where it is not."""
    top = dearest(base)
    if top is None or top.percent <= value("far_percent"):
        return ""
    year, electric = base.setup.price_year, "electric " if base.product.energy == "electric" else ""
    return (
        f"{dollars(base.setup.price_usd)} is {top.percent:.0f} percent over the dearest small {electric}car sold here since {history.facts().rule.first_year} "
        f"({dollars(years.money(top.usd, base.fleet.price_year, year))} in dollars of {year}, {top.title}): no launch tells who buys a small car at that price."
    )
