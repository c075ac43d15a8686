"""`keiway when`: the clocks, the gates over time, a safe day to land."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from keiway.answer import Verdict
from keiway.cli import options as o
from keiway.cli.check import corrected, named, section
from keiway.cli.output import Output, escape, verdict

if TYPE_CHECKING:
    from pathlib import Path

MOST_AT_SEA = 365
Plot = Annotated[str | None, typer.Option("--plot", metavar="FILE", help="The timeline, .svg or .png; its days as .csv.", show_default=False)]
AtSea = Annotated[
    str | None, typer.Option("--sea-days", metavar="N", help="Shortest voyage your shipper names, in days: then the first safe day to sail is told.", show_default=False)
]
MARKS = {
    Verdict.YES: "#", Verdict.YES_WITH_LIMITS: "=", Verdict.NOT_YET: ".", Verdict.NO: "x",
    Verdict.DISPUTED: "!", Verdict.UNKNOWN: "?",
}  # fmt: skip


def when(
    vehicle: o.Vehicle = None,
    built: o.Built = None,
    state: o.State = None,
    arrive: o.Arrive = None,
    as_of: o.AsOf = None,
    origin: o.Origin = None,
    importer: o.Importer = None,
    original: o.Original = None,
    features: o.Features = None,
    settings: o.Settings = None,
    sea_days: AtSea = None,
    plot: Plot = None,
    json: o.Json = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,
) -> int:
    """When does each gate open?

    Four clocks side by side, a timeline, and a safe day to land.

    Examples:

      keiway when "Suzuki Carry DB52T" --built 2001-12

      keiway when "2003 Daihatsu Copen" --state WA --sea-days 14

      keiway when "Suzuki Carry DB52T" --built 2001-12 --plot when.svg
    """
    from keiway.law.when import when as room

    asked = o.question(
        vehicle, built=built, state=state, arrive=arrive, as_of=as_of, origin=origin, importer=importer,
        original=original, features=features, settings=settings,
    )  # fmt: skip
    reading, path, at_sea = _read(asked, plot, sea_days)
    found = room(reading.case, at_sea)
    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    written = _write(found, path) if path else None
    if json:
        out.object(found)
        return 0
    for note in reading.notes:
        out.note(note)
    show(out, found)
    if written:
        from keiway.cli.crash.files import told

        told(out, [written])
    return 0


def days_at_sea(text: str | None) -> int | None:
    """A whole number of days. Raises `UsageError`."""
    from keiway.errors import UsageError

    if text is None:
        return None
    plain = text.strip().casefold().removesuffix("days").removesuffix("day").removesuffix("d").strip()
    if not plain.isdecimal() or not 0 < int(plain) <= MOST_AT_SEA:
        raise UsageError(f"--sea-days {text!r}: days from 1 to {MOST_AT_SEA}, such as 14.", fix=("--sea-days", "14"))
    return int(plain)


def _read(asked, plot: str | None, sea_days: str | None):
    """The question read, where the picture goes, the days at sea; every mistake is told, none hides another."""
    from keiway.cli.crash.files import drawn
    from keiway.errors import KeiwayError, attempt, raise_all
    from keiway.question import read

    wrong: list[KeiwayError] = []
    reading = attempt(wrong, lambda: read(asked))
    path = attempt(wrong, lambda: drawn(plot)) if plot is not None else None
    at_sea = attempt(wrong, lambda: days_at_sea(sea_days))
    raise_all(wrong)
    return reading, path, at_sea


def _write(found, path: Path):
    from keiway.cli.crash.files import write_picture
    from keiway.law.timeline import picture

    return write_picture(path, picture(found))


def show(out: Output, found) -> None:
    """Sentence, clocks, bars, shipping, and the wrong rules one can read elsewhere."""
    read_as = found.read_as
    out.blank()
    out.line(f"{escape(named(read_as))}, built {read_as['built']['window']}")
    out.line(f"Today ({found.as_of}): {verdict(found.verdict)} - {escape(found.sentence)}")
    out.blank()
    _clocks(out, found)
    _bars(out, found)
    section(out, "Shipping", [found.ship.says])
    section(out, "You may have read", [corrected(reason.text) for reason in found.corrections])
    out.blank()
    out.line(f"[dim]As of {found.as_of} | data {found.data} | id {found.id} | not legal advice[/dim]")
    for command in found.next:
        out.line(f"[dim]Next:[/dim] {escape(command)}")


def _clocks(out: Output, found) -> None:
    if out.plain:
        for clock in found.clocks:
            out.line(f"{clock.title}: possible from {clock.possible_from or 'never'}: certain from {clock.certain_from or 'never'}: {escape(clock.rule)}")
        return
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for name in ("clock", "possible from", "certain from", "now", "how it counts"):
        table.add_column(name, no_wrap=name in ("possible from", "certain from", "now"))
    for clock in found.clocks:
        table.add_row(
            escape(clock.title), str(clock.possible_from or "never"), str(clock.certain_from or "never"),
            clock.state.replace("_", " "), escape(clock.rule),
        )  # fmt: skip
    out.show(table)


def _bars(out: Output, found) -> None:
    """One character a span of time; the same facts follow in words, so nothing hangs on the picture."""
    first = min(stretch.first for bar in found.bars for stretch in bar.stretches)
    last = max(stretch.last for bar in found.bars for stretch in bar.stretches)
    if not out.plain:
        width = 60
        days = (last - first).days or 1
        out.blank()
        out.line(" " * 30 + f"{first.year}" + " " * (width - 8) + f"{last.year}")
        for bar in found.bars:
            marks = "".join(MARKS[_at(bar, first.toordinal() + days * i // width)] for i in range(width))
            out.line(f"{bar.title[:28]:<30}{marks}")
        today = min(max((found.as_of - first).days * width // days, 0), width - 1)
        out.line(" " * (30 + today) + "^ as of")
        out.line("[dim]" + "   ".join(f"{mark} {word.words}" for word, mark in MARKS.items()) + "[/dim]")
    lines = [
        f"{bar.title}: {stretch.finding.words} from {stretch.first}" + (f" to {stretch.last}" if stretch.last != last else "")
        for bar in found.bars
        for stretch in bar.stretches
    ]
    section(out, "In words", lines)


def _at(bar, ordinal: int) -> Verdict:
    day = date.fromordinal(ordinal)
    return next((s.finding for s in bar.stretches if s.first <= day <= s.last), bar.stretches[-1].finding)
