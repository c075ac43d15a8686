"""An answer with made-up numbers: what a picture and a page draw does not wait for the model."""

from __future__ import annotations

from datetime import date
from math import exp

from keiway.answer import Quantity
from keiway.market.record import (
    Business,
    ChanceAt,
    Comparable,
    Instead,
    MarketAnswer,
    Point,
    PricePoint,
    Route,
    Year,
)

SOLD = {
    "Mitsubishi Mirage": [9_000, 16_700, 21_500, 22_200, 22_400, 26_000, 26_000, 19_000, 22_700, 15_800],
    "Fiat 500": [19_700, 43_800, 36_000, 34_300, 25_100, 15_300, 12_700],
    "smart fortwo": [24_600, 14_600, 5_900, 5_200, 10_000, 9_300, 10_500, 7_500, 6_200, 3_000],
    "Scion iQ": [248, 8_900, 4_000, 2_000, 500],
    "Chevrolet Spark": [12_400, 34_100, 39_200, 32_900, 35_800, 22_600, 23_600, 31_300],
}
LABELS = {
    "new_small_car": "A new small car", "new_car": "Another new car", "new_small_suv": "A new small SUV", "new_suv": "A larger new SUV", "new_pickup": "A new pickup",
    "new_electric": "A new electric car", "used_car": "A used car", "motorcycle": "A motorcycle", "side_by_side": "A side-by-side", "nothing": "Nothing: kept what they had",
}  # fmt: skip
SHARES = (0.16, 0.13, 0.1, 0.05, 0.02, 0.03, 0.3, 0.02, 0.03, 0.16)


def quantity(mid: float, unit: str = "vehicles", **more) -> Quantity:
    return Quantity(id="market.made_up", mid=mid, unit=unit, how="made up for a test", **more)


def year(number: int) -> Year:
    mid = 8_000 * (1.5 - 0.5 / number) * exp(-0.02 * number)
    return Year(year=2026 + number, low=mid / 6, low50=mid / 2, mid=mid, high50=mid * 2, high=mid * 6)


def stand_in(count: int = 10, earns: bool = True, **changed) -> MarketAnswer:
    years = tuple(year(number) for number in range(1, count + 1))
    cars = tuple(
        Comparable(id=name.casefold().replace(" ", "_"), name=name, points=tuple(Point(n=n, year=2008 + n, units=units) for n, units in enumerate(sold, 1)))
        for name, sold in SOLD.items()
    )
    grid = [9_000 + 1_000 * n for n in range(17)]
    prices = tuple(PricePoint(price_usd=usd, low=10_000 * (16_000 / usd) ** 3 / 6, mid=10_000 * (16_000 / usd) ** 3, high=60_000 * (16_000 / usd) ** 3) for usd in grid)
    made = {
        "schema": "market/1", "vehicle": "honda-n-box-3", "title": "Honda N-Box JF5", "sentence": "Made up.", "as_of": date(2026, 11, 29), "scenario": "base",
        "scenario_says": "as it is", "price_usd": 16_000.0, "price_year": 2026, "price_says": "given", "energy": "gasoline", "dealers": 400.0, "states": None,
        "cap_mph": None, "fuel_usd_gal": 3.2, "years": years, "steady": quantity(year(3).mid, low=year(3).low, high=year(3).high), "elasticity": quantity(-3.2, ""), "share_pct": quantity(0.06, "%"),
        "baselines": (), "comparables": cars, "prices": prices, "effects": (), "spread": (), "used": None, "business": business(175_000) if earns else None, "backtest": "",
        "instead": tuple(Instead(id=id_, label=label, low=share / 2, mid=share, mean=share, high=min(1.6 * share, 1.0)) for (id_, label), share in zip(LABELS.items(), SHARES, strict=True)),
        "quantities": (),
    }  # fmt: skip
    return MarketAnswer(**{**made, **changed})


def business(needed: float | None) -> Business:
    """`needed`: vehicles over its life."""
    grid = [12_000 + 2_000 * n for n in range(8)]
    return Business(
        sentence="Made up.", price_usd=16_000, price_year=2026, life_years=7, best_price_usd=None, route="import", best_route="import", evidence=(),
        routes=(Route(id="import", title="Built in Japan, shipped here", legal="", open=False, break_even=quantity(needed)),),
        at_prices=tuple(ChanceAt(route="import", price_usd=usd, units=10_000, chance=0.1, profit_mid=-1e8, break_even=2e8 / (usd - 11_000) if usd > 11_500 else None) for usd in grid),
    )  # fmt: skip
