"""The vehicles of US roads as kinds with shares, from exposure.yaml's masses and the classes' fronts."""

from __future__ import annotations

from functools import cache

import msgspec

from keiway.crash.exposure.table import shares, value
from keiway.crash.validate.roads.kinds import Kind

#: Each partner of exposure.yaml as two halves of lighter and heavier vehicles: front class, and how far from the mean.
HALVES = {
    "car": (("small_car_2010", -100.0), ("midsize_car_2010", 100.0)),
    "suv_crossover": (("small_suv_2010", -150.0), ("midsize_suv_2010", 150.0)),
    "pickup": (("large_pickup_2010", 0.0),),
    "minivan_van": (("minivan_2010", 0.0),),
}
#: Fronts of the same kinds in the fleets of 1996 to 2009.
OLDER = {"car": "car_1996", "suv_crossover": "truck_1996", "pickup": "truck_1996", "minivan_van": "truck_1996"}
LIGHT_TRUCKS = ("suv_crossover", "pickup")

Mix = tuple[tuple[float, Kind], ...]


@cache
def light() -> Mix:
    """Cars, SUVs, pickups and vans, shares summing to 1. Heavy trucks are left out."""
    parts = {name: share for name, share in shares("partner").items() if name in HALVES}
    total = sum(parts.values())
    return tuple(
        (share / total / len(HALVES[name]), _kind(name, front, offset))
        for name, share in parts.items()
        for front, offset in HALVES[name]
    )


@cache
def older() -> Mix:
    """The light vehicles with the fronts and restraints of model years 1996 to 2009, before the height agreement."""
    return tuple(
        (share, msgspec.structs.replace(kind, front=OLDER[kind.name], model_year=2004, restraint="belt_airbag"))
        for share, kind in light()
    )


def heavier(mix: Mix, added_kg: float) -> Mix:
    """The same vehicles, each that much heavier; a front's force goes with the mass."""
    return tuple((share, msgspec.structs.replace(kind, mass_kg=kind.mass_kg + added_kg)) for share, kind in mix)


def _kind(name: str, front: str, offset: float) -> Kind:
    mean, sd = value(f"mass_{name}"), value(f"mass_sd_{name}")
    return Kind(
        name=name, front=front, mass_kg=mean + offset, mass_sd_kg=(sd**2 - offset**2) ** 0.5,
        light_truck=name in LIGHT_TRUCKS, model_year=2015,
    )  # fmt: skip
