"""Consumption at steady speeds on the level: miles to the gallon, or to its worth of current."""

from __future__ import annotations

from keiway.charts import Line, Panel, Picture, chart, plain
from keiway.kept import Kept
from keiway.road import energy
from keiway.road.pictures.drawn import band, drawn, under
from keiway.road.traffic.merge import MPH

SPEEDS_MPH = tuple(float(n) for n in range(20, 81, 3))
_MILES = Kept("road.pictures.use", 64)


def picture(asked, answers) -> Picture:
    lines, rows = [], []
    sides = drawn(asked)
    for side in sides:
        mid, *draws = _each(side.cars, side.plan.asked)
        held = [mph for mph in SPEEDS_MPH if mid[mph] is not None]
        ends = {mph: band([one[mph] for one in draws if one[mph] is not None], mid[mph], mid[mph]) for mph in held}
        lines.append(Line(party=side.name, x=held, y=[mid[mph] for mph in held], low=[ends[m][0] for m in held], high=[ends[m][1] for m in held]))
        rows += [(side.name, mph, mid[mph], *ends[mph]) for mph in held]
    names = [side.name for side in sides]
    unit = " and ".join(sorted({"MPGe" if side.cars.middle.battery else "mpg" for side in sides}, reverse=True))
    title = f"Consumption by speed: {' and '.join(names)}"
    how = f"Steady, level, {under(asked[0])}; higher is better; the band holds nine in ten; a line ends where the speed is not kept."
    panel, head, axis = Panel(title="Economy", y=unit, lines=lines, height=260), "Consumption by speed", "speed, mph"
    return Picture(
        chart=lambda: chart([panel], names, axis, domain=(20, 80), title=head, under=how),
        plain=lambda: plain.svg([plain.Sheet(panels=[panel], x=axis, domain=(20, 80))], names, head, how),
        title=title, summary=_says(lines, ["MPGe" if side.cars.middle.battery else "mpg" for side in sides]), columns=("vehicle", "speed_mph", f"economy_{unit.replace(' ', '_')}", "low", "high"), rows=rows,
    )  # fmt: skip


def _each(cars, conditions) -> list[dict[float, float | None]]:
    """Of the middle vehicle, then of each draw."""
    every = [cars.middle, *cars.draws]
    return _MILES.get((every, conditions), lambda: [_miles(car, conditions) for car in every])


def _miles(car, conditions) -> dict[float, float | None]:
    found = {}
    for mph in SPEEDS_MPH:
        used = energy.at_speed(car, mph * MPH, conditions)
        found[mph] = None if used is None else used.mpge if car.battery else used.mpg
    return found


def _says(lines: list[Line], units: list[str]) -> str:
    """What is seen: where each goes farthest, and what is left at its fastest."""
    told = []
    for line, unit in zip(lines, units, strict=True):
        best = max(range(len(line.y)), key=lambda n: line.y[n])
        told.append(f"the {line.party} goes farthest at {line.x[best]:.0f} mph, {line.y[best]:.0f} {unit}, and makes {line.y[-1]:.0f} at {line.x[-1]:.0f} mph")
    return f"At a steady speed on the level {'; '.join(told)}."
