"""What stands beside a vehicle that enters: prices of what its buyers would have had, and what states take of both.

Prices are the market room's, by group, means over what is sold. Rates and fees are the cost room's by state, weighted by the households of the
states named; of all states where none is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from keiway.policy.money.facts import facts
from keiway.policy.record import MONEY_YEAR
from keiway.store import per_world

#: Ages at which a registration is worked out; between them it is straight, after the last as there.
AGES = (0, 1, 2, 3, 5, 8, 12, 20)
#: Groups whose sale is lost to makers, dealers and treasuries when they are not bought. A used car not bought is bought by somebody else.
LOST = ("new_small_car", "new_car", "new_small_suv", "new_suv", "new_pickup", "new_van", "new_electric", "motorcycle", "side_by_side")
#: Those with customs duty like a car's. Motorcycles and side-by-sides pay little or are made here and in Mexico.
DUTIABLE = LOST[:7]
#: No states named: all of them.
EVERYWHERE: tuple[str, ...] = ()
#: Registered for the road.
ON_ROAD = (*LOST[:7], "used_car", "motorcycle")


class Group(NamedTuple):
    """A mean vehicle of a group. Dollars of `MONEY_YEAR`."""

    price_usd: float
    mass_kg: float
    electric: bool
    used: bool


class Fees(NamedTuple):
    """Of one vehicle in the states that register it."""

    tax: float  # sales tax, share of the price
    registration: tuple[float, ...]  # dollars a year, at AGES


@lru_cache(maxsize=1)
def groups() -> dict[str, Group]:
    """Group -> its mean vehicle, sales-weighted. Groups without a vehicle are not in it."""
    import numpy as np

    from keiway.market import fleet, years
    from keiway.market.demand.offer import KINDS, OTHERS, offer

    shipped = fleet.load()
    found = offer(shipped)
    to_money = years.money(1.0, shipped.price_year, MONEY_YEAR)
    told = np.array(["new_electric" if KINDS[each].startswith("electric") else KINDS[each] for each in found.kind])
    groups_: dict[str, Group] = {}
    for name in sorted({str(each) for each in told}):
        here = told == name
        price, mass = (float(np.average(of[here], weights=found.units[here])) for of in (found.price, found.mass))
        groups_[name] = Group(price * to_money, mass, name == "new_electric", False)
    masses = {other.id: other.mass_kg for other in shipped.others}
    for name, price in zip(OTHERS, found.other_price, strict=True):
        groups_[name] = Group(float(price) * to_money, float(masses[name] or 0.0), False, name == "used_car")
    return groups_


def weights(states: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """(state, share of the households of these states). None: all states."""
    from keiway.cost.states import table
    from keiway.market.launch import households

    known = tuple(sorted(set(states) & set(table().states))) or tuple(sorted(table().states))
    shares = {state: households((state,)) for state in known}
    whole = sum(shares.values())
    return tuple((state, share / whole) for state, share in shares.items())


@per_world(512)
def fees(states: tuple[str, ...], price_usd: float, mass_kg: float, electric: bool, used: bool, age: int) -> Fees:
    """Sales tax and registration of a vehicle that is `age` years old when it is bought."""
    from keiway.cost.states import tax_rate

    among = weights(states)
    tax = sum(share * tax_rate(state, used=used).on(price_usd) for state, share in among) / price_usd if price_usd > 0.0 else 0.0
    return Fees(tax, tuple(sum(share * _registration(state, price_usd, mass_kg, electric, age, held) for state, share in among) for held in AGES))


def _registration(state: str, price_usd: float, mass_kg: float, electric: bool, age: int, held: int) -> float:
    from keiway.cost.states import registration
    from keiway.cost.states.yearly import Held

    value = price_usd * facts().value_kept.value**held
    list_usd = price_usd if age == 0 else None
    return registration(state, Held(age_years=age + held, held_years=held, mass_kg=mass_kg, electric=electric, list_usd=list_usd, paid_usd=price_usd, value_usd=value)).mid


def of_group(group: str, states: tuple[str, ...]) -> Fees:
    """Of the mean vehicle of a group."""
    at = groups()[group]
    age = int(facts().used_car_years.value) if at.used else 0
    return fees(states, at.price_usd, at.mass_kg, at.electric, at.used, age)


def curve(registration: tuple[float, ...], ages: int) -> Any:
    """Dollars in each year of holding, array [age]."""
    import numpy as np

    return np.interp(np.arange(ages), AGES, registration)


def summed(stream: Any, of: Callable[[str], float], among: tuple[str, ...]) -> Any:
    """Sum over groups of share x what it is of the group, array [draw]: what a buyer would have brought."""
    import numpy as np

    row = np.array([of(group) if group in among and group in groups() else 0.0 for group in stream.groups])
    return stream.instead @ row
