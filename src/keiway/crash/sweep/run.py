"""Points of a sweep, each answered like a single crash, and what the row of them says in one sentence."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from keiway.answer import Quantity
from keiway.crash.answer import MPH, head_on
from keiway.crash.given import Fronts, given
from keiway.crash.names import told_apart
from keiway.days import Window
from keiway.store import data_version
from keiway.vehicles.record import Spread, Vehicle

#: What can be swept -> unit, the values, and what it is in words.
QUANTITIES = {
    "speed": ("mph", tuple(range(10, 61, 5)), "speed of each"),
    "overlap": ("%", tuple(range(20, 101, 10)), "overlap"),
    "mass": ("kg", tuple(range(600, 3601, 300)), "mass of the partner, empty"),
}
TOLD = ("crash.delta_v", "crash.wall_speed", "crash.risk.serious", "crash.risk.death")
ASSUMED = {
    "mass": (
        "The partner differs in nothing but its mass; a front that comes from its class is as strong as that mass asks for, "
        "one from its own test stays as it is.",
    )
}
_EVEN = 50.0  # percent: where a risk is even


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One value of what is swept, and both sides at it."""

    value: float
    parties: tuple[tuple[Quantity, ...], tuple[Quantity, ...]]


class Sweep(msgspec.Struct, frozen=True, kw_only=True):
    """A crash over a range."""

    schema: str
    swept: str
    unit: str
    says: str  # what is swept, in words
    sentence: str
    vehicles: tuple[str, str]
    names: tuple[str, str]
    speeds_mph: tuple[float, float] | None  # where the speed is not what is swept
    overlap: float | None
    points: tuple[Point, ...]
    assumed: tuple[str, ...]
    notes: tuple[str, ...]
    data: str


def sweep(
    vehicles: tuple[Vehicle, Vehicle],
    swept: str,
    speeds_mps: tuple[float, float] | None,
    overlap: float = 1.0,
    built: tuple[Window | None, Window | None] = (None, None),
    fronts: Fronts = None,
) -> Sweep:
    """Both sides at each value of `QUANTITIES[swept]`. `speeds_mps` may be None where the speed is swept."""
    unit, values, says = QUANTITIES[swept]
    fronts = tuple(given(front) for front in fronts) if fronts else None  # each file read once
    answers = [(value, _answer(swept, value, vehicles, speeds_mps, overlap, built, fronts)) for value in values]
    points = tuple(
        Point(value=float(value), parties=tuple(tuple(q for q in party.quantities if q.id in TOLD) for party in found.parties))
        for value, found in answers
    )
    names = told_apart(*vehicles)
    first = answers[0][1]
    return Sweep(
        schema="crash-sweep/1",
        swept=swept,
        unit=unit,
        says=says,
        sentence=_sentence(names, points, swept, unit),
        vehicles=(vehicles[0].id, vehicles[1].id),
        names=names,
        speeds_mph=None if swept == "speed" else first.speeds_mph,
        overlap=None if swept == "overlap" else overlap,
        points=points,
        assumed=(*first.assumed, *ASSUMED.get(swept, ())),
        notes=_notes([(float(value), found.notes) for value, found in answers], unit),
        data=data_version(),
    )


def _answer(swept: str, value: float, vehicles, speeds_mps, overlap: float, built, fronts):
    if swept == "speed":
        speeds_mps = (value * MPH, value * MPH)
    elif swept == "overlap":
        overlap = value / 100
    else:
        vehicles = (vehicles[0], msgspec.structs.replace(vehicles[1], curb_mass_kg=Spread(min=value, max=value)))
    return head_on(vehicles, speeds_mps, overlap, built, fronts=fronts)


def _notes(told: list[tuple[float, tuple[str, ...]]], unit: str) -> tuple[str, ...]:
    """Each note once; where it is not said at every point, with the points it is said at."""
    where: dict[str, list[float]] = {}
    for value, notes in told:
        for note in notes:
            where.setdefault(re.sub(r"in \d+% of tests", "in nine of ten tests or more", note), []).append(value)
    return tuple(note if len(at) == len(told) else f"{note.removesuffix('.')} ({_from_to(at, unit)})." for note, at in where.items())


def _from_to(values: list[float], unit: str) -> str:
    if len(values) == 1:
        return f"at {at_(values[0], unit)}"
    return f"at {values[0]:,g} to {at_(values[-1], unit)}"


def value_of(point: Point, side: int, id_: str) -> Quantity:
    """One figure of one side."""
    return next(quantity for quantity in point.parties[side] if quantity.id == id_)


def _sentence(names: tuple[str, str], points: tuple[Point, ...], swept: str, unit: str) -> str:
    """Where each driver's risk of serious injury passes one half, or what it is at both ends."""
    told = []
    for side, name in enumerate(names):
        risks = [value_of(point, side, "crash.risk.serious").mid for point in points]
        at = _crossing([point.value for point in points], risks)
        if at is None:
            ends = f"{_percent(risks[0])} at {at_(points[0].value, unit)} and {_percent(risks[-1])} at {at_(points[-1].value, unit)}"
            told.append(f"in the {name} it is {ends}")
        else:
            told.append(f"in the {name} it passes 50% at about {at_(round(at), unit)}")
    return f"Risk of serious injury of a belted driver: {'; '.join(told)}."


def at_(value: float, unit: str) -> str:
    """35 mph, 40%, 1,500 kg."""
    return f"{value:,g}{'' if unit == '%' else ' '}{unit}"


def _crossing(values: list[float], risks: list[float]) -> float | None:
    for (x0, p0), (x1, p1) in pairwise(zip(values, risks, strict=True)):
        if (p0 - _EVEN) * (p1 - _EVEN) <= 0 and p0 != p1:
            return x0 + (x1 - x0) * (_EVEN - p0) / (p1 - p0)
    return None


def _percent(value: float) -> str:
    return f"{value:.0f}%" if value >= 9.5 else f"{value:.1f}%" if value >= 0.1 else "under 0.1%"
