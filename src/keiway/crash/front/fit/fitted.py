"""From the signals of a full-width rigid wall test to a front (docs/science/fronts.md, 8)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from keiway.crash.front.curve import curve_of, force
from keiway.crash.front.facts import FACTS
from keiway.crash.front.fit.cfc import cfc
from keiway.crash.front.fit.measures import GRAVITY, TO_M, ahof400, integrated, kw400, olc
from keiway.crash.front.fit.plausible import check_asked, crushed, from_touch, impulse, stops, touched
from keiway.crash.front.fit.shape import shape
from keiway.crash.front.fit.signals import Signals
from keiway.crash.front.fit.wrong import EXAMPLE
from keiway.crash.record import Front
from keiway.errors import UsageError

CRUSH_SD = 0.02  # two accelerometers of one car differ by about this much (estimate)
HEIGHTS_M = (0.0, 3.0)


class Fit(msgspec.Struct, frozen=True, kw_only=True):
    """A front and what the test itself measured. `notes`: what was taken instead of measured."""

    front: Front
    crush_m: float  # dynamic
    static_crush_m: tuple[float, float, float]  # low, mid, high: an estimate from the dynamic crush
    time_s: float  # to zero speed
    peak_force_n: float
    mean_force_n: float  # kinetic energy over crush
    peak_g: float
    kw400_n_per_m: float | None
    ahof400_m: float | None
    olc_g: float | None
    restitution: float  # up to the end of the record
    notes: tuple[str, ...]


def fit(
    signals: Signals,
    *,
    mass_kg: float,
    speed_mps: float,
    heights_m: Sequence[float] | None = None,
    cabin_crush_m: float | None = None,
    cabin_force_n: float | None = None,
    sources: tuple[str, ...] = (),
) -> Fit:
    """The front of a vehicle from its wall test: test mass (kg), impact speed (m/s), heights (m) of the wall's rows.

    Without cabin values the cabin is taken to have just held in the test. Raises `InvalidFile` where the signals do
    not belong to a stop from that speed, which is how a wrong unit shows, and `UsageError` for what no test has.
    """
    check_asked(mass_kg, speed_mps)
    _check_rows(signals, heights_m)
    signals = from_touch(signals, speed_mps)
    run = _motion(signals, mass_kg, speed_mps)
    full, wall = run.crush[-1], run.wall[: run.stop]
    ahof = _ahof(signals, run.crush, heights_m, run.stop)
    fact = FACTS.value.values["static_crush_share"]
    return Fit(
        front=_front(run, mass_kg, speed_mps, ahof, cabin_crush_m, cabin_force_n, sources),
        crush_m=full,
        static_crush_m=(fact.low * full, fact.value * full, fact.high * full),
        time_s=run.stop * signals.step_s,
        peak_force_n=max(wall),
        mean_force_n=mass_kg * speed_mps**2 / (2.0 * full),
        peak_g=max(run.slowing) / GRAVITY,
        kw400_n_per_m=kw400(run.crush, wall) if full > TO_M else None,
        ahof400_m=ahof,
        olc_g=olc(run.speed, signals.step_s),
        restitution=-min(run.speed) / speed_mps,
        notes=tuple([*run.notes, *_taken(signals, full, cabin_crush_m, heights_m)]),
    )


class _Motion(NamedTuple):
    """Slowing (m/s2), wall force (N) and speed (m/s) of the whole record; crush (m) up to the sample `stop`."""

    slowing: list[float]
    wall: list[float]
    speed: list[float]
    crush: list[float]
    stop: int
    notes: list[str]


def _motion(signals: Signals, mass_kg: float, speed_mps: float) -> _Motion:
    """The signals integrated, and held against the test they are said to be of."""
    step = signals.step_s
    slowing, wall, turned = _channels(signals, mass_kg)
    measured = wall if signals.force_n is not None else None
    notes = [*signals.says, *turned, *touched(slowing, measured, step, speed_mps)]
    speed = [speed_mps - lost for lost in integrated(slowing, step)]
    notes += stops(speed, speed_mps, slowing[-1] / GRAVITY)
    stop = next(i for i, v in enumerate(speed) if v <= 0.0)
    crush = integrated(speed, step)[:stop]  # rising up to here
    notes += crushed(crush[-1], speed_mps)
    if measured is not None:
        impulse(integrated(wall[: stop + 1], step)[-1], mass_kg * (speed[0] - speed[stop]), mass_kg)
    return _Motion(slowing, wall, speed, crush, stop, notes)


def _front(
    run: _Motion,
    mass_kg: float,
    speed_mps: float,
    ahof_m: float | None,
    cabin_crush_m: float | None,
    cabin_force_n: float | None,
    sources: tuple[str, ...],
) -> Front:
    """Its shape is that of mass times slowing over crush: the wall's force is the engine's stop too."""
    crush = run.crush
    s, h = shape(crush, [mass_kg * a for a in run.slowing[: run.stop]])
    front = Front(
        test_mass_kg=mass_kg,
        test_speed_mps=speed_mps,
        crush_m=crush[-1],
        s=s,
        h=h,
        cabin_crush_m=cabin_crush_m or crush[-1],
        cabin_force_n=cabin_force_n or 0.0,
        ahof_m=ahof_m,
        level="measured",
        crush_sd=CRUSH_SD,
        sources=sources,
        says="Fitted to the signals of a full-width rigid wall test.",
    )
    held = cabin_force_n or force(curve_of(front), crush[-1])
    return msgspec.structs.replace(front, cabin_force_n=held)


def _taken(signals: Signals, full_m: float, cabin_crush_m: float | None, heights_m: Sequence[float] | None) -> list[str]:
    """What was taken instead of measured, and what could not be told."""
    notes = ["Past the crush of the test the curve is an estimate: the force goes on in proportion to the crush."]
    if signals.force_n is None:
        notes.append("No wall force given: peak force and KW400 are of mass times acceleration, which misses the engine's own stop.")
    if cabin_crush_m is None:
        notes.append("No cabin measurement given: the cabin is taken to have just held in this test.")
    if full_m <= TO_M:
        notes.append(f"The crush does not pass {1e3 * TO_M:.0f} mm, so there is no KW400 and no AHOF400.")
    elif signals.rows and heights_m is None:
        notes.append("The wall's rows are there without their heights, so there is no AHOF400: give --heights.")
    return notes


def _channels(signals: Signals, mass_kg: float) -> tuple[list[float], list[float], list[str]]:
    """Slowing (m/s2) and wall force (N), both positive in the crash and filtered to CFC 60; what was turned round."""
    notes = []

    def filtered(kind: str, values: Sequence[float]) -> list[float]:
        return list(values) if kind in signals.filtered else cfc(values, signals.step_s)

    def slowing_of(values: list[float]) -> list[float]:
        if sum(values) < 0.0:  # forward is positive, as SAE J211-1 has it
            return [-value for value in values]
        notes.append("The acceleration comes positive and is taken as slowing: a wall cannot speed a vehicle up.")
        return values

    slowing = slowing_of(filtered("acceleration", signals.acceleration_mps2))
    if signals.force_n is None:
        return slowing, [mass_kg * a for a in slowing], notes
    wall = filtered("force", signals.force_n)
    return slowing, [-value for value in wall] if sum(wall) < 0.0 else wall, notes


def _check_rows(signals: Signals, heights_m: Sequence[float] | None) -> None:
    if heights_m is None:
        return
    if len(heights_m) != len(signals.rows):
        raise UsageError(f"{len(signals.rows)} wall rows, {len(heights_m)} heights: one height a row is needed.", try_=EXAMPLE)
    if not all(HEIGHTS_M[0] <= one <= HEIGHTS_M[1] for one in heights_m) or list(heights_m) != sorted(heights_m):
        raise UsageError("Heights of the wall's rows: rising, in mm, between 0 and 3,000.", try_=EXAMPLE)


def _ahof(signals: Signals, crush: list[float], heights_m: Sequence[float] | None, stop: int) -> float | None:
    if not signals.rows or heights_m is None or crush[-1] <= TO_M:
        return None
    return ahof400(crush, [row[:stop] for row in signals.rows], heights_m)
