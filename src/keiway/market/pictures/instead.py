"""What its buyers would have done without it: a bar a group, with the ends of its band."""

from __future__ import annotations

from keiway.charts import Picture, theme
from keiway.charts.sketch import Sketch, ticks
from keiway.market.pictures.plot import WIDE, dot
from keiway.market.record import Instead, MarketAnswer

ROW, BAR = 34, 12  # px from bar to bar, height of one
PLOT = 330  # px of the longest band
KINDS = {"new": ("Another new one", theme.FIRST), "other": ("Used, or no car", theme.SECOND), "none": ("Nothing bought", theme.GREYS[1])}


def picture(found: MarketAnswer) -> Picture:
    return Picture(
        plain=lambda: _svg(found),
        title=title(found),
        summary=summary(found),
        columns=("instead", "share", "low", "high", "mass_kg", "price_usd"),
        rows=[(one.label, round(one.mean, 4), round(one.low, 4), round(one.high, 4), _whole(one.mass_kg), _whole(one.price_usd)) for one in found.instead],
    )


def _whole(value: float | None):
    return "" if value is None else round(value)


def kind(one: Instead) -> str:
    return "new" if one.id.startswith("new_") else "none" if one.id == "nothing" else "other"


def ordered(found: MarketAnswer) -> list[Instead]:
    """New ones, then used and others, then nothing; the largest first within each."""
    place = list(KINDS)
    return sorted(found.instead, key=lambda one: (place.index(kind(one)), -one.mean))


def title(found: MarketAnswer) -> str:
    new = sum(one.mean for one in found.instead if kind(one) == "new")
    used, nothing = (next((one.mean for one in found.instead if one.id == id_), 0.0) for id_ in ("used_car", "nothing"))
    told = [f"{_tenths(share)} {what}" for share, what in ((new, "another new vehicle"), (used, "a used car"), (nothing, "nothing")) if share >= 0.05]
    return f"Of ten buyers about {', '.join(told).replace(' ', ' would have bought ', 1)}"


def summary(found: MarketAnswer) -> str:
    told = ", ".join(f"{_lower(one.label)} {_pct(one.mean)} ({_pct(one.low)} to {_pct(one.high)})" for one in ordered(found) if one.mean >= 0.005)
    return f"What buyers of the {found.title} would have done without it: {told}."


def _tenths(value: float) -> str:
    return ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "all")[round(10 * value)]


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}" if text[1:2].islower() or text[1:2] == " " else text


def _pct(value: float) -> str:
    return f"{100 * value:.0f}%" if value >= 0.0095 else "under 1%"


def _svg(found: MarketAnswer) -> str:
    sketch, bars = Sketch(WIDE), ordered(found)
    at = sketch.head(title(found), "Shares of the buyers. The thin line holds nine in ten of the draws, the dot is the mean, and means add up.") + 2
    there = [key for key in KINDS if any(kind(one) == key for one in bars)]
    at = sketch.legend([KINDS[key][0] for key in there], [KINDS[key][1] for key in there], at)
    most = max(max(one.high for one in bars), 0.01)
    scale, foot = PLOT / (most * 1.02), at + ROW * len(bars) + 4
    for value in ticks(100 * most, 6):
        x = value / 100 * scale
        sketch.stroke(x, at, x, foot, theme.GRID, 1)
        sketch.text(max(x, 6), foot + 10, f"{value:g}%", theme.SOFT, "middle")
    for n, one in enumerate(bars):
        _bar(sketch, one, at + n * ROW, scale)
    return sketch.svg(foot + 20)


def _bar(sketch: Sketch, one: Instead, y: float, scale: float) -> None:
    colour, middle = KINDS[kind(one)][1], y + 16 + BAR / 2
    sketch.text(0, y + 7, one.label, halo=True)
    sketch.box(0, one.mean * scale, y + 16, y + 16 + BAR, colour)
    sketch.stroke(one.low * scale, middle, one.high * scale, middle, theme.GROUND, 4)  # so that the line is seen on the bar, by light and in the dark
    sketch.stroke(one.low * scale, middle, one.high * scale, middle, theme.INK, 1.2)
    dot(sketch, one.mean * scale, middle, theme.INK, 2.6)
    sketch.text(one.high * scale + 7, middle, _pct(one.mean), bold=True, halo=True)
