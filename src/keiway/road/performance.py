"""What a vehicle can do with the throttle open: how it gathers speed, and what speed it holds."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from keiway.road import inputs
from keiway.road import step as motion
from keiway.road.curves import RAD_PER_RPM
from keiway.road.record import Car, Conditions
from keiway.road.runners import plain
from keiway.road.runners.kernel_plain import throttle
from keiway.road.runners.program import THROTTLE_S as STEP_S

LIMIT_S = 180.0  # long enough for any run that ends
_BLOCK, _STALLED_MPS = 80, 0.01  # steps (4 s, longer than any shift) that bring no more than this: nothing more comes
_SCAN_MPS = 0.25


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A run at full throttle: time s, speed m/s, way m, gear and shaft speed rpm at every step, from its start on."""

    t: tuple[float, ...]
    v: tuple[float, ...]
    x: tuple[float, ...]
    gear: tuple[int, ...]
    rpm: tuple[float, ...]

    def seconds_to(self, speed_mps: float) -> float | None:
        """Time from the start until the speed is reached; None: never."""
        return self._at(self.t, speed_mps)

    def metres_to(self, speed_mps: float) -> float | None:
        """Way from the start until the speed is reached; None: never."""
        return self._at(self.x, speed_mps)

    def speed_after(self, metres: float) -> float:
        """Speed after so much way; that of the end when the run is shorter."""
        return _between(self.x, self.v, metres)

    def _at(self, values, speed_mps: float) -> float | None:
        # on the way up only: a shift on a grade may cost speed
        for k, v in enumerate(self.v):
            if v >= speed_mps:
                return values[k] if k == 0 else _line(speed_mps, self.v[k - 1], v, values[k - 1], values[k])
        return None


def run(
    car: Car, conditions: Conditions | None = None, from_mps: float = 0.0, to_mps: float | None = None, limit_s: float = LIMIT_S
) -> Run:
    """Full throttle from a speed, in the best gear for it, to a speed or until nothing more comes."""
    row = inputs.row(car, conditions or Conditions())
    road, drive, _ = motion.parts(row)
    gear = plain.built(STEP_S).pull(from_mps, road, drive)[1]
    rows, left = [(from_mps, 0.0, gear, _shaft(from_mps, gear, drive))], 0.0
    end = road.cap if to_mps is None else min(to_mps, road.cap)
    while len(rows) * STEP_S <= limit_s:
        v, way, gear, _ = rows[-1]
        more, left = throttle(row, v, gear, left, way, _BLOCK)
        rows += more
        if more[-1][0] >= end or more[-1][0] - v < _STALLED_MPS:
            break
    stop = next((k for k, (v, *_) in enumerate(rows) if v >= end), len(rows) - 1)
    speeds, ways, gears, shafts = zip(*rows[: stop + 1], strict=True)
    times = tuple(k * STEP_S for k in range(stop + 1))
    return Run(t=times, v=speeds, x=ways, gear=tuple(map(int, gears)), rpm=tuple(n / RAD_PER_RPM for n in shafts))


class Sustained(msgspec.Struct, frozen=True, kw_only=True):
    """The speed that a vehicle holds for as long as the road goes on like this and nothing gets too hot.

    An electric motor is taken at its greatest power, which on a climb of many minutes it may not keep (its rating for an hour
    is about half of it, and known for few).

    `limited_by`: "power" (nothing is left over), "limiter", "revs" (the highest gear at its rev limit), or "nothing holds"
    (0 m/s: it cannot climb this at all). `from_below_mps`: what it gets to by itself, where a hole between two gears keeps
    it below the speed that it would hold if it came faster; else the same speed.
    """

    speed_mps: float
    from_below_mps: float
    gear: int
    rpm: float
    limited_by: str


def sustained(car: Car, conditions: Conditions | None = None) -> Sustained:
    """The greatest speed at which full throttle in some gear still gives what the road asks, at most the cap."""
    row = inputs.row(car, conditions or Conditions())
    road, drive, _ = motion.parts(row)
    resist = plain.built(STEP_S).resist

    def spare(v: float) -> float:
        ((force, _),) = plain.pulls(row, (v,))
        return force - resist(v, road)

    held = _highest(spare, road.cap)
    if held < _creep_mps(car, drive):
        held = 0.0
    below = _lowest_end(spare, held)
    ((_, gear),) = plain.pulls(row, (held,))
    why = "power" if held < road.cap else "limiter" if car.limiter_mps and car.limiter_mps <= road.cap else "revs"
    why = why if held > 0.0 else "nothing holds"  # or only a slipping clutch
    return Sustained(speed_mps=held, from_below_mps=below, gear=gear, rpm=_shaft(held, gear, drive) / RAD_PER_RPM, limited_by=why)


def sustained_speed_mps(car: Car, conditions: Conditions | None = None) -> float:
    """`sustained`, the speed alone; on the level it is the top speed."""
    return sustained(car, conditions).speed_mps


def _creep_mps(car: Car, drive) -> float:
    """Below it a clutch has to slip, which it does not do for long; a converter may."""
    return car.engine.idle_rpm * RAD_PER_RPM / drive.low[0] if car.gearbox.kind in ("manual", "amt") else 0.0


def _highest(spare, cap: float) -> float:
    """The highest speed up to `cap` with something to spare: looked for downwards, then halved."""
    if spare(cap) >= 0.0:
        return cap
    above = cap
    while above > 0.0:
        below = max(above - _SCAN_MPS, 0.0)
        if spare(below) >= 0.0:
            return _root(spare, below, above)
        above = below
    return 0.0


def _lowest_end(spare, held: float) -> float:
    """Where a run from standstill ends: the first speed with nothing to spare, or `held`."""
    v = 0.0
    while v < held:
        if spare(v) < 0.0:
            return _root(spare, max(v - _SCAN_MPS, 0.0), v) if v > 0.0 else 0.0
        v += _SCAN_MPS
    return held


def _root(spare, good: float, bad: float) -> float:
    for _ in range(40):
        middle = 0.5 * (good + bad)
        good, bad = (middle, bad) if spare(middle) >= 0.0 else (good, middle)
    return good


def _shaft(v: float, gear: float, drive) -> float:
    low, high = drive.low[int(gear) - 1], drive.high[int(gear) - 1]
    return max(min(max(drive.wish, high * v), low * v), drive.launch)


def _between(xs, ys, x: float) -> float:
    k = bisect_left(xs, x)
    if k == 0 or k == len(xs):
        return ys[min(k, len(xs) - 1)]
    return _line(x, xs[k - 1], xs[k], ys[k - 1], ys[k])


def _line(x: float, x0: float, x1: float, y0: float, y1: float) -> float:
    return y0 if x1 == x0 else y0 + (y1 - y0) * (x - x0) / (x1 - x0)
