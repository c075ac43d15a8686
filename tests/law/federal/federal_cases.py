"""Cases built by hand, so that these tests do not lean on the catalogue."""

from datetime import date

from keiway.case import Case
from keiway.days import Window, parse_window
from keiway.vehicles.record import Vehicle

TODAY = "2026-11-22"


def case(built: str | Window, entry: str = TODAY, kind: str = "kei_truck", **known) -> Case:
    """A petrol kei truck unless said otherwise; vehicle fields and case fields may be mixed."""
    row = {"id": "x", "make": "Suzuki", "model": "Carry", "kind": kind, "fuel": "petrol", "top_speed_kmh": 115.0, "gvw_kg": 1300.0}
    row |= {name: known.pop(name) for name in list(known) if name in Vehicle.__struct_fields__ and name != "origin"}
    if "features" in known:
        known["features"] = frozenset(known["features"].split())
    window = built if isinstance(built, Window) else parse_window(built)
    return Case(vehicle=Vehicle(**row), built=window, as_of=date.fromisoformat(entry), **known)


def electric(built: str, kind: str = "lsv", mph: float = 25, gvwr_lb: float = 2000, **known) -> Case:
    return case(built, kind=kind, fuel="electric", top_speed_kmh=mph * 1.609344, gvw_kg=gvwr_lb * 0.45359237, **known)
