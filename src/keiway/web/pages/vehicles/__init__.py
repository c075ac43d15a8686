"""The catalogue: every row, or those that a name, code, frame number or katakana finds."""

from __future__ import annotations

from keiway.web.page import Asked, Page, Shown


def show(asked: Asked) -> Shown:
    from keiway.vehicles.catalogue import vehicles
    from keiway.vehicles.identification import find

    wanted = asked.one("find")
    rows = list(vehicles())
    if wanted:
        match = find(wanted)
        rows = [match.vehicle] if match.vehicle else [candidate.vehicle for candidate in match.candidates]
    return Shown(
        title=f"Vehicles: {wanted}" if wanted else "Vehicles",
        data={"schema": "vehicles/1", "vehicles": rows},
        view={"rows": rows, "wanted": wanted or ""},
        header=("id", "name", "generation", "kind", "codes", "sold_from", "sold_to", "length_mm", "width_mm", "height_mm", "confidence"),
        rows=[
            (v.id, v.name, v.generation, v.kind, v.codes, v.production_from, v.production_to, v.length_mm, v.width_mm, v.height_mm, v.confidence)
            for v in rows
        ],
    )


PAGE = Page(
    path="/vehicles", show=show, label="Vehicles", place=20, inputs=("find",), csv=True, command="vehicles",
    examples=("/vehicles", "/vehicles?find=beat"),
)
