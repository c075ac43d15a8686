"""What is slow or random, once: figures drawn and carried to the dollars of the answer, and what states take of each stream."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from keiway.market import years
from keiway.policy.facts import column
from keiway.policy.money import displaced
from keiway.policy.money.displaced import Fees
from keiway.policy.money.facts import PREFIX, facts
from keiway.policy.parts import Drawn, Part, Side, Stream
from keiway.policy.record import MONEY_YEAR, Asked

Key = tuple[str, tuple[str, ...]]


class Fixed(NamedTuple):
    first_year: int  # values are at its beginning
    years: int  # of sale: over how many a yearly amount is told
    own: dict[Key, Fees]  # (stream, states that register it) -> of the vehicle
    others: dict[tuple[str, ...], dict[str, Fees]]  # states -> group -> of what would have been
    rates: tuple[float, float, float]  # consumption, capital, withdrawn


def prepare(asked: Asked, sides: tuple[Side, Side]) -> Part:
    """`sides`: today and the reform, of `entering`."""
    own: dict[Key, Fees] = {}
    others: dict[tuple[str, ...], dict[str, Fees]] = {}
    for side in sides:
        for stream in side.streams:
            own.setdefault(key(stream), _own(stream))
            others.setdefault(stream.states, {group: displaced.of_group(group, stream.states) for group in displaced.ON_ROAD})
    rates = facts().rates
    fixed = Fixed(sides[0].years[0], len(sides[0].years), own, others, (rates.consumption, rates.capital, rates.withdrawn))
    return Part(fixed, drawn(asked))


def key(stream: Stream) -> Key:
    return stream.id, stream.states


def drawn(asked: Asked) -> Drawn:
    """Factor -> name -> array [draw], money in dollars of `MONEY_YEAR`."""
    found: dict[str, dict[str, Any]] = {}
    for name, figure in facts().figures.items():
        values = column(PREFIX + name, figure, asked.draws, asked.seed, asked.edits)
        found.setdefault(figure.factor, {})[name] = values if figure.year is None else values * years.money(1.0, figure.year, MONEY_YEAR)
    return found


def _own(stream: Stream) -> Fees:
    """Rates are taken at the middle of the prices: they bend little."""
    price = float(np.median(stream.price_usd))
    vehicle = stream.vehicle
    mass = _mass(vehicle.curb_mass_kg)
    return displaced.fees(stream.states, round(price, -2), mass, getattr(vehicle, "fuel", "") == "electric", not stream.new, round(stream.age_at_sale))


def _mass(curb: Any) -> float:
    """Middle of the trims, kg; nothing where it is not known, which only matters where a state charges by mass."""
    return float(curb.mid) if curb is not None else 0.0
