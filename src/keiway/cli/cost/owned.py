"""What a vehicle costs to own, on a terminal: the sentence, a bill by the year beside rivals, tyres, insurance, the doubts."""

from __future__ import annotations

from keiway.cli.check import section
from keiway.cli.output import Output, escape
from keiway.cost.owned.record import OwnedAnswer, Side, TyreAnswer
from keiway.cost.record import Line

NARROW = 22  # characters of a column's head


def show(out: Output, found: OwnedAnswer) -> None:
    """The page. `found` holds all of it; nothing is computed here."""
    out.blank()
    out.line(f"[bold]{escape(found.sentence)}[/bold]")
    out.blank()
    sides = [found.vehicle, *(each.rival for each in found.compared)]
    _plain(out, found, sides) if out.plain else _table(out, found, sides)
    section(out, "Beside each", [each.says for each in found.compared])
    if found.tyres:
        _tyres(out, found.tyres)
    section(out, "Where the lines are from", [f"{line.label}: {_from(line)}. {line.how}" for line in found.vehicle.over(found.years).bill.lines])
    section(out, "Insurance is not in it", [f"{each.question} {each.option}" for each in found.missing if each.fact == "insurance"])
    section(out, "What would settle it", [each.settles for each in found.missing])
    section(out, "At other distances", [", ".join(f"{miles:,.0f} miles a year: {usd:.2f} USD a mile" for miles, usd in found.at_other_miles)])
    section(out, "Assumed", list(found.assumed))
    for warning in found.warnings:
        out.line(f"[yellow]Note[/yellow]  {escape(warning)}")
    out.blank()
    bill = found.vehicle.over(found.years).bill
    out.line(f"[dim]Lines: what each comes to on average, USD a year; low and high hold nine in ten of {bill.draws:,} draws, seed {bill.seed}.[/dim]")
    out.line("[dim]Where a figure is from:[/dim] keiway explain cost.owned.maintenance   [dim]Your own:[/dim] --set owned.maintenance=800")


def _table(out: Output, found: OwnedAnswer, sides: list[Side]) -> None:
    from rich.table import Table

    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold", pad_edge=False)
    table.add_column(f"USD a year over {found.years} years")
    for side in sides:
        table.add_column(side.owner.label[:NARROW], justify="right")
    for number, line in enumerate(found.vehicle.over(found.years).bill.lines):
        table.add_row(escape(line.label), *(_usd(side.over(found.years).bill.lines[number].expected / found.years) for side in sides))
    if any(side.insurance_usd_year is not None for side in sides):
        table.add_row("Insurance, as given", *("" if side.insurance_usd_year is None else _usd(side.insurance_usd_year) for side in sides))
    for years in [horizon.years for horizon in found.vehicle.horizons]:
        for label, words in ((f"A year, {years} years", _year), (f"A mile, {years} years", _mile)):
            table.add_row(label, *(words(side, years) for side in sides), style="bold" if years == found.years else "")
    out.show(table)


def _plain(out: Output, found: OwnedAnswer, sides: list[Side]) -> None:
    for side in sides:
        horizon = side.over(found.years)
        for line in horizon.bill.lines:
            out.line(f"{escape(side.owner.label)}, {escape(line.label)}: {_usd(line.expected / found.years)} a year; {_from(line)}")
        for years in [each.years for each in side.horizons]:
            out.line(f"{escape(side.owner.label)}, over {years} years: {_year(side, years)} USD a year, {_mile(side, years)} USD a mile, without insurance")


def _year(side: Side, years: int) -> str:
    band = side.over(years).usd_year
    return f"{band.mid:,.0f} ({band.low:,.0f} to {band.high:,.0f})"


def _mile(side: Side, years: int) -> str:
    band = side.over(years).usd_mile
    return f"{band.mid:.2f} ({band.low:.2f} to {band.high:.2f})"


def _tyres(out: Output, found: TyreAnswer) -> None:
    out.blank()
    out.line("[bold]Tyres[/bold]")
    rows = []
    for plan in found.plans:
        parts = ", ".join(f"{name} {value:,.0f}" for name, value in plan.parts if value >= 0.5)
        band = plan.usd_year
        rows.append((plan.label, f"{band.mid:,.0f} USD a year ({band.low:,.0f} to {band.high:,.0f}), {plan.cents_mile.mid:.1f} cents a mile; most likely {parts}"))
    out.rows(rows, indent=32)
    out.line(escape(found.says))


def _from(line: Line) -> str:
    return "yours" if line.given else line.confidence


def _usd(value: float) -> str:
    return f"{value:,.0f}"
