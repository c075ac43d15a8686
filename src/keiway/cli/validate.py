"""`keiway validate crash`, `road` and `market`: the models held against published values, misses shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output

ROOMS = ("crash", "road", "market")
Room = Annotated[str, typer.Argument(help="The room: crash, road or market.")]
Tables = Annotated[list[str] | None, typer.Option("--table", metavar="ID", help="Only this table; repeat as needed.", show_default=False)]
Write = Annotated[
    Path | None, typer.Option("--write", metavar="FOLDER", help="Write the room's page and its pictures into this folder.", show_default=False)
]


def validate(
    room: Room,
    table: Tables = None,
    write: Write = None,
    json: o.Json = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    debug: o.Debug = False,
) -> int:
    """Published tables: expected, obtained, wanted, verdict. Half a minute, market some minutes; with --write also the page and its plots.

    Of market a table is a method (class, segment: at once) or one launch (mirage-2013: seconds).

    Examples:

      keiway validate crash --table rollover_ssf

      keiway validate road --table sprint

      keiway validate market --table class
    """
    from keiway.errors import UsageError

    if room not in ROOMS:
        raise UsageError(f"validate {room!r}: not one of {', '.join(ROOMS)}.", fix=(room, "crash"))
    if write is not None and table:
        raise UsageError("--write needs every table: leave --table out.", try_=f"keiway validate {room} --write {write}")
    if room == "road":
        return _road(table or (), write, json)
    if room == "market":
        return _market(table or (), write, json)
    if write is not None:
        from keiway.crash.validate.page.write import check_folder
        from keiway.crash.validate.page.write import write as write_page

        check_folder(write)
    checks = _checks(table or (), _told)
    if write is not None:
        write_page(checks, write, _told)
    _print(checks, Output(json=json, plain=plain, no_color=no_color), json)
    return 0


def _road(wanted, write: Path | None, json: bool) -> int:
    """The road room: its tables are energy and sprint."""
    from keiway.errors import NotUnderstood
    from keiway.flags import nearest
    from keiway.road.validate.run import TABLES, checks, render, run

    unknown = [name for name in wanted if name not in TABLES]
    if unknown:
        near = nearest(unknown[0], TABLES, limit=2, cutoff=30) or list(TABLES)
        raise NotUnderstood(f"no table is called {unknown[0]!r}.", suggestions=near, try_=f"keiway validate road --table {near[0]}")
    if write is not None:
        from keiway.crash.validate.page.write import check_folder

        check_folder(write)
    results = run(wanted, _told)
    if write is not None:
        from keiway.road.validate.page import write as write_page

        for path in write_page(results, write):
            _told(str(path))
    if json:
        Output(json=True).object({"schema": "validate/1", "checks": checks(results)})
    else:
        print(render(results))
    return 0


def _market(wanted, write: Path | None, json: bool) -> int:
    """The market room: every small launch since 2002 forecast blind; its tables are the methods, and each launch by itself."""
    from keiway.errors import NotUnderstood, UsageError
    from keiway.flags import nearest

    try:
        from keiway.market.backtest import verdicts
        from keiway.market.backtest.blind import VARIANTS, run
        from keiway.market.history import launches
    except ModuleNotFoundError as error:
        raise UsageError(f"validate needs {error.name}.", try_="pip install 'keiway[market]'") from error
    only = tuple(each.id for each in launches() if each.id in wanted)
    methods = tuple(name for name in VARIANTS if name in wanted) or tuple(VARIANTS)
    unknown = [name for name in wanted if name not in (*VARIANTS, *(each.id for each in launches()))]
    if unknown:
        near = nearest(unknown[0], (*VARIANTS, *(each.id for each in launches())), limit=1, cutoff=30) or list(VARIANTS)
        raise NotUnderstood(f"no table is called {unknown[0]!r}.", suggestions=near, try_=f"keiway validate market --table {near[0]}")
    if write is not None:
        from keiway.crash.validate.page.write import check_folder

        check_folder(write)
    found = run(only, _told, methods=methods)
    if write is not None:
        from keiway.market.backtest.page import write as write_page

        for path in write_page(found, write):
            _told(str(path))
    if json:
        Output(json=True).object({"schema": "validate/1", "checks": verdicts.checks(found)})
    else:
        print(verdicts.render(found, methods))
    return 0


def _checks(wanted, progress):
    from keiway.errors import NotUnderstood, UsageError
    from keiway.flags import nearest

    try:
        import numba  # noqa: F401
        import numpy  # noqa: F401

        from keiway.crash.validate.run import run
        from keiway.crash.validate.table import tables
    except ModuleNotFoundError as error:
        raise UsageError(f"validate needs {error.name}.", try_="pip install 'keiway[fast]'") from error
    unknown = [name for name in wanted if name not in tables()]
    if unknown:
        near = nearest(unknown[0], tables(), limit=3, cutoff=30)
        raise NotUnderstood(f"no table is called {unknown[0]!r}.", suggestions=near, try_=f"keiway validate crash{f' --table {near[0]}' if near else ''}")
    return run(wanted, progress)


def _print(checks, out: Output, json: bool) -> None:
    from keiway.crash.validate.run import render

    if json:
        out.object({"schema": "validate/1", "checks": [{**_values(check), "verdict": check.verdict} for check in checks]})
    else:
        print(render(checks))


def _told(said: str) -> None:
    print(said, file=sys.stderr, flush=True)


def _values(check) -> dict:
    return {name: getattr(check, name) for name in check.__struct_fields__}
