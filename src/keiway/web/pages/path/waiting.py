"""The page before Run is pressed: the form, how the goal stands as the law is, what would be tried, and how long such things have taken."""

from __future__ import annotations

from datetime import date
from typing import Any

from keiway.policy.path import histories
from keiway.policy.path.facts import facts
from keiway.policy.path.singles import WHO
from keiway.web.page import Asked, Page, Shown
from keiway.web.pages.path import asking
from keiway.web.pages.path.form import form

HEADER = ("kind", "history", "title", "began", "proposed", "decided", "in_force", "years_at_least", "years_at_most", "outcome", "confidence", "sources")


def shown(asked: Asked, question: asking.Question | None, page: Page) -> Shown:
    """Nothing is searched."""
    from keiway.policy.path.drawn import Left, everything, pictures
    from keiway.web.figure import figure

    start = question.case.as_of if question else date.today()
    left = Left(start, question.goal.by if question else None)
    view = {
        "found": None, "mistake": None, **_today(question), "tried": tried(),
        "charts": [(figure(each.picture, f"chart-took-{n}"), kinds(each.ways)) for n, each in enumerate(pictures(everything(), left), 1)],
        "form": form(asked, question.goal.way if question else None), "command": asking.command(page, asking.permalink(asked, question, False) if question else asking.EXAMPLE),
    }  # fmt: skip
    data = {"schema": "path-changes/1", "says": "Nothing is searched until run=yes is given. What would be tried, and how long such things have taken:", "tried": tried(), "histories": histories.facts().histories}
    title = f"Path finder: {question.case.vehicle.title}" if question else "Path finder"
    return Shown(title=title, data=data, view=view, header=HEADER, rows=rows(), link=asking.permalink(asked, question, False) if question else asked.given)


def _today(question: asking.Question | None) -> dict[str, Any]:
    if question is None:
        return {"read_as": "", "goal": "", "today": ()}
    from keiway.cli.path import gate_title
    from keiway.policy.path.answer import as_it_is

    case, goal = question.case, question.goal
    read_as = f"{case.vehicle.title}, {'new, offered by its maker' if goal.way == 'new' else f'used, built {case.built}'}"
    return {"read_as": read_as, "goal": goal.words, "today": [(gate_title(gate.gate), gate) for gate in as_it_is(case, goal)]}


def tried() -> list[dict[str, Any]]:
    """Each change with its settings, and who could make it."""
    found = [
        {"id": one.id, "title": one.title, "who": WHO[one.who], "way": histories.facts().ways[one.way].title, "for": one.for_, "settings": [each.label for each in one.settings], "why": one.why, "note": one.note}
        for one in facts().changes
    ]
    states = [
        {"id": f"states.{one.id}", "title": f"A state takes over {one.title}", "who": WHO["states"], "way": "an act of a state", "for": ("new", "used"), "settings": ["state by state"], "why": f"{one.why[0].upper()}{one.why[1:]}.", "note": ""}
        for one in facts().definitions
    ]
    return found + states


def kinds(ways: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Each way a rule is changed: its name, and how long those that were made took; no day to be done by."""
    return [(histories.facts().ways[way].title, histories.span(way).says, "") for way in ways]


def rows():
    """Each attempt."""
    for row in histories.facts().histories:
        ends = row.years or (None, None)
        yield (row.way, row.id, row.title, row.began, row.proposed, row.decided, row.in_force, *(None if end is None else round(end, 2) for end in ends), row.outcome, row.confidence, row.sources)
