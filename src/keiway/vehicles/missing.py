"""What the catalogue does not know, and its rows as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import msgspec

from keiway.vehicles.record import Vehicle, described

#: Fields without which some room cannot answer, most wanted first, and what would settle each.
WANTED = {
    "production_from": "a maker's sales history or press release",
    "codes": "the maker's type approval or a parts catalogue",
    "curb_mass_kg": "the certificate's vehicle weight, or a catalogue",
    "length_mm": "a catalogue",
    "width_mm": "a catalogue",
    "height_mm": "a catalogue",
    "wheelbase_mm": "a catalogue",
    "power_kw": "a catalogue",
    "torque_nm": "a catalogue",
    "displacement_cc": "a catalogue",
    "gvw_kg": "the certificate's gross vehicle weight",
    "track_front_mm": "a catalogue or a workshop manual",
    "track_rear_mm": "a catalogue or a workshop manual",
    "top_speed_kmh": "a road test",
    "tyre_size": "a catalogue or the door label",
    "ssf": "a measured centre of gravity height",
    "hood_height_mm": "a measurement of the vehicle",
    "bumper_height_mm": "a measurement of the vehicle",
}

#: Nothing burns in these, so nothing is missing.
NOT_FOR_ELECTRIC = {"displacement_cc"}
#: Japanese model codes; a vehicle built for another market has none.
ONLY_JAPANESE = {"codes"}


def missing(vehicle: Vehicle) -> dict[str, str]:
    """Wanted fields this row lacks: field -> what would settle it."""
    return {name: settles for name, settles in WANTED.items() if _lacks(vehicle, name)}


def _lacks(vehicle: Vehicle, name: str) -> bool:
    if name in NOT_FOR_ELECTRIC and vehicle.fuel == "electric":
        return False
    if name in ONLY_JAPANESE and (vehicle.origin != "JP" or vehicle.us_certified):
        return False
    if name == "production_from" and vehicle.model_year_from:
        return False
    return getattr(vehicle, name) in (None, [])


def csv_rows(vehicles: Iterable[Vehicle]) -> str:
    """The rows as CSV text; headers are the record's fields, whose units `described` tells."""
    fields = described()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([row["field"] for row in fields])
    for vehicle in vehicles:
        plain = msgspec.to_builtins(vehicle)
        writer.writerow([_cell(plain.get(row["field"], getattr(vehicle, row["field"]))) for row in fields])
    return out.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, list):
        return ";".join(map(str, value))
    if isinstance(value, dict):
        if set(value) == {"min", "max"}:
            return f"{value['min']:g};{value['max']:g}"
        return ";".join(f"{name}={one['confidence'] if isinstance(one, dict) else one}" for name, one in value.items())
    return value
