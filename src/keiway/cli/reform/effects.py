"""An impact on a terminal: the change against the law as it is, both sides of the crash, money by party, what makes the spread."""

from __future__ import annotations

from collections.abc import Iterable

from keiway.cli.check import section
from keiway.cli.market.tables import table
from keiway.cli.output import Output, escape
from keiway.policy.impact.figures import chance
from keiway.policy.lab.said import crossing, number, short, signed, span, united
from keiway.policy.record import Effect, ImpactAnswer, Share

DRIVERS = 5  # of each effect
EACH = ("own_deaths", "others_deaths", "all_deaths", "own_serious", "others_serious", "co2", "hours_lost", "buyers", "revenue_federal", "revenue_states")
DRIVEN = (("all_deaths", "all deaths"), ("net_3", "net benefit at 3 percent"))


def show(out: Output, found: ImpactAnswer, year: int | None) -> None:
    out.blank()
    out.line(f"[bold]{escape(found.sentence)}[/bold]")
    out.line(escape(found.entry_says))
    shown = [one for one in found.by_year if one.year == year] if year else found.effects
    when = f"in {year} alone" if year else f"sales of {found.first_year} to {found.last_year}, whole lives"
    changes(out, f"Change against the law as it is ({when})", shown)
    if not year:
        changes(out, "Money by party, present value at 3 percent", [one for one in found.parties if one.id.endswith("_3")])
        changes(out, "Net benefit", (*found.poles, *found.net), tuple(one.id for one in found.net) if found.poles else ())
        if found.poles:
            out.line("[dim]No study tells how much of their own risk buyers see as they choose: read the net at both ends. As drawn it lies anywhere between.[/dim]")
        out.line("[dim]Middles of the parties do not add up to the middle of their sum; every draw does.[/dim]")
        each(out, found)
    doing(out, found)
    earns(out, found)
    rows = [[one.id.rpartition(".")[2].replace("_", " "), f"{one.mid:.0f}%", f"({one.low:.0f} to {one.high:.0f})"] for one in sorted(found.instead, key=lambda one: -(one.mid or 0)) if one.mid and one.mid >= 0.5]
    table(out, "What their buyers would have had", ["", "share", ""], rows, "" if out.plain else "means; nine in ten draws")
    drivers(out, found.shares)
    section(out, "What would narrow it", [found.narrows] if found.narrows else [])


def changes(out: Output, title: str, found: Iterable[Effect], guessed: tuple[str, ...] = ()) -> None:
    """Change, band, chance of the sign, how sure; what is zero in every draw is said in one line. `guessed`: ids whose chance is that of a guess, told without."""
    told = list(found)
    moved = [one for one in told if one.up or one.down]
    rows = [[united(one), short(one, one.mid), span(one), "as drawn" if one.id in guessed else crossing(one), one.sure] for one in moved]
    table(out, title, ["", "change", "90% band", "chance", "sure?"], rows)
    still = [one.label for one in told if not (one.up or one.down)]
    if still:
        out.line(f"{'' if moved else title + ': '}No change in any draw: {escape('; '.join(still))}.")


def each(out: Output, found: ImpactAnswer) -> None:
    """For a round number of vehicles: how many there are is the least known of all."""
    told = [one for one in (*found.effects, *found.poles[:2]) if one.per and (one.id in EACH or one in found.poles) and (one.up or one.down)]
    rows = [[united(one), short(one, one.per_mid or 0.0), f"{short(one, one.per_low or 0.0)} to {short(one, one.per_high or 0.0)}"] for one in told]
    table(out, f"For each {told[0].per}" if told else "", ["", "change", "90% band"], rows)


def doing(out: Output, found: ImpactAnswer) -> None:
    """What the same cars would sell as the law is, and what the rule does to a car that is offered anyway."""
    rows = []
    for one in found.doing:
        today = "no way" if one.today is None else number(one.today.mid)
        rows.append([one.title, number(one.sold.mid), today, f"{signed(one.either.mid)} ({signed(one.either.low)} to {signed(one.either.high)})"])
    table(out, "Whose doing: sold in the years counted, if offered", ["", "under it", "as the law is", "the rule's own"], rows)


def earns(out: Output, found: ImpactAnswer) -> None:
    rows = [[one.title, f"${one.price_usd:,.0f}", "no way" if one.before is None else chance(one.before), "no way" if one.after is None else chance(one.after)] for one in found.earns]
    table(out, "Would its maker earn by it?", ["", "price", "today", "under it"], rows, "" if out.plain else "share of draws")


def drivers(out: Output, shares: Iterable[Share]) -> None:
    """Share of the spread that goes where the factor does, others with it."""
    every = list(shares)
    for effect, words in DRIVEN:
        mine = [one for one in every if one.effect == effect][:DRIVERS]
        section(out, f"What makes the spread of {words}", [f"{share(one)}: {one.label}. {one.settles}" for one in mine])


def share(one: Share) -> str:
    return f"{100 * min(max(one.total, 0.0), 1.0):.0f}% (give or take {100 * one.error:.0f})"
