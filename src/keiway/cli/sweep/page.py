"""A sweep's answer on the screen: what opens where, terms of new ones, the span of each effect, what failed."""

from __future__ import annotations

from keiway.cli.check import section
from keiway.cli.output import Output, escape
from keiway.policy.impact.figures import dollars, signed
from keiway.policy.record import Effect
from keiway.policy.sweep.answer import effect_of, name
from keiway.policy.sweep.pictures.heat import column, row
from keiway.policy.sweep.record import Best, ImpactFound, Open, SweepAnswer, TermsFound

LISTED = 12  # lines of each list; JSON and CSV have all
COLUMNS = 10  # vehicles up to which each has a column


def show(out: Output, found: SweepAnswer, effects: tuple[str, ...]) -> None:
    out.blank()
    out.line(f"[bold]{escape(found.sweep)}[/bold]")
    out.line(escape(found.sentence))
    _opens(out, found)
    section(out, "New ones, as their makers may sell them", _terms(found))
    _impact(out, found, effects)
    section(out, "Smallest and largest of each effect, by the middle", [_span(one) for one in found.best])
    section(out, f"Without numbers, {len(found.failed)}", [*(f"{one.work} of {one.point}, {one.about}: {one.message}" for one in found.failed[:LISTED]), *_more(found.failed)])
    section(out, "Warnings", _warnings(found))
    section(out, "How it is counted", found.assumed)
    section(out, "Next", found.next)
    done = f"{found.tasks} tasks, {found.kept} of them kept from before"
    out.line(f"[dim]{done} | as of {found.as_of} | data {found.data}, facts {found.facts} | {found.draws:,} draws, seed {found.seed} | not legal advice[/dim]")


def _more(lines, told: int = LISTED) -> list[str]:
    return [f"and {len(lines) - told} more (--csv and --json have all)"] if len(lines) > told else []


def _opens(out: Output, found: SweepAnswer) -> None:
    """Reforms by vehicles where these are few; else each reform's sum and the vehicle that gains most."""
    if not found.opens:
        return
    heads = list(dict.fromkeys(column(one, found) for one in found.opens))
    lines = list(dict.fromkeys(row(one, found) for one in found.opens))
    cells = {(row(one, found), column(one, found)): one for one in found.opens}
    states = max(len(one.rows) for one in found.law)
    out.blank()
    out.line(f"[bold]States open, of {states}[/bold]  as the law is, and under the reform")
    if len(heads) > COLUMNS:
        told = [_summed(line, [one for (of, _), one in cells.items() if of == line]) for line in lines[: 2 * LISTED]]
        out.bullets([*told, *_more(lines, 2 * LISTED)])
        return
    told = lines[: 2 * LISTED]
    if out.plain or out.console.width < 84:
        for (line, head), one in cells.items():
            if line in told:
                out.line(escape(f"{line}: {head}: {one.before} to {one.after}"))
    else:
        _matrix(out, told, heads, cells)
    if len(lines) > len(told):
        out.line(f"[dim]and {len(lines) - len(told)} reforms more (--csv and --json have all)[/dim]")


def _matrix(out: Output, lines: list[str], heads: list[str], cells: dict[tuple[str, str], Open]) -> None:
    from rich.table import Table

    out.line("  ".join(f"{number} {escape(head)}" for number, head in enumerate(heads, 1)))
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("reform")
    for number in range(len(heads)):
        table.add_column(str(number + 1), justify="right", no_wrap=True)
    for line in lines:
        table.add_row(escape(line), *(_cell(cells.get((line, head))) for head in heads))
    out.show(table)


def _cell(one: Open | None) -> str:
    if one is None:
        return "-"
    if one.before == one.after:
        return f"[dim]{one.after}[/dim]" if not one.opened else f"{one.after} (others)"
    style = "bold green" if one.after > one.before else "bold red"
    return f"{one.before} to [{style}]{one.after}[/]"


def _summed(line: str, cells: list[Open]) -> str:
    before, after = sum(one.before for one in cells), sum(one.after for one in cells)
    moved = [one for one in cells if one.opened or one.closed]
    if not moved:
        return f"{line}: {len(cells)} vehicles, {before:,} vehicle-states open, none opens or closes."
    most = max(moved, key=lambda one: abs(one.after - one.before))
    return f"{line}: {before:,} to {after:,} vehicle-states; {len(moved)} of {len(cells)} vehicles move, most the {most.title}, {most.before} to {most.after}."


def _terms(found: SweepAnswer) -> list[str]:
    """A line for each reform and what it comes to, with the vehicles it comes to that for."""
    groups: dict[tuple[str, str], list[TermsFound]] = {}
    for one in found.terms:
        if one.before != one.after:
            groups.setdefault((one.point, _stand(one)), []).append(one)
    lines = [f"{point}: {', '.join(one.title for one in alike[:3])}{f' and {len(alike) - 3} more' if len(alike) > 3 else ''}: {said}{_spared(alike)}" for (point, said), alike in groups.items()]
    same = sum(one.before == one.after for one in found.terms)
    kept = [f"{same} of {len(found.terms)} pairs of reform and vehicle stand as the law is."] if same else []
    return [*lines[:LISTED], *_more(lines), *kept]


def _stand(one: TermsFound) -> str:
    after = one.after
    if not after.open:
        return "no way" if after.open is False else f"not known: {one.says}"
    roads = f"roads posted up to {after.cap_mph} mph" if after.cap_mph else "any road"
    most = f", at most {after.most_a_year:,.0f} a year" if after.most_a_year else ""
    return f"{len(one.before.states)} states to {len(after.states)}, {roads}{most}"


def _spared(alike: list[TermsFound]) -> str:
    counts = [one.after.waived for one in alike if one.after.open]
    if not counts or not max(counts):
        return ""
    return f", {min(counts)} to {max(counts)} standards spared" if min(counts) < max(counts) else f", {counts[0]} standards spared"


def _impact(out: Output, found: SweepAnswer, effects: tuple[str, ...]) -> None:
    """Each reform's middle and band of the effects that are looked at."""
    lines = []
    for one in found.impact:
        told = [effect for id_ in effects if (effect := effect_of(one, id_)) is not None]
        lines.append(f"{name(one)}: " + "; ".join(_banded(one, each) for each in told))
    section(out, "What each would do", [*lines[: 2 * LISTED], *_more(lines, 2 * LISTED)])


def _banded(one: ImpactFound, each: Effect) -> str:
    """With its band; a net benefit with its middles at both ends of what no study tells."""
    poles = [pole for pole in one.poles if pole.id.startswith(f"{each.id}_") and (pole.up or pole.down)]
    told = [f"{_say(pole.unit, pole.mid)} {pole.label.partition(', ')[2]}" for pole in poles]
    ends = f", or {' or '.join(told)}" if told else ""
    return f"{each.label.lower()} {_say(each.unit, each.mid)} ({_say(each.unit, each.low)} to {_say(each.unit, each.high)}){ends}"


def _warnings(found: SweepAnswer) -> list[str]:
    """Each once, with how many reforms it is of."""
    of: dict[str, list[str]] = {}
    for one in found.impact:
        for text in one.warnings:
            of.setdefault(text, []).append(name(one))
    lines = [f"{points[0]}{f' and {len(points) - 1} more' if len(points) > 1 else ''}: {text}" for text, points in of.items()]
    return [*lines[:LISTED], *_more(lines)]


def _say(unit: str, value: float) -> str:
    """A sum of dollars to the dollar: what is left of a sum in its last digits is nothing."""
    value = float(round(value)) if unit == "USD" else value
    return dollars(value) if unit.startswith("USD") else signed(value)


def _span(one: Best) -> str:
    ends = [f"{_say(one.unit, mid)} ({_say(one.unit, low)} to {_say(one.unit, high)}) under {point}" for point, low, mid, high in ((one.least, one.least_low, one.least_mid, one.least_high), (one.most, one.most_low, one.most_mid, one.most_high))]
    return f"{one.label}: {ends[0]}; {ends[1]}"
