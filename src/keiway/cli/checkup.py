"""`keiway checkup`: is the data whole, how old is it, and are known cases still answered right?"""

from __future__ import annotations

from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.check import section
from keiway.cli.output import Output

Strict = Annotated[bool, typer.Option("--strict", help="Exit 7 when a file is past its review date too.")]


def checkup(
    strict: Strict = False,
    as_of: o.AsOf = None,
    json: o.Json = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    debug: o.Debug = False,
) -> int:
    """Is the data whole, how old is it, are known cases right?

    Exit 7 when something is wrong.

    Example:

      keiway checkup
    """
    from datetime import date

    from keiway.law.selftest.checkup import checkup as room
    from keiway.question import as_of_day

    found = room(as_of_day(as_of, date.today()))
    out = Output(json=json, plain=plain, no_color=no_color)
    if json:
        out.object(found)
    else:
        _show(out, found)
    return 7 if found.wrong or (strict and found.overdue) else 0


def _show(out: Output, found) -> None:
    out.blank()
    out.rows(
        [
            ("Data", f"{found.data}; state law checked {found.oldest_check} to {found.newest_check} ({found.days_old} days ago)"),
            ("Vehicles", f"{found.vehicles} rows, {found.codes} model codes"),
            ("States", f"{found.states} places x 3 kei kinds; {found.rules} rules; {found.disputed} disputed, {found.open} not settled today"),
            ("Federal", f"{found.federal} entries"),
            ("Sources", f"{found.sources} sources, {found.citations} citations, all resolving" if not found.unresolved else f"{len(found.unresolved)} do not resolve"),
            ("Cases", f"{found.cases_right} of {found.cases} known cases answered right"),
        ]
    )
    section(out, "Past their review date (180 days)", found.overdue)
    section(out, "Wrong", found.wrong)
    out.line("[bold green]All well.[/]" if not found.wrong else "[bold red]Something is wrong.[/]")
