"""The page of `keiway road`, its JSON and its picture."""

from __future__ import annotations

from keiway.cli.check import section
from keiway.cli.output import Output, escape
from keiway.cli.road.rows import table
from keiway.cli.road.words import cell, given, word


def show(out: Output, question, found: list) -> int:
    """One answer, or two side by side; 4 where the model had no place for one of them."""
    from keiway.cli.crash.files import told, write_picture

    written = []
    if question.plot:
        from keiway.road.pictures import picture

        written.append(write_picture(question.plot, picture(question.chart, question.asked, found)))
    if out.json:
        from keiway.cli.road.shown import shown

        out.object(shown(found, written))
    else:
        _page(out, found)
        told(out, written)
    return 0 if all(one.holds for one in found) else 4


def _page(out: Output, found: list) -> None:
    first = found[0]
    out.blank()
    out.line(f"[dim]{escape(given(first))}. A model, not a test drive.[/dim]")
    out.blank()
    for one in found:
        out.line(f"[bold]{escape(one.sentence)}[/bold]")
    out.blank()
    _table(out, found)
    if any(one.holds for one in found):
        out.line("[dim]in brackets nine in ten; bare: a driver alone, sea level, still air; < as asked[/dim]")
    for one in found:
        name = "" if len(found) == 1 else f": {one.name}"
        section(out, f"Known climbs with this load{name}", [f"{climb.name}, {climb.grade_pct:g}% at {climb.altitude_m / 0.3048:,.0f} ft: {cell(climb.speed)}" for climb in one.climbs])
        section(out, f"Overtaking{name}", one.more)
        _fits(out, one, name)
        section(out, f"Brakes{name}", [one.braking.says])
        section(out, f"Where it may and can go{name}", [f"{'Law' if row.by == 'law' else 'Speed'}: {row.says}" for row in one.reach])
        section(out, f"What would settle more{name}", [_lack(lack) for lack in one.missing])
        section(out, f"Taken{name}", [one.car_says] if one.car_says else [])
        section(out, f"Mind{name}", one.notes)
    section(out, "Assumed", first.assumed)
    section(out, "Left out", first.left_out)
    out.line(f"[dim]data {first.data} | how: docs/science/road_answers.md, road.md, road_vehicles.md | what a figure is: keiway explain road.sustained[/dim]")


def _lack(lack) -> str:
    """The question, what it settles, and how to give the answer."""
    settles = "" if lack.settles.rstrip(".").casefold() == lack.question.rstrip(".").casefold() else f" Settles {lack.settles.rstrip('.')}."
    return lack.question + settles + (f"  {lack.option}" if lack.option else "")


def _table(out: Output, found: list) -> None:
    sides = [table(one, out.plain) for one in found]
    keys = _keys(sides)
    cells = [{(heading, label): told for heading, label, told in side} for side in sides]
    if out.plain:
        for key in keys:
            told = ": ".join(f"{escape(one.name)} {side.get(key, 'not known')}" if len(found) > 1 else side.get(key, "") for one, side in zip(found, cells, strict=True))
            out.line(f"{key[0]}: {key[1].removesuffix(' <')}: {told}")
        return
    from rich.table import Table

    grid = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False, show_header=len(found) > 1)
    grid.add_column("")
    for one in found:
        grid.add_column(escape(one.name))
    last = None
    for key in keys:
        if key[0] != last:
            grid.add_row(f"[dim]{key[0]}[/dim]")
            last = key[0]
        grid.add_row(f"  {key[1]}", *(side.get(key, "not known") for side in cells))
    if keys:
        out.show(grid)


def _keys(sides: list) -> list[tuple[str, str]]:
    """Headings and labels in the order they come, each heading once."""
    found: dict[str, dict[str, None]] = {}
    for side in sides:
        for heading, label, _ in side:
            found.setdefault(heading, {})[label] = None
    return [(heading, label) for heading, labels in found.items() for label in labels]


def _fits(out: Output, one, name: str) -> None:
    lines = []
    for fit in one.fits:
        said = word(fit.word, plain=True)
        lines.append(f"{fit.title}: {said + ': ' if said else ''}{fit.says.removeprefix('Not known: ')}")
    section(out, f"Does it fit{name}", lines)
