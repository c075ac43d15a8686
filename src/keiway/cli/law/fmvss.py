"""`keiway law fmvss VEHICLE`: every federal standard and how the vehicle stands."""

from __future__ import annotations

import csv
import sys

from keiway.cli import options as o
from keiway.cli.check import section
from keiway.cli.output import Output, escape

STYLES = {
    "certified": "green", "met": "green", "likely": "yellow", "gap": "red", "not_known": "cyan", "not_applicable": "dim",
}  # fmt: skip


def fmvss(out: Output, vehicle: str | None, given: dict, csv_: bool) -> int:
    """The matrix for a vehicle, for the days it was or is built."""
    from keiway.errors import NotUnderstood
    from keiway.law.fmvss import matrix
    from keiway.question import read

    if not vehicle:
        raise NotUnderstood("law fmvss needs a vehicle.", try_='keiway law fmvss "Suzuki Every DA17V"')
    question = o.question(vehicle, settings=given["settings"], built=given["built"], as_of=given["as_of"])
    reading = read(question)
    dated = given["built"] or reading.dated
    found = matrix(reading.case.vehicle, reading.case.built if dated else None, reading.case.as_of)
    if out.json:
        out.object(found)
    elif csv_:
        _csv(found)
    else:
        for note in reading.notes if dated else ():
            out.note(note)
        show(out, found)
    return 0


def show(out: Output, found) -> None:
    """Sentence and counts, the standards that are open or apply, cost, the exemption."""
    from keiway.law.fmvss import WORD_TEXT

    def word(name: str) -> str:
        return f"[{STYLES[name]}]{WORD_TEXT.get(name, name)}[/]"

    out.blank()
    out.line(f"[bold]{escape(found.title)}[/bold] as built {escape(found.built)}: {escape(found.design)}")
    out.line(escape(found.sentence))
    out.line(" | ".join(f"{word(name)} {count}" for name, count in found.counts.items() if count))
    out.blank()
    shown = [row for row in found.rows if row.word != "not_applicable"]
    if out.plain:
        for row in found.rows:
            out.line(f"{row.number}: {row.title}: {WORD_TEXT.get(row.word, row.word)}: {escape(' '.join(row.reasons))} ({row.cite})")
    else:
        _table(out, shown, word)
        rest = [f"{row.number} {row.title}" for row in found.rows if row.word == "not_applicable"]
        section(out, "Not applicable", ["; ".join(rest)] if rest else [])
    cost = [f"{q.id}: {q.low:,.0f} to {q.high:,.0f} {q.unit}. {q.how}" for q in found.quantities if q.low is not None]
    section(out, "To make the design comply (estimate)", cost)
    section(out, "What would settle the open ones", [f"{m.question} {m.option or ''}".strip() for m in found.missing])
    section(out, "For an import", [found.exempt])
    section(out, "Assumed", found.assumed)
    for warning in found.warnings:
        out.line(f"[yellow]Note[/yellow]  {escape(warning)}")
    out.line(f"[dim]As of {found.on} | checked {found.law_checked} | one row in full: keiway explain us.fmvss.208[/dim]")


def _table(out: Output, rows, word) -> None:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for name, wrap in (("no.", False), ("standard", True), ("stands", False), ("why", True), ("fix: one-off / each, USD", True)):
        table.add_column(name, no_wrap=not wrap, ratio=3 if name == "why" else 2 if wrap else None)
    for row in rows:
        table.add_row(row.number, escape(row.title), word(row.word), escape(" ".join(row.reasons)), escape(_cost(row)))
    out.show(table)


def _cost(row) -> str:
    if row.word not in ("gap", "likely", "not_known"):
        return ""
    if not row.oneoff_usd or not row.unit_usd:
        return row.cost_basis
    (a, b), (c, d) = row.oneoff_usd, row.unit_usd
    return f"{row.fix}: {a:,.0f}-{b:,.0f} / {c:,.0f}-{d:,.0f}"


def _csv(found) -> None:
    from keiway.law.fmvss import columns

    names = [column["column"] for column in columns()]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["vehicle", *names])
    for row in found.rows:
        values = [getattr(row, name) for name in names]
        writer.writerow([found.vehicle, *("; ".join(map(str, v)) if isinstance(v, tuple) else v for v in values)])
