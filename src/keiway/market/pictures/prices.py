"""Sales in a full year by price with their band, the price asked marked, and the number that would cover every cost at each price."""

from __future__ import annotations

from keiway.charts import Picture, theme
from keiway.charts.sketch import Sketch
from keiway.market.answer.rounded import dollars, vehicles
from keiway.market.pictures import plot as p
from keiway.market.record import MarketAnswer, PricePoint


def picture(found: MarketAnswer) -> Picture:
    needs = needed(found)
    return Picture(
        plain=lambda: _svg(found, needs),
        title=title(found, needs),
        summary=summary(found, needs),
        columns=("price_usd", "units", "low", "high", "break_even_a_year"),
        rows=_rows(found, needs),
    )


def needed(found: MarketAnswer) -> list[tuple[float, float]]:
    """Price -> vehicles a year that cover every cost, of the way that is likeliest to earn at its best price."""
    if found.business is None:
        return []
    route = found.business.best_route or found.business.route
    return sorted((each.price_usd, each.break_even) for each in found.business.at_prices if each.break_even is not None and each.route == route)


def at(found: MarketAnswer, price: float) -> PricePoint:
    """The point nearest a price."""
    return min(found.prices, key=lambda each: abs(each.price_usd - price))


def meets(found: MarketAnswer, needs: list[tuple[float, float]]) -> float | None:
    """The least price of the table at which the middle forecast covers every cost."""
    return next((price for price, units in needs if at(found, price).mid >= units), None)


def title(found: MarketAnswer, needs: list[tuple[float, float]]) -> str:
    if found.far:
        return f"{found.title}: the model does not hold for it, so this curve is no forecast"
    first, last = found.prices[0], found.prices[-1]
    told = f"{found.title}: from {dollars(first.price_usd)} to {dollars(last.price_usd)} sales fall from {vehicles(first.mid)} to {vehicles(last.mid)} a year"
    if not needs:
        return told
    price = meets(found, needs)
    return f"{told}; {f'from {dollars(price)} on they cover every cost' if price else 'at no price shown do they cover every cost'}"


def summary(found: MarketAnswer, needs: list[tuple[float, float]]) -> str:
    here = at(found, found.price_usd)
    return f"{title(found, needs)}. At {dollars(here.price_usd)}, the price asked: {vehicles(here.mid)} ({vehicles(here.low)} to {vehicles(here.high)})."


def _rows(found: MarketAnswer, needs: list[tuple[float, float]]) -> list[tuple]:
    by_price = {each.price_usd: (round(each.mid, 1), round(each.low, 1), round(each.high, 1)) for each in found.prices}
    need = {price: round(units, 1) for price, units in needs}
    return [(round(price), *by_price.get(price, ("", "", "")), need.get(price, "")) for price in sorted({*by_price, *need})]


def _svg(found: MarketAnswer, needs: list[tuple[float, float]]) -> str:
    sketch = Sketch(p.WIDE)
    under = "Vehicles in a full year once launched, upward by factors. Shaded: nine in ten of the draws."
    under += " Dashed: how many a year cover every cost at that price." if needs else ""
    top = sketch.head(title(found, needs), under) + 4
    along, points = [each.price_usd for each in found.prices], found.prices
    inside = [(price, units) for price, units in needs if along[0] <= price <= along[-1]]
    plot = p.Plot(along[0], along[-1], *p.ends(min(each.low for each in points), max(each.high for each in points)), top)
    p.axis_up(sketch, plot)
    p.band(sketch, plot, along, [each.low for each in points], [each.high for each in points], theme.FIRST, 0.18)
    sketch.path([plot.points(along, [each.mid for each in points])], theme.FIRST, 2.6)
    _needs(sketch, plot, inside)
    _asked(sketch, plot, found)
    ticks = [(value, f"${value:,.0f}") for value in p.round_ticks(along[0], along[-1], 5)]
    return sketch.svg(p.axis_along(sketch, plot, ticks, f"price a buyer pays, dollars of {found.price_year}, before tax") + 4)


def _needs(sketch: Sketch, plot: p.Plot, needs: list[tuple[float, float]]) -> None:
    """Where the number leaves the plot upward it is not drawn: a line along the edge would say a number."""
    seen = [(price, units) for price, units in needs if plot.floor <= units <= plot.top]
    if len(seen) < 2:
        return
    points = plot.points(*zip(*seen, strict=True))
    sketch.path([points], theme.SECOND, 1.8, dash="dashed")
    words = "covers every cost"
    if points[-1][0] + 6 + 1.1 * p.width(words) < p.LEFT + plot.wide:
        sketch.text(points[-1][0] + 6, points[-1][1], words, theme.SECOND, bold=True, halo=True)
        return
    above = min(y for x, y in points if x >= points[-1][0] - p.width(words) - 40)
    sketch.text(points[-1][0], above - 9, words, theme.SECOND, "right", bold=True, halo=True)


def _asked(sketch: Sketch, plot: p.Plot, found: MarketAnswer) -> None:
    here = at(found, found.price_usd)
    if not plot.least <= found.price_usd <= plot.most:
        return
    x, y = plot.x(found.price_usd), plot.y(here.mid)
    sketch.stroke(x, plot.at, x, plot.at + p.HIGH, theme.INK, dash="dotted")
    p.dot(sketch, x, y, theme.INK, 3.5)
    words = f"{dollars(found.price_usd)}: {vehicles(here.mid)}"
    left = x - 8 - 1.1 * p.width(words) > p.LEFT  # below the falling line, where nothing else is drawn
    sketch.text(x - 8 if left else x + 8, y + 12 if left else y - 11, words, align="right" if left else "left", bold=True, halo=True)
