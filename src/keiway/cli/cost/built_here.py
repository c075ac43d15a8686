"""A maker's price on a terminal: every line of every way, the volume that each price asks for, what small cars really sold."""

from __future__ import annotations

from keiway.cli.check import section
from keiway.cli.output import Output, escape
from keiway.cost.built_here import BuiltHereAnswer, Route
from keiway.cost.landed.words import about, usd

MOST_GAPS = 6


def show(out: Output, found: BuiltHereAnswer) -> None:
    out.blank()
    out.line(f"[bold]{escape(found.sentence)}[/bold]")
    out.blank()
    _table(out, found)
    section(out, "How many must be sold, over the model's life", _needed(found))
    section(out, "Made here or imported", [each.says for each in found.crossings])
    section(out, "What small cars really sold here", [f"{each.name}, {each.years}: {each.total:,}" for each in found.reached])
    section(out, "The price at the port", (found.factory_says,))
    section(out, "The law it must meet", (found.pathway.says, *_dear(found)))
    section(out, "What would settle it", [f"{each.question} {each.option or ''}".strip() for each in found.missing])
    section(out, "Assumed", (*found.assumed, found.estimates))
    for warning in found.warnings:
        out.line(f"[yellow]Note[/yellow]  {escape(warning)}")
    out.blank()
    out.line(f"[dim]Dollars of {found.price_year}; each line on average; sums hold nine in ten of {found.draws:,} draws, seed {found.seed}. An estimate, no maker's figure.[/dim]")
    for command in found.next:
        out.line(f"[dim]Next:[/dim] {escape(command)}")


def _table(out: Output, found: BuiltHereAnswer) -> None:
    """Lines down, ways across."""
    labels = dict.fromkeys((line.id, line.label) for route in found.routes for line in route.price.lines)
    if out.plain:
        for route in found.routes:
            for line in route.price.lines:
                out.line(f"{escape(route.title)}: {escape(line.label)}: {usd(line.expected)} ({usd(line.low)} to {usd(line.high)})")
            out.line(f"{escape(route.title)}: price {_price(route)}")
        return
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    table.add_column("")
    for route in found.routes:
        table.add_column(escape(route.title), justify="right")
    by_route = [{line.id: line for line in route.price.lines} for route in found.routes]
    for id_, label in labels:
        table.add_row(escape(label), *(usd(lines[id_].expected) if id_ in lines else "" for lines in by_route))
    table.add_row("Price, destination included", *(about(route.price.expected) for route in found.routes), style="bold")
    table.add_row("  nine in ten draws", *(f"{about(route.price.low)}-{about(route.price.high)}" for route in found.routes))
    table.add_row("List price", *(about(route.list_price.mid or 0.0) for route in found.routes))
    out.show(table)


def _price(route: Route) -> str:
    return f"{about(route.price.expected)} ({about(route.price.low)} to {about(route.price.high)})"


def _needed(found: BuiltHereAnswer) -> list[str]:
    titles = {route.id: route.title for route in found.routes}
    return [f"{titles[each.route]} at {usd(each.price)}: {_volume(each)}" for each in found.needed]


def _volume(each) -> str:
    if each.low is None:
        return "no volume does."
    never = f"; in {each.never:.0%} of the draws no volume does" if each.never >= 0.01 else ""
    if each.mid is None:
        return f"from {_round(each.low)} in the best draws{never}."
    return f"{_round(each.mid)} ({_round(each.low)} to {'no end' if each.high is None else _round(each.high)}){never}."


def _round(value: float) -> str:
    from math import floor, log10

    step = 10 ** (floor(log10(value)) - 1) if value >= 10 else 1
    return f"{round(value / step) * step:,.0f}"


def _dear(found: BuiltHereAnswer) -> list[str]:
    """The standards that cost most."""
    known = sorted((each for each in found.content if each.mid), key=lambda each: -each.mid)[:MOST_GAPS]
    return [f"FMVSS {each.number} {each.title}: {usd(each.mid)} ({usd(each.low)} to {usd(each.high)}), {each.confidence}" for each in known]
