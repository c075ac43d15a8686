"""`keiway crash A --vs B --sweep speed`: the same crash over a range."""

from __future__ import annotations

from keiway.cli.check import section
from keiway.cli.crash import asked
from keiway.cli.crash.words import middle, span
from keiway.cli.output import Output, escape
from keiway.crash.names import sentence_case

PAD = 3  # between columns
COLUMNS = {
    "crash.delta_v": "change of speed",
    "crash.wall_speed": "like a wall at",
    "crash.risk.serious": "serious injury",
    "crash.risk.death": "death",
}


def sweep(
    out: Output, wrong: list, swept: str, first: str, second: str | None, speed: str | None, overlap: str, built: str | None, plot: str | None,
    fronts: tuple[str | None, str | None] = (None, None),
) -> int:  # fmt: skip
    """Read, with what is `wrong` already; answer each point, show a table, draw it if asked."""
    from keiway.cli.crash import files
    from keiway.crash import sweep as room
    from keiway.crash.vehicles import NotKnown

    name = swept.strip().casefold()
    question = asked.read(out, wrong, first, second, speed, overlap, built, fronts, plot)
    try:
        found = room.sweep(question.vehicles, name, question.both_mps, question.overlap, question.built, question.fronts)
    except NotKnown as error:
        raise asked.lacking(error, question) from None
    written = []
    if question.drawn:
        from keiway.crash.sweep.picture import picture

        written.append(files.write_picture(question.drawn, picture(found)))
    if out.json:
        from keiway.cli.crash.shown import ShownSweep, shown

        out.object(shown(ShownSweep, found, files=written))
        return 0
    _show(out, found)
    files.told(out, written)
    return 0


def _show(out: Output, found) -> None:
    from keiway.crash.sweep.run import value_of

    fixed = [f"each at {found.speeds_mph[0]:g} mph"] if found.speeds_mph else []
    fixed += [f"overlap {found.overlap:.0%}"] if found.overlap is not None else []
    out.blank()
    out.line(f"Head on, {', '.join(fixed)}, over the {found.says}. A simulation of physics, not a reconstruction.")
    out.blank()
    out.line(f"[bold]{escape(found.sentence)}[/bold]")
    out.blank()
    cells = [
        (point.value, [[value_of(point, side, id_) for side in (0, 1)] for id_ in COLUMNS])
        for point in found.points
    ]
    _plain(out, found, cells) if out.plain else _table(out, found, cells)
    section(out, "Mind", found.notes)
    section(out, "Assumed", found.assumed)
    out.line(f"[dim]data {found.data} | bands of nine in ten: --json, or --plot FILE.csv, .svg or .png[/dim]")


def _plain(out: Output, found, cells) -> None:
    from keiway.crash.sweep.run import at_

    for value, pairs in cells:
        for words, pair in zip(COLUMNS.values(), pairs, strict=True):
            told = ": ".join(f"{escape(name)} {middle(q)} ({span(q.low, q.high, q)})" for name, q in zip(found.names, pair, strict=True))
            out.line(f"{at_(value, found.unit)}: {words}: {told}")


def _table(out: Output, found, cells) -> None:
    """Both sides in one table; where that is too wide, one table each."""
    both = [_aligned([pairs[n] for _, pairs in cells]) for n in range(len(COLUMNS))]
    wide = PAD * len(COLUMNS) + max(len(found.unit), *(len(f"{value:,g}") for value, _ in cells))
    if wide + sum(max(len(title), *map(len, column)) for title, column in zip(COLUMNS.values(), both, strict=True)) <= out.console.width:
        out.line(f"[dim]left {escape(found.names[0])}, right {escape(found.names[1])}[/dim]")
        out.show(_grid(found.unit, [value for value, _ in cells], both, fold=False))
        return
    for side in (0, 1):
        out.line(f"[dim]{escape(sentence_case(found.names[side]))}[/dim]")
        columns = [[middle(pairs[n][side]) for _, pairs in cells] for n in range(len(COLUMNS))]
        out.show(_grid(found.unit, [value for value, _ in cells], columns, fold=True))


def _grid(unit: str, values, columns, fold: bool):
    from rich.table import Table

    table = Table(box=None, padding=(0, PAD if not fold else 1, 0, 0), header_style="bold", pad_edge=False)
    table.add_column(unit, justify="right")
    for words in COLUMNS.values():
        table.add_column(words, justify="right", no_wrap=not fold)
    for value, *row in zip(values, *columns, strict=True):
        table.add_row(f"{value:,g}", *(escape(cell) for cell in row))
    return table


def _aligned(pairs) -> list[str]:
    """Left and right of one column, each on its own edge."""
    told = [tuple(middle(quantity) for quantity in pair) for pair in pairs]
    wide = [max(len(pair[side]) for pair in told) for side in (0, 1)]
    return [f"{a:>{wide[0]}} | {b:>{wide[1]}}" for a, b in told]
