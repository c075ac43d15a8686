"""`keiway sources`: what keiway relies on."""

from __future__ import annotations

import csv
import sys
from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output, escape

Find = Annotated[str | None, typer.Option("--find", metavar="TEXT", help="Only those whose id, title or address holds it.", show_default=False)]


def sources(
    find: Find = None,
    json: o.Json = False,
    csv_: o.Csv = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    debug: o.Debug = False,
) -> int:
    """Everything that was read: address, kind, date.

    The id is what `keiway explain` takes.

    Examples:

      keiway sources --find texas

      keiway sources --csv > sources.csv
    """
    from keiway.law.library import sources as room

    found = room(find)
    out = Output(json=json, plain=plain, no_color=no_color)
    if json:
        out.object({"schema": "sources/1", "sources": found})
    elif csv_:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(["id", "kind", "date", "read", "title", "url"])
        for entry in found:
            d = entry.details
            writer.writerow([entry.id, d.get("kind"), d.get("date"), d.get("read", True), entry.title, d.get("url")])
    else:
        for entry in found:
            kind, date = entry.details.get("kind", ""), entry.details.get("date")
            out.line(f"[bold]{escape(entry.id)}[/bold]  [dim]{kind}{', ' + str(date) if date else ''}[/dim]  {escape(str(entry.details.get('url') or entry.title))}")
        out.line(f"[dim]{len(found)} sources[/dim]")
    return 0
