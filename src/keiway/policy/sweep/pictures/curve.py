"""Over the range of one lever: effects with their bands, or vehicle-states that are open. What else differs between reforms is a line of its own."""

from __future__ import annotations

from typing import NamedTuple

from keiway.charts import Picture, theme
from keiway.charts.sketch import Sketch
from keiway.policy.reform.levers import levers
from keiway.policy.sweep.answer import effect_of
from keiway.policy.sweep.pictures.scale import Scale, headed, scale, unit
from keiway.policy.sweep.record import SweepAnswer

WIDE, HIGH, LEFT = 330, 150, 58  # px of a panel
COLOURS = (theme.FIRST, theme.SECOND, theme.THIRD, theme.FOURTH)
DASHES = ("solid", "dashed", "dotted", "solid")
LEAST = 3  # values from which a lever is drawn over


class Dot(NamedTuple):
    x: float
    low: float
    mid: float
    high: float


Lines = dict[str, list[Dot]]  # what else is set -> along the lever


def axis(answer: SweepAnswer) -> str | None:
    """The first lever that is varied over three numbers or more."""
    for lever in answer.axes:
        values = {each.swept[lever] for each in answer.points if lever in each.swept}
        if len(values) >= LEAST and all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values):
            return lever
    return None


def picture(answer: SweepAnswer, effects: tuple[str, ...]) -> Picture | None:
    lever = axis(answer)
    panels = {} if lever is None else {**_effects(answer, lever, effects), **_opens(answer, lever)}
    if not panels:
        return None
    known = next(each for each in levers() if each.id == lever)
    lines = list(next(iter(panels.values())))
    drawn = lines[: len(COLOURS)]
    cut = f" Of {len(lines)} lines the first {len(drawn)} are drawn; the numbers have all." if len(drawn) < len(lines) else ""
    title = f"{answer.sweep}, over {known.title.lower()}"
    return Picture(
        title=title, summary=f"{', '.join(panels)} over {known.title.lower()} from {min(_xs(panels)):g} to {max(_xs(panels)):g} {known.unit}.{cut}".replace("\n", " "),
        columns=("panel", "line", lever, "low", "mid", "high"),
        rows=[(panel, line, *dot) for panel, found in panels.items() for line, dots in found.items() for dot in dots],
        plain=lambda: _svg(title, panels, drawn, f"{known.title.lower()}, {known.unit}", cut),
    )  # fmt: skip


def _xs(panels: dict[str, Lines]) -> list[float]:
    return [dot.x for found in panels.values() for dots in found.values() for dot in dots]


def _line(answer: SweepAnswer, point: str, lever: str) -> tuple[str, float]:
    """The line a reform is on, by its base and what else is set, and where on it."""
    shown = next(each for each in answer.points if each.id == point)
    others = [f"{id_.rpartition('.')[2]} {_word(value)}" for id_, value in shown.swept.items() if id_ != lever]
    return ", ".join(filter(None, (shown.base, *others))), float(shown.swept[lever])


def _word(value: object) -> str:
    return "+".join(value) or "none" if isinstance(value, tuple) else f"{value:g}" if isinstance(value, float) else str(value)


def _effects(answer: SweepAnswer, lever: str, effects: tuple[str, ...]) -> dict[str, Lines]:
    panels: dict[str, Lines] = {}
    for id_ in effects:
        for one in answer.impact:
            if (effect := effect_of(one, id_)) is None:
                continue
            line, x = _line(answer, one.point, lever)
            line = " ".join(filter(None, (line, *one.offered)))
            panels.setdefault(headed(effect.label, effect.unit), {}).setdefault(line, []).append(Dot(x, effect.low, effect.mid, effect.high))
    return _sorted(panels)


def _opens(answer: SweepAnswer, lever: str) -> dict[str, Lines]:
    """Vehicle-states open under each reform: all vehicles together."""
    sums: dict[tuple[str, float], int] = {}
    for one in answer.opens:
        at = _line(answer, one.point, lever)
        sums[at] = sums.get(at, 0) + one.after
    lines: Lines = {}
    for (line, x), total in sums.items():
        lines.setdefault(line, []).append(Dot(x, total, total, total))
    vehicles = len({(one.vehicle, one.built) for one in answer.opens})
    return _sorted({f"Open vehicle-states, of {vehicles} vehicles together": lines}) if lines else {}


def _sorted(panels: dict[str, Lines]) -> dict[str, Lines]:
    return {panel: {line: sorted(dots) for line, dots in found.items()} for panel, found in panels.items()}


def _svg(title: str, panels: dict[str, Lines], drawn: list[str], x: str, cut: str) -> str:
    sketch = Sketch(width=LEFT + WIDE + 14)
    band = any(dot.low != dot.high for found in panels.values() for dots in found.values() for dot in dots)
    under = ("Middle of the draws, and the band that holds 90 percent of them. Change against the law as it is." if band else "") + cut
    at = sketch.head(title, under)
    for number, line in enumerate(drawn if len(drawn) > 1 else []):
        sketch.stroke(0, at + 6, 18, at + 6, COLOURS[number], 3, DASHES[number])
        sketch.text(25, at + 6, line or "no other change", size=theme.TEXT)
        at += 20
    xs = _xs(panels)
    for panel, found in panels.items():
        at = _panel(sketch, panel, {line: dots for line, dots in found.items() if line in drawn}, drawn, (min(xs), max(xs)), at + 8)
    sketch.text(LEFT + WIDE / 2, at + 8, x, align="middle")
    return sketch.svg(at + 18)


def _panel(sketch: Sketch, title: str, lines: Lines, order: list[str], ends: tuple[float, float], at: float) -> float:
    values = [value for dots in lines.values() for dot in dots for value in dot[1:]]
    up = scale(values, at + 24 + HIGH, at + 24)
    divisor, word = unit(up)
    sketch.text(0, at + 8, f"{title}{f' ({word}s)' if word else ''}", size=theme.TEXT, bold=True)
    for tick in up.ticks:
        sketch.stroke(LEFT, up.at(tick), LEFT + WIDE, up.at(tick), theme.SOFT if tick == 0 else theme.GRID, 1)
        sketch.text(LEFT - 6, up.at(tick), f"{tick / divisor:,.6g}", theme.SOFT, "right")
    across = Scale(*ends, 1.0, LEFT + 8, LEFT + WIDE - 8)
    for line, dots in lines.items():
        number = order.index(line)
        _draw(sketch, dots, up, across, COLOURS[number], DASHES[number], band=len(lines) <= 2)
    foot = at + 24 + HIGH
    for value in sorted({dot.x for dots in lines.values() for dot in dots}):
        sketch.stroke(across.at(value), foot, across.at(value), foot + 4, theme.SOFT, 1)
        sketch.text(across.at(value), foot + 13, f"{value:,g}", theme.SOFT, "middle")
    return foot + 26


def _draw(sketch: Sketch, dots: list[Dot], up: Scale, across: Scale, colour: str, dash: str, band: bool) -> None:
    """A line with its band; of many lines only the ends of each dot's band, so that they can be told apart."""
    if band and any(dot.low != dot.high for dot in dots):
        around = [(across.at(dot.x), up.at(dot.high)) for dot in dots] + [(across.at(dot.x), up.at(dot.low)) for dot in reversed(dots)]
        sketch.parts.append(f'<path d="M{" ".join(f"{x:.1f},{y:.1f}" for x, y in around)}z" fill="{colour}" opacity="0.16"/>')
    sketch.path([[(across.at(dot.x), up.at(dot.mid)) for dot in dots]], colour, 2.2, dash=dash)
    for dot in dots:
        sketch.parts.append(f'<circle cx="{across.at(dot.x):.1f}" cy="{up.at(dot.mid):.1f}" r="2.6" fill="{colour}"/>')
