"""Import age and emissions age: the pathway by age is replaced from the day on, with a clock of its own."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.law.conditions import thresholds
from keiway.law.federal.record import Trap
from keiway.policy.reform.levers import BY_AGE, by_age
from keiway.policy.reform.patch.books import CITE, Books, either, every, holds, put

FACT = {"safety": "age_years", "emissions": "op_years"}
WORDS = {
    "safety": ("{n}-year exemption (supposed)", "It is at least {n} years old, so under the reform it may come in without meeting the safety standards."),
    "emissions": ("{n}-year exemption, original configuration (supposed)", "It is at least {n} calendar years old and as built, so under the reform EPA asks for no certificate."),
}  # fmt: skip
RULES = {
    "safety": "at least {n} years old on the day of entry, counted from the day that very vehicle was manufactured",
    "emissions": "year of entry less year of production is {n} or more, and engine and emission system are as built",
}


def set_age(books: Books, layer: str, years: int, day: date) -> None:
    """From `day` on the exemption by age opens at `years`."""
    law = books.federal
    old = next(way for way in law.pathways if way.id == BY_AGE[layer])
    was = by_age(law, layer)
    clock = next(each for each in law.clocks if each.id == old.clock)
    title, says = (text.format(n=years) for text in WORDS[layer])
    new_clock = msgspec.structs.replace(
        clock, id=f"us.supposed.clock_{layer}", title=clock.title.replace(f"{was} years", f"{years} years") + ", supposed", years=years,
        rule=RULES[layer].format(n=years), practice="", wrong_answer="", proof=clock.proof, notes=[], cites=[CITE], sources=[],
        verified="knowledge", confidence="low", supposed=day, opens=clock.opens,
    )  # fmt: skip
    new = msgspec.structs.replace(
        old, id=f"us.supposed.age_{layer}", title=title, says=says, rule=RULES[layer].format(n=years) if layer == "emissions" else "",
        when=put(old.when, FACT[layer], float(years)), clock=new_clock.id, from_=day, supposed=day, notes=[], traps=[],
        cites=[CITE, *old.cites], verified="knowledge", confidence="low",
        not_exempt=[text for text in old.not_exempt if "25 years" not in text],
    )  # fmt: skip
    books.federal = msgspec.structs.replace(
        law,
        clocks=_beside(law.clocks, clock, msgspec.structs.replace(clock, replaced=day), new_clock),
        pathways=_beside(law.pathways, old, msgspec.structs.replace(old, replaced=day), new),
        traps=[_trap(trap, FACT[layer], was, years, day) for trap in law.traps],
    )


def _beside(rows: list, old: object, ended: object, new: object) -> list:
    return [each for row in rows for each in ((ended, new) if row is old else (row,))]


def _trap(trap: Trap, fact: str, was: int, years: int, day: date) -> Trap:
    """A mistake that speaks of the old age is no mistake from that day on, for a vehicle the new age lets in."""
    if trap.when is None or not any(f"{fact} {op} {was}" in _written(trap) for op in ("<", ">=")):
        return trap
    young = holds(fact, "<", years)
    before = holds("entered", "<", day.isoformat())
    return msgspec.structs.replace(trap, when=every(trap.when, either(before, young)))


def _written(trap: Trap) -> str:
    return " ".join(f"{each.fact} {each.op} {each.value:g}" if isinstance(each.value, float) else each.fact for each in thresholds(trap.when))

