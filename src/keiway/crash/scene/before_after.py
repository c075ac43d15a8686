"""The approach before the touch, and the way to rest after the vehicles have parted.

The approach is exact: both keep their speed. The way to rest is drawing, not result: both slow at one constant rate that
we chose, in a line, and the chest goes back to its seat in a time that we chose. Scenes say so (`ILLUSTRATED`).
"""

from __future__ import annotations

from itertools import takewhile

from keiway.crash.scene.record import Frame, Moving
from keiway.crash.step import G

GAP_M = 3.0  # between the fronts when the scene begins
APPROACH_FRAMES = 12
SLOWING_MPS2 = 5.0  # about half g: tyres and torn metal on a dry road (estimate, for the drawing only)
BACK_S = 0.20  # chest back to the seat (estimate, for the drawing only)
AFTER_FRAMES = 36
FARTHEST_M = 8.0  # between the two: the picture ends there, or both would be too small to see
ILLUSTRATED = (
    "Drawn, not worked out: after they part, both slow at a constant 5 m/s2 (0.5 g) in a straight line, shown until they rest or "
    "are 8 m apart, and each chest goes back to its seat within 0.2 s.",
    "Drawn, not worked out: the outlines, which follow the kind of vehicle and its length, height and wheelbase; the wheels, "
    "where the driver sits, and the head, which stays behind the windscreen however far the chest has moved.",
)


def approach(speeds_mps: tuple[float, float]) -> list[Frame]:
    """Both at their speed, from a gap of 3 m up to, not including, the touch."""
    closing = sum(speeds_mps)
    return [
        Frame(time_s=t, phase="approach", sides=tuple(_at(speed * t, speed) for speed in speeds_mps), force_n=0.0)
        for t in (-GAP_M / closing * (1 - n / APPROACH_FRAMES) for n in range(APPROACH_FRAMES))
    ]


def _at(position: float, speed: float) -> Moving:
    return Moving(position_m=position, speed_mps=speed, crush_m=0.0, deceleration_g=0.0, travel_m=0.0, chest_g=0.0)


def after(last: Frame) -> list[Frame]:
    """From the last frame of the crash to rest, or until they are 8 m apart; the frames closer together early on."""
    longest = max(BACK_S, *(abs(side.speed_mps) / SLOWING_MPS2 for side in last.sides))
    times = [longest * (n / AFTER_FRAMES) ** 1.5 for n in range(1, AFTER_FRAMES + 1)]
    frames = (Frame(time_s=last.time_s + t, phase="after", sides=tuple(_slowing(side, t) for side in last.sides), force_n=0.0) for t in times)
    return list(takewhile(lambda frame: apart_m(frame) < FARTHEST_M, frames))


def apart_m(frame: Frame) -> float:
    """Gap between the two crushed fronts; below zero while there is none."""
    return sum(side.crush_m - side.position_m for side in frame.sides)


def _slowing(side: Moving, t: float) -> Moving:
    way = 1.0 if side.speed_mps > 0 else -1.0
    moving = min(t, abs(side.speed_mps) / SLOWING_MPS2)
    speed = abs(side.speed_mps) - SLOWING_MPS2 * moving
    return Moving(
        position_m=side.position_m + way * (abs(side.speed_mps) + speed) / 2 * moving,
        speed_mps=way * speed if speed > 1e-9 else 0.0,
        crush_m=side.crush_m,
        deceleration_g=SLOWING_MPS2 / G if speed > 0 else 0.0,
        travel_m=side.travel_m * max(0.0, 1.0 - t / BACK_S),
        chest_g=0.0,
    )
