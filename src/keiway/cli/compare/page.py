"""The page of `keiway compare`, its JSON and its drawing."""

from __future__ import annotations

import csv
import io

from keiway.charts import Written
from keiway.cli.check import section
from keiway.cli.output import Output, escape
from keiway.drawing.marks import both
from keiway.drawing.record import KG_PER_LB, M_PER_FT, Comparison, Measure, Sized

LENGTHS = (("length_m", "Length"), ("width_m", "Width"), ("height_m", "Height"))
COLUMNS = (
    "letter", "vehicle", "length_m", "width_m", "height_m", "length_known", "width_known", "height_known", "wheelbase_m", "wheelbase_known", "plan_area_m2",
    "box_m3", "curb_mass_min_kg", "curb_mass_max_kg", "seats_min", "seats_max",
)  # fmt: skip


class Shown(Comparison, frozen=True, kw_only=True, omit_defaults=True):
    """The comparison, and the files that were written with it."""

    files: tuple[Written, ...] = ()


def show(out: Output, question, found: Comparison) -> int:
    """Page or JSON, and the drawing where a file was named."""
    from keiway.cli.crash.files import told

    written = [_write(question, found)] if question.file else []
    if out.json:
        out.object(Shown(**{name: getattr(found, name) for name in found.__struct_fields__}, files=tuple(written)))
        return 0
    out.blank()
    out.line(f"[bold]{escape(found.sentence)}[/bold]")
    out.blank()
    _table(out, found)
    section(out, "Not known", found.missing)
    section(out, "Drawn with", [*found.assumed, *_stands(question.with_)])
    section(out, "Mind", found.notes)
    out.line(f"[dim]data {found.data} | in brackets metres, square metres, kilograms; ~ not known, as usual for its kind[/dim]")
    told(out, written)
    return 0


def _stands(with_: tuple[str, ...]) -> list[str]:
    """What stands with them, and how sure its size is."""
    told = ["A figure of 5 ft 9 in (1.75 m)."] if "person" in with_ else []
    if {"lane", "parking"} & set(with_):
        from keiway.road.us import us_roads

        spaces = us_roads().spaces
        lane = next(one for one in spaces.lanes if one.id == "interstate")
        stall = next(one for one in spaces.stalls if one.id == "stall")
        told += [f"A lane of {lane.width_ft.low:g} ft, as on an Interstate ({lane.confidence})."] if "lane" in with_ else []
        told += [f"A parking space of {stall.length_ft.low:g} by {stall.width_ft.low:g} ft, of {stall.width_ft.low:g} to {stall.width_ft.high:g} met with ({stall.confidence})."] if "parking" in with_ else []
    return told


def _write(question, found: Comparison) -> Written:
    from keiway.cli.crash.files import writing
    from keiway.drawing import svg

    suffix = question.file.suffix.casefold()
    with writing("--out", question.file):
        if suffix == ".csv":
            question.file.write_text(table(found), encoding="utf-8", newline="")
        else:
            drawn = svg(found, view=question.view, align=question.align, with_=question.with_)
            if suffix == ".png":
                import vl_convert

                question.file.write_bytes(vl_convert.svg_to_png(drawn, scale=2))
            else:
                question.file.write_text(drawn, encoding="utf-8")
    return Written(path=str(question.file), summary=found.headline + ", to scale.")


def table(found: Comparison) -> str:
    """The comparison's numbers as CSV, one vehicle a row."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in found.vehicles:
        three, base = (row.length_m, row.width_m, row.height_m), row.drawn.wheelbase_m
        ends = [*(row.curb_mass_kg or ("", "")), *(row.seats or ("", ""))]
        writer.writerow(
            [row.letter, row.title, *(round(one.value_m, 3) for one in three), *(one.known for one in three), round(base.value_m, 3), base.known,
             *("" if one is None else round(one, 3) for one in (row.plan_area_m2, row.box_m3)), *ends]
        )  # fmt: skip
    return file.getvalue()


def _table(out: Output, found: Comparison) -> None:
    rows = [*((label, [_length(getattr(row, field)) for row in found.vehicles]) for field, label in LENGTHS)]
    rows.append(("Wheelbase", [_length(row.drawn.wheelbase_m) for row in found.vehicles]))
    rows += [("Plan area", [_area(row) for row in found.vehicles]), ("Curb mass", [_mass(row) for row in found.vehicles]), ("Seats", [_seats(row) for row in found.vehicles])]
    rows += [(f"A's share of {label}", ["", *(_share(getattr(one, field)) for one in found.shares)]) for field, label in
             (("plan_area", "plan area"), ("box", "box"), ("curb_mass", "curb mass"))]  # fmt: skip
    if out.plain:
        for label, cells in rows:
            out.line(f"{label}: " + "; ".join(f"{escape(row.name)} {cell}" for row, cell in zip(found.vehicles, cells, strict=True) if cell))
        return
    from rich.table import Table

    grid = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    grid.add_column("")
    for row in found.vehicles:
        grid.add_column(escape(f"{row.letter} {row.title}"))
    for label, cells in rows:
        grid.add_row(label, *cells)
    out.show(grid)


def _length(one: Measure) -> str:
    return f"{'' if one.known else '~'}{both(one.value_m)}"


def _area(row: Sized) -> str:
    return f"{row.plan_area_m2 / M_PER_FT**2:.0f} sq ft ({row.plan_area_m2:.1f} m2)" if row.plan_area_m2 else "not known"


def _mass(row: Sized) -> str:
    if row.curb_mass_kg is None:
        return "not known"
    return f"{_span([one / KG_PER_LB for one in row.curb_mass_kg])} lb ({_span(row.curb_mass_kg)} kg)"


def _seats(row: Sized) -> str:
    return _span(row.seats) if row.seats else "not known"


def _span(ends) -> str:
    low, high = (f"{one:,.0f}" for one in ends)
    return low if low == high else f"{low} to {high}"


def _share(share: float | tuple[float, float] | None) -> str:
    if share is None:
        return "not known"
    return f"{_span([100 * one for one in (share if isinstance(share, tuple) else (share, share))])}%"
