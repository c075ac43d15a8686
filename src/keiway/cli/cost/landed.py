"""A landed answer on a terminal: the sentence, every line as a step of the waterfall, both headings, the doubts."""

from __future__ import annotations

from keiway.answer import Verdict
from keiway.cli.check import section
from keiway.cli.cost.asked import Question
from keiway.cli.output import Output, escape, verdict
from keiway.cost.landed.record import ByHeading, LandedAnswer
from keiway.cost.landed.words import about, band, usd
from keiway.cost.record import Line, Sum

BAR = 20  # characters of the waterfall
SHARES = 4  # lines named as what the spread comes from
STATE = ("state", "first_fixes")


def show(out: Output, question: Question, found: LandedAnswer) -> None:
    first = found.by_heading[0]
    out.blank()
    out.rows([("Read as", escape(_read_as(found)))])
    out.blank()
    out.line(f"[bold]{escape(found.sentence)}[/bold]")
    if found.entry.verdict not in (Verdict.YES, Verdict.YES_WITH_LIMITS):
        out.line(f"{verdict(found.entry.verdict)} - {escape(found.entry.says)}")
    out.blank()
    _table(out, first)
    if len(found.by_heading) > 1:
        _both(out, found)
    section(out, "What the spread comes from", _spread(first))
    section(out, "What would settle the heading", [f"{each.question} {each.option or ''}".strip() for each in found.missing])
    section(out, "Mind", found.notes)
    section(out, "Assumed", (found.price_says, *found.assumed))
    section(out, "Left out", found.left_out)
    for warning in found.warnings:
        out.line(f"[yellow]Note[/yellow]  {escape(warning)}")
    out.blank()
    draws = f"{first.total.draws:,} draws, seed {first.total.seed}"
    out.line(f"[dim]Counted: what a line comes to on average; low and high of the sums hold nine in ten of {draws}. Not customs advice.[/dim]")
    out.line("[dim]Where a line is from:[/dim] keiway explain cost.landed.ocean")
    out.line(f"[dim]Your own figure:[/dim] --set ocean=1500   [dim]Every step of the duty:[/dim] keiway law duty \"{escape(question.text)}\"")


def _read_as(found: LandedAnswer) -> str:
    to, price = found.to, found.price
    money = f"{price.amount:,.0f} {price.currency}" if price else "no price, yen"
    rate = f" at {found.fx.per_usd:g}{f' of {found.fx.on}' if found.fx.on else ''}" if found.fx else ""
    goes = f"to {to.place.zip} ({to.place.state})" if to.place else f"{to.state}" if to.state else "no place named"
    return f"{found.name}, built {found.built}; {money}{rate}; enters {found.entry.on} at {to.port_name}, {to.method.replace('_', ' ')}; {goes}"


def _table(out: Output, each: ByHeading) -> None:
    door = [line for line in each.total.lines if line.group not in STATE]
    rest = [line for line in each.total.lines if line.group in STATE]
    if out.plain:
        for line in each.total.lines:
            out.line(f"{escape(line.label)}{_chance(line)}: {usd(line.expected)} ({usd(line.low)}, {usd(line.mid)}, {usd(line.high)}); {_from(line)}")
        out.line(f"At the door: {band(each.door)}")
        out.line(f"On the road: {band(each.total)}")
        return
    from rich.table import Table

    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold", pad_edge=False)
    wide = out.console.width >= 100
    table.add_column("")
    table.add_column("counted", justify="right", no_wrap=True)
    if wide:
        table.add_column("", no_wrap=True, width=BAR)
    for words in ("low", "likely", "high"):
        table.add_column(words, justify="right", no_wrap=True)
    if wide:
        table.add_column("", no_wrap=True)
    at = 0.0
    for lines, total, words in ((door, each.door, "At the door"), (rest, each.total, "On the road")):
        for line in lines:
            table.add_row(*_row(line, at, each.total.expected, wide))
            at += line.expected
        table.add_row(*_sum_row(total, words, wide), style="bold")
    out.show(table)


def _row(line: Line, at: float, whole: float, wide: bool) -> list[str]:
    figures = [usd(line.low), usd(line.mid), usd(line.high)] if line.low != line.high else ["", usd(line.mid), ""]
    bar = [_bar(at, line.expected, whole)] if wide else []
    return [escape(line.label + _chance(line)), usd(line.expected), *bar, *figures, *([_from(line)] if wide else [])]


def _sum_row(total: Sum, words: str, wide: bool) -> list[str]:
    bar = [""] if wide else []
    return [words, usd(total.expected), *bar, usd(total.low), "", usd(total.high), *(["nine in ten draws"] if wide else [])]


def _bar(at: float, value: float, whole: float) -> str:
    """The step of the waterfall this line is, in characters."""
    start = round(at / whole * BAR) if whole else 0
    end = round((at + value) / whole * BAR) if whole else 0
    return " " * min(start, BAR - 1) + ("#" * (end - start) or "|")


def _chance(line: Line) -> str:
    return f", 1 in {1 / line.chance:.0f}" if 0 < line.chance < 1 else ""


def _from(line: Line) -> str:
    """Where a line is from, in a word, and the year of its price."""
    year = line.date.split()[-1] if " " in line.date else line.date.partition("-")[0]
    return "yours" if line.given else f"{line.confidence} {year}".strip()


def _both(out: Output, found: LandedAnswer) -> None:
    """Car or truck: each heading beside the other."""
    out.blank()
    out.line("[bold]Car or truck for customs?[/bold]")
    rows = []
    for each in found.by_heading:
        duty = next(line for line in each.total.lines if line.id == "cost.landed.duty")
        rows.append((f"{each.heading}", f"{each.words}: duty {each.duty_pct.mid:g}%, {about(duty.expected)}; at the door {band(each.door)}; on the road {band(each.total)}"))
    out.rows(rows, indent=6)


def _spread(each: ByHeading) -> list[str]:
    labels = {line.id: line for line in each.total.lines}
    top = [share for share in each.total.shares[:SHARES] if share.share >= 0.03]
    return [f"{share.share:.0%}: {labels[share.id].label}{_chance(labels[share.id])}. {labels[share.id].how}" for share in top]
