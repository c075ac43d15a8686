"""Known cases: questions whose right answer was worked out by hand. `keiway checkup` and the tests run them."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from keiway.answer import Answer, Verdict, worst
from keiway.law.check import answer
from keiway.question import Question, read
from keiway.store import Topic
from keiway.vehicles.record import Vehicle

V = Verdict
#: What "may it be imported?" comes to, in the two federal gates taken together.
ENTER = {
    "yes": (V.YES, V.YES_WITH_LIMITS),
    "no": (V.NO, V.NOT_YET),
    "depends": (V.UNKNOWN, V.DISPUTED),
    "not_needed": (V.YES,),
}


class Expect(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    enter: Literal["yes", "no", "depends", "not_needed"]
    status: str
    max_posted_mph: int | None = None
    interstate: Literal["yes", "no"] | None = None
    mentions: list[str] = []


class KnownCase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    question: str
    ask: dict[str, Any]  # fields of `Question`; `vehicle` is a record of its own where the catalogue has none
    expect: Expect
    because: str
    basis: list[str]
    sources: list[str]
    confidence: str
    trap: str | None = None
    corrected: str | None = None  # what was changed from the first compilation, and on which source


CASES = Topic("cases", "law/cases.yaml", list[KnownCase], lambda files: next(iter(files.values())))


def cases() -> list[KnownCase]:
    return CASES.value


def run(case: KnownCase) -> Answer:
    """Ask the question as a face would."""
    ask = dict(case.ask)
    own = ask.pop("vehicle", None)
    settings = tuple(ask.pop("settings", ()))
    question = Question(settings=settings, **ask)
    vehicle = msgspec.convert(own, Vehicle) if own else None
    return answer(read(question, vehicle=vehicle).case)


def failures(case: KnownCase) -> list[str]:
    """What the answer gets wrong, in words; empty when it is right."""
    found, expect = run(case), case.expect
    gates = {gate.gate: gate for gate in found.gates}
    wrong = []
    enter = worst([gates["enter.safety"].verdict, gates["enter.emissions"].verdict])
    if enter not in ENTER[expect.enter]:
        wrong.append(f"import: expected {expect.enter}, got {enter.words}")
    drive = gates["drive"].limits
    for name in ("status", "max_posted_mph"):
        if drive.get(name) != getattr(expect, name):
            wrong.append(f"{name}: expected {getattr(expect, name)}, got {drive.get(name)}")
    if expect.interstate and drive.get("interstate") != expect.interstate:
        wrong.append(f"interstate: expected {expect.interstate}, got {drive.get('interstate')}")
    text = msgspec.json.encode(found).decode().casefold()
    wrong += [f"does not mention {words!r}" for words in expect.mentions if words.casefold() not in text]
    return wrong
