"""Draw US crashes: mode, partner, closing speed, overlap, occupant (data/crash/exposure.yaml).

Every random number is Philox of (seed, stream, index of the crash), so crash 17 is the same crash in any batch and
any order. Needs NumPy, imported when called.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from keiway.crash.exposure.table import facts, shares, value
from keiway.errors import UsageError

if TYPE_CHECKING:
    import numpy as np

#: Codes of `Crashes.mode` and `Crashes.partner` are positions in these.
MODES = ("frontal", "near_side", "far_side", "rear", "rollover", "other")
PARTNERS = ("car", "suv_crossover", "pickup", "minivan_van", "heavy_truck_bus", "fixed_object")
LEAST_KG = {"heavy_truck_bus": 4536.0}  # 10,000 lb: below that it is counted as a light vehicle


class Crashes(NamedTuple):
    """n crashes as arrays of shape (n,). Modes rollover and other have no partner: mass and closing are NaN."""

    mode: np.ndarray  # int8, into MODES
    partner: np.ndarray  # int8, into PARTNERS; -1 where there is none
    partner_kg: np.ndarray  # infinite for a fixed object
    closing_mps: np.ndarray
    overlap: np.ndarray  # 0 to 1, share of the narrower front; frontal only, else 1
    restitution: np.ndarray
    belted: np.ndarray  # 0 or 1
    age_years: np.ndarray
    female: np.ndarray  # 0 or 1
    multiple: np.ndarray  # 0 or 1, other impacts before or after


def draw(
    n: int,
    *,
    seed: int = 1,
    start: int = 0,
    only: str | None = None,
    fixed_objects: bool = True,
    closing_cap_mps: float | None = None,
) -> Crashes:
    """Crashes `start` to `start + n - 1` of `seed`.

    `only` keeps one mode. `closing_cap_mps` holds closing speed down, as where roads are limited (two vehicles at the
    limit close at twice it). Without `fixed_objects` every partner is a vehicle.
    """
    import numpy as np

    if n < 1 or start < 0:
        raise UsageError(f"{n} crashes from number {start}: give 1 or more, from 0 on.")
    u = np.concatenate([uniforms(n, seed=seed, start=start, stream=stream).T for stream in range(3)])
    mode = _modes(u[0], only)
    partner = _partners(mode, u[1], u[2], fixed_objects)
    normal_speed, normal_mass = normals(u[3], u[4])
    closing = _closing(mode, partner, normal_speed)
    if closing_cap_mps is not None:
        closing = np.minimum(closing, closing_cap_mps)
    return Crashes(
        mode=mode,
        partner=partner,
        partner_kg=_masses(partner, normal_mass),
        closing_mps=closing,
        overlap=_overlaps(mode, u[5], u[6]),
        restitution=np.full(n, value("restitution")),
        belted=(u[7] < value("belted_in_crash")).astype(float),
        age_years=ages(u[8], u[9]),
        female=(u[10] < value("female_in_crash")).astype(float),
        multiple=(u[11] < value("multiple_impact")).astype(float),
    )


def uniforms(n: int, *, seed: int, start: int = 0, stream: int = 0) -> np.ndarray:
    """Numbers strictly between 0 and 1, shape (n, 4): row i belongs to (seed, stream, start + i) and nothing else."""
    import numpy as np

    bits = np.random.Philox(key=seed, counter=[start, stream, 0, 0]).random_raw(4 * n).reshape(n, 4)
    return ((bits >> np.uint64(11)).astype(float) + 0.5) * 2.0**-53


def normals(u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Two independent standard normals from two uniforms (Box and Muller 1958)."""
    import numpy as np

    radius, angle = np.sqrt(-2 * np.log(u)), 2 * math.pi * v
    return radius * np.cos(angle), radius * np.sin(angle)


def choose(u: np.ndarray, parts: dict[str, float]) -> np.ndarray:
    """Position of the drawn part (int8); `parts` sum to 1."""
    import numpy as np

    edges = np.cumsum(list(parts.values()))[:-1]
    return np.searchsorted(edges, u, side="right").astype(np.int8)


def ages(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Driver ages in years by the mix of crash drivers, uniform within a group; "75+" ends at 90."""
    import numpy as np

    groups = shares("driver_age")
    bounds = [name.replace("+", "-89").split("-") for name in groups]
    low = np.array([float(first) for first, _ in bounds])
    high = np.array([float(last) + 1 for _, last in bounds])
    which = choose(u, groups)
    return low[which] + v * (high - low)[which]


def _modes(u: np.ndarray, only: str | None) -> np.ndarray:
    import numpy as np

    if only is None:
        return choose(u, {mode: shares("planar_mode")[mode] for mode in MODES})
    if only not in MODES:
        raise UsageError(f"Crash mode {only!r} is not one of {', '.join(MODES)}.", suggestions=list(MODES))
    return np.full(len(u), MODES.index(only), np.int8)


def _partners(mode: np.ndarray, u: np.ndarray, v: np.ndarray, fixed_objects: bool) -> np.ndarray:
    import numpy as np

    mix = shares("partner")
    found = choose(u, {kind: mix[kind] for kind in PARTNERS[:-1]})
    if fixed_objects:
        into_fixed = (mode == MODES.index("frontal")) & (v < value("frontal_into_fixed"))
        found = np.where(into_fixed, PARTNERS.index("fixed_object"), found)
    return np.where(mode >= MODES.index("rollover"), -1, found).astype(np.int8)


def _masses(partner: np.ndarray, normal: np.ndarray) -> np.ndarray:
    """Test masses in kg, normal within a kind and cut below at half its mean."""
    import numpy as np

    mean = np.array([value(f"mass_{kind}") for kind in PARTNERS[:-1]] + [np.inf, np.nan])
    spread = np.array([value(f"mass_sd_{kind}") for kind in PARTNERS[:-1]] + [0.0, 0.0])
    least = np.array([LEAST_KG.get(kind, value(f"mass_{kind}") / 2) for kind in PARTNERS[:-1]] + [0.0, 0.0])
    return np.maximum(mean[partner] + spread[partner] * normal, least[partner])


def _closing(mode: np.ndarray, partner: np.ndarray, normal: np.ndarray) -> np.ndarray:
    """Closing speed in m/s; into a fixed object, the vehicle's own speed."""
    import numpy as np

    known = facts().distributions
    rows = [known[f"closing_{name}"] for name in MODES[:4]]
    median = np.array([row.median_kmh / 3.6 for row in rows] + [np.nan, np.nan])[mode]
    sigma = np.array([row.sigma_log for row in rows] + [np.nan, np.nan])[mode]
    fixed, alone = partner == PARTNERS.index("fixed_object"), known["fixed_object_speed"]
    median = np.where(fixed, alone.median_kmh / 3.6, median)
    return median * np.exp(np.where(fixed, alone.sigma_log, sigma) * normal)


def _overlaps(mode: np.ndarray, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Full in a quarter of frontals, else uniform from 0.2 to 1."""
    import numpy as np

    least = value("overlap_least")
    partial = (mode == 0) & (u >= value("overlap_full"))
    return np.where(partial, least + (1 - least) * v, 1.0)
