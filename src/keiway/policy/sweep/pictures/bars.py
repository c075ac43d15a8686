"""Reforms one under another: each effect with its 90 percent band about zero, all on one axis."""

from __future__ import annotations

from keiway.charts import Picture, theme
from keiway.charts.sketch import Sketch
from keiway.policy.record import Effect
from keiway.policy.sweep.answer import effect_of, name
from keiway.policy.sweep.pictures.scale import headed, scale, short, told_apart, unit
from keiway.policy.sweep.record import SweepAnswer

WIDE, ROW, LABEL = 300, 20, 170  # px
MOST = 40  # reforms that are drawn
CHARACTERS = 26


def picture(answer: SweepAnswer, effects: tuple[str, ...]) -> Picture | None:
    panels = {}
    for id_ in effects:
        found = [(name(one), effect) for one in answer.impact if (effect := effect_of(one, id_)) is not None]
        if found:
            panels[id_] = found
    if not panels:
        return None
    several = len(answer.impact) > MOST
    cut = f" Of {len(answer.impact)} the {MOST} that change it most are drawn; the numbers have all." if several else ""
    labels = [found[0][1].label for found in panels.values()]
    return Picture(
        title=f"{answer.sweep}: {' and '.join(label.lower() for label in labels)}", summary=f"The middle and the 90 percent band under each of {len(answer.impact)} reforms.{cut}",
        columns=("effect", "unit", "reform", "low", "mid", "high", "share_up", "share_down"),
        rows=[(id_, effect.unit, reform, effect.low, effect.mid, effect.high, effect.up, effect.down) for id_, found in panels.items() for reform, effect in found],
        plain=lambda: _svg(answer, panels, cut),
    )  # fmt: skip


def _svg(answer: SweepAnswer, panels: dict[str, list[tuple[str, Effect]]], cut: str) -> str:
    sketch = Sketch(width=LABEL + WIDE + 14)
    at = sketch.head(answer.sweep, f"Change against the law as it is: the middle of the draws, and the band that holds 90 percent of them.{cut}", characters=76)
    for found in panels.values():
        at = _panel(sketch, found, at)
    return sketch.svg(at)


def _panel(sketch: Sketch, found: list[tuple[str, Effect]], at: float) -> float:
    if len(found) > MOST:
        kept = sorted(found, key=lambda each: -abs(each[1].mid))[:MOST]
        found = [each for each in found if each in kept]
    effect = found[0][1]
    across = scale([value for _, each in found for value in (each.low, each.mid, each.high)], LABEL, LABEL + WIDE)
    divisor, word = unit(across)
    sketch.text(0, at + 8, headed(effect.label, effect.unit, word), size=theme.TEXT, bold=True)
    top, foot = at + 22, at + 22 + ROW * len(found)
    for tick in across.ticks:
        sketch.stroke(across.at(tick), top, across.at(tick), foot, theme.SOFT if tick == 0 else theme.GRID, 1)
        sketch.text(across.at(tick), foot + 11, f"{tick / divisor:,.6g}", theme.SOFT, "middle")
    names = told_apart([reform for reform, _ in found])
    for number, (reform, each) in enumerate(found):
        y = top + ROW * (number + 0.5)
        sketch.text(LABEL - 8, y, short(names[reform], CHARACTERS), align="right")
        sketch.stroke(across.at(each.low), y, across.at(each.high), y, theme.FIRST, 3)
        sketch.parts.append(f'<circle cx="{across.at(each.mid):.1f}" cy="{y:.1f}" r="4.2" fill="{theme.GROUND}" stroke="{theme.FIRST}" stroke-width="2"/>')
    return foot + 30
