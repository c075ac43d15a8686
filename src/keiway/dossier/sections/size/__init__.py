"""How big it is, to scale beside the pickup most sold in the US."""

from __future__ import annotations

from keiway.dossier.found import Why
from keiway.dossier.pictures import drawn
from keiway.dossier.section import Part, Section

COLUMNS = ("vehicle", "length_m", "width_m", "height_m", "plan_area_m2", "curb_mass_kg", "seats")


def show(found, said) -> Part:
    if isinstance(found.size, Why):
        return Part(view={"why": found.size, "figure": None})
    from keiway.drawing import svg

    size = found.size
    picture = drawn(svg(size, view="side", with_=("person",), style=False, name="scale"), "to-scale", size.headline, size.sentence, COLUMNS, [_row(row) for row in size.vehicles])
    return Part(view={"why": None, "figure": picture, "size": size}, data=size, sources=tuple(source for row in size.vehicles for source in row.sources))


def _row(row) -> tuple:
    lengths = (f"{one.value_m:.2f}" if one.known else "not known" for one in (row.length_m, row.width_m, row.height_m))
    area = f"{row.plan_area_m2:.1f}" if row.plan_area_m2 else "not known"
    return (row.title, *lengths, area, _span(row.curb_mass_kg), _span(row.seats))


def _span(ends) -> str:
    if not ends:
        return "not known"
    low, high = (f"{one:,.0f}" for one in ends)
    return low if low == high else f"{low} to {high}"


SECTION = Section(title="How big", place={"buyer": 65, "importer": 90, "legislator": 60, "press": 45}, show=show)
