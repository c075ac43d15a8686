"""The page of `keiway compare`, its JSON and its drawing."""

from __future__ import annotations

import csv
import io

from keiway.charts import Written
from keiway.cli.check import section
from keiway.cli.output import Output, escape
from keiway.drawing.record import Comparison


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
    section(out, "Drawn with", [*found.assumed, *stands(question.with_)])
    section(out, "Mind", found.notes)
    out.line(f"[dim]data {found.data} | in brackets metres, square metres, kilograms; ~ not known, as usual for its kind[/dim]")
    told(out, written)
    return 0


def stands(with_: tuple[str, ...]) -> list[str]:
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
            drawn = svg(found, view=question.view, align=question.align, with_=question.with_, overlap=question.overlap)
            if suffix == ".png":
                import vl_convert

                question.file.write_bytes(vl_convert.svg_to_png(drawn, scale=2))
            else:
                question.file.write_text(drawn, encoding="utf-8")
    return Written(path=str(question.file), summary=found.headline + ", to scale.")


def table(found: Comparison) -> str:
    """The comparison's numbers as CSV, one vehicle a row."""
    from keiway.drawing.table import COLUMNS, rows

    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows(found))
    return file.getvalue()


def _table(out: Output, found: Comparison) -> None:
    from keiway.drawing.table import facts, shares

    rows = [(label, [text.replace("m²", "m2") for text, _ in cells]) for label, cells in facts(found)] + shares(found)
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
