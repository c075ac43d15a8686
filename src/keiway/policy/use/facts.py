"""What is known of the use of such vehicles: data/policy/use.yaml."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.cost.record import Confidence
from keiway.market.source import Strict
from keiway.policy.facts import Factor, Figure, Source
from keiway.store import Topic

PREFIX = "policy.use."


class Known(msgspec.Struct, **Strict):
    """One number that is not drawn."""

    value: float
    unit: str
    says: str
    how: str
    confidence: Confidence
    sources: tuple[str, ...]


class Group(msgspec.Struct, **Strict):
    """What a buyer would have had: the vehicles that stand for it, or none where it has a model of its own."""

    title: str
    how: str
    vehicles: tuple[str, ...] = ()
    miles_as: str = ""  # column of the table of miles and survival: car, suv_van, pickup


class RoadClass(msgspec.Struct, **Strict):
    """A class of posted limit: how fast one gets on over a trip, and how much of its miles is on limited-access roads."""

    mph: float
    freeway: float


class Facts(msgspec.Struct, **Strict):
    checked: str
    sources: dict[str, Source]
    factors: dict[str, Factor]
    figures: dict[str, Figure]
    known: dict[str, Known]
    groups: dict[str, Group]
    classes: dict[int, RoadClass]
    classes_how: str
    classes_sources: tuple[str, ...]
    also: tuple[str, ...]  # vehicles whose crash rates ship beside those of the groups
    left_out: tuple[str, ...]

    def crash_rates_of(self) -> tuple[str, ...]:
        """Vehicles whose crash rates ship."""
        return tuple(dict.fromkeys([*(id_ for group in self.groups.values() for id_ in group.vehicles), *self.also]))


def _build(files: dict[str, Any]) -> Any:
    (found,) = files.values()
    return found


TOPIC = Topic("policy-use", "policy/use.yaml", Facts, _build)


def facts() -> Facts:
    return TOPIC.value


def known(name: str) -> float:
    return facts().known[name].value
