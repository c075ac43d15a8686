"""What is asked of the duty rules, and the facts their conditions name.

A fact that is not known is left out of the facts; `worlds` then tries each value it may have, so that the answer
is a range with the question that settles it, and never a guess.
"""

from __future__ import annotations

from datetime import date
from itertools import product

import msgspec

from keiway.answer import Missing
from keiway.days import Window
from keiway.law.conditions import Condition, Facts, Range, Words, truth
from keiway.law.customs.data import customs, line
from keiway.law.customs.record import Member

#: Facts that are tried both ways when nobody said.
EITHER = ("preference", "enclosed", "low_speed")

QUESTIONS = {
    "preference": ("Does it qualify under its country's trade agreement with the United States?", "An originating vehicle pays the agreement's rate", None),
    "enclosed": ("Are its roof, doors and windows permanent?", "Open low-speed vehicles of China owe antidumping duty", "--features enclosed  or  --features open_body"),
    "low_speed": ("Is its top speed 25 mph or less by its maker's plate?", "Low-speed vehicles of China are under an antidumping order", None),
    "calendar_age": ("In which year was it built?", "A listed vehicle of 25 calendar years owes no Section 232 automobile duty", "--built 1999"),
    "steel_share": ("What share of the price is the value of its steel?", "From 18 August 2025 to 5 April 2026 the steel duty was charged on the steel content alone", None),
}  # fmt: skip


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """One vehicle at the border, classified.

    `value_usd` is the price paid without international freight and insurance (19 USC 1401a). `steel_share` is the
    value of the steel over that price, 0 to 1. `steel_weight_pct` is steel by weight; an ordinary car is taken to
    have 15 percent or more. `preference`: does it qualify under its country's trade agreement? None is not known.
    """

    hts: str  # tariff line, such as 8704.31.01
    origin: str  # country of build, ISO code
    entry: date
    built: Window | None = None
    value_usd: float | None = None
    steel_share: float | None = None
    steel_weight_pct: float | None = None
    preference: bool | None = None
    enclosed: bool | None = None
    low_speed: bool | None = False
    by_sea: bool = True


def known(query: Query) -> dict[str, Range | Words]:
    """Everything known on the day of entry."""
    found = line(query.hts)
    facts: dict[str, Range | Words] = {
        "hts": Words(frozenset((query.hts,))),
        "origin": Words(frozenset((query.origin,))),
        "body": Words(_bodies(found.when) if found else frozenset(("unknown",))),
    }
    for name, members in customs().groups.items():
        facts[f"in_{name}"] = _word(any(_holds(member, query) for member in members))
    steel = query.steel_weight_pct
    facts["steel_weight_pct"] = Range(15.0, 100.0) if steel is None else Range(steel, steel)
    if query.built:
        year = query.entry.year
        facts["calendar_age"] = Range(year - query.built.last.year, year - query.built.first.year)
    for name in EITHER:
        if (value := getattr(query, name)) is not None:
            facts[name] = _word(value)
    return facts


def worlds(facts: Facts, conditions: list[Condition]) -> tuple[list[dict], frozenset[str]]:
    """Every way the unknown facts among `conditions` may be, and the names of those facts."""
    lacking = frozenset().union(*(truth(condition, facts)[1] for condition in conditions))
    choices = []
    for name in sorted(lacking):
        if name == "calendar_age":
            age = facts.get(name, Range(0, 25))
            choices.append([(name, Range(years, years)) for years in (age.low, age.high)])
        else:
            choices.append([(name, _word(flag)) for flag in (True, False)])
    return [{**facts, **dict(pick)} for pick in product(*choices)], lacking


def missing(name: str) -> Missing:
    question, settles, option = QUESTIONS[name]
    return Missing(fact=name, question=question, settles=settles, option=option)


def _bodies(condition: Condition) -> frozenset[str]:
    """The body a line is for: the value its condition compares `body` with."""
    return frozenset(part.value for part in condition.of if getattr(part, "fact", None) == "body")


def _holds(member: Member, query: Query) -> bool:
    began = member.from_ is None or member.from_ <= query.entry
    ended = member.to is not None and member.to < query.entry
    return began and not ended and (query.origin in member.of or query.hts in member.of)


def _word(flag: bool) -> Words:
    return Words(frozenset(("true" if flag else "false",)))
