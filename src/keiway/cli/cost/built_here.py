"""A maker's price on a terminal: the sentence, each way beside the others, what the rules add, volumes, the doubts."""

from __future__ import annotations

from collections.abc import Sequence

from keiway.answer import Quantity
from keiway.cli.check import section
from keiway.cli.output import Output, escape
from keiway.cost.built_here import BuiltHereAnswer, Content, Needed, Route
from keiway.cost.landed.words import about, usd
from keiway.cost.record import Line

GROUPS = {"vehicle": "The vehicle", "rules": "US rules", "border": "Ship and border", "once": "One-off costs, a vehicle's part", "sale": "Selling it"}
VOLUMES = (20000, 80000, 160000, 320000, 900000)  # lifetime volumes of the curve that are shown
SPREAD = 4  # lines named as what the spread comes from


def show(out: Output, found: BuiltHereAnswer) -> None:
    out.blank()
    out.rows([("Read as", escape(_read_as(found)))])
    out.blank()
    out.line(f"[bold]{escape(found.sentence)}[/bold]")
    out.blank()
    _bill(out, found.routes)
    section(out, "May it be sold?", [found.pathway.says, f"{found.pathway.title}: keiway explain {found.pathway.id}"])
    section(out, "Known gaps, dollars a vehicle", [_content(each) for each in found.content if each.word == "gap"])
    section(out, "Spent once", [_once(each) for each in _all_once(found.routes)])
    _volumes(out, found)
    section(out, "Here or abroad", [f"{_title(found, each.route)}: {each.says}" for each in found.crossings])
    section(out, "What such cars really sold here", [f"{each.name} {each.total:,} in {each.years}, most {each.best:,} in {each.best_year}" for each in found.reached])
    section(out, "What the spread comes from", _spread(found.routes[0]))
    section(out, "By other ways", [_check(each) for each in found.checks])
    section(out, "What would settle it", [f"{each.question} {each.option or ''}".strip() for each in found.missing])
    section(out, "Mind", [note for route in found.routes if route.way != "imported" for note in route.notes])
    section(out, "Assumed", found.assumed)
    for warning in found.warnings:
        out.line(f"[yellow]Note[/yellow]  {escape(warning)}")
    out.blank()
    out.line(f"[dim]{escape(found.estimates)}[/dim]")
    out.line(f"[dim]Counted: what a line comes to on average over {found.draws:,} draws, seed {found.seed}. Ranges hold nine in ten.[/dim]")
    out.line("[dim]Where a line is from:[/dim] keiway explain cost.built_here.factory   [dim]Your own figure:[/dim] --set built_here.launch=20e6")
    for command in found.next:
        out.line(f"[dim]Next:[/dim] {escape(command)}")


def _read_as(found: BuiltHereAnswer) -> str:
    rate = f"; {found.fx:g} yen a dollar" if found.fx else ""
    return f"a new {found.title}, sold from {found.entry} on, {found.volume:,.0f} a year for {found.years:g} years{rate}; dollars of {found.price_year}"


def _bill(out: Output, routes: Sequence[Route]) -> None:
    if out.plain:
        for route in routes:
            for line in route.price.lines:
                out.line(f"{escape(route.title)}, {escape(line.label)}: {usd(line.expected)} ({usd(line.low)}, {usd(line.mid)}, {usd(line.high)}); {_from(line)}")
            out.line(f"{escape(route.title)}, price with destination: {usd(route.price.expected)} ({usd(route.price.low)} to {usd(route.price.high)})")
            out.line(f"{escape(route.title)}, list price: {_range(route.list_price)}; duty {escape(route.duty_says)}")
        return
    from rich.table import Table

    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold", pad_edge=False)
    table.add_column("counted, each vehicle", no_wrap=True)
    for route in routes:
        table.add_column(escape(_short(route)), justify="right")
    wide = out.console.width >= 100
    if wide:
        table.add_column("from", no_wrap=True)
    last = [""] if wide else []
    for group, title in GROUPS.items():
        rows = _rows(routes, group)
        if rows:
            table.add_row(f"[dim]{title}[/dim]", *("" for _ in routes), *last)
        for label, lines in rows:
            from_ = [_from(next(line for line in lines if line))] if wide else []
            table.add_row(f"  {escape(label)}", *(usd(line.expected) if line else "" for line in lines), *from_)
    table.add_row("Price, destination included", *(usd(route.price.expected) for route in routes), *last, style="bold")
    table.add_row("nine in ten draws, from", *(usd(route.price.low) for route in routes), *last)
    table.add_row("to", *(usd(route.price.high) for route in routes), *last)
    table.add_row("List price", *(usd(route.list_price.mid or 0.0) for route in routes), *last)
    out.show(table)
    for says in dict.fromkeys(f"{route.title}: duty {route.duty_says}." for route in routes):
        out.line(f"[dim]{escape(says)}[/dim]")


def _rows(routes: Sequence[Route], group: str) -> list[tuple[str, list[Line | None]]]:
    """Lines of one group that come to anything in some route, each route's beside the others'."""
    by_route = [{line.id: line for line in route.price.lines if line.group == group} for route in routes]
    ids = dict.fromkeys(id_ for lines in by_route for id_ in lines)
    found = []
    for id_ in ids:
        lines = [each.get(id_) for each in by_route]
        if any(line and line.expected for line in lines):
            found.append((next(line for line in lines if line).label, lines))
    return found


def _short(route: Route) -> str:
    return {"us_kit": "from kits", "us_plant": "plant here"}.get(route.id, route.title)


def _from(line: Line) -> str:
    return "yours" if line.given else f"{line.confidence} {line.date[:4]}".strip()


def _range(each: Quantity) -> str:
    return f"{usd(each.mid or 0.0)} ({usd(each.low or 0.0)} to {usd(each.high or 0.0)})"


def _content(each: Content) -> str:
    if each.low is None or each.mid is None or each.high is None:
        return f"{each.number} {each.title}: not known"
    money = f"{usd(each.low)} to {usd(each.high)}, most likely {usd(each.mid)}"
    study = f", {each.year} dollars x {each.factor:.3f}" if each.factor and each.factor != 1.0 else ""
    return f"{each.number} {each.title}: {money} ({each.confidence}{study})"


def _all_once(routes: Sequence[Route]) -> list[Line]:
    found = {line.id: line for route in routes for line in route.once}
    return [line for line in found.values() if line.high]


def _once(line: Line) -> str:
    return f"{line.label}: {_millions(line.low)} to {_millions(line.high)}, most likely {_millions(line.mid)} ({_from(line)})"


def _millions(value: float) -> str:
    return f"${value / 1e6:,.1f}m" if value < 1e7 else f"${value / 1e6:,.0f}m"


def _title(found: BuiltHereAnswer, id_: str) -> str:
    return next(route.title for route in found.routes if route.id == id_)


def _volumes(out: Output, found: BuiltHereAnswer) -> None:
    told = []
    for curve in found.curves:
        prices = ", ".join(f"{point.volume:,.0f} at {about(point.mid)}" for point in curve.points if point.volume in VOLUMES)
        told.append(f"{_title(found, curve.route)}: {prices}")
    section(out, "Price by vehicles sold over the model's life", told)
    needed = []
    for route in found.routes:
        each = "; ".join(f"at {usd(one.price)} {_needed(one)}" for one in found.needed if one.route == route.id)
        needed.append(f"{route.title}: {each}")
    section(out, "Vehicles it takes over the model's life", needed)


def _needed(each: Needed) -> str:
    """The middle and the ends; where in part of the draws no number is enough, that part."""
    if each.mid == 0:
        return "any"
    if each.low is None:
        return "no number is enough"
    if each.mid is None:
        return f"no number is enough in {each.never:.0%} of the draws, {_figure(each.low)} in the best"
    most = f"to {_figure(each.high)}" if each.high is not None else f"up; in {each.never:.0%} of the draws no number is enough"
    return f"{_figure(each.mid)} ({_figure(each.low)} {most})"


def _figure(value: float) -> str:
    return f"{float(f'{value:.2g}'):,.0f}"


def _spread(route: Route) -> list[str]:
    labels = {line.id: line for line in route.price.lines}
    return [f"{share.share:.0%}: {labels[share.id].label}. {labels[share.id].how}" for share in route.price.shares[:SPREAD] if share.share >= 0.03]


def _check(each: Quantity) -> str:
    value = each.mid or 0.0
    words = f"{value:.2f}" if each.unit == "ratio" else _millions(value) if value >= 1e6 else usd(value)
    return f"{words}: {each.how}"
