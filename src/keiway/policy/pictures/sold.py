"""Vehicles that enter because of the reform, year by year, new and used apart: the middle and the band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from keiway.charts import Picture, theme
from keiway.charts.sketch import Sketch
from keiway.policy.impact.figures import signed
from keiway.policy.pictures import plot as p
from keiway.policy.pictures.bars import tick
from keiway.policy.record import Effect, ImpactAnswer

HIGH = 150.0  # px of a panel
LEFT = 50.0
PANELS = (("sold_new", "Sold new, a year"), ("sold_used", "Imported used, a year"))


def picture(answers: tuple[ImpactAnswer, ...]) -> Picture:
    return Picture(plain=lambda: _svg(answers), title=title(answers), summary=summary(answers), columns=("reform", "what", "year", "low", "mid", "high"), rows=list(_rows(answers)))


def of(found: ImpactAnswer, id_: str) -> list[Effect]:
    return [one for one in found.by_year if one.id == id_]


def moves(found: ImpactAnswer, id_: str) -> bool:
    return any(one.up or one.down for one in of(found, id_))


def title(answers: Sequence[ImpactAnswer]) -> str:
    if len(answers) > 1:
        return "Vehicles that enter because of each reform, by year"
    found = answers[0]
    sold = next(one for one in found.effects if one.id == "sold")
    if sold.up == sold.down == 0.0:
        return f"{found.title}: no more and no fewer vehicles"
    return f"{found.title}: {signed(sold.mid)} vehicles from {found.first_year} to {found.last_year}"


def summary(answers: Sequence[ImpactAnswer]) -> str:
    parts = []
    for found in answers:
        for id_, label in PANELS:
            if moves(found, id_):
                years = of(found, id_)
                best = max(years, key=lambda one: abs(one.mid))
                parts.append(f"{found.title}: {label[:1].lower()}{label[1:]}: {signed(years[0].mid)} in {years[0].year}, {signed(years[-1].mid)} in {years[-1].year}; most in {best.year}, {signed(best.mid)} ({signed(best.low)} to {signed(best.high)}).")
    return " ".join(parts) or "No more and no fewer vehicles enter in any year."


def _rows(answers: Sequence[ImpactAnswer]) -> Iterator[tuple]:
    for found in answers:
        for id_, label in PANELS:
            yield from ((found.reform, label, one.year, one.low, one.mid, one.high) for one in of(found, id_))


def _svg(answers: Sequence[ImpactAnswer]) -> str:
    sketch = Sketch(p.WIDE)
    at = sketch.head(title(answers), "Change against the law as it is. The dot is the middle of the draws, the line holds nine in ten of them.") + 4
    if len(answers) > 1:
        at = sketch.legend([f"{p.LETTERS[n]}  {one.title}"[:58] for n, one in enumerate(answers)], p.COLORS[: len(answers)], at) + 4
    for id_, label in PANELS:
        if any(moves(found, id_) for found in answers):
            at = _panel(sketch, [of(found, id_) for found in answers], label, at)
    return sketch.svg(at)


def _panel(sketch: Sketch, told: Sequence[Sequence[Effect]], label: str, at: float) -> float:
    sketch.text(0, at + 8, label, size=theme.TEXT, bold=True)
    at += 26
    up = p.scale((value for mine in told for one in mine for value in (one.low, one.high)), left=at + HIGH, right=at)
    for value in p.round_ticks(up.low, up.high, 4):
        sketch.stroke(LEFT, up.x(value), p.WIDE, up.x(value), theme.INK if value == 0 else theme.GRID, 1.2 if value == 0 else 1)
        sketch.text(LEFT - 6, up.x(value), tick(value, False), theme.SOFT, "right")
    years = [one.year for one in told[0]]
    by = (p.WIDE - LEFT) / len(years)
    for n, year in enumerate(years):
        if len(years) <= 10 or n % 2 == 0:
            sketch.text(LEFT + by * (n + 0.5), at + HIGH + 14, str(year) if n == 0 or len(years) <= 6 else f"{year % 100:02d}", theme.SOFT, "middle")
    for k, mine in enumerate(told):
        for n, one in enumerate(mine):
            _year(sketch, LEFT + by * (n + 0.5) + 6 * (k - (len(told) - 1) / 2), up, one, p.COLORS[k])
    return at + HIGH + 34


def _year(sketch: Sketch, x: float, up: p.Scale, one: Effect, color: str) -> None:
    sketch.stroke(x, up.x(one.low), x, up.x(one.high), color, 1.6)
    for end in (one.low, one.high):
        sketch.stroke(x - 3, up.x(end), x + 3, up.x(end), color, 1.6)
    p.dot(sketch, x, up.x(one.mid), color, 3.2)
