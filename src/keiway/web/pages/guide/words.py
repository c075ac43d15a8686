"""The summary of a guided check in words, and the ways on from a vehicle that is not settled."""

from __future__ import annotations

import re
from typing import Any

from keiway.days import long_day, parse_window
from keiway.errors import KeiwayError
from keiway.web.pages.guide.flow import UNKNOWN, Ask

KINDS = (
    ("class:kei-truck", "A kei truck", "An open bed, at most 11 ft 2 in long"),
    ("class:kei-van", "A kei van", "A box on wheels, for goods or people"),
    ("class:kei-car", "A kei car", "Any other: hatchback, sports car, off-roader"),
)
#: Options of the command line, as they are called here.
CALLED = {
    "--arrive": "the arrival on", "--registered-since": "plates since", "--built": "built", "--as-of": "the day asked about,",
    "--in-us": "already in the US", "--use": "the use", "--state": "the state", "--features": "the features",
}  # fmt: skip


def plainly(error: KeiwayError) -> str:
    """A mistake without the options of the command line, which nobody here typed."""
    told = re.sub(r"--[a-z-]+", lambda found: CALLED.get(found[0], found[0][2:].replace("-", " ")), error.message)
    return told[:1].upper() + told[1:]


def rows(stand: Any, as_of: str | None) -> list[dict[str, str]]:
    """One line a question: what was answered, what "I don't know" leaves, where to change it."""
    from keiway.web.pages.guide import here

    found = []
    for ask in stand.path:
        value = stand.answers[ask.name]
        known = value != UNKNOWN
        found.append({
            "short": ask.short, "asks": ask.asks, "known": known, "says": _known(ask, value, stand) if known else _unknown(ask, stand),
            "change": here(stand.answers, as_of, ask=ask.name),
        })  # fmt: skip
        if ask.name == "vehicle" and stand.facts["dated"] == ("yes",):
            found.append({
                "short": "Built", "asks": "When was it built?", "known": True, "says": f"{_first(stand.reading.case.built.words)}, as the name says",
                "change": here(stand.answers, as_of, ask="vehicle"),
            })  # fmt: skip
    return found


def _known(ask: Ask, value: str, stand: Any) -> str:
    case = stand.reading.case
    if ask.kind == "vehicle":
        return f"{case.vehicle.title}{'' if value in (case.vehicle.id, case.vehicle.title) or value.startswith('class:') else f', from “{value}”'}"
    if ask.kind == "state":
        from keiway.places import PLACES

        return PLACES[case.state]
    if ask.kind == "choice":
        return next(option.label for option in ask.options if option.value == value)
    window = parse_window(value)
    if ask.name == "arrive" and window.precision != "day":
        return f"{_first(window.words)}, taken as {long_day(case.entry)}"
    return _first(window.words)


def _unknown(ask: Ask, stand: Any) -> str:
    """What is carried into the answer."""
    return _first(f"{ask.unknown}: {stand.reading.case.built.words}" if ask.name == "built" else ask.unknown)


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]


def kinds(others: dict[str, str], as_of: str | None, wrong: KeiwayError | None = None) -> list[tuple[str, str, str]]:
    """For who does not know which it is: its kind will do. Where a name may mean several, the kinds that these are."""
    from keiway.vehicles.generic import KINDS as classes
    from keiway.web.pages.guide import here

    match = getattr(wrong, "match", None)
    among = {one.vehicle.kind for one in match.candidates} if match else set(classes.values())
    shown = [kind for kind in KINDS if classes[kind[0].removeprefix("class:")] in among]
    return [(label, hint, here({"vehicle": value} | others, as_of)) for value, label, hint in shown]


def proof() -> Any:
    """What proves the build date, as the papers at the border tell it."""
    from keiway.law.library import explain

    found = explain("us.paper.build_date")
    return {"id": found.id, "shows": found.details["shows"]}


def candidates(error: KeiwayError, others: dict[str, str], as_of: str | None) -> list[tuple[str, str, str]]:
    """The vehicles that a name may mean, each with what tells it apart."""
    from keiway.web.pages.guide import here

    return [(one.vehicle.title, one.fact, here({"vehicle": one.vehicle.id} | others, as_of)) for one in error.match.candidates]


def suggested(error: KeiwayError, others: dict[str, str], as_of: str | None) -> list[tuple[str, str, str]]:
    """What a name that is not known was near to. A suggestion begins with an id, or is a name and what tells it apart."""
    from keiway.vehicles.catalogue import by_id
    from keiway.web.pages.guide import here

    found = []
    for text in error.suggestions:
        name, _, fact = text.partition(": ") if text.partition(":")[0] in by_id() else text.partition(", ")
        title = by_id()[name].title if name in by_id() else name
        found.append((title, fact, here({"vehicle": name} | others, as_of)))
    return found
