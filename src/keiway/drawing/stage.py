"""Where each vehicle stands, m: over each other or apart, with a person, a lane, a parking space beside them."""

from __future__ import annotations

from itertools import accumulate
from typing import Literal

import msgspec

from keiway.drawing.record import Sized

View = Literal["side", "front", "top"]
Align = Literal["front", "wheel", "centre"]
GAP_M = 0.3  # between vehicles that do not overlap


class Ground(msgspec.Struct, frozen=True):
    """What stands with the vehicles; lengths are those the road room has for US roads."""

    lane_m: float | None = None
    stall_m: tuple[float, float] | None = None  # length, width
    person_m: float = 0.0  # room for a figure before the vehicles; 0: none


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """The vehicles as they are drawn in every view. `overlap` 1: over each other, aligned; 0: beside each other."""

    rows: tuple[Sized, ...]
    align: Align = "front"
    overlap: float = 1.0
    ground: Ground = Ground()
    named: bool = False  # dimension lines carry names, not letters alone
    scale: float = 50.0  # px a metre

    @property
    def apart(self) -> bool:
        """None stands over another, so all can be filled."""
        return self.overlap == 0

    @property
    def along(self) -> list[float]:
        """Front bumpers from the side; the first one's stays, the others stand behind it by and by."""
        fixed = [offset(row, self.align) for row in self.rows]
        queue = [fixed[0] + n * GAP_M + before for n, before in enumerate(_before([row.length_m.value_m for row in self.rows]))]
        return [self.overlap * a + (1 - self.overlap) * b for a, b in zip(fixed, queue, strict=True)]

    @property
    def fixed(self) -> list[float]:
        """Front bumpers from above, where vehicles move sideways."""
        return [offset(row, self.align) for row in self.rows]

    @property
    def across(self) -> list[float]:
        """Middles from the front and from above; the first one's stays."""
        wide = [row.width_m.value_m for row in self.rows]
        apart = [before + (own - wide[0]) / 2 + n * GAP_M for n, (before, own) in enumerate(zip(_before(wide), wide, strict=True))]
        return [(1 - self.overlap) * one for one in apart]

    def lengthwise(self, view: View) -> tuple[float, float]:
        """From the foremost to the rearmost point of the side view or of the plan."""
        fronts = self.along if view == "side" else self.fixed
        last = max(at + row.length_m.value_m for at, row in zip(fronts, self.rows, strict=True))
        first = min(fronts)
        if self.ground.stall_m:
            last = max(last, first + self.ground.stall_m[0])
        return first - self.ground.person_m, last

    def sideways(self) -> tuple[float, float]:
        """From the leftmost to the rightmost point of the front view; of the plan from its top to its foot."""
        spans = [(at - row.width_m.value_m / 2, at + row.width_m.value_m / 2) for at, row in zip(self.across, self.rows, strict=True)]
        spans += [(-wide / 2, wide / 2) for wide in (self.ground.lane_m, self.ground.stall_m and self.ground.stall_m[1]) if wide]
        return min(low for low, _ in spans), max(high for _, high in spans)

    def tallest(self, person_m: float) -> float:
        return max(*(row.height_m.value_m for row in self.rows), person_m if self.ground.person_m else 0.0)


def offset(row: Sized, align: Align) -> float:
    """Where its front bumper stands, m, so that what is aligned stands at 0."""
    return {"front": 0.0, "wheel": -row.drawn.front_wheel_m.value_m, "centre": -row.length_m.value_m / 2}[align]


def _before(sizes: list[float]) -> list[float]:
    """What stands before each."""
    return [0.0, *accumulate(sizes[:-1])]
