"""Two vehicles meet head on, or one meets a wall: speed changes, crush, force, energy, time. No time stepping.

Sources and validity of each line are in docs/science/fronts.md. SI units; the room's doors convert.
"""

from __future__ import annotations

import msgspec

from keiway.crash.front import cabin, height, overlap
from keiway.crash.front.curve import Curve, curve_of, energy
from keiway.crash.front.facts import number
from keiway.crash.front.restitution import restitution as restitution_at
from keiway.crash.front.series import series, solve
from keiway.crash.record import Front
from keiway.errors import UsageError

GRAVITY = 9.80665  # m/s2, standard
INFINITE = float("inf")
MASS_KG = (100.0, 60_000.0)  # a light quadricycle with its driver to a loaded lorry; outside, a slip of units
LEAST_OVERLAP = 0.1  # under it vehicles brush past each other: no meeting of fronts (estimate)
CLOSING_MPS = (0.5, 70.0)  # 2 to 250 km/h (1 to 157 mph)


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a meeting.

    `mass_kg`: as it meets, people and load included. `front` None: rigid. `override`: share 0..1 of the partner's
    force that passes over this front's rails (`height.mismatch`).
    """

    mass_kg: float
    front: Front | None
    override: float = 0.0


#: A rigid wall that does not move.
WALL = Body(mass_kg=INFINITE, front=None)


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """What one vehicle goes through."""

    delta_v_mps: float  # to the end of rebound
    crush_m: float  # dynamic
    intrusion_m: float
    energy_j: float  # taken by its structure up to common speed
    ees_mps: float  # speed into a rigid wall that takes the same energy
    mean_g: float  # from first touch to common speed
    peak_g: float  # of the whole vehicle as one mass


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """What both go through. `notes`: where the answer stands outside what the model was made for."""

    first: Side
    second: Side
    closing_mps: float
    restitution: float
    peak_force_n: float
    time_s: float  # from first touch to common speed
    energy_j: float  # 1/2 mu V**2, both structures at common speed
    lost_j: float  # after rebound: (1 - e**2) of it
    notes: tuple[str, ...] = ()


def meet(
    first: Body, second: Body, closing_mps: float, *, restitution: float | None = None, overlap: float = 1.0
) -> Meeting:
    """The meeting of two bodies at a closing speed (m/s), in line.

    `restitution`: None takes it from the speed. `overlap`: share of the narrower front that is met, 0.1 to 1.
    Raises `UsageError` for what no crash can be.
    """
    _check(first, second, closing_mps, restitution, overlap)
    e = restitution_at(closing_mps) if restitution is None else restitution
    mu = 1.0 / (1.0 / first.mass_kg + 1.0 / second.mass_kg)
    share = _overlap_factor(overlap)
    curves = [curve_of(body.front, share * height.force_factor(body.override)) for body in (first, second)]
    brought = 0.5 * mu * closing_mps**2
    reached = solve(series(*curves), brought, mu)
    crushes = (reached.crush1_m, reached.crush2_m)
    sides = [
        _side(body, curve, crush, share, mu * closing_mps / body.mass_kg, e, reached.force_n, reached.time_s)
        for body, curve, crush in zip((first, second), curves, crushes, strict=True)
    ]
    return Meeting(
        first=sides[0],
        second=sides[1],
        closing_mps=closing_mps,
        restitution=e,
        peak_force_n=reached.force_n,
        time_s=reached.time_s,
        energy_j=brought,
        lost_j=(1.0 - e * e) * brought,
        notes=tuple(_notes(closing_mps, restitution, overlap, curves, crushes)),
    )


def _overlap_factor(share: float) -> float:
    return overlap.force_factor(share)


def _side(
    body: Body, curve: Curve, crush_m: float, share: float, plastic_mps: float, e: float, force_n: float, time_s: float
) -> Side:
    """`plastic_mps`: its change of speed up to common speed."""
    taken = 0.0 if body.front is None else energy(curve, crush_m)
    return Side(
        delta_v_mps=(1.0 + e) * plastic_mps,
        crush_m=crush_m,
        intrusion_m=_intrusion(body, curve, crush_m, share),
        energy_j=taken,
        ees_mps=(2.0 * taken / body.mass_kg) ** 0.5,
        mean_g=plastic_mps / time_s / GRAVITY,
        peak_g=force_n / body.mass_kg / GRAVITY,
    )


def _intrusion(body: Body, curve: Curve, crush_m: float, share: float) -> float:
    """The cabin of a partly met front is loaded on the met part only, so its force falls as the front's does."""
    if body.front is None:
        return 0.0
    held = share * height.cabin_factor(body.override)
    return cabin.intrusion(crush_m, cabin.yields_at(body.front, curve, held))


def _check(first: Body, second: Body, closing_mps: float, e: float | None, share: float) -> None:
    if first.front is None and second.front is None:
        raise UsageError("Two rigid bodies: one of the two needs a front that gives way.")
    for body in (first, second):
        if body is not WALL and not MASS_KG[0] <= body.mass_kg <= MASS_KG[1] and body.mass_kg != INFINITE:
            raise UsageError(
                f"Mass {body.mass_kg:,.0f} kg: a vehicle between {MASS_KG[0]:,.0f} and {MASS_KG[1]:,.0f} kg is needed."
            )
        if not 0.0 <= body.override <= 1.0:
            raise UsageError(f"Override {body.override:g}: a share between 0 and 1 is needed.")
    if first.mass_kg == second.mass_kg == INFINITE:
        raise UsageError("Two immovable bodies cannot meet.")
    if not CLOSING_MPS[0] <= closing_mps <= CLOSING_MPS[1]:
        raise UsageError(
            f"Closing speed {closing_mps / 0.44704:.0f} mph ({closing_mps * 3.6:.0f} km/h): the model covers 1 to 157 mph."
        )
    if e is not None and not 0.0 <= e < 1.0:
        raise UsageError(f"Restitution {e:g}: a number from 0 up to, not including, 1 is needed.")
    if not LEAST_OVERLAP <= share <= 1.0:
        raise UsageError(
            f"Overlap {share:g}: a share of {LEAST_OVERLAP:g} to 1 is needed; 0.5 is half the narrower front, and with less "
            f"than {LEAST_OVERLAP:g} vehicles brush past each other."
        )


def _notes(closing_mps: float, e: float | None, share: float, curves: list[Curve], crushes: tuple) -> list[str]:
    notes = []
    if e is None and closing_mps > number("restitution_high_speed_to"):
        notes.append("Closing speed above 110 km/h (68 mph): the rebound is taken as at 110 km/h.")
    if share <= number("overlap_no_rail_to"):
        notes.append(
            "Overlap of a quarter or less: vehicles slide past each other. The speed change given is an upper bound; "
            "in 25% barrier tests 79% of the speed was lost along the road (5th to 95th percentile 55 to 93%)."
        )
    for which, curve, crush_m in zip(("first", "second"), curves, crushes, strict=True):
        if curve.end != INFINITE and crush_m > curve.known_to_m:
            notes.append(f"The {which} vehicle is crushed past the end of its curve: its crush is an extrapolation.")
    return notes
