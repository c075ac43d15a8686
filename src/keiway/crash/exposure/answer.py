"""What a vehicle's ordinary use costs its own people and the others, per 100 million miles and per year, against others.

    exposure(vehicle, limits=(45,), miles_per_year=3000) -> ExposureAnswer

Needs NumPy (imported when called). With numba a quarter of a million crashes take about half a second a vehicle; without it a few
thousand are run with every parameter at its middle, and the answer has no bands and says so.
"""

from __future__ import annotations

import msgspec

from keiway.crash.exposure.crashes.sample import LIMITS
from keiway.crash.exposure.others import vehicle_of
from keiway.crash.exposure.table import Alternative, facts, value
from keiway.crash.names import titled
from keiway.days import Window
from keiway.errors import KeiwayError, UsageError, raise_all
from keiway.store import data_version
from keiway.vehicles.record import Vehicle

SCHEMA = "crash-risk/1"
N = 1 << 18
MANY_N = 1 << 21
AVERAGE = "Average US vehicle"
FEW_DRAWS = 16  # fewer give no band
STRONG = 0.4  # rank correlation from which a parameter is told as driving the answer; chance alone seldom gives 0.3 in 64 draws

CALIBRATED = (
    "The level: the average US vehicle's own people die at the national rate, 0.82 deaths per 100 million miles (2023), split into "
    "crashes with another vehicle, alone and rolled over, and alone and not. Deaths on foot, on bicycles and motorcycles: national.",
)
PREDICTED = (
    "How a vehicle differs from the average one, what happens to people in other vehicles, what a road limit changes, serious injuries.",
)
ASSUMED = (
    "The driver is an average one: driving, drinking, hours and roads as the average US driver's. Owners of small cheap cars differ; that is not in here.",
    "As many people in each vehicle as in the average one; the driver's risk stands for all of them.",
    "As many crashes per mile as the average vehicle, whatever its size, brakes or age.",
    "Serious injury is MAIS3+ or death by the 1990/98 edition of the injury scale; the 2005 edition counts about two thirds of it.",
)
LEFT_OUT = (
    "Side impacts against trees and poles, fire, rear seats, children, and damage from rust or age.",
    "Modern driver assistance, save stability control.",
)


class NeedsFast(UsageError):
    """NumPy is not installed: nothing of this can be worked out."""

    code = "not_installed"


class Figure(msgspec.Struct, frozen=True):
    """One number with its 50% and 90% bands; without bands where too few draws were made."""

    mid: float
    low50: float | None = None
    high50: float | None = None
    low90: float | None = None
    high90: float | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One vehicle on one set of roads: per 100 million miles, people hurt in it and people it hurts."""

    vehicle: str
    name: str
    road: str  # "all", or posted up to that many mph
    own_death: Figure
    own_serious: Figure
    others_death: Figure
    others_serious: Figure
    in_other_vehicles_death: Figure  # of the others' deaths, those in vehicles; the rest are on foot, bicycles, motorcycles
    all_death: Figure  # its own and the others'
    times_own: Figure  # own deaths over the average vehicle's on the same roads
    times_others: Figure
    times_all: Figure
    own_death_per_year: Figure  # probability of a death among its people in a year of the given miles
    at_least: bool = False  # the figures of its own people are lower bounds: no upper end is known


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is not simulated: a published rate, or the word that none is known."""

    name: str
    own_death: Figure | None
    says: str


class Driver(msgspec.Struct, frozen=True):
    """An uncertain parameter, and its rank correlation with own deaths against the average vehicle."""

    name: str
    correlation: float


class Spread(msgspec.Struct, frozen=True):
    """Of all crashes that a vehicle is in: risk of death in the median one, in the worst tenth and hundredth, and the share
    of all deaths that fall into the worst hundredth."""

    median: float
    worst_tenth: float
    worst_hundredth: float
    share_of_deaths: float


class ExposureAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to: how safe is it, for whom, against what."""

    schema: str
    sentence: str
    vehicle: str
    name: str
    miles_per_year: float
    per: str  # what the rates of the lines are per
    lines: tuple[Line, ...]
    published: tuple[Published, ...]
    by_kind: dict[str, float]  # share of its people's deaths by kind of crash
    crash: Spread | None
    drivers: tuple[Driver, ...]
    evidence: dict[str, str]
    calibrated: tuple[str, ...]
    predicted: tuple[str, ...]
    assumed: tuple[str, ...]
    notes: tuple[str, ...]
    left_out: tuple[str, ...]
    crashes: int
    draws: int
    seed: int
    data: str


def exposure(
    vehicle: Vehicle,
    *,
    built: Window | None = None,
    limits: tuple[int, ...] = (),
    miles_per_year: float | None = None,
    against: tuple[Vehicle | Alternative, ...] | None = None,
    belted: float | None = None,
    ages: dict[str, float] | None = None,
    rhd: bool = False,
    n: int | None = None,
    seed: int = 1,
) -> ExposureAnswer:
    """Monte Carlo over US crashes. `limits`: roads posted up to so many mph (25, 35, 45, 55, 65), beside all roads.

    `against`: vehicles or alternatives of exposure.yaml; None for those people name. `belted` and `ages` (group -> share)
    are of its own people; `rhd` adds the crashes of right-hand drive. Raises `NotKnown`, `UsageError`, `NeedsFast`.
    """
    _check(limits, miles_per_year, belted, n)
    _needs_numpy()
    from keiway.crash.exposure import report
    from keiway.crash.exposure.crashes import engine

    quick = engine.fast()
    count = n or (N if quick else engine.SLOW_N)
    miles = miles_per_year or value("miles_per_year")
    others = facts().alternatives if against is None else against
    ours = report.simulated(vehicle, built, count, seed, rhd, keep=True, belted=belted, ages=_frozen(ages))
    fleet = report.simulated(None, None, count, seed)
    lines = [*report.lines(ours, fleet, limits, miles), *report.lines(fleet, fleet, limits, miles)]
    published = []
    for other in others:
        found = vehicle_of(other) if isinstance(other, Alternative) else other
        if found is None:
            published.append(report.published(other))
        elif found.id != vehicle.id:
            name = other.name if isinstance(other, Alternative) else None
            run = report.simulated(found, None, count, seed)
            lines += report.lines(run, fleet, limits, miles, name)
    return ExposureAnswer(
        schema=SCHEMA,
        sentence=report.sentence(ours, fleet, miles, limits),
        vehicle=vehicle.id,
        name=titled(vehicle),
        miles_per_year=miles,
        per="100 million vehicle miles",
        lines=tuple(lines),
        published=tuple(published),
        by_kind=report.by_kind(ours),
        crash=report.spread(ours),
        drivers=report.drivers(ours, fleet),
        evidence=report.evidence(ours),
        calibrated=CALIBRATED,
        predicted=PREDICTED,
        assumed=ASSUMED,
        notes=report.notes(ours, quick, rhd),
        left_out=LEFT_OUT,
        crashes=ours.run.n,
        draws=len(ours.run.draws),
        seed=seed,
        data=data_version(),
    )


def _check(limits, miles: float | None, belted: float | None, n: int | None) -> None:
    """All that is wrong, told at once."""
    wrong: list[KeiwayError] = []
    known = ", ".join(str(one) for one in LIMITS[:-1])
    for limit in limits:
        if limit not in LIMITS[:-1]:
            near = str(min(LIMITS[:-1], key=lambda one: abs(one - limit)))
            wrong.append(UsageError(f"Roads posted up to {limit} mph: known are {known}.", suggestions=[near], fix=(str(limit), near)))
    if miles is not None and not 0 < miles <= 200_000:
        wrong.append(UsageError(f"{miles:g} miles a year: give more than 0 and up to 200,000.", fix=("--miles", "3000")))
    if belted is not None and not 0 <= belted <= 1:
        wrong.append(UsageError(f"A belted share of {belted:g}: give 0 to 1.", fix=("--belted", "0.86")))
    if n is not None and not 1 <= n <= 100_000_000:
        wrong.append(UsageError(f"{n} crashes: give 1 to 100 million.", fix=("--crashes", str(MANY_N))))
    raise_all(wrong)


def _needs_numpy() -> None:
    from importlib.util import find_spec

    if find_spec("numpy") is None:
        raise NeedsFast(
            "Crashes by the hundred thousand need NumPy, better with numba; neither is part of the plain install.",
            try_="pip install 'keiway[fast]'",
        )


def _frozen(ages: dict[str, float] | None) -> tuple[tuple[str, float], ...] | None:
    return tuple(ages.items()) if ages else None
