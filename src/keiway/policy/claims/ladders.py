"""The evidence of a claim, from the nearest down: what we read and computed, and for a crash the crash room's own ladder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from keiway.policy.claims.facts import ClaimFact
from keiway.policy.claims.paths import one
from keiway.policy.claims.record import RUNGS, Rung

NONE = "none was found"


def ladder(claim: ClaimFact, say: Callable[[str], str], answer: Callable[[str], Any]) -> tuple[Rung, ...]:
    """Every kind of evidence, also those of which there is none. Raises `keiway.errors.KeiwayError` where the room cannot answer."""
    own = {fact.rung: Rung(rung=fact.rung, there=fact.there, says=say(fact.says), sources=fact.sources) for fact in claim.ladder}
    rungs = tuple(own.get(name, Rung(rung=name, there=False, says=NONE)) for name in RUNGS)
    if claim.ladder_from is None:
        return rungs
    found = one(answer(claim.ladder_from.ask), claim.ladder_from.at)
    theirs = tuple(Rung(rung=row["rung"], there=row["there"], says=row["says"], sources=tuple(row.get("sources", ()))) for row in found)
    return (*theirs, *(rung for rung in rungs if rung.rung in own))
