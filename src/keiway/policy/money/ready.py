"""What is slow or random, once: figures drawn and carried to the dollars of the answer, and what states take of each stream."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from keiway.market import years
from keiway.policy.facts import column
from keiway.policy.money import displaced
from keiway.policy.money.displaced import EVERYWHERE, Fees
from keiway.policy.money.facts import PREFIX, facts
from keiway.policy.parts import Drawn, Part, Side, Stream
from keiway.policy.record import MONEY_YEAR, Asked

States = tuple[str, ...]
TODAY, REFORM = 0, 1


class Fixed(NamedTuple):
    first_year: int  # values are at its beginning
    years: int  # of sale: over how many a yearly amount is told
    own: dict[tuple[int, str, States], Fees]  # (world, stream, states) -> of the vehicle there
    others: dict[States, dict[str, Fees]]  # states -> group -> of what would have been
    rates: tuple[float, float, float]  # consumption, capital, withdrawn
    chosen: frozenset[str]  # streams that are on sale in one world alone, whether or not their makers earn, because that is assumed


def prepare(asked: Asked, sides: tuple[Side, Side]) -> Part:
    """`sides`: today and the reform, of `entering`."""
    own: dict[tuple[int, str, States], Fees] = {}
    others: dict[States, dict[str, Fees]] = {}
    twins = dict(enumerate(counterparts(sides[REFORM].streams, sides[TODAY].streams)))
    for world, side in enumerate(sides):
        for n, stream in enumerate(side.streams):
            twin = twins.get(n) if world == REFORM else None
            for states in {stream.states, home(stream), *(() if twin is None else (twin.states, home(twin)))}:
                own[world, stream.id, states] = _own(stream, states)
            others.setdefault(home(stream), {group: displaced.of_group(group, home(stream)) for group in displaced.ON_ROAD})
    rates = facts().rates
    fixed = Fixed(sides[0].years[0], len(sides[0].years), own, others, (rates.consumption, rates.capital, rates.withdrawn), _chosen(asked, sides))
    return Part(fixed, drawn(asked))


def fees(fixed: Fixed, world: int, stream: Stream, states: States) -> Fees:
    """What these states take of it in that world; of a stream that only the other one has, there."""
    known = (fixed.own.get((each, stream.id, states)) for each in (world, REFORM - world))
    return next((found for found in known if found is not None), None) or _own(stream, states)


def home(stream: Stream) -> States:
    """States its buyers live in. A new one is sold where it is registered; used ones go to all, with plates or without."""
    return stream.states if stream.new else EVERYWHERE


def counterparts(streams: Sequence[Stream], others: Sequence[Stream]) -> tuple[Stream | None, ...]:
    """For each stream the one of the other world that is the same: of its name, else a new one of its vehicle, which may come by another way."""
    names = {stream.id: stream for stream in others}
    new = {stream.vehicle.id: stream for stream in reversed(others) if stream.new}
    return tuple(names.get(stream.id) or (new.get(stream.vehicle.id) if stream.new else None) for stream in streams)


def _chosen(asked: Asked, sides: tuple[Side, Side]) -> frozenset[str]:
    """Where makers go by what they earn, nothing is assumed; of a vehicle that both worlds sell, what a maker saves is the rule's doing."""
    if asked.entry == "earns":
        return frozenset()
    today, reform = ({stream.vehicle.id for stream in side.streams if stream.new} for side in sides)
    return frozenset(stream.id for side in sides for stream in side.streams if stream.new and stream.vehicle.id in today ^ reform)


def drawn(asked: Asked) -> Drawn:
    """Factor -> name -> array [draw], money in dollars of `MONEY_YEAR`."""
    found: dict[str, dict[str, Any]] = {}
    for name, figure in facts().figures.items():
        values = column(PREFIX + name, figure, asked.draws, asked.seed, asked.edits)
        found.setdefault(figure.factor, {})[name] = values if figure.year is None else values * years.money(1.0, figure.year, MONEY_YEAR)
    return found


def _own(stream: Stream, states: States) -> Fees:
    """Rates are taken at the middle of the prices: they bend little."""
    price = float(np.median(stream.price_usd))
    vehicle = stream.vehicle
    mass = _mass(vehicle.curb_mass_kg)
    return displaced.fees(states, round(price, -2), mass, getattr(vehicle, "fuel", "") == "electric", not stream.new, round(stream.age_at_sale))


def _mass(curb: Any) -> float:
    """Middle of the trims, kg; nothing where it is not known, which only matters where a state charges by mass."""
    return float(curb.mid) if curb is not None else 0.0
