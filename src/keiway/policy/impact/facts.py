"""What an impact tells and what it leaves out: data/policy/effects.yaml and left_out.yaml."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from keiway.market.source import Strict
from keiway.store import Topic

Rests = Literal["low", "mid", "high"]
#: Roads open to what enters (policy.impact.roads): id, label, what is counted.
NEW = ("roads_open_new", "Share of US driving open to the new ones", "Vehicle miles driven in the United States on roads posted up to its cap, in states that register it.")
USED = ("roads_open_used", "Share of US driving open to imported used ones", "Vehicle miles driven in the United States in states that register one of some age; where that is not known, in the band.")
WEIGHTED = "States weighted by their households; of several kinds the one that gains or loses most."


class Sum(msgspec.Struct, **Strict):
    """A sum of measures less others."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


class Told(msgspec.Struct, **Strict):
    """One effect: how it is told, and what it is a sum of."""

    label: str
    group: str
    party: str
    unit: str
    of: str | tuple[str, ...] | Sum
    rests: Rests  # how sure the sign is by what it rests on, apart from the draws
    says: str
    why: str  # of `rests`
    scales: bool = True  # with the vehicles that enter

    @property
    def sum(self) -> Sum:
        if isinstance(self.of, Sum):
            return self.of
        return Sum(plus=(self.of,) if isinstance(self.of, str) else tuple(self.of))


class LeftOut(msgspec.Struct, **Strict):
    what: str
    pushes: str  # which way it would move the answer
    where: Literal["", "new", "used", "capped"] = ""


class Facts(msgspec.Struct, **Strict):
    effects: dict[str, Told]
    left_out: tuple[LeftOut, ...]


def _build(files: dict[str, Any]) -> Any:
    return {key: value for content in files.values() for key, value in content.items()}


TOPIC = Topic("policy-impact", ["policy/effects.yaml", "policy/left_out.yaml"], Facts, _build)


def effects() -> dict[str, Told]:
    return TOPIC.value.effects


def rests(party: str) -> Rests:
    """How sure the sign of a party's money rests: as its own effect's, so that one sum is told one way."""
    return next((told.rests for told in effects().values() if told.of == f"party.{party}"), "mid")


def left_out(new: bool, used: bool, capped: bool) -> tuple[str, ...]:
    """Sentences, for what enters under the reform."""
    holds = {"": True, "new": new, "used": used, "capped": capped}
    return tuple(f"{one.what}. {one.pushes}" for one in TOPIC.value.left_out if holds[one.where])
