"""What the road model's numbers for one vehicle rest on: every one of them with its band, and where it comes from.

`basis_of` gathers; `build.assemble` makes a `Car` of one value for each. docs/science/road_vehicles.md.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from keiway.road.vehicles import drive, engine, gearing, running
from keiway.road.vehicles.facts import Confidence, NotKnown, Three, tested
from keiway.road.vehicles.tables import OWN, Asked
from keiway.vehicles.record import Vehicle

OWN_REACH = 0.05  # its values scatter so around one factor: estimate
Origin = Literal["measured", "published", "catalogue", "derived", "class"]


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """One number of one vehicle: the ends and the mode of a triangular distribution, and what it stands on."""

    value: Three
    origin: Origin
    confidence: Confidence
    sources: tuple[str, ...]
    says: str = ""

    @property
    def mid(self) -> float:
        return self.value[1]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken of what it was sold with: gearbox, driven wheels, breathing, help of a belt starter-generator."""

    gearbox: str  # as written: 5MT, CVT
    kind: Literal["manual", "automatic", "amt", "cvt", "single"]
    gears: int
    driven: Literal["front", "rear", "all"]
    induction: Literal["na", "turbo", "supercharged"]
    fuel: Literal["petrol", "diesel", "electric"]
    group: str  # of the calibration
    limiter_kmh: float | None
    assist: bool
    notes: tuple[str, ...]
    ratios: tuple[float, ...] = ()  # overall, lowest gear first, where they are published


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    vehicle: str
    title: str
    choice: Choice
    numbers: dict[str, Known]


def basis_of(
    vehicle: Vehicle,
    gearbox: str | None = None,
    driven: Literal["front", "rear", "all"] | None = None,
    assist: bool | None = None,
    own: bool = True,
) -> Basis:
    """Gather them. `gearbox` (5MT, 4AT, CVT) and `driven` choose among what it was sold with; `own`: brought to
    its own published consumption where there is one (a validation wants it without).

    Raises `NotKnown` where the model has no place for its drive, or a number that it turns on can be neither read nor
    estimated from vehicles like it.
    """
    _refuse(vehicle)
    year, notes = launch_year(vehicle)
    test = tested(vehicle.id)
    fuel = "electric" if vehicle.fuel == "electric" else "diesel" if vehicle.fuel == "diesel" else "petrol"
    asked = Asked(vehicle, year, height_mm=vehicle.height_mm)
    induction = engine.breathing(asked)
    asked = asked._replace(induction=None if fuel == "electric" else induction)
    name, taken = gearing.chosen(asked, gearbox, test)
    kind, gears = gearing.read(name)
    wheels, also = drive.chosen(asked, driven, test)
    asked = asked._replace(gearbox=kind, gears=gears, driven=wheels)
    limiter = drive.limiter_kmh(asked)
    body, more = running.numbers(asked, test if _same(test, name) else None)
    own_gears = None if fuel == "electric" else gearing.known(vehicle.id, name)
    numbers = {**body, **gearing.numbers(asked, test if _same(test, name) else None, fuel, own_gears, body["wheel_radius_m"]["value"])}
    group = ""
    if fuel == "electric":
        numbers |= engine.motor(asked, test)
    else:
        found, group = engine.numbers(asked)
        numbers |= found
        numbers["own"] = _own(vehicle.id if own else "")
    choice = Choice(
        gearbox=name, kind=kind, gears=gears, driven=wheels, induction=induction, fuel=fuel, group=group, limiter_kmh=limiter,
        assist=engine.assisted(asked) if assist is None else assist, notes=tuple(note for note in (*notes, taken, also, *more) if note),
        ratios=own_gears.overall if own_gears else (),
    )  # fmt: skip
    return Basis(vehicle=vehicle.id, title=vehicle.title, choice=choice, numbers={k: Known(**v) for k, v in numbers.items()})


def _own(id_: str) -> dict:
    """Factor on the efficiency by its own published consumption; 1 without any."""
    found = OWN.value.vehicles.get(id_)
    if found is None:
        return {"value": (1.0, 1.0, 1.0), "origin": "class", "confidence": "estimate", "sources": (), "says": "no consumption of its own is published"}
    says = f"so that its own published consumption comes out ({found.values} value{'s' * (found.values > 1)})"
    value = (found.factor * (1 - OWN_REACH), found.factor, found.factor * (1 + OWN_REACH))
    return {"value": value, "origin": "published", "confidence": "derived", "sources": ("road-own",), "says": says}


def launch_year(vehicle: Vehicle) -> tuple[int | None, tuple[str, ...]]:
    """Year of the body's launch; without one it is taken as of today, and the note says so."""
    if vehicle.production_from:
        return int(vehicle.production_from[:4]), ()
    if vehicle.model_year_from:
        return vehicle.model_year_from, ()
    return None, ("its years are not known: figures of a class are those of today; production_from would settle it",)


def _same(test, gearbox: str) -> bool:
    """Was the car of this gearbox tested?"""
    return test is not None and gearing.read(test.transmission)[0] == gearing.read(gearbox)[0]


def _refuse(vehicle: Vehicle) -> None:
    if vehicle.fuel in ("hybrid", "phev"):
        raise NotKnown(
            f"No road model of the {vehicle.title}: it is a {'hybrid' if vehicle.fuel == 'hybrid' else 'plug-in hybrid'}, and "
            "how its engine and motor share the work is not modelled. Its EPA label, where it has one, tells what it uses."
        )
    if vehicle.fuel is None and not vehicle.displacement_cc:
        raise NotKnown(
            f"No road model of the {vehicle.title}: neither its fuel nor its engine is known. Its maker's data sheet would "
            "settle it; give them as fuel, power_kw and displacement_cc."
        )
