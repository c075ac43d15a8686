"""Many meetings at once: the table of series.py, built for arrays.

Row by row the same formulas as the plain path, so both agree to rounding. Needs NumPy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from keiway.crash.front.curve import Curve
from keiway.crash.front.restitution import law as restitution_law
from keiway.crash.front.segment import duration, fraction

GRAVITY = 9.80665


class Curves(NamedTuple):
    """N curves of K knots: `x` (m) and `f` (N) are (N, K), `end` (N/m) is (N,)."""

    x: np.ndarray
    f: np.ndarray
    end: np.ndarray

    def scaled(self, force: np.ndarray | float = 1.0, crush: np.ndarray | float = 1.0) -> Curves:
        """Each curve with its forces and its crushes multiplied: shapes (N,) or one number."""
        force, crush = (np.broadcast_to(value, self.end.shape) for value in (force, crush))
        return Curves(self.x * crush[:, None], self.f * force[:, None], self.end * force / crush)


class Meetings(NamedTuple):
    """SI units. Of each vehicle (N, 2): speed change, crush, energy, EES, mean and peak g; of the meeting (N,)."""

    delta_v_mps: np.ndarray
    crush_m: np.ndarray
    energy_j: np.ndarray
    ees_mps: np.ndarray
    mean_g: np.ndarray
    peak_g: np.ndarray
    peak_force_n: np.ndarray
    time_s: np.ndarray


def stack(curves: Sequence[Curve]) -> Curves:
    """Curves as arrays; shorter ones end in copies of their last knot, which add no length."""
    k = max(len(curve.x) for curve in curves)
    x, f = (
        np.array([list(row) + [row[-1]] * (k - len(row)) for row in rows])
        for rows in ([c.x for c in curves], [c.f for c in curves])
    )
    return Curves(x, f, np.array([curve.end for curve in curves]))


def meet_all(
    first: Curves,
    second: Curves,
    mass1_kg: np.ndarray,
    mass2_kg: np.ndarray,
    closing_mps: np.ndarray,
    restitution: np.ndarray | None = None,
) -> Meetings:
    """N meetings: masses (kg), closing speeds (m/s) and restitutions are (N,); an immovable partner has mass inf.

    Overlap and height enter through `Curves.scaled`. Inputs are taken as they are: `meeting.meet` checks them.
    """
    masses = np.stack([mass1_kg, mass2_kg], axis=1).astype(float)
    e = law(closing_mps) if restitution is None else np.asarray(restitution)
    mu = 1.0 / (1.0 / masses).sum(axis=1)
    brought = 0.5 * mu * closing_mps**2
    force, crush, time = _solve(first, second, brought, mu)
    taken = np.stack([_energy(first, crush[:, 0]), _energy(second, crush[:, 1])], axis=1)
    plastic = (mu * closing_mps)[:, None] / masses
    return Meetings(
        delta_v_mps=(1.0 + e)[:, None] * plastic,
        crush_m=crush,
        energy_j=taken,
        ees_mps=np.sqrt(2.0 * taken / masses),
        mean_g=plastic / time[:, None] / GRAVITY,
        peak_g=force[:, None] / masses / GRAVITY,
        peak_force_n=force,
        time_s=time,
    )


def law(closing_mps: np.ndarray) -> np.ndarray:
    """Restitution at closing speeds (m/s)."""
    return restitution_law(closing_mps, np.exp, np.minimum, np.maximum)


def _solve(first: Curves, second: Curves, energy_j: np.ndarray, mu: np.ndarray) -> tuple[np.ndarray, ...]:
    """Force (N,), crush of each (N, 2) and time (N,) at the end of crushing."""
    f, x1, x2 = _table(first, second)
    rise, length = np.diff(f), np.diff(x1 + x2)
    work = np.zeros_like(f)
    np.cumsum((f[:, 1:] + f[:, :-1]) / 2 * length, axis=1, out=work[:, 1:])
    last = np.minimum((work <= energy_j[:, None]).sum(axis=1) - 1, rise.shape[1] - 1)[:, None]

    def at(columns):
        return np.take_along_axis(columns, last, axis=1)[:, 0]

    share = fraction(energy_j - at(work), at(f), at(rise), at(length), np.sqrt, np.maximum)
    column = np.arange(rise.shape[1])
    speed = np.sqrt(2.0 * np.maximum(energy_j[:, None] - work, 0.0) / mu[:, None])
    part = length * np.where(column < last, 1.0, np.where(column == last, share[:, None], 0.0))
    leaving = np.where(column < last, speed[:, 1:], 0.0)
    slope = np.divide(rise, length, out=np.zeros_like(rise), where=length > 0) / mu[:, None]
    time = duration(part, speed[:, :-1], leaving, slope, np.sqrt, np.arctan, np.maximum).sum(axis=1)
    crush = np.stack([at(x) + share * at(np.diff(x)) for x in (x1, x2)], axis=1)
    return at(f) + share * at(rise), crush, time


def _table(first: Curves, second: Curves) -> tuple[np.ndarray, ...]:
    """Force and both crushes at every level, before and after it: the rows of `series.series`."""
    levels = np.sort(np.concatenate([np.zeros_like(first.f[:, :1]), first.f, second.f], axis=1), axis=1)
    levels = np.concatenate([levels, 2.0 * levels[:, -1:]], axis=1)
    columns = [np.repeat(levels, 2, axis=1)]
    again = np.zeros_like(levels, dtype=bool)
    again[:, 1:] = levels[:, 1:] == levels[:, :-1]  # a level met twice must not take the crush back
    for curves in (first, second):
        before, after = _spans(curves, levels)
        before = np.where(again, after, before)
        columns.append(np.stack([before, after], axis=2).reshape(len(levels), -1))
    return tuple(column[:, :-1] for column in columns)


def _spans(curves: Curves, levels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Least and most crush at each level (N, L)."""
    before = np.maximum(levels - curves.f[:, -1:], 0.0) / curves.end[:, None]
    after = before.copy()
    for j in range(curves.x.shape[1] - 1):
        low, rise = curves.f[:, j : j + 1], np.diff(curves.f[:, j : j + 2])
        length = np.diff(curves.x[:, j : j + 2])
        share = np.clip((levels - low) / np.where(rise > 0, rise, 1.0), 0.0, 1.0)
        before += length * np.where(rise > 0, share, levels > low)
        after += length * np.where(rise > 0, share, levels >= low)
    return before, after


def _energy(curves: Curves, crush_m: np.ndarray) -> np.ndarray:
    """Energy (J) up to a crush (m), both (N,)."""
    beyond = np.maximum(crush_m - curves.x[:, -1], 0.0)
    end = np.where(np.isinf(curves.end), 0.0, curves.end)
    taken = beyond * (curves.f[:, -1] + end * beyond / 2)
    for j in range(curves.x.shape[1] - 1):
        length, rise = curves.x[:, j + 1] - curves.x[:, j], curves.f[:, j + 1] - curves.f[:, j]
        part = np.clip(crush_m - curves.x[:, j], 0.0, length)
        taken += part * (curves.f[:, j] + rise * part / np.where(length > 0, 2 * length, 1.0))
    return taken
