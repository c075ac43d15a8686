"""Sides and lives of made-up numbers, by the contract of policy.parts."""

from __future__ import annotations

from datetime import date

import numpy as np

from keiway.market.demand import INSTEAD
from keiway.policy.parts import Life, Side, Stream
from keiway.policy.record import Asked
from keiway.vehicles.catalogue import vehicle

DRAWS = 50
YEARS = (2028, 2029, 2030)
AGES = 6


def asked(draws: int = DRAWS, **more) -> Asked:
    return Asked(reform=None, as_of=date(2026, 11, 1), first_year=YEARS[0], years=len(YEARS), draws=draws, **more)


def stream(seed: int = 1, new: bool = True, draws: int = DRAWS, states: tuple[str, ...] = ("CO", "TX"), **more) -> Stream:
    random = np.random.default_rng(seed)
    instead = random.random((draws, len(INSTEAD)))
    made = {
        "id": "new.honda-n-box-3" if new else "used.kei_truck", "vehicle": vehicle("honda-n-box-3"), "title": "made up", "new": new, "rhd": not new, "cap_mph": None,
        "freeways": True, "states": states, "units": random.random((draws, len(YEARS))) * 9000.0, "instead": instead / instead.sum(axis=1, keepdims=True), "groups": INSTEAD,
        "price_usd": 15000.0 + 3000.0 * random.random(draws), "duty_usd": 1500.0 * random.random(draws), "surplus_usd": 2000.0 * random.random(draws),
        "maker_usd": 1e7 * random.normal(size=(draws, len(YEARS))), "dealer_usd": 800.0 * random.random(draws), "us_share": 0.3, "age_at_sale": 0.0 if new else 26.0,
    }  # fmt: skip
    return Stream(**{**made, **more})


def life(seed: int = 2, draws: int = DRAWS, ages: int = AGES, **more) -> Life:
    random = np.random.default_rng(seed)

    def some(size: float):
        return size * random.normal(size=(draws, ages))

    made = {
        "alive": np.tile(0.95 ** np.arange(ages), (draws, 1)), "miles": abs(some(6000.0)), "miles_by_road": abs(random.normal(size=(draws, ages, 6))) * 1000.0, "other_miles": some(500.0),
        "own_deaths": some(1e-5), "own_serious": some(1e-4), "others_deaths": some(1e-5), "others_serious": some(1e-4), "others_in_vehicles_deaths": some(5e-6),
        "fuel_gal": some(100.0), "electric_kwh": some(10.0), "co2_tonnes": some(1.0), "fuel_usd": some(300.0), "upkeep_usd": some(100.0), "hours_lost": abs(some(5.0)),
        "fuel_tax_federal_usd": some(18.0), "fuel_tax_state_usd": some(30.0),
    }  # fmt: skip
    return Life(**{**made, **more})


def side(*streams: Stream) -> Side:
    return Side(YEARS, streams)


EMPTY = Side(YEARS, ())
