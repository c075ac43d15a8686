"""Sales by year as a fan, the number that covers every cost, and what small cars really sold, each from its own first year."""

from __future__ import annotations

from collections.abc import Sequence

from keiway.charts import Picture, theme
from keiway.charts.sketch import Sketch
from keiway.market.answer.rounded import MOST_SOLD, dollars, needed, vehicles
from keiway.market.pictures import plot as p
from keiway.market.record import Comparable, MarketAnswer, Year

NAMES = 96  # px at the right for the names of those that sold to the end
ALONE = 0.12  # of the plot: how wide a single year is drawn
SHOWN = 6  # more lines than that are a thicket
FULL = 3  # the year on sale from which a launch stands on its own, and of which `steady` is told


def picture(found: MarketAnswer) -> Picture:
    need = break_even(found)
    return Picture(
        plain=lambda: _svg(found, need),
        title=title(found, need),
        summary=summary(found, need),
        columns=("what", "year_on_sale", "year", "units", "low", "low50", "high50", "high"),
        rows=_rows(found, need),
    )


def break_even(found: MarketAnswer) -> tuple[str, float] | None:
    """The likeliest way to earn at this price, and how many a year it must sell to cover every cost; None where no number is enough."""
    business = found.business
    route = next((each for each in business.routes if each.id == business.route), None) if business else None
    if route is None or route.break_even is None or route.break_even.mid is None or not business.life_years:
        return None
    return route.title, route.break_even.mid / business.life_years


def drawn_need(need: tuple[str, float] | None) -> float | None:
    """As a line, where it is a number that anybody could sell."""
    return need[1] if need and 1 <= need[1] <= MOST_SOLD else None


def full_year(found: MarketAnswer) -> int:
    """The third year on sale, whether it was asked for or not."""
    return found.years[0].year + FULL - 1


def title(found: MarketAnswer, need: tuple[str, float] | None) -> str:
    """The finding: sales in a full year, beside what they must be."""
    year, what = found.steady, f"{found.title} at {dollars(found.price_usd)}"
    if found.far:
        return f"{what}: the model does not hold for it, so these numbers are no forecast"
    band = f" ({vehicles(year.low)} to {vehicles(year.high)})" if year.low is not None and year.high is not None else ""
    told = f"{what}: about {vehicles(year.mid)} a year{band}"
    return f"{told}; {_needed(need)}" if found.business and found.business.route else told


def _needed(need: tuple[str, float] | None) -> str:
    if need and need[1] < 1:
        return "each one sold earns"
    return f"break-even is {needed(need[1])}" if need else "no number that could be sold breaks even"


def summary(found: MarketAnswer, need: tuple[str, float] | None) -> str:
    if found.far:
        return f"{title(found, need)}."
    first, last = found.years[0], found.years[-1]
    told = f"{title(found, need).partition(';')[0]} in {full_year(found)}"
    told += f"; {vehicles(first.mid)} in {first.year}" + (f", {vehicles(last.mid)} in {last.year}." if len(found.years) > 1 else ".")
    if drawn_need(need):
        told += f" About {vehicles(need[1])} a year would cover every cost ({need[0][:1].lower()}{need[0][1:]})."
    best = max(shown(found), key=lambda each: max(point.units for point in each.points), default=None)
    if best:
        most = max(best.points, key=lambda point: point.units)
        told += f" Of the small cars shown the {best.name} sold most, {vehicles(most.units)} in {most.year}."
    return told


def shown(found: MarketAnswer) -> list[Comparable]:
    """The first few with two years or more, one of them under the fan; the answer gives them nearest first."""
    count = len(found.years)
    return [each for each in found.comparables if sum(point.n >= 1 for point in each.points) >= 2 and _within(each, count)][:SHOWN]


def _rows(found: MarketAnswer, need) -> list[tuple]:
    rows: list[tuple] = [
        ("forecast", n, year.year, *(round(value, 1) for value in (year.mid, year.low, year.low50, year.high50, year.high))) for n, year in enumerate(found.years, 1)
    ]
    rows += [(each.name, point.n, point.year, round(point.units), "", "", "", "") for each in found.comparables for point in each.points]
    return rows + ([(f"break-even, {need[0]}", "", "", round(need[1], 1), "", "", "", "")] if need else [])


def _svg(found: MarketAnswer, need) -> str:
    sketch, count = Sketch(p.WIDE), len(found.years)
    under = (
        "Vehicles a year, upward by factors. Shaded: five in ten and nine in ten of the draws. Thin: what other small cars really "
        "sold here, each from its own first year."
    )
    cars = shown(found)
    floor, top = p.ends(_least(found), _most(found, cars, need, count))
    under += " On the floor: fewer." if any(point.units < floor for each in cars for point in _within(each, count)) else ""
    plot = p.Plot(1, max(count, 2), floor, top, sketch.head(title(found, need), under) + 4, p.WIDE - p.LEFT - NAMES)
    p.axis_up(sketch, plot)
    _band(sketch, plot, found.years)
    _lines(sketch, plot, cars, count)
    along, years = _seen(found.years)
    sketch.path([plot.points(along, [year.mid for year in years])], theme.FIRST, 2.6)
    if drawn_need(need):
        sketch.stroke(p.LEFT, plot.y(need[1]), p.LEFT + plot.wide, plot.y(need[1]), theme.SECOND, 1.8, dash="dashed")
    _names(sketch, plot, found, cars, need)
    end = p.axis_along(sketch, plot, _ticks(count), "year on sale; below, of the forecast", _calendar(found.years))
    return sketch.svg(end + 4)


def _least(found: MarketAnswer) -> float:
    """The floor: under the band of a full year; a slow start may be drawn on it."""
    return min(year.low for year in found.years[1:] or found.years) or 1.0


def _most(found: MarketAnswer, cars: list[Comparable], need, count: int) -> float:
    sold = [point.units for each in cars for point in each.points if point.n <= count]
    return max([year.high for year in found.years] + sold + ([need[1]] if drawn_need(need) else []))


def _band(sketch: Sketch, plot: p.Plot, years: Sequence[Year]) -> None:
    along, years = _seen(years)
    p.band(sketch, plot, along, [year.low for year in years], [year.high for year in years], theme.FIRST, 0.13)
    p.band(sketch, plot, along, [year.low50 for year in years], [year.high50 for year in years], theme.FIRST, 0.2)


def _seen(years: Sequence[Year]) -> tuple[list[float], Sequence[Year]]:
    """Where each stands along; one year alone is given a little width, else there is nothing to see of it."""
    if len(years) == 1:
        return [1.0, 1.0 + ALONE], [*years, *years]
    return [float(n) for n in range(1, len(years) + 1)], years


def _within(each: Comparable, count: int) -> list:
    return [point for point in each.points if 1 <= point.n <= count]


def _lines(sketch: Sketch, plot: p.Plot, cars: list[Comparable], count: int) -> None:
    for number, each in enumerate(cars):
        points = plot.points([point.n for point in _within(each, count)], [point.units for point in _within(each, count)])
        sketch.path([points], theme.SOFT, 1.1, dash=("solid", "dotted", "dashed")[number % 3])
        p.dot(sketch, *points[-1], theme.SOFT)


def _names(sketch: Sketch, plot: p.Plot, found: MarketAnswer, cars: list[Comparable], need) -> None:
    """At the right, by height; a thin stroke leads from the end of a line to its name."""
    count = len(found.years)
    right = p.LEFT + plot.wide
    ends = [(right, plot.y(found.years[-1].mid), ("no forecast" if found.far else "forecast",), theme.FIRST)]
    ends += [(right, plot.y(need[1]), ("break-even", f"{vehicles(need[1])} a year"), theme.SECOND)] if drawn_need(need) else []
    for each in cars:
        last = _within(each, count)[-1]
        ends.append((plot.x(last.n), plot.y(last.units), (short(each.name),), theme.SOFT))
    heights = p.spread([y for _, y, _, _ in ends], [len(words) for _, _, words, _ in ends], plot.at - 6, plot.at + p.HIGH)
    for (x, y, words, colour), placed in zip(ends, heights, strict=True):
        if colour == theme.SOFT:
            sketch.path([((x, y), (right, placed), (right + 4, placed))], theme.WAIT, 0.8)
        for n, line in enumerate(words):
            top = placed + (n - (len(words) - 1) / 2) * p.NEAR
            sketch.text(right + 7, top, line, theme.INK if colour == theme.SOFT else colour, bold=colour != theme.SOFT)


def short(name: str) -> str:
    """Without its year, and the model alone where the whole name is too long for its place."""
    name = name.partition(" (")[0]
    return name if p.width(name) <= NAMES - 6 else name.split(" ", 1)[-1][: NAMES // 6]


def _ticks(count: int) -> list[tuple[float, str]]:
    by = 1 if count <= 12 else 2 if count <= 20 else 5
    return [(n, str(n)) for n in range(1, count + 1) if by == 1 or n == 1 or n % by == 0]


def _calendar(years: Sequence[Year]) -> list[tuple[float, str]]:
    """Calendar years under the first and every third."""
    by = 3 if len(years) <= 12 else 5
    return [(n, str(year.year)) for n, year in enumerate(years, 1) if (n - 1) % by == 0]
