"""Reforms by vehicles: how many of the states asked are open, and how many more or fewer than as the law is."""

from __future__ import annotations

from keiway.charts import Picture, theme
from keiway.charts.sketch import Sketch
from keiway.policy.sweep.pictures.scale import short, told_apart
from keiway.policy.sweep.record import Open, SweepAnswer

CELL_W, CELL_H, LABEL, NAME = 46, 22, 200, 300  # px
ROWS, COLUMNS = 60, 24
CHARACTERS = 30
#: By how many more or fewer: fewer is hatched, so that it is told without colour.
MORE, FEWER = (theme.BLUES[1], theme.BLUES[0]), (theme.BROWNS[2], theme.BROWNS[1])
STEP = 10  # states from which the deeper shade is taken


def picture(answer: SweepAnswer, effects: tuple[str, ...] = ()) -> Picture | None:
    if not answer.opens:
        return None
    cells = {(row(one, answer), column(one, answer)): one for one in answer.opens}
    lines, heads = list(dict.fromkeys(row for row, _ in cells)), list(dict.fromkeys(column for _, column in cells))
    drawn = _most(heads, cells, 1, COLUMNS)
    told = _most(lines, cells, 0, ROWS)
    moved = sum(one.before != one.after for one in answer.opens)
    cut = " ".join(filter(None, (
        f"Of {len(heads)} vehicles the {len(drawn)} that move most are drawn." if len(drawn) < len(heads) else "",
        f"Of {len(lines)} reforms the {len(told)} that move most are drawn." if len(told) < len(lines) else "",
    )))  # fmt: skip
    return Picture(
        title=f"{answer.sweep}: states open to each vehicle under each reform",
        summary=f"{len(lines)} reforms by {len(heads)} vehicles; in {moved} of {len(answer.opens)} pairs the number of open states is another than as the law is. {cut}".strip(),
        columns=("reform", "vehicle", "built", "day", "states_open_before", "states_open_after", "opened", "closed"),
        rows=[(one.point, one.vehicle, one.built, one.day.isoformat(), one.before, one.after, " ".join(one.opened), " ".join(one.closed)) for one in answer.opens],
        plain=lambda: _svg(answer, told, drawn, cells, cut),
    )  # fmt: skip


def row(one: Open, answer: SweepAnswer) -> str:
    several = len({each.day for each in answer.opens if each.point == one.point}) > 1
    return f"{one.point}, {one.day}" if several else one.point


def column(one: Open, answer: SweepAnswer) -> str:
    """The vehicle, with its build where it stands in the sweep more than once."""
    several = len({each.built for each in answer.opens if each.vehicle == one.vehicle}) > 1
    return f"{one.title}, built {one.built}" if several else one.title


def _most(names: list[str], cells: dict[tuple[str, str], Open], place: int, most: int) -> list[str]:
    """The names whose cells move most, in their own order."""
    moves = {name: sum(abs(one.after - one.before) for key, one in cells.items() if key[place] == name) for name in names} if len(names) > most else {}
    kept = set(sorted(names, key=lambda name: -moves[name])[:most]) if moves else set(names)
    return [name for name in names if name in kept]


def _svg(answer: SweepAnswer, lines: list[str], heads: list[str], cells: dict[tuple[str, str], Open], cut: str) -> str:
    sketch = Sketch(width=max(LABEL + CELL_W * len(heads), 380))
    under = f"Each cell: states open under the reform, and in brackets how many more or fewer than as the law is. Hatched: fewer. {cut}"
    top = sketch.head(f"{answer.sweep}: states open to each vehicle", under, characters=max(60, round(sketch.width / 6.5)))
    top = _columns(sketch, heads, top)
    names = told_apart(lines)
    for number, line in enumerate(lines):
        y = top + CELL_H * number
        sketch.text(LABEL - 8, y + CELL_H / 2, short(names[line], CHARACTERS), align="right")
        for place, head in enumerate(heads):
            if (one := cells.get((line, head))) is not None:
                _cell(sketch, one, LABEL + CELL_W * place, y)
    return sketch.svg(top + CELL_H * len(lines) + 6)


def _columns(sketch: Sketch, heads: list[str], top: float) -> float:
    """A number over each column, and what it stands for above: long names would not fit over narrow cells."""
    beside = max(round(sketch.width) // NAME, 1)
    deep = -(-len(heads) // beside)
    for number, head in enumerate(heads):
        sketch.text(NAME * (number // deep), top + 6 + 16 * (number % deep), f"{number + 1}  {short(head, 2 * CHARACTERS - 14)}", theme.SOFT)
    at = top + 16 * deep
    for place in range(len(heads)):
        sketch.text(LABEL + CELL_W * (place + 0.5), at + 14, str(place + 1), align="middle", bold=True)
    return at + 26


def _cell(sketch: Sketch, one: Open, x: float, y: float) -> None:
    change = one.after - one.before
    deep = abs(change) >= STEP
    fill = theme.GROUND if not change else (MORE if change > 0 else FEWER)[deep]
    sketch.box(x, x + CELL_W, y, y + CELL_H, fill, theme.GRID)
    if change < 0:
        sketch.hatch(x, x + CELL_W, y, y + CELL_H, theme.GROUND, opacity=0.6)
    ink = theme.GROUND if deep and change > 0 else theme.INK
    sketch.text(x + CELL_W / 2, y + CELL_H / 2, f"{one.after} ({change:+d})" if change else f"{one.after}", ink, "middle", size=11)

