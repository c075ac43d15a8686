"""Two vehicles head on: what each goes through, with bands. Closed form, so no time stepping and no heavy import.

The injury risk given is that of the average US vehicle of model years 2000 to 2016 at the same change of speed: what
this vehicle's own structure, restraint and age add or take away is not in it yet, and the answer says so.
"""

from __future__ import annotations

from datetime import date
from random import Random

import msgspec

from keiway.answer import Quantity
from keiway.crash.front import Body, Meeting, meet
from keiway.crash.front.height import mismatch
from keiway.crash.injury.field import Impact, Occupant, risk
from keiway.crash.record import Front
from keiway.crash.vehicles import Band, bands_of, front_of, mass_of
from keiway.days import Window
from keiway.store import data_version
from keiway.vehicles.record import Vehicle

MPH = 0.44704  # m/s
DRAWS = 200
SEED = 20261124
E_SD = 0.05  # models of restitution differ by about this much (estimate)
LIGHT_TRUCKS = ("small_pickup", "large_pickup", "small_suv", "midsize_suv", "large_suv", "van", "minivan")

DRIVER = Occupant(belted=1.0, age_years=40.0)

LEFT_OUT = (
    "What this vehicle's own structure, restraint and age add to the risk or take from it: the risk is that of the average "
    "US vehicle of model years 2000 to 2016 at that change of speed. A kei without air bags stands above it.",
    "Rotation, sliding past, and anything hit afterwards.",
)

LEVELS = {
    "measured": "its front comes from its own barrier test",
    "derived": "its front comes from tests of its class",
    "class": "its front is an estimate for its class; no barrier test of it was found",
}


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One vehicle of a crash and what it goes through."""

    vehicle: str
    name: str
    mass_kg: float
    front: str  # level of the front: measured, derived or class
    front_says: str
    quantities: tuple[Quantity, ...]


class CrashAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Both vehicles of a head-on crash."""

    schema: str
    sentence: str
    speeds_mph: tuple[float, float]
    overlap: float
    parties: tuple[Party, Party]
    peak_force_kn: Quantity
    evidence: dict[str, str]  # the ladder, from the nearest evidence down
    assumed: tuple[str, ...]
    notes: tuple[str, ...]
    left_out: tuple[str, ...]
    data: str


def head_on(
    vehicles: tuple[Vehicle, Vehicle],
    speeds_mps: tuple[float, float],
    overlap: float = 1.0,
    built: tuple[Window | None, Window | None] = (None, None),
) -> CrashAnswer:
    """Each vehicle at its speed, one driver each. Raises `NotKnown` or `UsageError` where it cannot be worked out."""
    masses = tuple(mass_of(vehicle) for vehicle in vehicles)
    fronts = tuple(front_of(vehicle, days) for vehicle, days in zip(vehicles, built, strict=True))
    closing = sum(speeds_mps)
    middle = _meet(vehicles, masses, fronts, closing, overlap, None)
    draws = _draws(vehicles, masses, fronts, built, closing, overlap, middle.restitution)
    parties = tuple(
        Party(
            vehicle=vehicle.id,
            name=vehicle.title,
            mass_kg=mass,
            front=front.level,
            front_says=front.says,
            quantities=_quantities(which, middle, draws),
        )
        for vehicle, mass, front, which in zip(vehicles, masses, fronts, ("first", "second"), strict=True)
    )
    return CrashAnswer(
        schema="crash/1",
        sentence=_sentence(vehicles, masses, middle, speeds_mps),
        speeds_mph=tuple(round(speed / MPH, 1) for speed in speeds_mps),
        overlap=overlap,
        parties=parties,
        peak_force_kn=_band("crash.peak_force", "kN", [d.peak_force_n / 1e3 for d in draws], middle.peak_force_n / 1e3),
        evidence=_evidence(parties),
        assumed=("One driver of 75 kg in each, no load; 40 years old, belted, for the risk.", "Head on in a line; full-width fronts meet on the share of the overlap."),
        notes=tuple(note.replace("The first", f"The {vehicles[0].name}").replace("The second", f"The {vehicles[1].name}") for note in middle.notes),
        left_out=LEFT_OUT,
        data=data_version(),
    )


def _meet(
    vehicles: tuple[Vehicle, Vehicle], masses: tuple, fronts: tuple[Front, Front], closing: float, overlap: float, e: float | None
) -> Meeting:
    over = _overrides(vehicles, fronts)
    bodies = [Body(mass_kg=mass, front=front, override=ride) for mass, front, ride in zip(masses, fronts, over, strict=True)]
    return meet(*bodies, closing, restitution=e, overlap=overlap)


def _overrides(vehicles: tuple[Vehicle, Vehicle], fronts: tuple[Front, Front]) -> tuple[float, float]:
    """The share of the partner's force that passes over each one's rails: only a light truck rides over."""
    a, b = (front.ahof_m for front in fronts)
    if a is None or b is None:
        return 0.0, 0.0
    first = mismatch(a, b, model_year=_year(vehicles[1])) if vehicles[1].kind in LIGHT_TRUCKS else 0.0
    second = mismatch(b, a, model_year=_year(vehicles[0])) if vehicles[0].kind in LIGHT_TRUCKS else 0.0
    return first, second


def _year(vehicle: Vehicle) -> int | None:
    return vehicle.model_year_to or (date.today().year if vehicle.current else vehicle.model_year_from)


def _draws(vehicles, masses, fronts, built, closing: float, overlap: float, e: float) -> list[Meeting]:
    """The meeting with crush, cabin force, height and rebound drawn from their bands; the same draws every time."""
    random = Random(SEED)
    bands = [bands_of(vehicle, days) for vehicle, days in zip(vehicles, built, strict=True)]
    found = []
    for _ in range(DRAWS):
        drawn = tuple(_drawn(random, front, band) for front, band in zip(fronts, bands, strict=True))
        rebound = min(max(random.gauss(e, E_SD), 0.0), 0.6)
        found.append(_meet(vehicles, masses, drawn, closing, overlap, rebound))
    return found


def _drawn(random: Random, front: Front, bands) -> Front:
    crush = max(front.crush_m * random.gauss(1.0, front.crush_sd), 0.4 * front.crush_m)
    return msgspec.structs.replace(
        front,
        crush_m=crush,
        cabin_crush_m=front.cabin_crush_m * crush / front.crush_m,
        cabin_force_n=_triangular(random, bands.cabin_force_n),
        ahof_m=_triangular(random, bands.ahof_m),
    )


def _triangular(random: Random, band: Band) -> float:
    return random.triangular(band.low, band.high, band.mid)


def _quantities(which: str, middle: Meeting, draws: list[Meeting]) -> tuple[Quantity, ...]:
    side = getattr(middle, which)
    sides = [getattr(draw, which) for draw in draws]
    rows = (
        ("crash.delta_v", "mph", [one.delta_v_mps / MPH for one in sides], side.delta_v_mps / MPH),
        ("crash.ees", "mph", [one.ees_mps / MPH for one in sides], side.ees_mps / MPH),
        ("crash.crush", "mm", [1e3 * one.crush_m for one in sides], 1e3 * side.crush_m),
        ("crash.intrusion", "mm", [1e3 * one.intrusion_m for one in sides], 1e3 * side.intrusion_m),
        ("crash.mean_g", "g", [one.mean_g for one in sides], side.mean_g),
    )
    return (*(_band(*row) for row in rows), *_risks(side.delta_v_mps, [one.delta_v_mps for one in sides]))


def _risks(delta_v_mps: float, drawn_mps: list[float]) -> tuple[Quantity, ...]:
    """Serious injury and death at that change of speed; risk rises with it, so its band is the band's risk."""
    drawn = sorted(drawn_mps)
    low, high = drawn[int(0.05 * len(drawn))], drawn[int(0.95 * len(drawn)) - 1]
    at = [risk(Impact(mode="frontal", delta_v_mps=one), DRIVER) for one in (min(low, delta_v_mps), delta_v_mps, max(high, delta_v_mps))]
    how = "NASS/CDS 2000-2015 fit by change of speed (docs/science/injury.md); band of the change of speed only"
    return tuple(
        Quantity(
            id=f"crash.risk.{outcome}", low=100 * values[0], mid=100 * values[1], high=100 * values[2], unit="%",
            level="band of the change of speed", how=how,
        )
        for outcome, values in (("serious", [r.mais3f for r in at]), ("death", [r.fatal for r in at]))
    )  # fmt: skip


def _band(id_: str, unit: str, values: list[float], mid: float) -> Quantity:
    ordered = sorted(values)
    low, high = ordered[int(0.05 * len(ordered))], ordered[int(0.95 * len(ordered)) - 1]
    how = "closed form of two fronts in series (docs/science/fronts.md); band over crush, cabin, height and rebound"
    return Quantity(id=id_, mid=mid, low=min(low, mid), high=max(high, mid), unit=unit, level="90% band", how=how)


def _sentence(vehicles: tuple[Vehicle, Vehicle], masses: tuple, met: Meeting, speeds: tuple[float, float]) -> str:
    light, heavy = (0, 1) if masses[0] <= masses[1] else (1, 0)
    sides = (met.first, met.second)
    changes = [side.delta_v_mps / MPH for side in sides]
    if abs(changes[0] - changes[1]) < 0.5:
        return f"Both change speed by {changes[0]:.0f} mph."
    return (
        f"The {vehicles[light].name}'s people go through a change of speed of {changes[light]:.0f} mph, the "
        f"{vehicles[heavy].name}'s of {changes[heavy]:.0f} mph: {changes[light] / changes[heavy]:.1f} times as much for the "
        f"lighter one. Its front takes what a wall would give it at {sides[light].ees_mps / MPH:.0f} mph."
    )


def _evidence(parties: tuple[Party, Party]) -> dict[str, str]:
    return {
        "this pair crashed": "none found",
        **{party.name: LEVELS[party.front] for party in parties},
        "physics": "momentum is exact; crush and force follow from the fronts",
    }
