"""The door of the part: sales of a launch against what each way costs, draw by draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from keiway.answer import Quantity
from keiway.cost.record import Edit
from keiway.market import years
from keiway.market.business import costs as bills
from keiway.market.business import words
from keiway.market.business.costs import Costs
from keiway.market.business.earnings import Earned, earned
from keiway.market.business.evidence import evidence
from keiway.market.business.quantities import band, finite
from keiway.market.business.routes import Market, Tried, outcome, route, sales, tried
from keiway.market.business.sales import grid, ratios
from keiway.market.record import Asked, Business, ChanceAt

#: What is given as having no bound of its own: the ways the sentence is about.
LARGE = ("import", "us_kit", "us_plant")


def answer(asked: Asked, units: np.ndarray, entered: Any = None, prices: Sequence[float] | None = None, edits: tuple[Edit, ...] = ()) -> Business:
    """`units` [draw, year]: forecast sales at the price asked. `prices`: those of the columns of `entered.at_prices`, dollars of the price year.

    `edits`: figures of a maker's price (cost.built_here.*) to put instead of the cost room's. A vehicle whose cost nobody knows is
    answered with what the law says, and why there is no more.
    """
    price_usd, price_year = bills.priced(asked)
    units = np.asarray(units, dtype=float)
    market = Market(price_usd, price_year, units, years.context(asked.first_year).light_vehicles)
    ways, found, refused = tried(asked, price_year, edits)
    reckoned = [way for way in ways if way.costs is not None]
    each = [point for way in reckoned for point in _at_prices(way, market, entered, prices)]
    large = [way for way in reckoned if way.id in LARGE] or reckoned[:1]
    best = _best(each, [way.id for way in large])
    at = _likeliest(large, market)
    return Business(
        sentence=_sentence(asked, market, ways, large, at, each, best, refused),
        price_usd=price_usd,
        price_year=price_year,
        life_years=float(large[0].costs.years) if large else 0.0,
        routes=tuple(route(way, market, asked) for way in ways),
        at_prices=tuple(each),
        best_price_usd=best.price_usd if best else None,
        route=at[0].id if at else None,
        best_route=best.route if best else None,
        evidence=evidence(),
        **(_margins(large[0].costs, price_usd) if large else {}),
        assumed=_assumed(asked, large, units, entered, prices) if large else (),
        warnings=(*_warnings(asked, market, large, found, best, entered, prices),) if large else (refused,) if refused else (),
    )


def _at_prices(way: Tried, market: Market, entered: Any, known: Sequence[float] | None) -> list[ChanceAt]:
    """One way over all prices. Without a demand model there is the price asked alone."""
    if entered is None:
        return [_point(way, market.price_usd, sales(way, market.units), market.whole)]
    at = grid(market.price_usd)
    times, own = ratios(entered, market.price_usd, at, known), sales(way, market.units)
    return [_point(way, price, own * times[:, n : n + 1], market.whole) for n, price in enumerate(at)]


def _point(way: Tried, price: float, units: np.ndarray, whole: float) -> ChanceAt:
    found = earned(way.costs, price, units, whole)
    need = finite(found.need, 0.5)
    return ChanceAt(
        route=way.id, price_usd=price, units=float(np.median(found.sold)) / found.years, chance=found.chance, profit_mid=float(np.median(found.profit)),
        break_even=None if need is None else need / found.years, earns_each=float(np.median(found.brings)),
    )  # fmt: skip


def _best(each: Sequence[ChanceAt], among: Sequence[str]) -> ChanceAt | None:
    """Likeliest to earn; of like chances the one with the most profit."""
    able = [point for point in each if point.route in among and point.chance > 0.0]
    return max(able, key=lambda point: (point.chance, point.profit_mid), default=None)


def _likeliest(large: list[Tried], market: Market) -> tuple[Tried, Earned] | None:
    """The way that is likeliest to earn at the price asked."""
    return max(((way, outcome(way, market)) for way in large), key=lambda pair: (pair[1].chance, float(np.median(pair[1].profit))), default=None)


def _sentence(asked: Asked, market: Market, ways: list[Tried], large: list[Tried], at: tuple[Tried, Earned] | None, each: list[ChanceAt], best: ChanceAt | None, refused: str) -> str:
    if at is None:
        why = refused or next((way.why for way in ways if way.why), "No way is open to it.")
        return words.not_known(market.price_usd, why)
    ids = [way.id for way in large]
    other = _best(each, [way.id for way in ways if way.id not in ids and way.legal.open is not False])
    tries = [point for point in each if point.route in ids] if len({point.price_usd for point in each}) > 1 else []
    return words.sentence(asked, market.price_usd, at, best, tries, other, {way.id: way.title for way in ways})


def _margins(bill: Costs, price_usd: float) -> dict[str, Quantity]:
    """Of the first way: what stays with the dealer, and with the maker before its overhead and any one-off cost."""
    left = bill.left(price_usd)
    share = np.quantile(left / price_usd * 100, (0.05, 0.5, 0.95))
    return {
        "dealer": band("dealer", bill.dealers(price_usd), "usd", "gross margin of the dealer a vehicle: cost.built_here.dealer of the price without destination"),
        "maker": band(
            "maker", left, "usd",
            f"{bill.title}: what is left to the maker of each vehicle after duty, ship and warranty, before its overhead and one-off costs; "
            f"{share[1]:.0f} percent of the price ({share[0]:.0f} to {share[2]:.0f}), beside {100 * words.usual_margin():.0f} for all makes",
        ),
    }  # fmt: skip


def _assumed(asked: Asked, large: list[Tried], units: np.ndarray, entered: Any, prices: Sequence[float] | None) -> tuple[str, ...]:
    life = large[0].costs.years
    told = [f"The model is sold for {life} years, {asked.first_year} to {asked.first_year + life - 1}: the years of the cost room. No others count, whatever years were asked for."]
    if units.shape[1] < life:
        told.append("The forecast is shorter: its last year goes on.")
    if asked.vehicle.us_certified:
        told.append("It is certified and sold here already: engineering, tests and launch are spent, and not counted again.")
    told.append("One-off money is spent before the first sale; profit is what is left on that day, at a real capital charge of 5 to 12 percent a year, likeliest 7.")
    told.append("Costs and sales are drawn apart: nothing that makes it dear makes it sell, or not.")
    if entered is not None and prices is None:
        told.append("Sales at other prices go by the own-price elasticity at the price asked, which is too kind to prices far from it.")
    told.append("For low-speed vehicle, replica and exemption the law room is asked as if the maker had done what the sums pay for.")
    return tuple(told)


def _warnings(asked: Asked, market: Market, large: list[Tried], found: tuple, best: ChanceAt | None, entered: Any, prices: Sequence[float] | None):
    """The cost room's own, with what a later duty would change."""
    yield from dict.fromkeys(note for each in found if each.terms.way == "imported" for note in each.notes if not note.startswith("By the text in force now"))
    if found and found[0].untold:
        yield f"No cost is known for standards {', '.join(found[0].untold)}: they are not in the sums."
    for each in found:
        if each.id not in bills.MAKERS:  # the same import under the other tariff heading
            other = large[0]._replace(costs=bills.of(each, "import", large[0].title, market.price_year, bills.entry(asked)))
            yield f"Imported new is reckoned at {found[0].duty_says}; at {each.duty_says} it would earn its cost back in {_chance(other, market.price_usd, market, entered, prices)} of the draws at {words.dollars(market.price_usd)}."
    if found and found[0].later and large[0].id == "import":
        yield _duty(asked, market, large[0], found[0], best, entered, prices)


def _duty(asked: Asked, market: Market, way: Tried, found: Any, best: ChanceAt | None, entered: Any, prices: Sequence[float] | None) -> str:
    """What the duty of the first day, held throughout, would make of the chances."""
    percent, changes = found.later
    held = way._replace(costs=bills.of(found, way.id, way.title, market.price_year, bills.entry(asked), first_duty=True))
    at = dict.fromkeys((market.price_usd, best.price_usd if best else market.price_usd))
    told = [f"{_chance(held, price, market, entered, prices)} of the draws at {words.dollars(price)}, not {_chance(way, price, market, entered, prices)}" for price in at]
    return (
        f"Imported new pays {found.duty_says.split(' on entry')[0]} duty at first and {percent:g} percent from {changes}, by the tariff text in force now; the sums take the mean over the years. "
        f"With the first duty throughout it would earn its cost back in {' and in '.join(told)}."
    )


def _chance(way: Tried, price: float, market: Market, entered: Any, prices: Sequence[float] | None) -> str:
    own = sales(way, market.units)
    times = ratios(entered, market.price_usd, [price], prices) if entered is not None and price != market.price_usd else 1.0
    return words.percent(earned(way.costs, price, own * times, market.whole).chance)
