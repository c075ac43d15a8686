"""What owning costs, on a terminal: the bill by line, beside each rival, the tyres three ways."""

from __future__ import annotations

from keiway.cli.check import section
from keiway.cli.output import Output, escape
from keiway.cost.landed.words import usd
from keiway.cost.owned import OwnedAnswer


def show(out: Output, found: OwnedAnswer) -> None:
    out.blank()
    out.line(f"[bold]{escape(found.sentence)}[/bold]")
    out.blank()
    _table(out, found)
    section(out, "Beside its rivals", [each.says for each in found.compared])
    section(out, "Tyres", _tyres(found))
    section(out, "A mile at other distances", [f"{miles:,.0f} miles a year: {dollars:.2f} USD a mile" for miles, dollars in found.at_other_miles])
    section(out, "Not known", [f"{each.question} {each.settles} {each.option or ''}".strip() for each in found.missing])
    section(out, "Assumed", found.assumed)
    for warning in found.warnings:
        out.line(f"[yellow]Note[/yellow]  {escape(warning)}")


def _sides(found: OwnedAnswer):
    return (found.vehicle, *(each.rival for each in found.compared))


def _table(out: Output, found: OwnedAnswer) -> None:
    """Dollars a year by line, the vehicle first and its rivals beside it."""
    sides = _sides(found)
    bills = [side.over(found.years) for side in sides]
    labels = dict.fromkeys((line.id, line.label) for told in bills for line in told.bill.lines if line.expected)
    if out.plain:
        for side, told in zip(sides, bills, strict=True):
            for line in told.bill.lines:
                out.line(f"{escape(side.owner.label)}: {escape(line.label)}: {usd(line.expected / found.years)} a year")
            out.line(f"{escape(side.owner.label)}: {usd(told.usd_year.mid)} a year ({usd(told.usd_year.low)} to {usd(told.usd_year.high)}), {told.usd_mile.mid:.2f} USD a mile")
        return
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    table.add_column(f"USD a year, {found.years} years")
    for side in sides:
        table.add_column(escape(side.owner.label), justify="right")
    by_side = [{line.id: line for line in told.bill.lines} for told in bills]
    for id_, label in labels:
        table.add_row(escape(label), *(usd(lines[id_].expected / found.years) if id_ in lines else "" for lines in by_side))
    table.add_row("Insurance", *("not known" if side.insurance_usd_year is None else f"{usd(side.insurance_usd_year)}, apart" for side in sides))
    table.add_row("A year, without insurance", *(usd(told.usd_year.mid) for told in bills), style="bold")
    table.add_row("  nine in ten draws", *(f"{usd(told.usd_year.low)}-{usd(told.usd_year.high)}" for told in bills))
    table.add_row("USD a mile", *(f"{told.usd_mile.mid:.2f} ({told.usd_mile.low:.2f}-{told.usd_mile.high:.2f})" for told in bills), style="bold")
    out.show(table)


def _tyres(found: OwnedAnswer) -> list[str]:
    if not found.tyres:
        return []
    plans = [f"{plan.label}: {usd(plan.usd_year.mid)} a year ({usd(plan.usd_year.low)} to {usd(plan.usd_year.high)})" for plan in found.tyres.plans]
    old = [f"Too old before they are worn: {', '.join(found.tyres.ages_out)}."] if found.tyres.ages_out else []
    return [found.tyres.says, *plans, *old]
