"""Draw US crashes by number: kind, partner, closing speed, posted limit, overlap, the people in both vehicles.

Every random number is Philox of (seed, number of the crash), so crash 17 is the same crash in any batch and any order
(`runners.draw`). The four that matter most (kind, closing speed, posted limit, partner) are spread evenly instead: steps
of an irrational size around the unit interval, from a place that the seed gives, so that a few thousand crashes already
hold every mixture in its share. They too depend on seed and number alone. `build(jit)` gives the one text of a crash: as Python for a few, compiled for millions. The numbers it
reads are the flat row C that `chances` makes of data/crash/exposure.yaml.

The posted limit is drawn given the closing speed, by a Gaussian copula: whatever the limits, all roads together give the
distribution of closing speeds they were made of (docs/science/exposure.md, 3).
"""

from __future__ import annotations

import math
from statistics import NormalDist

from keiway.crash.exposure.table import facts, shares, value

#: What the vehicle goes through. The first four are impacts of its own front.
KINDS = ("head_on", "into_side", "into_rear", "fixed", "near_side", "far_side", "rear", "rollover")
FRONTAL = 4  # kinds below it
FIXED, ROLLOVER = KINDS.index("fixed"), KINDS.index("rollover")
PARTNERS = ("car", "suv_crossover", "pickup", "minivan_van", "heavy_truck_bus")
LIGHT = PARTNERS[:4]
#: Posted up to so many mph; the last stands for all above the one before.
LIMITS = (25, 35, 45, 55, 65, 75)
_BY_LIMIT = ("head_on", "side", "rear", "fixed", "side", "side", "rear", "rollover")
_SPEED = ("head_on", "near_side", "rear", None, "near_side", "far_side", "rear", None)

UNIFORMS = 24  # random numbers a crash may use; the last four only where the vehicle is one of the fleet
#: What a crash is made of, one row each. `*_z` are standard normals, `held*` and `near2` uniform, flags 0 or 1.
CRASH = (
    "kind", "limit", "partner", "closing", "overlap", "mass2_z", "crush2_z", "belted1", "age1", "female1", "multiple",
    "belted2", "age2", "female2", "held2", "near2", "type1", "held1", "mass1_z", "crush1_z",
)  # fmt: skip
AT = {name: j for j, name in enumerate(CRASH)}

#: Steps of the even spread in four dimensions: powers of 1 / g with g^5 = g + 1 (Roberts' additive recurrence), as
#: 64-bit fractions, so that adding them is exact everywhere.
EVEN = 4
_G = 1.1673039782614187
STEPS = tuple(int(_G**-power * 2**64) | 1 for power in range(1, EVEN + 1))
_K, _L, _A = len(KINDS), len(LIMITS) - 1, 8  # kinds, steps between limits, age groups
# Where each part of C begins.
KIND, MU, SIGMA, LIMIT = 0, _K, 2 * _K, 3 * _K
PARTNER = LIMIT + _K * _L
FLEET = PARTNER + len(PARTNERS)
AGE1, AGE2 = FLEET + len(LIGHT), FLEET + len(LIGHT) + 3 * _A
RHO = AGE2 + 3 * _A
BELT1, BELT2, FEMALE, MULTIPLE, FULL, LEAST = range(RHO + 1, RHO + 7)


def kind_shares() -> dict[str, float]:
    """Shares of towaway crashes by kind.

    The four modes of the file, "other" left out (no injury model). Every side or rear that is struck was struck by a
    front, so as many fronts go into sides and rears as sides and rears are hit; what is left of the fronts met another
    front.
    """
    modes = facts().mixes["planar_mode"].shares
    side, rear = modes["near_side"] + modes["far_side"], modes["rear"]
    fixed = modes["frontal"] * value("frontal_into_fixed")
    head_on = modes["frontal"] - fixed - side - rear
    parts = (head_on, side, rear, fixed, modes["near_side"], modes["far_side"], rear, modes["rollover"])
    total = sum(parts)
    return {kind: part / total for kind, part in zip(KINDS, parts, strict=True)}


def limit_shares(kind: str) -> list[float]:
    """Share of the crashes of a kind by posted limit, in the order of `LIMITS`."""
    mix = shares(f"limit_{_BY_LIMIT[KINDS.index(kind)]}")
    return [mix[str(limit)] for limit in LIMITS]


def speed(kind: str) -> tuple[float, float]:
    """Median of the closing speed (m/s) and the standard deviation of its logarithm; 15 m/s for a rollover, unused."""
    of = _SPEED[KINDS.index(kind)]
    if kind == "rollover":
        return 15.0, 0.0
    row = facts().distributions["fixed_object_speed" if of is None else f"closing_{of}"]
    return row.median_kmh / 3.6, row.sigma_log


def chances(
    *,
    belted: float | None = None,
    ages: dict[str, float] | None = None,
    correlation: float | None = None,
    closing_scale: float = 1.0,
    fixed_scale: float = 1.0,
) -> list[float]:
    """The row C. `belted` and `ages` are of the people in the vehicle itself; the partner's are the average's."""
    normal = NormalDist()
    found: list[float] = [*_edges(kind_shares().values())]
    medians = [speed(kind) for kind in KINDS]
    scale = [fixed_scale if kind == "fixed" else 1.0 if kind == "rollover" else closing_scale for kind in KINDS]
    found += [math.log(median * by) for (median, _), by in zip(medians, scale, strict=True)]
    found += [sigma for _, sigma in medians]
    for kind in KINDS:
        found += [normal.inv_cdf(edge) for edge in _edges(limit_shares(kind))[:-1]]
    mix = shares("partner")
    found += _edges(mix[kind] for kind in PARTNERS)
    found += _edges(mix[kind] for kind in LIGHT)
    found += [*_ages(ages or shares("driver_age")), *_ages(shares("driver_age"))]
    found.append(value("speed_limit_correlation") if correlation is None else correlation)
    found += [value("belted_in_crash") if belted is None else belted, value("belted_in_crash")]
    found += [value(name) for name in ("female_in_crash", "multiple_impact", "overlap_full", "overlap_least")]
    return found


def _edges(parts) -> list[float]:
    """Where each part ends when all are laid end to end to 1."""
    parts = list(parts)
    total, at, found = sum(parts), 0.0, []
    for part in parts:
        at += part / total
        found.append(min(at, 1.0))
    found[-1] = 1.0
    return found


def _ages(mix: dict[str, float]) -> list[float]:
    """Edges, first year and years of up to eight age groups; "75+" ends at 90."""
    bounds = [name.replace("+", "-89").split("-") for name in mix]
    edges, low = _edges(mix.values()), [float(first) for first, _ in bounds]
    width = [float(last) + 1 - float(first) for first, last in bounds]
    spare = _A - len(bounds)
    return [*edges, *[1.0] * spare, *low, *[low[-1]] * spare, *width, *[1.0] * spare]


_TA = (-3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.383577518672690e2, -3.066479806614716e1, 2.506628277459239)
_TB = (-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1)
_TC = (-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783)
_TD = (7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416)


def begins(seed: int):
    """Where the even spread begins, by seed: 64-bit fractions as an array. Needs NumPy."""
    from random import Random

    import numpy as np

    random = Random(f"even {seed}")
    return np.array([random.getrandbits(64) for _ in range(EVEN)], np.uint64)


def numbers(seed: int, first: int, n: int):
    """Shape (UNIFORMS, n): the numbers of crashes first .. first + n - 1. Needs NumPy."""
    import numpy as np

    from keiway.crash.runners.draw import uniforms

    U = uniforms(seed, first, n, UNIFORMS)
    index = np.arange(first, first + n, dtype=np.uint64)
    for j, (begin, step) in enumerate(zip(begins(seed), STEPS, strict=True)):
        U[j] = (((begin + index * np.uint64(step)) >> np.uint64(12)) + 0.5) * 2.0**-52
    return U


def build(jit):
    """`crash(U, i, E, C)`: row i of E from 24 uniforms strictly between 0 and 1."""

    @jit
    def which(u, C, at, n):
        j = 0
        while j < n - 1 and u >= C[at + j]:
            j += 1
        return j

    @jit
    def age(u, v, C, at):
        j = which(u, C, at, _A)
        return C[at + _A + j] + v * C[at + 2 * _A + j]

    @jit
    def tail(q):
        top = ((((_TC[0] * q + _TC[1]) * q + _TC[2]) * q + _TC[3]) * q + _TC[4]) * q + _TC[5]
        return top / ((((_TD[0] * q + _TD[1]) * q + _TD[2]) * q + _TD[3]) * q + 1.0)

    @jit
    def normal(u):
        """The standard normal below which a share u lies (Acklam's rational approximation, 1e-9)."""
        if u < 0.02425:
            return tail(math.sqrt(-2.0 * math.log(u)))
        if u > 1.0 - 0.02425:
            return -tail(math.sqrt(-2.0 * math.log(1.0 - u)))
        q = u - 0.5
        r = q * q
        top = ((((_TA[0] * r + _TA[1]) * r + _TA[2]) * r + _TA[3]) * r + _TA[4]) * r + _TA[5]
        return top * q / (((((_TB[0] * r + _TB[1]) * r + _TB[2]) * r + _TB[3]) * r + _TB[4]) * r + 1.0)

    @jit
    def crash(U, i, E, C):
        kind = which(U[0], C, KIND, _K)
        z = normal(U[1])
        at_limit = C[RHO] * z + math.sqrt(1.0 - C[RHO] * C[RHO]) * normal(U[2])
        limit = 0
        while limit < _L and at_limit >= C[LIMIT + kind * _L + limit]:
            limit += 1
        E[0, i], E[1, i] = kind, limit
        E[2, i] = which(U[3], C, PARTNER, 5)
        E[3, i] = math.exp(C[MU + kind] + C[SIGMA + kind] * z)
        E[4, i] = 1.0 if U[6] < C[FULL] else C[LEAST] + (1.0 - C[LEAST]) * U[7]
        E[5, i], E[6, i] = normal(U[4]), normal(U[5])
        E[7, i] = 1.0 if U[8] < C[BELT1] else 0.0
        E[8, i] = age(U[9], U[10], C, AGE1)
        E[9, i] = 1.0 if U[11] < C[FEMALE] else 0.0
        E[10, i] = 1.0 if U[16] < C[MULTIPLE] else 0.0
        E[11, i] = 1.0 if U[12] < C[BELT2] else 0.0
        E[12, i] = age(U[13], U[14], C, AGE2)
        E[13, i] = 1.0 if U[15] < C[FEMALE] else 0.0
        E[14, i], E[15, i] = U[17], U[6]  # no crash uses both its overlap and the side on which it struck
        E[16, i] = which(U[18], C, FLEET, 4)
        E[17, i] = U[19]
        E[18, i], E[19, i] = normal(U[20]), normal(U[21])

    return crash


def draw(n: int, *, seed: int = 1, start: int = 0, **given):
    """Crashes `start` to `start + n - 1` of `seed` as an array (len(CRASH), n); `given` as for `chances`. Needs NumPy.

    The plain way, for a few thousand: a loop in Python. `engine` compiles the same text.
    """
    import numpy as np

    from keiway.errors import UsageError

    if n < 1 or start < 0:
        raise UsageError(f"{n} crashes from number {start}: give 1 or more, from 0 on.")
    crash, C = build(lambda function: function), chances(**given)
    U, E = numbers(seed, start, n), np.empty((len(CRASH), n))
    for i in range(n):
        crash(U[:, i], i, E, C)
    return E
