"""The page of `keiway market`, its JSON and its pictures."""

from __future__ import annotations

from keiway.cli.check import section
from keiway.cli.market import money, tables
from keiway.cli.market.asked import Question
from keiway.cli.output import Output, escape
from keiway.market.answer.rounded import vehicles
from keiway.market.record import MarketAnswer

#: Option -> which picture of `keiway.market.pictures`.
DRAWN = {"plot": "fan", "plot_prices": "prices", "plot_instead": "instead"}


def told(out: Output, question: Question, found: MarketAnswer) -> int:
    from keiway.cli.crash.files import told as told_files
    from keiway.cli.crash.files import write_picture
    from keiway.market.pictures import picture

    written = [write_picture(path, picture(DRAWN[name], found), f"--{name.replace('_', '-')}") for name, path in question.pictures.items()]
    if out.json:
        from keiway.cli.market.shown import shown

        out.object(shown(found, written))
    else:
        show(out, found)
        told_files(out, written)
    return 0


def show(out: Output, found: MarketAnswer) -> None:
    out.blank()
    out.rows([("Read as", escape(read_as(found)))])
    out.blank()
    out.line(f"[bold]{escape(found.sentence)}[/bold]")
    tables.years(out, found)
    section(out, "Beside it", [_figure(one) for one in found.baselines] + ([found.backtest] if found.backtest else []))
    tables.comparables(out, found)
    tables.instead(out, found)
    tables.prices(out, found)
    tables.effects(out, found)
    section(out, "What the band comes from", [f"{one.mid:.0f}%: {one.how}" for one in found.spread])
    if found.business:
        money.business(out, found.business)
    if found.used:
        money.used(out, found.used)
    section(out, "Beyond what the model has seen", [one.says for one in found.outside])
    section(out, "What would settle more", [_lack(one) for one in found.missing])
    section(out, "Assumed", found.assumed)
    for warning in found.warnings:
        out.line(f"[yellow]Note[/yellow]  {escape(warning)}")
    out.blank()
    out.line(f"[dim]In brackets nine in ten of {found.draws:,} draws, seed {found.seed}. How: docs/science/market.md.[/dim]")
    out.line("[dim]Where a figure is from:[/dim] keiway explain market.demand.alpha")
    for command in found.next:
        out.line(f"[dim]Next:[/dim] {escape(command)}")


def read_as(found: MarketAnswer) -> str:
    states = "all states" if found.states is None else f"{len(found.states)} states" if len(found.states) > 6 else ", ".join(found.states)
    cap = f"no road over {found.cap_mph} mph" if found.cap_mph else "any road"
    launched = f"launched {found.years[0].year}"
    return (
        f"{found.title}, {found.energy}, new, {launched}, at ${found.price_usd:,.0f} ({found.price_says}); {vehicles(found.dealers)} dealers, {states}, {cap}; "
        f"gasoline {found.fuel_usd_gal:.2f} USD a gallon; scenario {found.scenario}"
    )


def _lack(one) -> str:
    option = f"  ({one.option})" if one.option else ""
    return f"{one.question} {one.settles[:1].upper()}{one.settles[1:].rstrip('.')}.{option}"


def _figure(one) -> str:
    band = f" ({vehicles(one.low)} to {vehicles(one.high)})" if one.low is not None and one.high is not None else ""
    return f"{vehicles(one.mid)}{band} {one.unit}: {one.how}" if one.mid is not None else one.how
