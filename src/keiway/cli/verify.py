"""`keiway verify`: is a dossier unaltered, and still what keiway answers?"""

from __future__ import annotations

from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output, escape

#: Exit codes of this command (README, "Exit codes").
ALTERED, OUTDATED = 8, 9
File = Annotated[str, typer.Argument(metavar="FILE.html", help="A file that keiway dossier wrote.", show_default=False)]
Day = Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="Compare with the answer for this day; otherwise today.", show_default=False)]


def verify(
    file: File,
    as_of: Day = None,
    json: o.Json = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,
) -> int:
    """Is this dossier unaltered, and still current?

    Compares its digests, makes it again where the data are the same, and asks its question again for today.
    Nothing in the file is run. Exit code 8: altered; 9: unaltered, but no longer current.

    Examples:

      keiway verify dossier.html

      keiway verify dossier.html --as-of 2027-07-02 --json
    """
    from datetime import date

    from keiway.dossier.verify import check
    from keiway.question import as_of_day

    found = check(file, as_of_day(as_of, date.today()))
    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    if json:
        out.object(found)
    else:
        _show(out, found)
    return 0 if found.unaltered and found.current is not False else ALTERED if not found.unaltered else OUTDATED


def _show(out: Output, found) -> None:
    whole = "[bold green]UNALTERED[/]" if found.unaltered else "[bold red]ALTERED[/]"
    current = {True: "[bold green]CURRENT[/]", False: "[bold yellow]NO LONGER CURRENT[/]", None: "[bold cyan]NOT TOLD[/]"}[found.current]
    out.blank()
    out.rows([
        ("File", escape(f"{found.file}, made on {found.made} by keiway {found.made_with} with data {found.data}, about {found.as_of}")),
        ("Whole?", f"{whole} - {escape(found.altered_says)}"),
        ("", escape(found.remade_says)),
        ("Current?", f"{current} - {escape(found.current_says)}"),
    ])  # fmt: skip
    for title, listed in ((f"For {found.as_of}, with the data here", found.same_day), (f"For {found.today}", found.since)):
        if listed:
            out.blank()
            out.line(f"[bold]{title}[/bold]")
            out.bullets([f"{one.what}: {one.was} > {one.now}" for one in listed])
    out.blank()
    out.line(f"[dim]Data here {found.installed} | make it again: {escape(found.command)}[/dim]")
