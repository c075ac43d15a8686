"""The comparison as words and as numbers: the lines of a table, and the rows of a CSV."""

from __future__ import annotations

from typing import Any

from keiway.drawing.marks import area, both, mass, percent_span, seats
from keiway.drawing.record import Comparison, Measure

COLUMNS = (
    "letter", "vehicle", "length_m", "width_m", "height_m", "length_known", "width_known", "height_known", "wheelbase_m", "wheelbase_known", "plan_area_m2",
    "box_m3", "curb_mass_min_kg", "curb_mass_max_kg", "seats_min", "seats_max",
)  # fmt: skip
LENGTHS = (("length_m", "Length"), ("width_m", "Width"), ("height_m", "Height"))


def rows(found: Comparison) -> list[list[Any]]:
    """Numbers under `COLUMNS`, one vehicle a row; what is not known is empty, a length drawn for it is marked not known."""
    out = []
    for row in found.vehicles:
        three, base = (row.length_m, row.width_m, row.height_m), row.drawn.wheelbase_m
        ends = [*(row.curb_mass_kg or ("", "")), *(row.seats or ("", ""))]
        out.append(
            [row.letter, row.title, *(round(one.value_m, 3) for one in three), *(one.known for one in three), round(base.value_m, 3), base.known,
             *("" if one is None else round(one, 3) for one in (row.plan_area_m2, row.box_m3)), *ends]
        )  # fmt: skip
    return out


def facts(found: Comparison) -> list[tuple[str, list[tuple[str, str]]]]:
    """Label, and for each vehicle its text and how sure that is."""
    table = [(label, [_length(getattr(row, field)) for row in found.vehicles]) for field, label in LENGTHS]
    table.append(("Wheelbase", [_length(row.drawn.wheelbase_m) for row in found.vehicles]))
    table.append(("Plan area", [(area(row), "derived" if row.plan_area_m2 else "") for row in found.vehicles]))
    table.append(("Curb mass", [(mass(row), row.mass_confidence or "") for row in found.vehicles]))
    table.append(("Seats", [(seats(row), row.seats_confidence or "") for row in found.vehicles]))
    return table


def shares(found: Comparison) -> list[tuple[str, list[str]]]:
    """What the first is of each other: label, and a text for each vehicle, empty under the first."""
    wanted = (("plan_area", "plan area"), ("box", "box"), ("curb_mass", "curb mass"))
    return [(f"A's share of {label}", ["", *(percent_span(getattr(one, field)) for one in found.shares)]) for field, label in wanted]


def _length(one: Measure) -> tuple[str, str]:
    return f"{'' if one.known else '~'}{both(one.value_m)}", one.confidence
