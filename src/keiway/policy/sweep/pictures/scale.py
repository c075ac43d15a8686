"""An axis that may lie on both sides of zero: round values, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import NamedTuple

UNITS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand"))


class Scale(NamedTuple):
    low: float
    high: float
    by: float
    start: float  # px of `low`
    end: float  # px of `high`

    def at(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def ticks(self) -> list[float]:
        return [n * self.by for n in range(round(self.low / self.by), round(self.high / self.by) + 1)]


def scale(values: Sequence[float], start: float, end: float, pieces: int = 5) -> Scale:
    """From round to round over all values and zero."""
    low, high = min(0.0, *values), max(0.0, *values)
    span = high - low or 1.0
    power = 10.0 ** floor(log10(span / pieces))
    by = next(size * power for size in (1, 2, 5, 10, 20) if size * power >= span / pieces * (1 - 1e-9))
    return Scale(floor(low / by + 1e-9) * by, max(ceil(high / by - 1e-9), 1 if high == low else floor(low / by) + 1) * by, by, start, end)


def unit(of: Scale) -> tuple[float, str]:
    """What large numbers are counted in: the divisor, and its word."""
    most = max(abs(of.low), abs(of.high))
    return next(((size, word) for size, word in UNITS if most >= 2 * size), (1.0, ""))


def headed(label: str, unit_: str, word: str = "") -> str:
    """A panel's title: the effect with its unit, where its name does not say it."""
    said = " ".join(filter(None, (word, unit_)))
    return label if said in label.casefold() else f"{label}, {said}"


def told_apart(names: Sequence[str]) -> dict[str, str]:
    """Names without the parts that all of them begin with."""
    parts = {name: name.split(", ") for name in names}
    same = 0
    while len(parts) > 1 and all(len(each) > same + 1 for each in parts.values()) and len({each[same] for each in parts.values()}) == 1:
        same += 1
    return {name: ", ".join(each[same:]) for name, each in parts.items()}


def short(text: str, most: int) -> str:
    """Cut in the middle: names of one sweep differ at their ends."""
    return text if len(text) <= most else f"{text[: most // 3]}...{text[-(most - most // 3 - 3) :]}"
