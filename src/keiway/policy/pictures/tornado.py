"""What makes the spread: for each group of unknowns the middle of an effect where it lies in its lowest and in its highest tenth."""

from __future__ import annotations

from collections.abc import Sequence

from keiway.charts import Picture, theme
from keiway.charts.sketch import Sketch
from keiway.market.pictures.plot import dot
from keiway.policy.lab.said import signed
from keiway.policy.pictures import plot as p
from keiway.policy.pictures.bars import effects, tick
from keiway.policy.record import ImpactAnswer, Share

SHOWN = 6  # groups of each effect
ROW = 40.0
EFFECTS = (("all_deaths", "Deaths, all together", False), ("net_3", "Net benefit at 3 percent, USD", True))


def picture(answers: tuple[ImpactAnswer, ...]) -> Picture:
    """Of the first answer."""
    found = answers[0]
    return Picture(
        plain=lambda: _svg(found), title=title(found), summary=summary(found),
        columns=("effect", "factor", "share_total", "error", "low_tenth", "high_tenth", "settles"),
        rows=[(one.effect, one.label, one.total, one.error, one.low_mid, one.high_mid, one.settles) for one in found.shares],
    )  # fmt: skip


def mine(found: ImpactAnswer, effect: str) -> list[Share]:
    return [one for one in found.shares if one.effect == effect][:SHOWN]


def title(found: ImpactAnswer) -> str:
    first = next(iter(mine(found, "all_deaths")), None)
    if first is None:
        return "Nothing is uncertain: nothing changes"
    return f"What makes the spread: most of that in deaths is {first.label}"


def summary(found: ImpactAnswer) -> str:
    parts = []
    for effect, label, dollar in EFFECTS:
        ranked = mine(found, effect)
        if ranked:
            told = ", ".join(f"{one.label} {_percent(one)} ({signed(one.low_mid, dollar)} to {signed(one.high_mid, dollar)})" for one in ranked[:3])
            parts.append(f"{label}: {told}.")
    return f"Shares of the spread, and the middle of the effect at both ends of each group of unknowns. {' '.join(parts)}" if parts else "No draw differs from another."


def _percent(one: Share) -> str:
    return f"{100 * min(max(one.total, 0.0), 1.0):.0f}%"


def _svg(found: ImpactAnswer) -> str:
    sketch = Sketch(p.WIDE)
    under = "Each line runs from the middle of the effect where that group of unknowns lies in its lowest tenth (hollow) to its highest (filled). In percent: its share of the spread, with what it does together with others."
    at = sketch.head(title(found), under) + 4
    told = effects(found)
    for effect, label, dollar in EFFECTS:
        ranked = mine(found, effect)
        if ranked:
            at = _panel(sketch, ranked, told[effect].mid, label, dollar, at)
    return sketch.svg(at)


def _panel(sketch: Sketch, ranked: Sequence[Share], middle: float, label: str, dollar: bool, at: float) -> float:
    sketch.text(0, at + 8, label, size=theme.TEXT, bold=True)
    at += 24
    on = p.scale([middle, *(value for one in ranked for value in (one.low_mid, one.high_mid))])
    foot = at + ROW * len(ranked) + 2
    p.axis(sketch, at, foot, on, lambda value: tick(value, dollar))
    sketch.stroke(on.x(middle), at, on.x(middle), foot, theme.SOFT, 1.2, dash="dotted")
    for n, one in enumerate(ranked):
        y = at + n * ROW
        words = f"{_percent(one)}  {one.label}"
        sketch.text(0, y + 8, words if len(words) <= 66 else f"{words[:63]}...", halo=True)
        sketch.stroke(on.x(one.low_mid), y + 26, on.x(one.high_mid), y + 26, theme.FIRST, 7)
        for value, fill in ((one.low_mid, theme.GROUND), (one.high_mid, theme.FIRST)):
            dot(sketch, on.x(value), y + 26, theme.FIRST, 6)
            dot(sketch, on.x(value), y + 26, fill, 4)
    return foot + 30
