"""`keiway where --map` and `--changes`: the picture of the 51 rows, and the days on which it changes."""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from keiway.answer import Verdict
from keiway.case import COVERAGE_FROM, COVERAGE_TO, Case
from keiway.cli.output import Output, escape
from keiway.days import Window
from keiway.map.changes import ChangeDay

PNG_SCALE = 2.0  # of a picture 880 px wide


class MapChanges(msgspec.Struct, frozen=True, kw_only=True):
    """The days on which the map of one vehicle changes."""

    schema: str
    read_as: dict[str, Any]
    first: date
    last: date
    law_checked: date
    data: str
    days: tuple[ChangeDay, ...]
    by: dict[str, str]  # what the words in `by` mean


BY = {
    "law": "a rule begins or ends, or a day comes by which it must have begun",
    "evidence": "the first sign of a rule that keiway knows; the rule may be older",
    "age": "the vehicle reaches an age that a rule asks for",
}


#: The same of a whole day, by the weightiest of its changes.
BY_DAY = {"law": "by law", "age": "by the vehicle's age alone", "evidence": "only by a first sign of a rule"}


def where_to(path: str) -> Path:
    """Where the map goes, refused before anything is worked out. Raises `UsageError`."""
    from keiway.charts.picture import check_suffix

    found = check_suffix(path, "--map", is_="the map is .svg or .png, its table is .csv", stem="map")
    if found.suffix.casefold() == ".png":
        _can_draw_png(found)
    return found


def _can_draw_png(path: Path) -> None:
    from keiway.errors import UsageError

    try:
        import vl_convert  # noqa: F401
    except ImportError as missing:
        raise UsageError(
            f"A .png needs one more package ({missing.name}): pip install 'keiway[plot]'. An .svg needs none.",
            fix=("--map", str(path.with_suffix(".svg"))),
        ) from missing


def write(case: Case, path: Path) -> str:
    """The map of the case's own day, by suffix; what it shows, in a sentence."""
    from keiway.cli.crash.files import writing
    from keiway.map import COLUMNS, board, rows, svg

    found = board(case, case.as_of)
    with writing("--map", path):
        match path.suffix.casefold():
            case ".csv":
                with path.open("w", newline="", encoding="utf-8") as file:
                    writer = csv.writer(file, lineterminator="\n")
                    writer.writerow(COLUMNS)
                    writer.writerows(rows(found))
            case ".png":
                import vl_convert

                path.write_bytes(vl_convert.svg_to_png(svg(found), scale=PNG_SCALE))
            case _:
                path.write_text(svg(found), encoding="utf-8")
    counts = ", ".join(f"{word.words} {found.counts[word]}" for word in Verdict if found.counts[word])
    return f"50 states and DC on {found.on}: {counts}."


def span(text: str) -> Window:
    """`--changes A..B`, inside the days the law is coded for. Raises `KeiwayError` kinds."""
    from keiway.days import ANY_YEAR, parse_window
    from keiway.errors import OutOfCoverage

    window = parse_window(text, "--changes", "Give two days: 2024-01-01..2030-12-31.", ANY_YEAR)
    if window.first >= COVERAGE_FROM and window.last <= COVERAGE_TO:
        return window
    inside = window.intersect(Window(COVERAGE_FROM, COVERAGE_TO)) or Window(COVERAGE_FROM, COVERAGE_TO)
    near = f"{inside.first}..{inside.last}"
    raise OutOfCoverage(
        f"--changes {text}: the law coded here runs from {COVERAGE_FROM} to {COVERAGE_TO}. The nearest span is {near}.",
        suggestions=[near],
        fix=("--changes", near),
    )


def changes(out: Output, case: Case, window: Window, csv_: bool) -> None:
    """The change days, as JSON, rows or a page."""
    from keiway.law.check import read_as
    from keiway.law.state.load import states
    from keiway.map import CHANGE_COLUMNS, change_days, change_rows
    from keiway.store import data_version

    found = MapChanges(
        schema="where-changes/1", read_as=read_as(case), first=window.first, last=window.last,
        law_checked=min(law.checked_on for law in states().values()), data=data_version(),
        days=change_days(case, window.first, window.last), by=BY,
    )  # fmt: skip
    if out.json:
        out.object(found)
    elif csv_:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(CHANGE_COLUMNS)
        writer.writerows(change_rows(found.days))
    else:
        _show(out, found)


def _show(out: Output, found: MapChanges) -> None:
    from keiway.cli.check import named

    out.blank()
    out.line(f"{escape(named(found.read_as))}, built {found.read_as['built']['window']}, from {found.first} to {found.last}")
    out.line(count(found.days))
    out.blank()
    for day in found.days:
        out.rows([(str(day.day) if number == 0 else "", line) for number, line in enumerate(_lines(day.changes))])
    out.blank()
    for word, says in BY.items():
        if any(one.by == word for day in found.days for one in day.changes):
            out.line(f"[dim]{word}: {says}[/dim]")
    out.line(f"[dim]State law checked {found.law_checked}: later days show only law signed by then | data {found.data} | not legal advice[/dim]")


def count(days: tuple[ChangeDay, ...]) -> str:
    """How many days, and how many of them are changes of law: the rest is what keiway learnt, or a birthday."""
    if not days:
        return "The map does not change after the first day."
    number = len(days)
    parts = [(sum(day.by == by for day in days), words) for by, words in BY_DAY.items()]
    told = ", ".join(f"{n} {words}" for n, words in parts if n)
    return f"The map changes on {number} day{'s' if number > 1 else ''} after the first: {told}."


def _lines(changes) -> list[str]:
    """A line a state; states whose verdict stands, and of which only the first sign of a rule is dated, share one."""
    quiet = [one.state for one in changes if one.by == "evidence" and one.before == one.after]
    lines = [_line(one) for one in changes if one.state not in quiet]
    if quiet:
        lines.append(f"[bold]{', '.join(quiet)}[/bold] first sign of the rule, verdict as before [dim](evidence)[/dim]")
    return lines


def _line(one) -> str:
    """A change; what is only keiway's first sign of a rule stands back."""
    if one.by == "evidence":
        return f"[dim][bold]{one.state}[/bold] first sign of the rule, {escape(one.says)} (evidence)[/dim]"
    future = ", signed, not yet in force when checked" if one.future else ""
    by = f"{one.rule}, {one.by}" if one.state == "US" and one.rule else one.by
    return f"[bold]{one.state}[/bold] {escape(one.says)} [dim]({by}{future})[/dim]"
