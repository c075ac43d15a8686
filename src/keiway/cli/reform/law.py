"""What a reform changes in law, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from keiway.answer import Verdict
from keiway.cli.check import section
from keiway.cli.market.tables import table
from keiway.cli.output import Output, escape
from keiway.policy.lab.record import Kind, LawChange, Subject
from keiway.policy.reform.spared import numbers


def show(out: Output, found: LawChange) -> None:
    out.blank()
    out.line(f"[bold]In law[/bold] [dim](on {found.day})[/dim]")
    out.line(escape(found.sentence))
    rows = [[one.title, *_entry(one), _states(one.open_before, one.open_after), _cap(one)] for one in found.subjects]
    table(out, "Telling vehicles", ["", "may come in", "", "states open", "roads"], rows, "before -> after")
    rows = [_kind(one) for one in found.used if one != _same(one)]
    table(out, "Used imports", ["", "from age", "states", "duty"], rows, "before -> after; states that register one of just that age")
    section(out, "Of the new ones", list(dict.fromkeys(line for one in found.subjects if one.new and _touched(one) for line in _says(one))))
    section(out, "States that open or close", _moved(found.subjects))


def _same(one: Kind) -> Kind | None:
    """Itself where nothing changes for it."""
    return one if (one.age_before, one.states_before, one.duty_before) == (one.age_after, one.states_after, one.duty_after) else None


def _entry(one: Subject) -> list[str]:
    before, after = (Verdict(word).words.lower() for word in (one.enter_before, one.enter_after))
    way = "certified in full" if one.new and one.way_before == one.way_after else "by this way" if one.new else ""
    return [before if before == after else f"{before} -> {after}", way]


def _states(before: int, after: int) -> str:
    return str(after) if before == after else f"{before} -> {after}"


def _cap(one: Subject) -> str:
    if one.new and one.open_after:
        return f"to {one.cap_after} mph" if one.cap_after else "any"
    return ""


def _kind(one: Kind) -> list[str]:
    ages = ["none" if age is None else str(age) for age in (one.age_before, one.age_after)]
    duties = ["?" if duty is None else f"{duty:g}%" for duty in (one.duty_before, one.duty_after)]
    return [one.title, _arrow(*ages), _states(one.states_before, one.states_after), _arrow(*duties)]


def _arrow(before: str, after: str) -> str:
    return before if before == after else f"{before} -> {after}"


def _touched(one: Subject) -> bool:
    """Does the reform change anything for it?"""
    return bool(one.changed or one.waived or one.certified is not None or (one.most_before, one.term_before) != (one.most_a_year, one.term_years) or one.left_before != one.left_after)


def _says(one: Subject) -> list[str]:
    name = one.title.partition(",")[0]
    lines = [f"{name}: {one.says_before}"] if one.certified is not None else []
    if one.enter_after != Verdict.YES.value:
        lines.append(f"{name}: {one.says_after}")
    if one.waived:
        lines.append(f"{name}: {len(one.waived)} standards not asked for in their US form: {', '.join(one.waived)}.")
    if one.left_after:
        lines.append(f"{name}, as it is built now, does not meet {numbers(one.left_after)}{'' if one.left_after == one.left_before else f' (today {numbers(one.left_before)})'}: its maker has to change it before it certifies it.")
    if one.most_a_year:
        today = f"; today {one.most_before:,.0f}{f' for {one.term_before} years' if one.term_before else ''}" if one.most_before and (one.most_before, one.term_before) != (one.most_a_year, one.term_years) else ""
        lines.append(f"At most {one.most_a_year:,.0f} a year and maker{f', for {one.term_years} years at a time' if one.term_years else ''}{today}.")
    if one.us_built:
        lines.append("It must be assembled in the United States.")
    return [*lines, *one.assumed]


def _moved(found: Iterable[Subject]) -> list[str]:
    """Vehicles for which the same states change are told together."""
    by: dict[str, list[str]] = {}
    for one in found:
        if says := _moves(one):
            by.setdefault(says, []).append(one.title)
    return [f"{'; '.join(titles)}: {says}" for says, titles in by.items()]


def _moves(one: Subject) -> str:
    """States by name, where not all change."""
    opens = [place.state for place in one.places if _open(place.after) and not _open(place.before)]
    closes = [place.state for place in one.places if _open(place.before) and not _open(place.after)]
    parts = [f"{word} in {', '.join(codes) if len(codes) < 51 else 'every state and DC'}" for word, codes in (("opens", opens), ("closes", closes)) if codes]
    return f"{'; '.join(parts)}." if parts else ""


def _open(word: str) -> bool:
    return word in (Verdict.YES.value, Verdict.YES_WITH_LIMITS.value)
