"""From the states of a run to frames of the crash itself.

Positions and speeds follow from the one unknown of the step: with X the crush of both and Vc the closing speed, side i has
lost ``g_i (Vc - X')`` of its speed, g_i being its share ``mu / m_i``. The crush of each front is read from its own curve
at the force of the moment; what springs back is shared as the crush is.
"""

from __future__ import annotations

from keiway.crash.runners.ramps import Ramps
from keiway.crash.scene.record import Frame, Moving
from keiway.crash.series import KNOTS
from keiway.crash.step import PARAMS, STATE, G

_AT = {name: j for j, name in enumerate(STATE)}
_PARAM = {name: j for j, name in enumerate(PARAMS)}
EVERY = 10  # steps of 0.1 ms between frames


def given(row: tuple[float, ...], name: str, which: int) -> float:
    """One of the step's inputs, of side 0 or 1."""
    return row[_PARAM[f"{name}{which + 1}"]]


def reduced_mass_kg(row: tuple[float, ...]) -> float:
    """mu of the two."""
    return 1.0 / (1.0 / given(row, "m", 0) + 1.0 / given(row, "m", 1))


def ramps_in(row: tuple[float, ...], which: int) -> Ramps:
    """The front of one side as the step has it."""
    knots = "abcde"[:KNOTS]
    x, f = (tuple(given(row, axis + knot, which) for knot in knots) for axis in "xf")
    return Ramps(x, f, given(row, "k_end", which))


def frames_of(trace: list[tuple], row: tuple[float, ...], speeds_mps: tuple[float, float], every: int = EVERY) -> list[Frame]:
    """Frames of a trace of `plain.run(row)` at 0.1 ms: the touch, then one every `every` steps, and the last."""
    mu = reduced_mass_kg(row)
    shares = tuple(mu / given(row, "m", which) for which in (0, 1))
    ramps = tuple(ramps_in(row, which) for which in (0, 1))
    closing = sum(speeds_mps)
    found = [Frame(time_s=0.0, phase="crash", sides=tuple(_still(speed) for speed in speeds_mps), force_n=0.0)]
    peak = held = 0.0
    last = len(trace) - 1
    for n, state in enumerate(trace):
        force = state[_AT["F"]] * mu
        peak = max(peak, force)
        held = state[_AT["X"]] if force > 0.0 else held  # once they part, the crush that is left stays
        if (n + 1) % every and n != last:
            continue
        whole = [crush_at(ramp, peak) for ramp in ramps]
        left = min(held / (sum(whole) or 1.0), 1.0)
        moving = tuple(
            _moving(state, which, share, speed, closing, left * crush)
            for which, share, speed, crush in zip("12", shares, speeds_mps, whole, strict=True)
        )
        found.append(Frame(time_s=state[0], phase="crash", sides=moving, force_n=force))
    return found


def _still(speed: float) -> Moving:
    return Moving(position_m=0.0, speed_mps=speed, crush_m=0.0, deceleration_g=0.0, travel_m=0.0, chest_g=0.0)


def _moving(state: tuple, which: str, share: float, speed: float, closing: float, crush: float) -> Moving:
    t, X, _, V, F = state[:5]
    return Moving(
        position_m=speed * t - share * (closing * t - X),
        speed_mps=speed - share * (closing - V),
        crush_m=crush,
        deceleration_g=share * F / G,
        travel_m=max(state[_AT[f"e{which}"]], 0.0),
        chest_g=state[_AT[f"a{which}"]] / G,
    )


def crush_at(ramps: Ramps, force_n: float) -> float:
    """Crush (m) of a front at a force (N): the inverse of its rising line."""
    at, up = 0.0, 0.0
    for x, f in zip(ramps.x, ramps.f, strict=True):
        if force_n < f:
            return at + (x - at) * (force_n - up) / (f - up)
        at, up = x, f
    return at + (force_n - up) / ramps.k_end
