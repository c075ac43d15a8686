"""Speed kept against grade: as asked with its band, and with a driver alone at sea level."""

from __future__ import annotations

from keiway.charts import Line, Panel, Picture, chart, plain
from keiway.kept import Kept
from keiway.road.answer.figures import held_mph
from keiway.road.answer.single import BARE
from keiway.road.pictures.drawn import band, drawn, under

GRADES = tuple(n / 200 for n in range(21))  # 0 to 10%
_SPEEDS = Kept("road.pictures.grades", 64)


def picture(asked, answers) -> Picture:
    lines, rows, same = [], [], True
    sides = drawn(asked)
    for side in sides:
        mid, *draws = _each(side.cars, side.plan.asked)
        ends = {grade: band([one[grade] for one in draws], mid[grade], mid[grade]) for grade in GRADES}
        across = [100 * grade for grade in GRADES]
        lines.append(Line(party=side.name, x=across, y=[mid[grade] for grade in GRADES], low=[ends[g][0] for g in GRADES], high=[ends[g][1] for g in GRADES]))
        bare = held_mph(side.cars.middle, BARE, GRADES)
        if side.plan.asked != BARE:
            same = False
            lines.append(Line(party=side.name, x=across, y=[bare[grade] for grade in GRADES], style="dashed"))
        rows += [(side.name, 100 * grade, mid[grade], *ends[grade], bare[grade]) for grade in GRADES]
    names = [side.name for side in sides]
    title = f"Speed kept by grade: {' and '.join(names)}"
    how = f"Solid: {under(asked[0])}; the band holds nine in ten." + ("" if same else " Dashed: a driver alone at sea level in still air.")
    panel, head, axis = Panel(title="Speed kept", y="mph", lines=lines, height=260), "Speed kept by grade", "grade, %"
    return Picture(
        chart=lambda: chart([panel], names, axis, domain=(0, 10), title=head, under=how),
        plain=lambda: plain.svg([plain.Sheet(panels=[panel], x=axis, domain=(0, 10))], names, head, how),
        title=title,
        summary=_says(rows, names, not same),
        columns=("vehicle", "grade_pct", "speed_mph", "low_mph", "high_mph", "alone_at_sea_level_mph"),
        rows=rows,
    )


def _each(cars, conditions) -> list[dict[float, float]]:
    """Of the middle vehicle, then of each draw."""
    every = [cars.middle, *cars.draws]
    return _SPEEDS.get((every, conditions), lambda: [held_mph(car, conditions, GRADES) for car in every])


def _says(rows: list[tuple], names: list[str], changed: bool) -> str:
    """What is seen: the speeds kept on the level, on 6 and on 10 per cent; how much of it the conditions take."""
    told = []
    for name in names:
        kept = {round(row[1], 1): row for row in rows if row[0] == name}
        alone = f" (a driver alone at sea level: {kept[6.0][5]:.0f})" if changed else ""
        told.append(f"the {name} keeps {kept[0.0][2]:.0f} mph on the level, {kept[6.0][2]:.0f} on 6%{alone} and {kept[10.0][2]:.0f} on 10%")
    return f"Up hill {'; '.join(told)}."
