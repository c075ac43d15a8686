"""The page once Run was pressed: the answer in cards, and the picture of how long such things took."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from keiway.cli.path import COLUMNS as HEADER
from keiway.cli.path import alike, gate_title, read_as_words, rows
from keiway.policy.path.record import Option, PathAnswer, Took
from keiway.web.figure import Figure, figure
from keiway.web.page import LONGEST_FILE, Asked, Page, Shown
from keiway.web.pages.path import asking
from keiway.web.pages.path.form import form

EFFECTS = {"opens": "Opens it", "part": "In part", "nothing": ""}  # a sentence of the last begins with its word


def shown(asked: Asked, question: asking.Question, page: Page) -> Shown:
    found = asking.answered(question)
    link = asking.permalink(asked, question, True)
    view = {
        "found": found, "mistake": None, "notes": question.notes, "read_as": read_as_words(found), "goal": found.goal, "today": [(gate_title(gate.gate), gate) for gate in found.today],
        "cards": [card(option, link) for option in found.options], "granted": [card(option, link) for option in found.granted], "singles": [(names, who, effect, EFFECTS[effect], says) for names, who, effect, says in alike(found)],
        "named": bool(question.goal.named) and question.goal.states == len(question.goal.named), "charts": charts(found, question), "unlike": [(took.way, took.says, took.in_time) for took in times(found) if took.unlike],
        "form": form(asked, question.goal.way), "command": asking.command(page, link), "rooms": rooms(link, page), "tried": (),
    }  # fmt: skip
    return Shown(title=f"{found.verdict.words}: {found.title} {found.goal}", data=found, view=view, header=HEADER, rows=rows(found), link=link)


def card(option: Option, link: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """A set with its ways out: the file, and the policy lab where its page stands."""
    from keiway.web.registry import pages

    lab = next((page for page in pages().values() if page.command == "reform" and "reform" in page.inputs), None)
    there = f"{lab.path}?{urlencode({'reform': option.reform})}" if lab and len(option.reform) <= LONGEST_FILE else ""
    return {"option": option, "yaml": f"/path.yaml?{urlencode((*link, ('which', option.id)))}", "lab": there, "states": _states(option)}


def _states(option: Option) -> list[tuple[str, tuple[str, ...]]]:
    """Whose rule stands in the way by what, and the states."""
    acts = option.states
    if acts is None:
        return []
    kinds = (("An agency's rule, word or practice stands in the way, no statute that was found", acts.by_agency), ("A statute stands in the way", acts.by_act))
    return [(says, codes) for says, codes in kinds if codes]


def times(found: PathAnswer) -> list[Took]:
    """How long each kind of change of the sets took, once a kind."""
    told: dict[tuple, Took] = {}
    for option in (*found.options, *found.granted):
        of_states = (option.states.took, option.states.took_policy) if option.states else ()
        for took in (*(step.took for step in option.steps), *of_states):
            if took:
                told[took.way, took.rows] = took
    return list(told.values())


def charts(found: PathAnswer, question: asking.Question) -> list[tuple[Figure, list[tuple[str, str, str]]]]:
    """Each picture with what is said of its kinds; those of which no change like it is known are told in words alone."""
    from keiway.policy.path.drawn import Left, pictures
    from keiway.policy.path.histories import facts

    told = [took for took in times(found) if not took.unlike]
    made = []
    for n, one in enumerate(pictures((row for took in told for row in took.rows), Left(found.as_of, question.goal.by)), 1):
        titles = {facts().ways[way].title for way in one.ways}
        made.append((figure(one.picture, f"chart-took-{n}"), [(took.way, took.says, took.in_time) for took in told if took.way in titles]))
    return made


def rooms(link: tuple[tuple[str, str], ...], page: Page) -> list:
    """Other pages about the same vehicle."""
    from keiway.web.rooms import ways

    return [way for room, way in ways(link).items() if room != page.room]
