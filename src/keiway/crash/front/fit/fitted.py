"""From the signals of a full-width rigid wall test to a front (docs/science/fronts.md, 8)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from keiway.crash.front.curve import curve_of, force
from keiway.crash.front.facts import FACTS
from keiway.crash.front.fit.cfc import cfc
from keiway.crash.front.fit.measures import GRAVITY, TO_M, ahof400, integrated, kw400, olc
from keiway.crash.front.fit.shape import shape
from keiway.crash.front.fit.signals import Signals
from keiway.crash.record import Front
from keiway.errors import InvalidFile

LOST = (0.9, 1.5)  # speed lost over speed brought: a full stop and some rebound
CRUSH_SD = 0.02  # two accelerometers of one car differ by about this much (estimate)
IMPULSE = (0.75, 1.35)  # wall impulse over momentum brought


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
    not belong to a stop from that speed, which is how a wrong unit shows.
    """
    signals = _from_touch(signals)
    slowing, wall = _channels(signals, mass_kg)
    speed = [speed_mps - lost for lost in integrated(slowing, signals.step_s)]
    _stops(speed, speed_mps)
    stop = next(i for i, v in enumerate(speed) if v <= 0.0)
    crush = integrated(speed, signals.step_s)[:stop]  # rising up to here
    if signals.force_n is not None:
        _impulse(wall, speed, stop, signals.step_s, mass_kg)
    full = crush[-1]
    ahof = _ahof(signals, crush, heights_m, stop)
    fact = FACTS.value.values["static_crush_share"]
    return Fit(
        front=_front(crush, wall[:stop], mass_kg, speed_mps, ahof, cabin_crush_m, cabin_force_n, sources),
        crush_m=full,
        static_crush_m=(fact.low * full, fact.value * full, fact.high * full),
        time_s=stop * signals.step_s,
        peak_force_n=max(wall[:stop]),
        mean_force_n=mass_kg * speed_mps**2 / (2.0 * full),
        peak_g=max(slowing) / GRAVITY,
        kw400_n_per_m=kw400(crush, wall[:stop]) if full > TO_M else None,
        ahof400_m=ahof,
        olc_g=olc(speed, signals.step_s),
        restitution=-min(speed) / speed_mps,
        notes=tuple(_notes(signals, cabin_crush_m)),
    )


def _front(
    crush: list[float],
    wall: list[float],
    mass_kg: float,
    speed_mps: float,
    ahof_m: float | None,
    cabin_crush_m: float | None,
    cabin_force_n: float | None,
    sources: tuple[str, ...],
) -> Front:
    s, h = shape(crush, wall)
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


def _notes(signals: Signals, cabin_crush_m: float | None) -> list[str]:
    notes = ["Past the crush of the test the curve is an estimate: the force rises as that of the class shape."]
    if signals.force_n is None:
        notes.append("No wall force given: mass times acceleration stands for it, which misses the engine's own stop.")
    if cabin_crush_m is None:
        notes.append("No cabin measurement given: the cabin is taken to have just held in this test.")
    return notes


def _from_touch(signals: Signals) -> Signals:
    """Drop what was recorded before time zero."""
    first = next((i for i, t in enumerate(signals.time_s) if t >= -1e-9), 0)
    if first == 0:
        return signals
    return msgspec.structs.replace(
        signals,
        time_s=signals.time_s[first:],
        acceleration_mps2=signals.acceleration_mps2[first:],
        force_n=signals.force_n and signals.force_n[first:],
        rows=tuple(row[first:] for row in signals.rows),
    )


def _channels(signals: Signals, mass_kg: float) -> tuple[list[float], list[float]]:
    """Slowing (m/s2) and wall force (N), both positive in the crash and filtered to CFC 60."""

    def filtered(kind: str, values: Sequence[float]) -> list[float]:
        return list(values) if kind in signals.filtered else cfc(values, signals.step_s)

    def positive(values: list[float]) -> list[float]:
        return values if sum(values) >= 0.0 else [-value for value in values]

    slowing = positive(filtered("acceleration", signals.acceleration_mps2))
    if signals.force_n is None:
        return slowing, [mass_kg * a for a in slowing]
    return slowing, positive(filtered("force", signals.force_n))


def _stops(speed: list[float], speed_mps: float) -> None:
    lost = (speed_mps - min(speed)) / speed_mps
    if LOST[0] <= lost <= LOST[1] and min(speed) <= 0.0:
        return
    told = (
        f"Line 1: the acceleration takes {lost:.2f} of the impact speed of {speed_mps * 3.6:.1f} km/h; "
        "a wall test takes 1.0 to 1.4."
    )
    if any(LOST[0] <= lost * ratio <= LOST[1] for ratio in (GRAVITY, 1 / GRAVITY)):
        raise InvalidFile(f"{told} It fits when g and m/s2 are changed over: check the unit.")
    raise InvalidFile(f"{told} Check the speed, the unit, and that the record runs to the stop.")


def _impulse(wall: list[float], speed: list[float], stop: int, step_s: float, mass_kg: float) -> None:
    ratio = integrated(wall[: stop + 1], step_s)[-1] / (mass_kg * (speed[0] - speed[stop]))
    if not IMPULSE[0] <= ratio <= IMPULSE[1]:
        raise InvalidFile(
            f"Line 1: the wall's impulse is {ratio:.3g} times the momentum of {mass_kg:,.0f} kg; it should be about 1. "
            "Check the unit of force and the mass."
        )


def _ahof(signals: Signals, crush: list[float], heights_m: Sequence[float] | None, stop: int) -> float | None:
    if not signals.rows or heights_m is None or crush[-1] <= TO_M:
        return None
    if len(heights_m) != len(signals.rows):
        raise InvalidFile(f"{len(signals.rows)} wall rows, {len(heights_m)} heights: one height a row is needed.")
    return ahof400(crush, [row[:stop] for row in signals.rows], heights_m)
