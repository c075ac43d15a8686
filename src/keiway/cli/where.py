"""`keiway where`: one vehicle against 50 states and DC."""

from __future__ import annotations

import csv
import sys
from datetime import date
from typing import Annotated

import typer

from keiway.answer import ORDER, Verdict
from keiway.cli import options as o
from keiway.cli.check import named, section
from keiway.cli.output import STYLES, Output, escape, verdict

CLASSES = ("kei-car", "kei-van", "kei-truck")

Class = Annotated[
    str | None,
    typer.Option("--class", metavar="CLASS", help="Instead of a vehicle: kei-car, kei-van or kei-truck of its build year's size.", show_default=False),
]
ChangesSince = Annotated[
    str | None, typer.Option("--changes-since", metavar="DAY", help="Also what changed from that day on.", show_default=False)
]

Map = Annotated[str | None, typer.Option("--map", metavar="FILE", help="The map of that day, .svg or .png; its table as .csv.", show_default=False)]
MapDays = Annotated[
    str | None,
    typer.Option("--changes", metavar="A..B", help="Instead: the days on which the map changes, as in 2024-01-01..2030-12-31.", show_default=False),
]


def where(
    vehicle: o.Vehicle = None,
    kind: Class = None,
    built: o.Built = None,
    use: o.Use = "road",
    as_of: o.AsOf = None,
    changes_since: ChangesSince = None,
    map_: Map = None,
    changes: MapDays = None,
    in_us: o.InUs = False,
    registered_since: o.Since = None,
    titled_elsewhere: o.Titled = None,
    original: o.Original = None,
    features: o.Features = None,
    settings: o.Settings = None,
    json: o.Json = False,
    csv_: o.Csv = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,
) -> int:
    """In which states may it be registered and driven?

    51 rows, counted, with the definition of the count.

    Examples:

      keiway where "1999 Subaru Sambar truck"

      keiway where --class kei-truck --built 1996 --changes-since 2024-01-01

      keiway where "1999 Subaru Sambar truck" --as-of 2028-02-01 --map map.svg

      keiway where "1996 Honda Beat" --changes 2024-01-01..2030-12-31

      keiway where "1996 Honda Beat" --csv > beat.csv
    """
    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    reading, path, window, since = _asked(
        map_, changes, changes_since,
        lambda: o.question(
            vehicle_or_class(vehicle, kind), built=built, use=use, as_of=as_of, in_us=in_us, registered_since=registered_since,
            titled_elsewhere=titled_elsewhere, original=original, features=features, settings=settings,
        ),
    )  # fmt: skip
    written = f"{path}: {_map().write(reading.case, path)}" if path else None  # first: a file may not be writable
    _answer(out, reading, window, since, csv_)
    if written and csv_:
        out.note(f"Written {written}")
    elif written and not json:
        out.line(f"[bold]Written[/bold] {escape(written)}")
    return 0


def _asked(map_: str | None, changes: str | None, changes_since: str | None, question):
    """The question read, where the map goes and the days asked for; every mistake is told, none hides another."""
    from keiway.errors import UsageError, attempt, raise_all
    from keiway.question import read

    if changes is not None and changes_since is not None:
        raise UsageError("--changes and --changes-since were both given. Ask for one of them.", fix=("--changes-since", None))
    wrong: list = []
    reading = attempt(wrong, lambda: read(question()))
    path = attempt(wrong, lambda: _map().where_to(map_)) if map_ is not None else None
    window = attempt(wrong, lambda: _map().span(changes)) if changes is not None else None
    raise_all(wrong)
    return reading, path, window, _since(changes_since, reading.case.as_of)


def _map():
    """The map's part of this command, imported when it is asked for."""
    from keiway.cli import map

    return map


def _answer(out: Output, reading, window, since: date | None, csv_: bool) -> None:
    """The 51 rows, or the days on which the map changes."""
    if not out.json and not csv_:
        for note in reading.notes:
            out.note(note)
    if window:
        _map().changes(out, reading.case, window, csv_)
        return
    from keiway.law.where import where as room

    found = room(reading.case, since)
    if out.json:
        out.object(found)
    elif csv_:
        _csv(found)
    else:
        show(out, found)


def vehicle_or_class(vehicle: str | None, kind: str | None) -> str:
    """The one of the two that was given, as a question's text. Raises `UsageError`."""
    from keiway.errors import UsageError
    from keiway.flags import one_of
    from keiway.question import CLASS

    if vehicle and kind:
        raise UsageError(f"{vehicle!r} and --class {kind} were both given. Ask for one of them.", fix=("--class", None))
    if not vehicle and not kind:
        raise UsageError("name a vehicle, or a class of them: --class kei-truck.", try_='keiway where "1996 Honda Beat"')
    if vehicle:
        return vehicle
    plain = kind.strip().casefold().replace("_", "-")
    if plain not in CLASSES:
        raise one_of(kind, CLASSES, "--class")
    return CLASS + plain


def _since(text: str | None, as_of: date) -> date | None:
    """The day changes are counted from; not one after the day asked about."""
    from keiway.days import parse_day
    from keiway.errors import UsageError

    if text is None:
        return None
    day = parse_day(text, "--changes-since")
    if day > as_of:
        raise UsageError(f"--changes-since {day} is after the day asked about, {as_of}.", fix=("--changes-since", None))
    return day


def show(out: Output, found) -> None:
    """Counts first with their definition, then the rows, then what changed."""
    read_as = found.read_as
    counts = " | ".join(f"{verdict(word)} {found.counts[word]}" for word in Verdict if found.counts[word])
    out.blank()
    out.line(f"{escape(named(read_as))}, built {read_as['built']['window']}, as of {found.as_of}")
    out.line(counts + "   (50 states + DC)")
    if found.enter not in (Verdict.YES, Verdict.YES_WITH_LIMITS):
        out.line(f"Entering the country comes first: {verdict(found.enter)} - {escape(found.enter_says)}")
    unknown = found.counts_by_why.get(Verdict.UNKNOWN, {})
    if unknown:
        out.line("[dim]UNKNOWN by reason: " + "; ".join(f"{why} {n}" for why, n in unknown.items()) + "[/dim]")
    out.blank()
    _table(out, found.rows)
    if found.changes_since:
        lines = [
            f"{c.on}  {c.state}  {c.what}" + (f"  [{c.before.words} > {c.after.words}]" if c.before else "") for c in found.changes
        ]
        section(out, f"Changes since {found.changes_since}", lines or ["none coded"])
    section(out, "What is counted", [found.definition])
    section(out, "Other counts you may meet", [reason.text for reason in found.other_counts])
    for warning in found.warnings:
        out.line(f"[yellow]Note[/yellow]  {escape(warning)}")
    out.line(f"[dim]State law checked {found.law_checked} | data {found.data} | id {found.id} | not legal advice[/dim]")


def _table(out: Output, rows) -> None:
    """Grouped by verdict, from the best down, so that the eye finds the open states first."""
    if out.plain:
        for row in rows:
            out.line(f"{row.state}: {row.verdict.words}: register {row.register.words}: drive {row.drive.words}: {_limit(row)}: {escape(row.why)}")
        return
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for name, width in (("", 2), ("state", 20), ("register", 16), ("drive", 16), ("roads", None), ("rests on", None)):
        table.add_column(name, no_wrap=width is not None, width=width)
    for word in ORDER:
        mine = [row for row in rows if row.verdict == word]
        if mine:
            table.add_row("", f"{verdict(word)} {len(mine)}")
        for row in mine:
            table.add_row(
                row.state, row.name, _word(row.register), _word(row.drive), _limit(row), f"[dim]{escape(row.why)}[/dim]"
            )
    out.show(table)


def _word(word: Verdict) -> str:
    return f"[{STYLES[word].split()[-1]}]{word.words}[/]"


def _limit(row) -> str:
    parts = ["antique plates"] if row.way == "antique" and row.register == Verdict.YES_WITH_LIMITS else []
    parts += [f"to {row.max_posted_mph} mph"] if row.max_posted_mph else []
    if row.local == "opt_in":
        parts.append("local opt-in")
    if row.interstate == "no" and row.drive in (Verdict.YES_WITH_LIMITS, Verdict.YES):
        parts.append("no interstate")
    return ", ".join(parts)


def _csv(found) -> None:
    header, rows = table(found)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)


def table(found) -> tuple[tuple[str, ...], list[list]]:
    """The rows as cells, with their header."""
    names = found.rows[0].__struct_fields__
    values = [[getattr(row, name) for name in names] for row in found.rows]
    return (*names, "as_of", "data"), [[";".join(v) if isinstance(v, tuple) else v for v in row] + [found.as_of, found.data] for row in values]
