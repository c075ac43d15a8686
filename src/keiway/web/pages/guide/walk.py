"""Where somebody stands in the flow: which questions are theirs, which is asked now, what is wrong with an answer.

Plain answers in, a `Standing` out. Every answer is tried as soon as it is given: the words of a check that cannot be read
stand beside the question that brought them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import msgspec

from keiway.days import parse_window
from keiway.errors import KeiwayError, NotUnderstood
from keiway.question import Question, Reading, as_of_day, read
from keiway.web.pages.guide.flow import FLOW, UNKNOWN, Ask, Option, When

#: The first kei vehicles were built in that year; the widest a build date can be.
EARLIEST = "1949-07-08"
#: What is taken of facts that are not settled yet, to count the questions to come: the usual way, an import.
USUAL = {"dated": ("no",), "certified": ("no",), "place": ("abroad",), "customs": ("settled",)}


class Standing(msgspec.Struct, kw_only=True):
    """`at` is the question to show, None on the summary."""

    path: list[Ask] = []  # the questions of these answers, in order; of those to come, as far as can be told
    answers: dict[str, str] = {}  # of the path
    at: Ask | None = None
    wrong: KeiwayError | None = None  # why the answer to `at` does not do
    given: dict[str, str] = {}  # inputs of a check, as far as answered
    reading: Reading | None = None
    facts: dict[str, tuple[str, ...]] = {}

    @property
    def number(self) -> int:
        return self.path.index(self.at) + 1 if self.at else len(self.path)


def holds(when: When, facts: dict[str, tuple[str, ...]]) -> bool:
    """Whether every condition holds; a fact not known yet is taken as usual."""
    return all(set(facts.get(fact, USUAL.get(fact, ()))) & set(values) for fact, values in when)


def options(ask: Ask, facts: dict[str, tuple[str, ...]]) -> list[Option]:
    return [option for option in ask.options if holds(option.when, facts)]


def walk(answers: dict[str, str], as_of: str | None = None, wanted: str | None = None, today: date | None = None) -> Standing:
    """The flow as far as the answers lead; `wanted` is a question to come back to."""
    day = as_of_day(as_of, today or date.today())
    stand, back = Standing(), None
    for ask in FLOW:
        if not stand.at and ask.name in FACTS:
            stand.facts |= FACTS[ask.name](stand, day)
        if not holds(ask.when, stand.facts):
            continue
        stand.path.append(ask)
        back = ask if ask.name == wanted and not stand.at else back
        if not stand.at:
            _answer(stand, ask, answers.get(ask.name), day)
        elif ask.name in answers:
            stand.answers[ask.name] = answers[ask.name]  # kept while an earlier one is mended
    if back:
        stand.at, stand.wrong = back, stand.wrong if stand.at is back else None
    return stand


def _answer(stand: Standing, ask: Ask, value: str | None, day: date) -> None:
    """Take one answer, or stop there."""
    if value is None:
        stand.at = ask
        return
    stand.answers[ask.name] = value
    try:
        given = stand.given | _gives(ask, value, stand, day)
        stand.reading = _read(given, day)
    except KeiwayError as error:
        stand.at, stand.wrong = ask, error
        return
    stand.given = given
    stand.facts |= {ask.name: (_kind(ask, value),)}


def _kind(ask: Ask, value: str) -> str:
    """An answer as a fact: a choice is its value, anything typed is named or unknown."""
    return value if value == UNKNOWN or ask.kind == "choice" else "named"


def _gives(ask: Ask, value: str, stand: Standing, day: date) -> dict[str, str]:
    """What an answer gives to a check. Raises `NotUnderstood` for an answer that is not offered."""
    if value == UNKNOWN:
        return _undated(stand, day) if ask.name == "built" else {}
    if ask.kind == "choice":
        offered = options(ask, stand.facts)
        for option in offered:
            if option.value == value:
                return dict(option.gives)
        raise NotUnderstood("Choose one of the answers, or say that you don't know.")
    return {ask.gives: _landing(value, day) if ask.name == "arrive" else value}


def _undated(stand: Standing, day: date) -> dict[str, str]:
    """A build date nobody knows: the months of sale, which the reading takes by itself, or every day there was such a vehicle."""
    text = stand.given.get("vehicle", "")
    if not text.startswith("class:"):
        try:
            _read(stand.given, day, needs_date=True)
            return {}
        except NotUnderstood:
            pass
    return {"built": f"{EARLIEST}..{day}"}


def _landing(text: str, day: date) -> str:
    """The day of arrival; of a month or a year the first that is not past."""
    window = parse_window(text, "arrival", "")
    return max(window.first, min(day, window.last)).isoformat()


def _read(given: dict[str, str], day: date, needs_date: bool = False) -> Reading:
    """The case so far. Raises what `keiway check` would."""
    yes_no = {name: given[name] == "yes" if name in given else None for name in ("original", "titled_elsewhere")}
    text = {name: given.get(name) for name in ("built", "state", "arrive", "registered_since", "features")}
    asked = Question(
        text=given.get("vehicle", ""), as_of=day.isoformat(), use=given.get("use", "road"), in_us=given.get("in_us") == "yes",
        **{key: value for key, value in (text | yes_no).items() if value is not None},
    )  # fmt: skip
    return read(asked, needs_date=needs_date)


def _known_vehicle(stand: Standing, day: date) -> dict[str, tuple[str, ...]]:
    """What the words for the vehicle settle: a date among them, whether it was made for the US, whether it is slow."""
    vehicle = stand.reading.case.vehicle
    dated = _words_date(stand.given["vehicle"])
    return {
        "dated": ("yes" if dated else "no",),
        "certified": ("yes" if vehicle.us_certified else "no",),
        "slow": ("no" if vehicle.us_certified and vehicle.kind != "lsv" else "yes",),
        **_customs(stand, day),
    }


def _words_date(text: str) -> bool:
    """Whether the words for a vehicle say when it was built."""
    from keiway.vehicles.identification import find

    return not text.startswith("class:") and find(text).built is not None


def _undated_certified(stand: Standing, day: date) -> dict[str, tuple[str, ...]]:
    """A vehicle made for the US is not asked for its day; where its years are not known either, any day is taken."""
    if stand.facts.get("certified") == ("yes",) and "built" not in stand.given:
        stand.given |= _undated(stand, day)
    return {}


def _customs(stand: Standing, day: date) -> dict[str, tuple[str, ...]]:
    """Whether customs waits for something that can be seen on the vehicle, and which looks it tells apart."""
    from keiway.law.check import answer

    if stand.given.get("in_us") == "yes":
        return {"customs": ("settled",), "body": ()}
    duty = answer(_read(stand.given, day).case).customs
    asked = next((one.option for one in duty.missing if one.fact == "body" and one.option), "") if duty else ""
    looks = tuple(re.findall(r"--features (\S+)", asked))
    return {"customs": ("open" if looks else "settled",), "body": looks}


#: Question -> the facts that must stand before it is decided whether it is asked.
FACTS: dict[str, Callable[[Standing, date], dict[str, tuple[str, ...]]]] = {
    "built": _known_vehicle,
    "state": _undated_certified,
    "features": _customs,
}
