"""The tables of the analysis, as an agency lays them out, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from keiway.cli.output import Output, escape
from keiway.policy.lab.said import number
from keiway.policy.record import Cell, Table

NARROW = 16  # characters a column needs


def show(out: Output, found: Iterable[Table]) -> None:
    for one in found:
        if out.plain or len(one.columns) * NARROW > out.console.width:
            _listed(out, one)
        else:
            _grid(out, one)
        for note in one.notes:
            out.line(f"[dim]{escape(note)}[/dim]")


def _grid(out: Output, found: Table) -> None:
    from rich.table import Table as Grid

    out.blank()
    out.line(f"[bold]{escape(_title(found))}[/bold]")
    grid = Grid(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for n, title in enumerate(found.columns):
        figures = any(len(row) > n and row[n].mid is not None for row in found.rows)
        grid.add_column(escape(title), justify="right" if n and figures else "left", overflow="fold")
    for row in found.rows:
        grid.add_row(*(escape(cell(each)) for each in row))
    out.show(grid)


def _listed(out: Output, found: Table) -> None:
    """A row a line with the heads as words, where they do not fit beside each other."""
    out.blank()
    out.line(f"[bold]{escape(_title(found))}[/bold]")
    for row in found.rows:
        first, *rest = (cell(each, " (", ")") for each in row)
        told = "; ".join(f"{head}: {text}" for head, text in zip(found.columns[1:], rest, strict=False) if text)
        if out.plain:
            out.line(escape(f"{first}: {told}" if told else first))
        elif told:
            out.bullets([f"{first}: {told}"])
        else:
            out.line(escape(first))


def _title(found: Table) -> str:
    return found.title if found.title.startswith(f"{found.id}.") else f"{found.id}  {found.title}"


def cell(found: Cell, before: str = "\n", after: str = "") -> str:
    """Words, or the middle with its band."""
    if found.mid is None:
        return found.text
    mid = f"{_plain(found.mid)} {found.text}".strip()
    if found.low is None or found.high is None or found.low == found.high:
        return mid
    return f"{mid}{before}{_plain(found.low)} to {_plain(found.high)}{after}"


def _plain(value: float) -> str:
    return f"{'-' if value < 0 else ''}{number(value)}" if value else "0"
