"""`keiway validate crash`: the models held against published tables, misses shown."""

from __future__ import annotations

from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output

ROOMS = ("crash",)
Room = Annotated[str, typer.Argument(help="The room: crash.")]
Tables = Annotated[list[str] | None, typer.Option("--table", metavar="ID", help="Only this table; repeat as needed.", show_default=False)]


def validate(
    room: Room, table: Tables = None, json: o.Json = False, plain: o.Plain = False, no_color: o.NoColor = False, debug: o.Debug = False
) -> int:
    """Published tables: expected, obtained, wanted, verdict.

    Examples:

      keiway validate crash --table rollover_ssf
    """
    from keiway.errors import NotUnderstood, UsageError
    from keiway.flags import nearest

    if room not in ROOMS:
        raise UsageError(f"validate {room!r}: not one of {', '.join(ROOMS)}.", fix=(room, "crash"))
    try:
        from keiway.crash.validate.run import render, run
        from keiway.crash.validate.table import tables
    except ModuleNotFoundError as error:
        raise UsageError(f"validate needs {error.name}.", try_="pip install 'keiway[fast]'") from error
    unknown = [name for name in table or () if name not in tables()]
    if unknown:
        near = nearest(unknown[0], tables(), limit=3, cutoff=30)
        raise NotUnderstood(f"no table is called {unknown[0]!r}.", suggestions=near, try_="keiway validate crash")
    checks = run(table or ())
    out = Output(json=json, plain=plain, no_color=no_color)
    if json:
        out.object({"schema": "validate/1", "checks": [{**_values(check), "verdict": check.verdict} for check in checks]})
    else:
        print(render(checks))
    return 0


def _values(check) -> dict:
    return {name: getattr(check, name) for name in check.__struct_fields__}
