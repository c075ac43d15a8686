"""Do the signals belong to a stop from that speed? What cannot be is refused, what is odd is said.

A wrong unit, speed, mass or time zero shows in the physics: the record must lose the speed of the test, the wall's
impulse must be the momentum, and the slowing must begin at time zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, stdev

import msgspec

from keiway.crash.front.fit.columns import GRAVITY
from keiway.crash.front.fit.signals import Signals
from keiway.crash.front.fit.wrong import EXAMPLE, wrong
from keiway.errors import UsageError

MASS_KG = (100.0, 60_000.0)
SPEED_MPS = (2.0, 35.0)  # 7 to 126 km/h (4 to 78 mph)
LOST = (1.0, 1.5)  # speed lost over speed brought: a full stop and some rebound
REBOUND = (0.03, 0.30)  # usual in wall tests at 40 to 64 km/h: 0.1 to 0.2 (docs/science/fronts.md, 4); outside it is said
SLOW_MPS, SLOW_REBOUND = 8.0, 0.45
IMPULSE = (0.75, 1.35)  # wall impulse over momentum brought
SPEED_PER_CRUSH = (14.0, 45.0)  # 1/s: 102 tests of NHTSA at 56 km/h give 20.1 to 39.1
PRE_SAMPLES = 20  # before time zero, from which an offset can be told
LEAST_OFFSET_G, MOST_OFFSET_G = 0.05, 1.5  # more than that is no offset but slowing
TOUCH_G, QUIET_S, LONG_QUIET_S = 0.5, 0.005, 0.009
MID_CRASH_G = 5.0  # more than this at the first sample: the record begins too late
STILL_G = 3.0  # more than this at the last sample: the record is cut
BEFORE = 0.01  # share of the speed that may be lost before time zero


def check_asked(mass_kg: float, speed_mps: float) -> None:
    """Raises `UsageError` for a mass or a speed no wall test has."""
    if not MASS_KG[0] <= mass_kg <= MASS_KG[1]:
        raise UsageError(f"Mass {mass_kg:,.0f} kg: between {MASS_KG[0]:,.0f} and {MASS_KG[1]:,.0f} kg is needed.", try_=EXAMPLE)
    if not SPEED_MPS[0] <= speed_mps <= SPEED_MPS[1]:
        raise UsageError(
            f"Speed {speed_mps / 0.44704:.0f} mph ({speed_mps * 3.6:.0f} km/h): a wall test is run at 5 to 78 mph.", try_=EXAMPLE
        )


def from_touch(signals: Signals, speed_mps: float) -> Signals:
    """The signals from time zero on, an offset of the accelerometer taken out where the record shows it.

    Raises `InvalidFile` where the vehicle slows before time zero.
    """
    first = next((i for i, t in enumerate(signals.time_s) if t >= -1e-9), None)
    if first is None:
        raise wrong(f"Every time is below zero (the last {1e3 * signals.time_s[-1]:.1f} ms): time zero is the first touch.")
    slowing, says = list(signals.acceleration_mps2), list(signals.says)
    if first >= PRE_SAMPLES:
        offset = _offset(slowing[: first // 2])
        slowing = [value - offset for value in slowing]
        if offset:
            says.append(f"An offset of {offset / GRAVITY:+.2f} g before time zero is taken out of the acceleration.")
    before = abs(sum(slowing[:first])) * signals.step_s / speed_mps
    if before > BEFORE:
        raise wrong(f"{before:.1%} of the speed is lost before time zero, which should be the first touch. Move the times.")
    return msgspec.structs.replace(
        signals,
        time_s=signals.time_s[first:],
        acceleration_mps2=tuple(slowing[first:]),
        force_n=signals.force_n and signals.force_n[first:],
        rows=tuple(row[first:] for row in signals.rows),
        says=tuple(says),
    )


def _offset(quiet: Sequence[float]) -> float:
    """Mean (m/s2) of what the accelerometer shows at rest, where it stands out of the noise; else 0."""
    mean, noise = fmean(quiet), stdev(quiet) / len(quiet) ** 0.5
    stands_out = max(LEAST_OFFSET_G * GRAVITY, 4.0 * noise) < abs(mean) <= MOST_OFFSET_G * GRAVITY
    return mean if stands_out else 0.0


def touched(slowing: Sequence[float], force: Sequence[float] | None, step_s: float, speed_mps: float) -> list[str]:
    """Notes on time zero. Raises `InvalidFile` where the record begins in mid-crash, or well before the touch."""
    at_start = slowing[0] / GRAVITY
    if at_start > MID_CRASH_G:
        raise wrong(
            f"Line 2: {at_start:.1f} g at the first sample: the record begins in mid-crash or does not change. It must begin at the first touch."
        )
    marks = [next((i for i, a in enumerate(slowing) if a > TOUCH_G * GRAVITY), len(slowing) - 1)]
    if force is not None:
        marks.append(next((i for i, f in enumerate(force) if f > 0.01 * max(force)), marks[0]))
    quiet = min(marks) * step_s
    if quiet <= QUIET_S:
        return []
    told = f"Nothing happens in the first {1e3 * quiet:.0f} ms, in which the vehicle would go {1e3 * quiet * speed_mps:.0f} mm"
    if quiet > LONG_QUIET_S:
        raise wrong(f"{told}: time zero is not the first touch. Take {1e3 * quiet:.0f} ms off the times.")
    return [f"{told}: if the touch came later than time zero, the crush is that much less."]


def stops(speed: Sequence[float], speed_mps: float, end_g: float) -> list[str]:
    """Notes on the rebound. Raises `InvalidFile` where the record does not lose the speed of the test.

    `end_g`: the slowing at the last sample.
    """
    brought = speed_mps * 3.6
    lost = (speed_mps - min(speed)) / speed_mps
    rebound = lost - 1.0
    if LOST[0] <= lost <= LOST[1] and min(speed) <= 0.0:
        if REBOUND[0] <= rebound <= (REBOUND[1] if speed_mps > SLOW_MPS else SLOW_REBOUND):
            return []
        likely = brought * lost / 1.15
        return [
            f"The record gives back {rebound:.0%} of the speed; wall tests give 10 to 20%. An impact speed of {likely:.0f} km/h "
            f"({likely / 1.609344:.0f} mph) instead of {brought:.1f} would explain it."
        ]
    told = f"Line 1: the acceleration takes {lost:.2f} of the impact speed of {brought:.1f} km/h; a wall test takes 1.0 to 1.4."
    if lost < LOST[0] and end_g > STILL_G:
        raise wrong(f"{told} At its end the vehicle still slows by {end_g:.0f} g: the record must run to the stop.")
    for ratio, cause in (
        (GRAVITY, "g and m/s2 are changed over: check the unit"),
        (1 / GRAVITY, "g and m/s2 are changed over: check the unit"),
        (1.609344, "the speed is in km/h, not mph"),
        (1 / 1.609344, "the speed is in mph, not km/h"),
        (3.6, "the speed is in km/h, not m/s"),
    ):
        if 1.03 <= lost * ratio <= 1.35:
            raise wrong(f"{told} It fits when {cause}.")
    raise wrong(f"{told} Check the speed, the unit, and that the record runs to the stop.")


def impulse(taken_ns: float, brought_ns: float, mass_kg: float) -> None:
    """Raises `InvalidFile` where the wall's impulse (N s) is not the momentum that was lost."""
    ratio = taken_ns / brought_ns
    if IMPULSE[0] <= ratio <= IMPULSE[1]:
        return
    told = f"Line 1: the wall's impulse is {ratio:.3g} times the momentum of {mass_kg:,.0f} kg; it should be about 1."
    for factor, cause in (
        (4.4482216, "the force is in lbf"), (1 / 4.4482216, "the force is not in lbf"), (1e3, "the force is in kN"),
        (1e-3, "the force is in N"), (4.4482216e-3, "the force is in lbf"), (9.80665, "the force is in kgf"), (1 / 0.45359237, "the mass is in pounds"),
    ):  # fmt: skip
        if 0.9 <= ratio * factor <= 1.15:
            raise wrong(f"{told} It fits when {cause}.")
    raise wrong(f"{told} Check the unit of force and the mass.")


def crushed(crush_m: float, speed_mps: float) -> list[str]:
    """A note where the crush is not that of a wall test at such a speed."""
    rate = speed_mps / crush_m
    if SPEED_PER_CRUSH[0] <= rate <= SPEED_PER_CRUSH[1]:
        return []
    low, high = (1e3 * speed_mps / end for end in reversed(SPEED_PER_CRUSH))
    return [
        f"A dynamic crush of {1e3 * crush_m:.0f} mm is outside the {low:.0f} to {high:.0f} mm that tests of cars give at this speed: "
        "did the acceleration drift?"
    ]
