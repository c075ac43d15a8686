"""Medium-speed laws that states have on their books: they wake once a federal class exists, each with its own limits."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.answer import Verdict
from keiway.law.conditions import Condition
from keiway.law.state.record import Drive, Register, StateRule
from keiway.policy.reform.patch.books import CITE, Books, every, holds
from keiway.policy.reform.patch.classes import Class
from keiway.store import Topic

KEI = ["kei_car", "kei_van", "kei_truck"]
Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}


class Sleeping(msgspec.Struct, **Strict):
    """One state's law of today, condensed from its file."""

    state: str
    says: str
    top_mph: int  # a vehicle that can go faster is outside
    posted_mph: int | None = None  # highest posted limit it may use
    below_top_mph: int | None = None  # or: so far below its own top speed
    electric: bool = False  # electric vehicles only
    confidence: str = "medium"


class _File(msgspec.Struct, **Strict):
    sources: list[str]
    states: list[Sleeping]


def _build(files: dict[str, Any]) -> Any:
    return next(iter(files.values()))


TOPIC = Topic("policy-medium-speed", "policy/medium_speed.yaml", _File, _build)


def laws() -> list[Sleeping]:
    return TOPIC.value.states


def waken(books: Books, new: Class) -> None:
    """A rule for vehicles of the class in each state whose law of today has room for them."""
    top = next(each.value for each in new.definition if each.fact == "top_speed_mph" and each.op == "<=")
    for law in laws():
        rule = _rule(law, new, int(top))
        state = books.states[law.state]
        books.states[law.state] = msgspec.structs.replace(state, rules=[rule, *state.rules])


def _rule(law: Sleeping, new: Class, top: int) -> StateRule:
    terms: list[Condition] = [holds("us_class", "==", new.id), holds("built", ">=", new.from_.isoformat()), holds("top_speed_mph", "<=", float(law.top_mph))]
    terms += [holds("fuel", "==", "electric")] if law.electric else []
    posted = min(top, law.top_mph) - law.below_top_mph if law.below_top_mph else law.posted_mph
    known = posted is not None
    roads = f"Roads posted {posted} mph or less; no limited-access roads." if known else "The roads it may use were not found."
    return StateRule(
        id=f"{law.state.lower()}.supposed.own_medium_speed", title="The state's own medium-speed law, once a federal class exists (supposed)", kinds=KEI,
        when=every(*terms), from_=new.from_, supposed=new.from_, status="restricted_road_use", basis="statute",
        says=f"The state has a law for it today: {law.says}. Under the reform there are vehicles that it fits.",
        register=Register(verdict=Verdict.YES, way="medium_speed", says="Registered under the state's medium-speed law."),
        drive=Drive(verdict=Verdict.YES_WITH_LIMITS if known else Verdict.UNKNOWN, says=roads, max_posted_mph=posted, interstate="no", limited_access="no"),
        cites=[CITE], evidence="background_only", confidence="low", settled_by=None if known else "the road section of the state's medium-speed law",
    )  # fmt: skip
