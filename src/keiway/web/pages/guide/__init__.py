"""The guided check: one question a page, the answers in the address, a summary, and the way to the answer."""

from __future__ import annotations

from typing import Any

from keiway.errors import Ambiguous
from keiway.web.page import Asked, Page, Shown
from keiway.web.pages.guide.flow import FLOW, UNKNOWN, Ask

NAMES = tuple(ask.name for ask in FLOW)
#: `ask`: the question to come back to. `go`: a form was sent, if an empty one. year, month, day: the boxes of a date.
INPUTS = (*NAMES, "as_of", "ask", "go", "year", "month", "day")
EMPTY = {
    "vehicle": "Name a vehicle, or choose its kind below.",
    "state": "Choose a state, or say that you don't know.",
    "choice": "Choose one of the answers, or say that you don't know.",
}


def show(asked: Asked) -> Shown:
    from keiway.web.pages.guide.walk import walk

    answers, as_of = {name: value for name in NAMES if (value := asked.one(name))}, asked.one("as_of")
    ask = next((ask for ask in FLOW if ask.name == asked.one("ask")), None)
    wrong = _sent(asked, ask, answers) if asked.one("go") else {}
    stand = walk(answers, as_of, ask.name if ask and (wrong or not asked.one("go")) else None)
    if asked.one("go") and not wrong and not (stand.wrong and stand.at is ask):
        return Shown(title="Check", data=_data(stand, as_of), to=here(stand.answers, as_of))
    return _page(asked, stand, wrong, as_of)


def _sent(asked: Asked, ask: Ask | None, answers: dict[str, str]) -> dict[str, str]:
    """A form that was sent: its boxes become an answer. What is wrong, by box."""
    from keiway.web.pages.guide.dates import BOXES, joined

    if ask is None:
        return {}
    if ask.kind == "date":
        text, wrong = joined({name: asked.one(name) or "" for name in BOXES})
        answers |= {ask.name: text} if text else {}
        return wrong
    if ask.name not in answers:
        return {ask.name: EMPTY[ask.kind]}
    if ask.kind == "vehicle":
        _heard(answers)
    return {}


def _heard(answers: dict[str, str]) -> None:
    """'1999 Sambar in Colorado' answers where it will live as well."""
    from keiway.web.intent import understood

    intent = understood(answers["vehicle"])
    if len(intent.vehicles) == 1 and intent.state:
        answers |= {"vehicle": intent.vehicles[0], "state": answers.get("state", intent.state)}
    elif len(intent.vehicles) == 1 and intent.vehicles[0].startswith("class:"):
        answers["vehicle"] = intent.vehicles[0]


def here(answers: dict[str, str], as_of: str | None, **more: str) -> str:
    """An address of this page."""
    from urllib.parse import urlencode

    return f"/guide?{urlencode({**answers, **({'as_of': as_of} if as_of else {}), **more})}".rstrip("?")


def _page(asked: Asked, stand: Any, wrong: dict[str, str], as_of: str | None) -> Shown:
    from keiway.web.pages.guide import words
    from keiway.web.pages.guide.walk import options

    ask, answers = stand.at, stand.answers
    others = {name: value for name, value in answers.items() if ask is None or name != ask.name}
    view: dict[str, Any] = {"stand": stand, "ask": ask, "others": others, "as_of": as_of, "wrong": wrong, "candidates": ()}
    if ask is None:
        view |= {"rows": words.rows(stand, as_of), "to": _answer(stand, as_of)}
        return Shown(title="Is this right?", data=_data(stand, as_of), view=view)
    before = stand.path[stand.number - 2] if stand.number > 1 else None
    view |= {
        "options": options(ask, stand.facts),
        "boxes": _boxes(asked, ask, answers.get(ask.name)),
        "value": answers.get(ask.name, ""),
        "before": here(answers, as_of, ask=before.name) if before else None,
        "unknown": here(others | {ask.name: UNKNOWN}, as_of),
        "kinds": words.kinds(others, as_of, stand.wrong) if ask.kind == "vehicle" else (),
        "proof": words.proof() if ask.name == "built" else None,
        "more": 0,
    }
    if isinstance(stand.wrong, Ambiguous) and not wrong:
        view |= {"candidates": words.candidates(stand.wrong, others, as_of), "more": stand.wrong.match.more}
    elif stand.wrong and not wrong:
        view["wrong"] = {"year" if ask.kind == "date" else ask.name: words.plainly(stand.wrong)}
        view["candidates"] = words.suggested(stand.wrong, others, as_of) if ask.kind == "vehicle" else ()
    title = f"{'Mistake: ' if view['wrong'] else ''}{ask.asks}"
    return Shown(title=title, data=_data(stand, as_of), view=view, status=400 if view["wrong"] else 200)


def _boxes(asked: Asked, ask: Ask, value: str | None) -> dict[str, str]:
    """What stands in the boxes of a date: as typed, else the answer given before."""
    from keiway.web.pages.guide.dates import BOXES, parted

    if ask.kind != "date":
        return {}
    return {name: asked.one(name) or "" for name in BOXES} if asked.one("go") else parted("" if value == UNKNOWN else value)


def _answer(stand: Any, as_of: str | None) -> str:
    """The address of the answer card, with everything that was said."""
    from urllib.parse import urlencode

    return f"/check?{urlencode(stand.given | ({'as_of': as_of} if as_of else {}))}"


def _data(stand: Any, as_of: str | None) -> dict[str, Any]:
    """The twin: the questions of this way, the answers so far, and the inputs they make for a check."""
    return {
        "schema": "guide/1",
        "as_of": as_of,
        "questions": [{"name": one.name, "asks": one.asks, "answer": stand.answers.get(one.name)} for one in stand.path],
        "at": stand.at.name if stand.at else None,
        "wrong": stand.wrong.message if stand.wrong else None,
        "check": None if stand.at else stand.given,
    }


PAGE = Page(
    path="/guide", show=show, label="Check", place=10, inputs=INPUTS,
    door="May it enter, be registered, be driven? One question a page",
    examples=("/guide", "/guide?vehicle=Suzuki+Every", "/guide?vehicle=Honda+Beat",
              "/guide?vehicle=suzuki-every-4&built=unknown&state=CO&use=road&place=abroad&arrive=unknown&original=unknown&as_of=2026-11-24",
              "/guide?vehicle=1999+Subaru+Sambar+truck&state=CO&use=unknown&place=unknown&arrive=2027-03&original=yes&as_of=2026-11-24"),
)  # fmt: skip
