"""A market answer in tables: years, small cars that were sold here, what buyers would have done, prices, what moves it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from keiway.cli.output import Output, escape
from keiway.market.answer.rounded import dollars, two, vehicles
from keiway.market.record import Comparable, Effect, Instead, MarketAnswer

BAR = 24  # characters of the longest bar
CARS = 8  # small cars shown; all of them with --json
YEARS = 6  # of their years
LEAST = 0.005  # shares below are not told


def table(out: Output, title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], says: str = "") -> None:
    """A heading and rows; plain: one line a row, with the heads as words."""
    rows = list(rows)
    if not rows:
        return
    if out.plain:
        for first, *cells in rows:
            told = "; ".join(f"{head + ' ' if head else ''}{cell}" for head, cell in zip(heads[1:], cells, strict=True) if cell.strip())
            out.line(f"{title}: {escape(first)}: {escape(told)}")
        return
    from rich.table import Table

    out.blank()
    out.line(f"[bold]{title}[/bold]" + (f" [dim]({escape(says)})[/dim]" if says else ""))
    grid = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False, show_header=any(heads))
    for n, head in enumerate(heads):
        grid.add_column(head, justify="left" if n == 0 or not head else "right", no_wrap=n > 0)
    for row in rows:
        grid.add_row(*(escape(cell) for cell in row))
    out.show(grid)


def years(out: Output, found: MarketAnswer) -> None:
    top = max(year.high50 for year in found.years) or 1.0
    wide = out.console.width >= 90 and not out.plain
    rows = []
    for n, year in enumerate(found.years, 1):
        cells = [f"{year.year} ({n})", *(vehicles(value) for value in (year.low, year.low50, year.mid, year.high50, year.high))]
        rows.append([*cells, "#" * max(round(BAR * year.mid / top), 0)] if wide else cells)
    heads = ["", "1 in 20 below", "1 in 4 below", "middle", "1 in 4 above", "1 in 20 above", *([""] if wide else [])]
    table(out, "New ones a year", heads, rows, "no forecast: the model does not hold for it" if found.far else "")
    steady, share, elasticity = found.steady, found.share_pct, found.elasticity
    out.line(
        f"{'Not to be used. ' if found.far else ''}A full year: {vehicles(steady.mid)} ({vehicles(steady.low)} to {vehicles(steady.high)}), {two(share.mid):g}% of new light vehicles. "
        f"One percent on the price takes {abs(elasticity.mid):.1f}% of sales ({abs(elasticity.high):.1f} to {abs(elasticity.low):.1f})."
    )


def comparables(out: Output, found: MarketAnswer) -> None:
    rows = [[_name(one), *_points(one), vehicles(one.plan) if one.plan else ""] for one in found.comparables[:CARS]]
    heads = ["", *(f"year {n}" for n in range(1, YEARS + 1)), "its plan"]
    rest = len(found.comparables) - CARS
    table(out, "What small cars really sold here", heads, rows, f"{rest} more with --json" if rest > 0 else "")


def _name(one: Comparable) -> str:
    first = one.points[0].year if one.points else ""
    return f"{one.name}, {first}" if str(first) not in one.name else one.name


def _points(one: Comparable) -> list[str]:
    sold = {point.n: point.units for point in one.points}
    return [vehicles(sold[n]) if n in sold else "" for n in range(1, YEARS + 1)]


def instead(out: Output, found: MarketAnswer) -> None:
    seen = [one for one in sorted(found.instead, key=lambda one: -one.mean) if one.mean >= LEAST]
    table(out, "What its buyers would have done without it", ["", "share", "", "what is given up"], [_given_up(one) for one in seen], "" if out.plain else "means, which add up; nine in ten draws")


def _given_up(one: Instead) -> list[str]:
    what = [f"{two(one.mass_kg / 0.45359237):,.0f} lb ({two(one.mass_kg):,.0f} kg)"] if one.mass_kg else []
    what += [dollars(one.price_usd)] if one.price_usd else []
    return [one.label, f"{100 * one.mean:.0f}%", f"({100 * one.low:.0f} to {100 * one.high:.0f})", ", ".join(what)]


def prices(out: Output, found: MarketAnswer) -> None:
    by = max(round(len(found.prices) / 8), 1)
    shown = [one for n, one in enumerate(found.prices) if n % by == 0 or one.price_usd == found.price_usd]
    rows = [[dollars(one.price_usd) + (" <" if one.price_usd == found.price_usd else ""), vehicles(one.mid), f"({vehicles(one.low)} to {vehicles(one.high)})"] for one in shown]
    table(out, "At other prices, a full year", ["", "vehicles", ""], rows, f"the car kept as it is; dollars of {found.price_year}; < as asked" if not out.plain else "")


def effects(out: Output, found: MarketAnswer) -> None:
    rows = [[f"{one.label}: {one.setting}{' <' if one.now else ''}", _times(one), _band(one), vehicles(one.mid_units)] for one in found.effects]
    table(out, "If one thing were otherwise", ["", "sales", "", "a full year"], rows, "< as asked" if not out.plain else "")


def _times(one: Effect) -> str:
    return "as asked" if one.now else f"x {two(one.mid):g}"


def _band(one: Effect) -> str:
    return "" if one.now or one.low == one.high else f"({two(one.low):g} to {two(one.high):g})"
