"""The reforms that ship, and the levers."""

from __future__ import annotations

from keiway.cli.output import Output, escape
from keiway.policy import reform as room
from keiway.policy.lab.written import shown
from keiway.policy.reform.words import WHO


def shipped(out: Output) -> int:
    found = [room.read(id_) for id_ in room.shipped()]
    if out.json:
        from keiway.cli.reform.shown import Shipped

        rows = [Shipped(id=one.reform, title=one.title, from_=one.from_, restated=room.restated(one), file=room.dump(one)) for one in found]
        out.object({"schema": "reforms/1", "reforms": rows})
        return 0
    out.blank()
    out.line("[bold]Reforms that ship[/bold]")
    out.rows(((one.reform, escape(one.title)) for one in found), indent=20)
    out.blank()
    out.line("[dim]One of them:[/dim]           keiway reform kei-class-45")
    out.line("[dim]What changes in law:[/dim]   keiway reform kei-class-45 --law")
    out.line("[dim]Your own:[/dim]              keiway reform --levers, then --set LEVER=VALUE, and --save FILE")
    out.line("[dim]On a page:[/dim]             keiway serve, then Policy")
    return 0


def levers(out: Output) -> int:
    found = room.levers()
    if out.json:
        out.object({"schema": "levers/1", "levers": found})
        return 0
    out.blank()
    out.line("[bold]Levers: what a reform may set[/bold]")
    if out.plain:
        for one in found:
            out.line(f"{one.id}: {escape(one.title)}: today {_today(one)}; {_range(one)}; {_who(one)}; {escape(one.says)}")
        return 0
    for one in found:
        out.line(f"[bold]{one.id}[/bold]  {escape(one.title)}")
        out.rows([("", escape(f"{one.says[:1].upper()}{one.says[1:]}.")), ("", f"[dim]today {_today(one)}; {_range(one)}; {_who(one)}{f'; needs {one.with_}' if one.with_ else ''}[/dim]")], indent=2)
    out.blank()
    out.line("[dim]Try:[/dim] keiway reform --set us.import.age_years=15 --law")
    return 0


def _today(one) -> str:
    if one.today is None:
        return f"no such thing{f' (taken as {shown(one, one.default)})' if one.default is not None else ''}"
    return shown(one, one.today)


def _range(one) -> str:
    if one.low is not None:
        return f"{one.low:,g} to {one.high:,g} {one.unit}"
    if one.kind == "flag":
        return "yes or no"
    listed = ", ".join((*one.choices, *one.also))
    if one.id == "states.follow":
        return f"{listed}, or states such as TX, CO"
    return listed or "a list of numbers of standards"


def _who(one) -> str:
    return "; ".join(WHO[each] for each in one.who)
