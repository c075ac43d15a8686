"""The law's facts while a reform is worked into them."""

from __future__ import annotations

import msgspec

from keiway.law.conditions import All, Any_, Compare, Condition
from keiway.law.customs.data import CUSTOMS
from keiway.law.customs.record import Customs
from keiway.law.federal.files import FEDERAL
from keiway.law.federal.record import Fact, FederalLaw
from keiway.law.fmvss.record import Table
from keiway.law.fmvss.table import TOPIC as FMVSS
from keiway.law.state.load import STATES
from keiway.law.state.record import Citation, StateLaw

CITE = "A reform that is only supposed"
SAYS = "No law says this. It is what the reform asked about would make the law, from the day it names."


class Books:
    """What the topics hold; each patch replaces the parts it moves. The shipped facts are never changed."""

    def __init__(self) -> None:
        self.federal: FederalLaw = FEDERAL.shipped
        self.customs: Customs = CUSTOMS.shipped
        self.fmvss: Table = FMVSS.shipped
        self.states: dict[str, StateLaw] = {law.state: law for law in STATES.shipped}

    def changed(self) -> dict[str, object]:
        """Topic -> its facts, where they differ from the shipped ones, with the citation that says what they are."""
        cite = {CITE: Citation(says=SAYS, verified="knowledge")}
        found: dict[str, object] = {}
        for topic, now in ((FEDERAL, self.federal), (CUSTOMS, self.customs)):
            if now is not topic.shipped:
                found[topic.name] = msgspec.structs.replace(now, citations=now.citations | cite)
        if self.fmvss is not FMVSS.shipped:
            found[FMVSS.name] = self.fmvss
        if any(self.states[law.state] is not law for law in STATES.shipped):
            told = [law if law is old else msgspec.structs.replace(law, citations=law.citations | cite) for law, old in zip(self.states.values(), STATES.shipped, strict=True)]
            found[STATES.name] = told
        return found

    def fact(self, name: str, /, **says: object) -> None:
        """A fact that federal conditions may name from now on."""
        if name not in self.federal.facts:
            self.federal = msgspec.structs.replace(self.federal, facts=self.federal.facts | {name: Fact(**says)})


def holds(fact: str, op: str, value: bool | float | str | list[str]) -> Compare:
    return Compare(fact, op, float(value) if isinstance(value, int) and not isinstance(value, bool) else value)


def every(*parts: Condition) -> All:
    return All(of=list(parts))


def either(*parts: Condition) -> Any_:
    return Any_(of=list(parts))


def put(condition: Condition, fact: str, value: float) -> Condition:
    """The condition with the number it compares `fact` with replaced."""
    if isinstance(condition, Compare):
        return msgspec.structs.replace(condition, value=value) if condition.fact == fact else condition
    if isinstance(condition, (All, Any_)):
        return msgspec.structs.replace(condition, of=[put(part, fact, value) for part in condition.of])
    return msgspec.structs.replace(condition, of=put(condition.of, fact, value))


