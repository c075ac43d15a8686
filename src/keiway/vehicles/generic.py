"""A vehicle that stands for its class: `kei-truck` instead of a name."""

from __future__ import annotations

from keiway.days import Window
from keiway.errors import NotUnderstood
from keiway.flags import nearest
from keiway.vehicles.catalogue import vehicles
from keiway.vehicles.choose import production
from keiway.vehicles.classes import kei_class
from keiway.vehicles.record import Spread, Vehicle

KINDS = {"kei-car": "kei_car", "kei-van": "kei_van", "kei-truck": "kei_truck"}


def generic(name: str, built: Window) -> Vehicle:
    """A kei vehicle as large as its class allowed when it was built, as light and as heavy as those in the catalogue.

    Raises `NotUnderstood` for a build day before there was a kei class.
    """
    if name not in KINDS:
        near = nearest(name, KINDS) or ["kei-truck"]
        raise NotUnderstood(f"no class {name!r}: the classes are {', '.join(KINDS)}.", suggestions=near, fix=(name, near[0]))
    kind, limits = KINDS[name], kei_class(built.last)
    if limits is None:
        raise NotUnderstood(f"there was no kei class on {built.last}; it begins on 1949-07-08.", fix=("--built", "1996"))
    return Vehicle(
        id=f"class-{name}",
        make="Any",
        model=name.replace("-", " "),
        generation=limits.name,
        kind=kind,
        fuel="petrol",
        length_mm=limits.length_mm,
        width_mm=limits.width_mm,
        displacement_cc=limits.displacement_cc,
        curb_mass_kg=_mass(kind, built),
        production_from=f"{limits.from_:%Y-%m}",
        confidence="estimate",
        notes="The largest the class allowed; mass as the catalogue's rows of the class span it.",
    )


def _mass(kind: str, built: Window) -> Spread | None:
    """Least and most curb mass among the catalogue's vehicles of the kind on sale within `built`."""
    masses = [
        row.curb_mass_kg
        for row in vehicles()
        if row.law_kind == kind and row.curb_mass_kg and (sold := production(row)) and sold.intersect(built)
    ]
    return Spread(min(m.min for m in masses), max(m.max for m in masses)) if masses else None
