"""An answer of the market room put together by hand, for what the page does with one. Its figures are of no forecast."""


from keiway.answer import Missing, Quantity
from keiway.market.record import (
    SCHEMA,
    Business,
    ChanceAt,
    Comparable,
    Effect,
    Flow,
    Instead,
    MarketAnswer,
    Outside,
    Point,
    PricePoint,
    Route,
    UsedImports,
    Year,
)  # fmt: skip


def quantity(id_: str, mid: float | None, unit: str, low: float | None = None, high: float | None = None, **more) -> Quantity:
    return Quantity(id=id_, mid=mid, unit=unit, low=low, high=high, how=f"{id_}: by hand, for a test", level="90% band", **more)


def years(first: int = 2027, last: int = 2036) -> tuple[Year, ...]:
    ramp = (0.5, 0.85, 1, 1, 0.96, 0.92, 0.9, 0.9, 0.88, 0.85)
    return tuple(
        Year(year=year, low=900 * part, low50=2300 * part, mid=4200 * part, high50=7900 * part, high=21500 * part)
        for year, part in zip(range(first, last + 1), ramp, strict=False)
    )  # fmt: skip


COMPARABLES = (
    Comparable(
        id="smart-fortwo", name="smart fortwo", plan=20000, length_mm=2695, price_usd=11590, confidence="secondary", note="2008 was a queue at $4 gasoline",
        points=tuple(Point(n=n, year=2007 + n, units=units) for n, units in ((1, 24622), (2, 14595), (3, 5927), (4, 5208), (5, 10009), (6, 9264))),
    ),
    Comparable(
        id="scion-iq", name="Scion iQ", plan=24000, length_mm=3050, price_usd=15265,
        points=tuple(Point(n=n, year=2010 + n, units=units) for n, units in ((1, 248), (2, 8879), (3, 4046), (4, 2040), (5, 482))),
    ),
    Comparable(id="mitsubishi-mirage", name="Mitsubishi Mirage", points=tuple(Point(n=n, year=2012 + n, units=units) for n, units in ((1, 1100), (2, 16708), (3, 21511), (4, 22235)))),
)  # fmt: skip


def routes() -> tuple[Route, ...]:
    own = {"sold_a_year": quantity("market.sold", 4200, "a year", 900, 21500), "unit_cost": quantity("market.unit_cost", 15100, "USD", 13900, 16900)}
    return (
        Route(
            id="import", title="Imported new, in conformity", legal="It needs certification to every US standard.", open=True, **own, contribution=quantity("market.contribution", 900, "USD", -900, 2100),
            once=quantity("market.once", 210e6, "USD", 120e6, 380e6), break_even=quantity("market.break_even", 240000, "vehicles", 90000, None), never=0.22, chance=0.04,
            profit=quantity("market.profit", -160e6, "USD", -330e6, 20e6), says="One-off costs of about $210 million are spread over too few.", next='keiway cost "Honda N-Box JF5" --built-here',
        ),
        Route(id="lsv", title="As a low-speed vehicle", legal="Up to 25 mph, on roads posted up to 35.", open=False, says="It is faster than 25 mph as built."),
        Route(id="replica", title="As a replica", legal="325 a year, of a car at least 25 years old.", open=None, most_a_year=325, sold_a_year=quantity("market.sold.replica", 325, "a year"), break_even=quantity("market.break_even.replica", None, "vehicles"), never=1.0, chance=0.0),
    )  # fmt: skip


def business() -> Business:
    return Business(
        sentence="At $16,000 thin margins and poor sales do kill it: one chance in 25 that an importer earns its one-off costs; at no price does it rise above one in ten.",
        price_usd=16000, price_year=2026, life_years=7, routes=routes(), best_price_usd=21000, dealer=quantity("market.dealer", 900, "USD", 500, 1300),
        at_prices=tuple(ChanceAt(route="import", price_usd=price, units=units, chance=chance, profit_mid=profit) for price, units, chance, profit in ((14000, 6100, 0.02, -1.8e8), (16000, 4200, 0.04, -1.6e8), (21000, 1900, 0.08, -1.5e8))),
        evidence=(quantity("market.margin.smart", -2200, "USD a vehicle", -3000, -1000),), assumed=("A model is sold seven years.",),
    )  # fmt: skip


def made(asked, **changed) -> MarketAnswer:
    """Of what was asked: the vehicle's name, its price, its years."""
    price = asked.price_usd or 16500.0
    instead = (("new_small_car", "another new small car", 0.22, 1250, 21000), ("used_car", "a used car", 0.34, 1500, 15000), ("nothing", "nothing: kept what they had", 0.18, None, None), ("new_suv", "a new SUV", 0.16, 1900, 39000), ("side_by_side", "a side-by-side", 0.10, 700, 19000))  # fmt: skip
    answer = MarketAnswer(
        schema=SCHEMA, vehicle=asked.vehicle.id, title=asked.vehicle.name, as_of=asked.as_of, scenario=asked.scenario, scenario_says="every state open, the network of a small brand",
        sentence=f"A new {asked.vehicle.name} at ${price:,.0f} would sell about 4,200 a year (900 to 21,500) in its third year. That is 0.03 percent of new light vehicles.",
        price_usd=price, price_year=2026, price_says="dollars of 2026", energy=asked.energy or "gasoline", dealers=asked.dealers or 300, states=asked.states, cap_mph=asked.cap_mph, fuel_usd_gal=asked.fuel_usd_gal or 3.05,
        years=years(asked.first_year, asked.last_year), steady=quantity("market.steady", 4200, "vehicles a year", 900, 21500, low50=2300, high50=7900), elasticity=quantity("market.elasticity", -2.9, "", -4.1, -1.9),
        share_pct=quantity("market.share", 0.027, "%", 0.006, 0.14), baselines=(quantity("market.baseline.class", 6100, "vehicles a year", 700, 24000), quantity("market.baseline.segment", 9800, "vehicles a year", 2000, 30000)),
        comparables=COMPARABLES, instead=tuple(Instead(id=id_, label=label, low=mid * 0.6, mid=mid, mean=mid, high=mid * 1.5, mass_kg=mass, price_usd=paid) for id_, label, mid, mass, paid in instead),
        prices=tuple(PricePoint(price_usd=at, low=900 * (16000 / at) ** 3, mid=4200 * (16000 / at) ** 3, high=21500 * (16000 / at) ** 3) for at in range(10000, 25000, 1000)),
        effects=(
            Effect(id="fuel", label="Gasoline", setting="$2.50 a gallon", low=0.91, mid=0.95, high=0.98, mid_units=3990), Effect(id="fuel", label="Gasoline", setting="$5.00 a gallon", low=1.05, mid=1.16, high=1.33, mid_units=4870),
            Effect(id="cap", label="Fastest road", setting="35 mph", low=0.02, mid=0.07, high=0.2, mid_units=290), Effect(id="cap", label="Fastest road", setting="no cap", low=1, mid=1, high=1, mid_units=4200, now=True),
        ),
        spread=(quantity("market.spread.entrant", 71, "%"), quantity("market.spread.ramp", 17, "%")),
        used=UsedImports(
            says="About 7,600 used kei were imported in 2023.", doubt="One year is counted; the others are interpolated.", flows=(Flow(year=2022, low=4000, mid=6000, high=8000, kind="estimate"), Flow(year=2023, low=7594, mid=7594, high=7594, kind="counted"), Flow(year=2027, low=3000, mid=9000, high=16000, kind="forecast")),
            counted=quantity("market.used.counted", 7594, "vehicles"), opens=2048, closes=2055,
        ),
        business=business(), backtest="Tried on 22 launches as if on the day, the 90% bands held 19 of 22 and the middle was off by a factor of 1.7.",
        quantities=(), outside=(Outside(fact="power_to_mass", label="Power to mass", value=43.0, least=47.0, most=240.0, unit="W/kg", percent=8.5, says="Power to mass, 43 W/kg, is 9% below the least in the fleet (47)."),),
        missing=(Missing(fact="mass", question="What does it weigh?", settles="Its performance.", option="--set curb_mass_kg=900"),), assumed=("Sold like any other car.",), warnings=("No car of this size is sold here new: the model reaches past its data.",), next=('keiway cost "Honda N-Box JF5" --built-here',),
    )  # fmt: skip
    import msgspec

    return msgspec.structs.replace(answer, **changed)
