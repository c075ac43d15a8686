"""Vehicles and lives of random numbers, by the contract of policy.parts: to test what is made of them without the parts that make them."""

from __future__ import annotations

import numpy as np

from keiway.policy.parts import Life, Side, Stream

GROUPS = ("new_car", "used_car", "nothing")
FIELDS = tuple(name for name in Life._fields if name not in ("alive", "miles_by_road"))


def stream(id_: str, units: np.ndarray, new: bool = True, seed: int = 1, cap_mph: float | None = None, **given) -> Stream:
    """`units` [draw, year of sale]."""
    random = np.random.default_rng(seed)
    draws = len(units)
    instead = random.dirichlet(np.ones(len(GROUPS)), draws)
    fields = {
        "price_usd": random.uniform(8000, 16000, draws), "duty_usd": random.uniform(100, 900, draws), "surplus_usd": random.uniform(0, 3000, draws),
        "maker_usd": units * random.normal(-200, 500, units.shape), "dealer_usd": random.uniform(500, 1500, draws),
    }  # fmt: skip
    return Stream(
        id=id_, vehicle=None, title=id_, new=new, rhd=not new, cap_mph=cap_mph, freeways=True, states=("CO", "TX"), units=units, instead=instead, groups=GROUPS,
        us_share=0.3, age_at_sale=0.0 if new else 25.0, **(fields | given),
    )  # fmt: skip


def life(draws: int, ages: int = 12, seed: int = 1) -> Life:
    random = np.random.default_rng(seed)
    alive = np.cumprod(random.uniform(0.9, 1.0, (draws, ages)), axis=1)
    by_road = random.uniform(0, 2000, (draws, ages, 6)) * alive[:, :, None]
    of = {name: random.normal(1.0, 2.0, (draws, ages)) * alive for name in FIELDS}
    return Life(alive=alive, miles_by_road=by_road, **(of | {"miles": by_road.sum(axis=2)}))


def side(draws: int = 50, years: int = 10, seed: int = 1, first: int = 2028) -> tuple[Side, tuple[Life, ...]]:
    random = np.random.default_rng(seed)
    new = stream("new.kei", random.lognormal(7, 1, (draws, years)), seed=seed)
    used = stream("used.kei_truck", random.lognormal(8, 0.3, (draws, years)), new=False, seed=seed + 1)
    return Side(tuple(range(first, first + years)), (new, used)), (life(draws, seed=seed), life(draws, 8, seed=seed + 1))
