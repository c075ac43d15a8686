"""Vehicles and lives of random numbers, by the contract of policy.parts: to test what is made of them without the parts that make them."""

from __future__ import annotations

from datetime import date

import numpy as np

from keiway.market.demand import INSTEAD
from keiway.policy import money
from keiway.policy.money.agency.change import Change
from keiway.policy.parts import Life, Side, Stream
from keiway.policy.record import Asked
from keiway.vehicles.catalogue import vehicle

FIELDS = tuple(name for name in Life._fields if name not in ("alive", "miles_by_road"))
DRAWS = 40
Half = tuple[Side, tuple[Life, ...]]


def stream(id_: str, units: np.ndarray, new: bool = True, seed: int = 1, **given) -> Stream:
    """`units` [draw, year of sale]."""
    random = np.random.default_rng(seed)
    draws = len(units)
    made = {
        "id": id_, "vehicle": vehicle("honda-n-box-3"), "title": id_, "new": new, "rhd": not new, "cap_mph": None, "freeways": True, "states": ("CO", "TX"), "units": units,
        "instead": random.dirichlet(np.ones(len(INSTEAD)), draws), "groups": tuple(INSTEAD), "price_usd": random.uniform(8000, 16000, draws),
        "duty_usd": random.uniform(100, 900, draws), "surplus_usd": random.uniform(0, 3000, draws), "maker_usd": units * random.normal(-200, 500, units.shape),
        "dealer_usd": random.uniform(500, 1500, draws), "us_share": 0.3, "age_at_sale": 0.0 if new else 25.0,
    }  # fmt: skip
    return Stream(**(made | given))


def life(draws: int, ages: int = 12, seed: int = 1) -> Life:
    random = np.random.default_rng(seed)
    alive = np.cumprod(random.uniform(0.9, 1.0, (draws, ages)), axis=1)
    by_road = random.uniform(0, 2000, (draws, ages, 6)) * alive[:, :, None]
    of = {name: random.normal(1.0, 2.0, (draws, ages)) * alive for name in FIELDS}
    return Life(alive=alive, miles_by_road=by_road, **(of | {"miles": by_road.sum(axis=2)}))


def half(draws: int = DRAWS, years: int = 10, seed: int = 1, first: int = 2028) -> Half:
    """One world: a new car and a used truck."""
    random = np.random.default_rng(seed)
    new = stream("new.kei", random.lognormal(7, 1, (draws, years)), seed=seed)
    used = stream("used.kei_truck", random.lognormal(8, 0.3, (draws, years)), new=False, seed=seed + 1)
    return Side(tuple(range(first, first + years)), (new, used)), (life(draws, seed=seed), life(draws, 8, seed=seed + 1))


def nobody(years: int = 10, first: int = 2028) -> Half:
    return Side(tuple(range(first, first + years)), ()), ()


def change(today: Half, reform: Half, draws: int = DRAWS, edits: tuple = ()) -> Change:
    asked = Asked(reform=None, as_of=date(2026, 11, 1), first_year=today[0].years[0], years=len(today[0].years), draws=draws, edits=edits)
    part = money.prepare(asked, (today[0], reform[0]))
    worths = tuple(money.worth(part.fixed, part.drawn, side, lives) for side, lives in (today, reform))
    return Change(asked, part.fixed, part.drawn, (today[0], reform[0]), (today[1], reform[1]), worths)
