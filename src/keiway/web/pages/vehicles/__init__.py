"""The catalogue: found by name, code, frame number or katakana; by kind; small outlines to one scale beside the names."""

from __future__ import annotations

from collections import Counter

from keiway.web.page import Asked, Page, Shown
from keiway.web.pages.vehicle.figures import KIND_WORDS, sold

OUTLINES_UP_TO = 120  # rows; of more the page would be heavy
LIST_SCALE, KIND_SCALE = 14.0, 20.0  # px a metre


def show(asked: Asked) -> Shown:
    from keiway.vehicles.catalogue import of_kind, vehicles
    from keiway.vehicles.identification import every

    wanted, kind, everything = asked.one("find"), asked.one("kind"), list(vehicles())
    rows = counted = every(wanted) if wanted else everything
    if kind:
        rows = of_kind(rows, kind)
        kind = kind.strip().casefold().replace(" ", "_").replace("-", "_")
    drawn = len(rows) <= OUTLINES_UP_TO
    words = KIND_WORDS.get(kind, "") if kind else ""
    return Shown(
        title=": ".join(["Vehicles", *(part for part in (words, wanted) if part)]),
        data={"schema": "vehicles/1", "vehicles": rows},
        view={
            "rows": [(row, _outline(row, LIST_SCALE) if drawn else None, sold(row)) for row in rows], "wanted": wanted or "", "kind": kind, "drawn": drawn,
            "kinds": _kinds(counted, everything), "words": KIND_WORDS, "counted": len(counted),
        },
        header=("id", "name", "generation", "kind", "codes", "sold_from", "sold_to", "length_mm", "width_mm", "height_mm", "confidence"),
        rows=[
            (v.id, v.name, v.generation, v.kind, v.codes, v.production_from, v.production_to, v.length_mm, v.width_mm, v.height_mm, v.confidence)
            for v in rows
        ],
    )  # fmt: skip


def _kinds(rows, everything) -> list[tuple[str, str, int, object]]:
    """Each kind with its words, how many rows, and the outline of one of middle length; kei vehicles first, then as often."""
    counts = Counter(row.kind for row in rows)
    order = sorted(counts, key=lambda kind: (not kind.startswith("kei"), -counts[kind]))
    return [(kind, KIND_WORDS.get(kind, kind), counts[kind], _outline(_middle(kind, everything), KIND_SCALE)) for kind in order]


def _middle(kind: str, everything):
    """The row of middle length among those of the kind whose sizes are known."""
    same = [row for row in everything if row.kind == kind]
    known = sorted((row for row in same if row.length_mm and row.width_mm and row.height_mm), key=lambda row: (row.length_mm, row.id))
    return known[len(known) // 2] if known else same[0]


def _outline(row, scale: float):
    from markupsafe import Markup

    from keiway.drawing import outline

    return Markup(outline(row, scale))


PAGE = Page(
    path="/vehicles", show=show, label="Vehicles", place=20, inputs=("find", "kind"), csv=True, command="vehicles",
    door="Every kei vehicle and rival keiway knows, with sizes, years and sources", examples=("/vehicles", "/vehicles?find=sambar"),
)  # fmt: skip
