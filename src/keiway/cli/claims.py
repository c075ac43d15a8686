"""`keiway claims`: the news piece this started from, claim by claim."""

from __future__ import annotations

import csv
import sys
from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.check import section
from keiway.cli.output import Output, escape

Which = Annotated[str | None, typer.Argument(help="One claim in full: its number, or a word of it (miata).", show_default=False)]
#: Grade -> how its word is set; the word says it, the color repeats it.
STYLES = {"holds": "bold green", "holds_with_limits": "green", "half": "yellow", "does_not_hold": "bold red", "open": "cyan", None: "dim"}
EXPECTED = "Asking the rooms, some fifteen seconds; one claim alone is quicker: keiway claims 1"


def claims(
    which: Which = None,
    as_of: o.AsOf = None,
    json: o.Json = False,
    csv_: o.Csv = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,
) -> int:
    """The article checked: each of its claims graded, with the numbers.

    Each with the command that prints its numbers, the evidence, a sentence fit to print and one that is not.

    Examples:

      keiway claims

      keiway claims 6

      keiway claims miata --json

      keiway claims --csv > claims.csv
    """
    from datetime import date

    from keiway.errors import attempt, raise_all
    from keiway.policy.claims import answer, find
    from keiway.question import as_of_day

    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    wrong: list = []
    chosen = attempt(wrong, lambda: (find(which),)) if which is not None else ()
    day = attempt(wrong, lambda: as_of_day(as_of, date.today()))
    raise_all(wrong)
    if not chosen and sys.stderr.isatty():
        out.note(EXPECTED)
    found = answer(day, chosen)
    if out.json:
        out.object(found)
    elif csv_:
        _csv(found)
    elif chosen:
        show(out, found)
    else:
        listed(out, found)
    return 0


def _csv(found) -> None:
    from keiway.policy.claims.table import COLUMNS, rows

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows(found))


def _grade(claim) -> str:
    return f"[{STYLES[claim.grade]}]{claim.grade_says}[/]"


def listed(out: Output, found) -> None:
    """One line a claim, what the article leaves out, where to go on."""
    out.blank()
    out.line(f"[bold]{escape(found.sentence)}[/bold]")
    out.blank()
    if out.plain:
        for claim in found.claims:
            out.line(f"{claim.number}: {escape(claim.claim)}: {claim.grade_says}: {escape(claim.fit or claim.lacks)}")
    else:
        from rich.table import Table

        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
        table.add_column("", justify="right", no_wrap=True)
        table.add_column("grade", no_wrap=True)
        table.add_column("the article says", ratio=2)
        table.add_column("fit to print", ratio=3)
        for claim in found.claims:
            table.add_row(str(claim.number), _grade(claim), escape(claim.claim), escape(claim.fit or claim.lacks))
        out.show(table)
    section(out, "What the article leaves out altogether", list(found.left_out))
    _foot(out, found)
    out.line("[dim]One in full:[/dim] keiway claims 6")


def show(out: Output, found) -> None:
    """One claim: grade and rule, what was found, the sentences, figures, evidence, commands, sources."""
    (claim,) = found.claims
    out.blank()
    out.line(f"[bold]{claim.number}  {escape(claim.title)}[/bold]: {_grade(claim)}")
    out.line(f"The article says: {escape(claim.claim)}")
    if claim.lacks:
        out.line(f"[yellow]Note[/yellow]  {escape(claim.lacks)}")
    out.blank()
    if claim.says:
        out.line(escape(claim.says))
        out.blank()
        out.rows([("Fit to print", escape(claim.fit)), ("Not fit to print", escape(claim.unfit)), ("", escape(f"because: {claim.why_unfit}")), ("Grade", escape(claim.rule))], indent=17)
    if claim.table:
        _table(out, claim.table)
    section(out, "Numbers", [_figure(one, claim.commands) for one in claim.figures])
    section(out, "Evidence, nearest first", _evidence(claim.ladder))
    section(out, "What the article leaves out", list(claim.left_out))
    section(out, "What would settle it", list(claim.settles))
    section(out, "Run again, --json has the numbers", [f"[{n}] {command}" for n, command in enumerate(claim.commands, 1)])
    section(out, "Read", [" ".join(filter(None, (one.title, one.url, one.date and f"({one.date})"))) for one in found.sources])
    _foot(out, found)


def _figure(one, commands: tuple[str, ...]) -> str:
    """What it is, how much, and where it stands: which command, and where in what it prints with --json."""
    ends = f" ({one.ends})" if one.ends and one.mid is not None else ""
    if one.command:
        where = f"[{commands.index(one.command) + 1}] {one.path}"
    else:
        where = f"{one.how}: {', '.join(one.of)}" if one.of else f"read, {one.date}, {one.confidence}"
    return f"{one.label}: {one.shown}{ends}; {where}"


def _evidence(ladder) -> list[str]:
    """What there is, a line each; of what there is none, one line."""
    from keiway.policy.claims import NONE

    told = [f"{'' if rung.there else 'none: '}{rung.rung}: {rung.says}" for rung in ladder if rung.says != NONE]
    lacking = [rung.rung for rung in ladder if rung.says == NONE]
    return told + ([f"none found: {', '.join(lacking)}"] if lacking else [])


def _table(out: Output, table) -> None:
    out.blank()
    out.line(f"[bold]{escape(table.title)}[/bold]")
    if out.plain:
        for row in table.rows:
            out.line(escape("; ".join(f"{name}: {cell}" for name, cell in zip(table.columns, row.cells, strict=True))))
        return
    from rich.table import Table

    grid = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for name in table.columns:
        grid.add_column(escape(name))
    for row in table.rows:
        grid.add_row(*map(escape, row.cells))
    out.show(grid)


def _foot(out: Output, found) -> None:
    out.line(f"[dim]{escape(found.article)} | as of {found.as_of} | read up to {found.checked} | data {found.data} | our words, not the article's[/dim]")
