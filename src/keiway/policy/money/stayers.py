"""Those that come in both worlds: what the reform moves of the taxes and margins they pay.

What a vehicle is worth to its buyer (`surplus_usd`) moves with the price before tax alone. A tax that moves beside it is gained or lost by
the buyer as the treasury loses or gains it, or the sum of the parties would make money out of a transfer. With u the vehicles of a year, P
those of them that are registered and U the rest, of today (t) and the reform (r):

    sales tax     (tax_r - tax_t) (u_t + u_r) / 2                  used: whole for those that come in both, half for those that come or stay away,
                                                                 by the same straight demand as that of the price
                  (tax_r - tax_t) min(u_t, u_r)                  new: their worth is the demand model's, at the price of each world
    registration  min(P_t, P_r) (R_r - R_t)                       R: fees over the years that a vehicle lasts, in the states that registered it today
                  - min(P_t - P_r, U_r - U_t) R_t                 come all the same and have lost their plates: they save the fee
                  + min(P_r - P_t, U_t - U_r) R_r                 have them now, and pay

A stream that only one world has moves nothing here. Nor do dealers: what one adds to a used vehicle is not moved by its duty (policy.entering).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from keiway.policy.money import displaced
from keiway.policy.money.ready import REFORM, TODAY, Fixed, counterparts, fees, home
from keiway.policy.parts import Life, Side, Stream

Array = np.ndarray
MOVED = ("tax_moved", "registration_moved")


class Flow(NamedTuple):
    """One stream, or a part of its vehicles: what it is by age a vehicle, on the day of sale a vehicle, and by year of sale."""

    units: Array  # [draw, year of sale]
    by_age: dict[str, Array]  # [draw, age] a vehicle
    at_sale: dict[str, Array]  # [draw] a vehicle
    by_sale: dict[str, Array]  # [draw, year of sale], all vehicles


class Pair(NamedTuple):
    now: Stream
    alive: Array  # [draw, age]
    was: Stream
    was_alive: Array


def moved(fixed: Fixed, reform: tuple[Side, Sequence[Life]], today: tuple[Side, Sequence[Life]]) -> tuple[Flow, ...]:
    """Of one world against today: quantities `MOVED`. Nothing where `reform` is today itself."""
    if reform[0] is today[0]:
        return ()
    lives = {id(stream): life for stream, life in zip(today[0].streams, today[1], strict=True)}
    found: list[Flow] = []
    for stream, life, was in zip(reform[0].streams, reform[1], counterparts(reform[0].streams, today[0].streams), strict=True):
        if was is not None and was is not stream:
            found += _moved(fixed, Pair(stream, life.alive, was, lives[id(was)].alive))
    return tuple(found)


def _moved(fixed: Fixed, pair: Pair) -> list[Flow]:
    now, was = pair.now, pair.was
    both = np.minimum(now.units, was.units) if now.new else (now.units + was.units) / 2.0
    return [Flow(now.units, {}, {}, {"tax_moved": both * _tax(fixed, pair)[:, None]}), *_registration(fixed, pair)]


def _tax(fixed: Fixed, pair: Pair) -> Array:
    """Sales tax a vehicle, where its buyers of today live [draw]."""
    at = home(pair.was)
    return fees(fixed, REFORM, pair.now, at).tax * pair.now.price_usd - fees(fixed, TODAY, pair.was, at).tax * pair.was.price_usd


def _registration(fixed: Fixed, pair: Pair) -> list[Flow]:
    now, was = pair.now, pair.was
    with_now, with_was = (plated(stream)[:, None] * stream.units for stream in (now, was))
    less, more = now.units - with_now, was.units - with_was
    before = pair.was_alive * _fees(fixed, TODAY, was, was.states, pair.was_alive)
    stay = pair.alive * _fees(fixed, REFORM, now, was.states, pair.alive) - before
    gain = pair.alive * _fees(fixed, REFORM, now, now.states, pair.alive)
    parts = (
        (np.minimum(with_now, with_was), stay),
        (np.minimum(with_was - with_now, less - more).clip(min=0.0), -before),
        (np.minimum(with_now - with_was, more - less).clip(min=0.0), gain),
    )
    return [Flow(units, {"registration_moved": fees}, {}, {}) for units, fees in parts if units.any() and fees.any()]


def _fees(fixed: Fixed, world: int, stream: Stream, states: tuple[str, ...], alive: Array) -> Any:
    """A registered vehicle's, by year of holding [age]."""
    return displaced.curve(fees(fixed, world, stream, states).registration, alive.shape[1])


def plated(stream: Stream) -> Array:
    """Share that is registered [draw]: as the stream says, else all, or none where no state registers it."""
    if stream.plated is None:
        return np.full(len(stream.units), 1.0 if stream.states else 0.0)
    return np.broadcast_to(np.asarray(stream.plated, dtype=float), (len(stream.units),))
