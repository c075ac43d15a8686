"""Sales in a full year if one thing were otherwise, draw by draw against the forecast: the same random numbers on both sides.

What is tried is what the scenarios of data/market/scenarios.yaml set, so that each may be asked for by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from keiway.market import launch, years
from keiway.market.answer.bands import three
from keiway.market.answer.draws import Drawn, capped, reach, setting, with_energy
from keiway.market.answer.rounded import dollars, vehicles
from keiway.market.answer.setup import FUEL_YEAR
from keiway.market.record import Effect

CAPS = (35, 45, 55)
NETWORKS = ("thin-network", "base", "wide-network")
FUELS = ("fuel-low", "fuel-high")
STATES = "few-states"
PRICES = (0.9, 1.1)


def effects(found: Drawn) -> tuple[Effect, ...]:
    return tuple([*_prices(found), *_fuel(found), *_caps(found), *_states(found), *_dealers(found), *_energy(found)])


def _effect(found: Drawn, id_: str, label: str, setting_: str, ratio: np.ndarray | None) -> Effect:
    """`ratio` [draw] to the forecast; None: it is the forecast."""
    units = found.steady
    if ratio is None:
        return Effect(id=id_, label=label, setting=setting_, low=1.0, mid=1.0, high=1.0, mid_units=float(np.median(units)), now=True)
    low, mid, high = three(ratio)
    return Effect(id=id_, label=label, setting=setting_, low=low, mid=mid, high=high, mid_units=float(np.median(units * ratio)))


def _ratio(new: np.ndarray, old: np.ndarray) -> np.ndarray:
    """Nothing over nothing is as it was."""
    return np.divide(new, old, out=np.ones_like(new), where=old > 0)


def _prices(found: Drawn) -> Iterator[Effect]:
    here = int(np.argmin(abs(found.prices - found.price_usd)))
    for times in PRICES:
        at = int(np.argmin(abs(found.prices - times * found.price_usd)))
        if at != here:
            says = f"{dollars(found.prices[at])}, {100 * (found.prices[at] / found.price_usd - 1):+.0f}%"
            yield _effect(found, "price", "Price", says, _ratio(found.at_prices[:, at], found.at_prices[:, here]))


def _fuel(found: Drawn) -> Iterator[Effect]:
    base = found.base
    now = years.money(base.setting.gasoline_usd_gal, base.setting.year, found.price_year)
    for name in FUELS:
        usd = years.money(launch.scenario(name).fuel_usd_gal, FUEL_YEAR, found.price_year)
        if abs(usd - now) >= 0.05:
            ratio = _another(found, market=setting(base.asked.first_year, base.setup, usd))
            yield _effect(found, "fuel", "Gasoline", f"${usd:.2f} a gallon", ratio)
    yield _effect(found, "fuel", "Gasoline", f"${now:.2f} a gallon", None)


def _caps(found: Drawn) -> Iterator[Effect]:
    own = found.base.setup.cap_mph
    for cap in (*sorted({*CAPS, *([own] if own else [])}), None):
        asked = cap == own
        words = f"no road over {cap} mph" if cap else "none"
        yield _effect(found, "cap", "Speed cap", words, None if asked else _ratio(capped(found.base, cap), found.factors["cap"]))


def _states(found: Drawn) -> Iterator[Effect]:
    few = launch.scenario(STATES).states or ()
    for states, words in ((tuple(few), f"only {len(few)}: {', '.join(few)}"), (None, "all")):
        asked = states == found.base.setup.states
        yield _effect(found, "states", "States", words, None if asked else _ratio(reach(found.base, states=states), found.factors["reach"]))
    if found.base.setup.states not in (None, tuple(few)):
        yield _effect(found, "states", "States", f"{len(found.base.setup.states)} as asked", None)


def _dealers(found: Drawn) -> Iterator[Effect]:
    known = {launch.scenario(name).dealers or 0.0 for name in NETWORKS} | {found.base.setup.dealers}
    for dealers in sorted(known):
        asked = dealers == found.base.setup.dealers
        yield _effect(found, "dealers", "Dealers", vehicles(dealers), None if asked else _ratio(reach(found.base, dealers), found.factors["reach"]))


def _energy(found: Drawn) -> Iterator[Effect]:
    for energy in ("gasoline", "electric"):
        asked = energy == found.base.setup.energy
        ratio = None if asked else _another(found, product=with_energy(found.base, energy))
        yield _effect(found, "energy", "Drive", energy if asked else f"{energy}, at the same price", ratio)


def _another(found: Drawn, market: Any = None, product: Any = None) -> np.ndarray:
    """Another launch over the one asked, [draw]: what launches taught is asked of it anew, with the same random numbers."""
    return _ratio(found.base.sold(setting=market, product=product), found.entered.units)
