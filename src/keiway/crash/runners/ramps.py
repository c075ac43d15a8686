"""A front as the five knots and the end slope that the step works with."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import msgspec

from keiway.crash.front.curve import RIGID, Curve, curve_of, energy
from keiway.crash.record import Front
from keiway.crash.series import KNOTS

_FLATTEST = 0.02  # of the mean slope: a level stretch would have no inverse
_EARLY = 0.1  # of the whole crush: where early begins
_WEIGHED_TO = 1.4  # of the test's crush: beyond, few crashes go, and the last stretch carries on


class Ramps(msgspec.Struct, frozen=True):
    """Five knots (m, N), rising, and the slope after them (N/m). Energy up to the test's crush is the front's own."""

    x: tuple[float, ...]
    f: tuple[float, ...]
    k_end: float


#: A rigid body: a nanometre at forces no vehicle reaches.
WALL = Ramps(x=(1e-9, 2e-9, 3e-9, 4e-9, 5e-9), f=(1e9, 2e9, 3e9, 4e9, 5e9), k_end=1e18)


@lru_cache(maxsize=4096)
def ramps_of(front: Front | None, factor: float = 1.0) -> Ramps:
    """The six-stretch front nearest to `front`, its force times `factor`; None: a rigid wall.

    Of the front's own knots those are kept that leave the least area between both lines up to 1.4 test crushes,
    early crush weighed more because light crashes see nothing else; then the force is scaled so that the wall test's energy is exact.
    """
    if front is None:
        return WALL
    curve = curve_of(front, factor)
    if curve is RIGID:
        return WALL
    knots = _kept(_refined(curve, _WEIGHED_TO * front.crush_m))
    knots = _steepened(knots)
    kept = _through(knots, curve.end)
    scale = energy(curve, front.crush_m) / _energy(kept, front.crush_m)
    return Ramps(kept.x, tuple(scale * force for force in kept.f), scale * kept.k_end)


def _refined(curve: Curve, to_m: float) -> list[tuple[float, float]]:
    """The curve's knots, cut at `to_m`, with middles added where there are fewer than needed."""
    knots = [(x, f) for x, f in zip(curve.x, curve.f, strict=True) if x <= to_m]
    if len(knots) < 2:
        knots = [(0.0, 0.0), (curve.x[-1], curve.f[-1])]
    while len(knots) < KNOTS + 1:
        j = max(range(1, len(knots)), key=lambda j: knots[j][0] - knots[j - 1][0])
        (xa, fa), (xb, fb) = knots[j - 1], knots[j]
        knots.insert(j, ((xa + xb) / 2, (fa + fb) / 2))
    return knots


def _kept(knots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The origin, the last knot and those between that deviate least: shortest path over knots."""
    last = len(knots) - 1
    best = {(0, 0): (0.0, [0])}
    for stretch in range(1, KNOTS + 1):
        for j in range(stretch, last + 1):
            ways = [
                (best[stretch - 1, i][0] + _deviation(knots, i, j), [*best[stretch - 1, i][1], j])
                for i in range(j)
                if (stretch - 1, i) in best
            ]
            if ways:
                best[stretch, j] = min(ways)
    return [knots[j] for j in best[KNOTS, last][1]]


def _deviation(knots: list[tuple[float, float]], i: int, j: int) -> float:
    """Area between the knots i..j and their chord (J), a joule early on counting for more than one late."""
    (xa, fa), (xb, fb) = knots[i], knots[j]
    off = [(x, f - fa - (fb - fa) * (x - xa) / (xb - xa)) for x, f in knots[i : j + 1]]
    early = _EARLY * knots[-1][0]
    return sum(abs(p + q) * (b - a) / (a + b + early) for (a, p), (b, q) in pairwise(off))


def _steepened(knots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    least = _FLATTEST * knots[-1][1] / knots[-1][0]
    rising = knots[:1]
    for x, f in knots[1:]:
        rising.append((x, max(f, rising[-1][1] + least * (x - rising[-1][0]))))
    return rising


def _through(knots: list[tuple[float, float]], end: float) -> Ramps:
    x, f = zip(*knots[1:], strict=True)
    return Ramps(x, f, end)


def _energy(ramps: Ramps, crush_m: float) -> float:
    total, at, force = 0.0, 0.0, 0.0
    for x, f in [*zip(ramps.x, ramps.f, strict=True), (float("inf"), None)]:
        slope = ramps.k_end if f is None else (f - force) / (x - at)
        part = max(0.0, min(crush_m, x) - at)
        total += part * (force + slope * part / 2)
        at, force = x, f
    return total
