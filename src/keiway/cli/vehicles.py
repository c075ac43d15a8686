"""`keiway vehicles`: the catalogue."""

from __future__ import annotations

import csv
import sys
from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output, escape

Find = Annotated[str | None, typer.Option("--find", metavar="TEXT", help="Name, code, frame number or katakana; candidates are listed.", show_default=False)]
Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Only those of one kind: kei_truck, kei_van, large_pickup.", show_default=False)]
Missing = Annotated[bool, typer.Option("--missing", help="Which fields are not known, row by row.")]
Fields = Annotated[bool, typer.Option("--fields", help="What each field means, with unit and range.")]
Id = Annotated[str | None, typer.Argument(help="One row in full, by id or by name.", show_default=False)]


def vehicles(
    vehicle: Id = None,
    find: Find = None,
    kind: Kind = None,
    missing: Missing = False,
    fields: Fields = False,
    json: o.Json = False,
    csv_: o.Csv = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    debug: o.Debug = False,
) -> int:
    """Browse the catalogue of vehicles.

    Every row with its confidence, its gaps, its fields.

    Examples:

      keiway vehicles --find "sambar 99"

      keiway vehicles honda-beat

      keiway vehicles --kind kei_truck

      keiway vehicles --missing

      keiway vehicles --csv > catalogue.csv
    """
    from keiway.vehicles.record import described

    out = Output(json=json, plain=plain, no_color=no_color)
    if fields:
        return _fields(out, described(), csv_)
    rows = _chosen(vehicle, find)
    if kind:
        from keiway.vehicles.catalogue import of_kind

        rows = of_kind(rows, kind)
    if missing:
        return _missing(out, rows, csv_)
    if json:
        out.object({"schema": "vehicles/1", "vehicles": rows})
    elif csv_:
        from keiway.vehicles.missing import csv_rows

        sys.stdout.write(csv_rows(rows))
    elif vehicle:
        _one(out, rows[0])
    else:
        _list(out, rows)
    return 0


def _chosen(vehicle: str | None, find: str | None) -> list:
    from keiway.vehicles.catalogue import vehicles as rows

    if vehicle:
        from keiway.vehicles.resolution import resolve

        return [resolve(vehicle).vehicle]
    if find:
        from keiway.vehicles.identification import every

        return every(find)
    return list(rows())


def _list(out: Output, rows: list) -> None:
    if out.plain:
        for v in rows:
            out.line(f"{v.id}: {v.title}: {v.kind}: {v.production_from or '?'} to {v.production_to or ('now' if v.current else '?')}")
        return
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for name in ("id", "vehicle", "codes", "kind", "sold", "sure"):
        table.add_column(name, overflow="fold", no_wrap=name in ("kind", "sold", "sure"))
    for v in rows:
        sold = f"{v.production_from or v.model_year_from or '?'} to {v.production_to or v.model_year_to or ('now' if v.current else '?')}"
        codes = " ".join(v.codes[:6]) + (" ..." if len(v.codes) > 6 else "")
        table.add_row(v.id, escape(f"{v.name} {v.generation}"), codes, v.kind.replace("_", " "), sold, v.confidence)
    out.show(table)
    out.line(f"[dim]{len(rows)} rows; one in full: keiway vehicles ID[/dim]")


def _one(out: Output, v) -> None:
    import msgspec

    from keiway.vehicles.record import described

    values = msgspec.to_builtins(v)
    out.blank()
    out.line(f"[bold]{escape(v.title)}[/bold]  [dim]{v.id}[/dim]")
    rows = []
    for field in described():
        value = values.get(field["field"])
        if value in (None, "", [], {}) or field["field"] in ("id", "fields"):
            continue
        note = v.fields.get(field["field"])
        sure = f"  [dim]({note.confidence}{': ' + note.why if note.why else ''})[/dim]" if note else ""
        rows.append((field["field"], escape(_text(value)) + (f" {field['unit']}" if field["unit"] else "") + sure))
    out.rows(rows, indent=20)


def _text(value) -> str:
    if isinstance(value, dict) and set(value) == {"min", "max"}:
        return f"{value['min']:g} to {value['max']:g}"
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return f"{value:,.10g}" if isinstance(value, float) else str(value)


def _fields(out: Output, rows: list[dict], csv_: bool) -> int:
    if out.json:
        out.object({"schema": "vehicle-fields/1", "fields": rows})
    elif csv_:
        _dicts(rows)
    else:
        for row in rows:
            limits = f" {row['low']} to {row['high']}" if row["low"] is not None else ""
            out.line(f"[bold]{row['field']:<22}[/bold] {escape(row['meaning'] or '')}[dim]{' (' + row['unit'] + limits + ')' if row['unit'] else limits}[/dim]")
    return 0


def _missing(out: Output, rows: list, csv_: bool) -> int:
    from keiway.vehicles.missing import missing

    found = {row.id: gaps for row in rows if (gaps := missing(row))}
    if out.json:
        out.object({"schema": "vehicles-missing/1", "missing": found})
    elif csv_:
        _dicts([{"id": id_, "field": field, "settled_by": settles} for id_, gaps in found.items() for field, settles in gaps.items()])
    else:
        for id_, gaps in found.items():
            out.line(f"[bold]{id_}[/bold]  {escape(', '.join(gaps))}")
        settles = {field: how for gaps in found.values() for field, how in gaps.items()}
        out.blank()
        out.line("[bold]What would settle each[/bold]")
        for field, how in settles.items():
            count = sum(field in gaps for gaps in found.values())
            out.line(f"  {field:<18} {count:>4} rows   [dim]{escape(how)}[/dim]")
        out.line(f"[dim]{len(found)} of {len(rows)} rows have gaps[/dim]")
    return 0


def _dicts(rows: list[dict]) -> None:
    writer = csv.DictWriter(sys.stdout, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
