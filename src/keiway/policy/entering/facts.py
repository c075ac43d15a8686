"""The facts of data/policy/entering.yaml, checked as they are read."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.cost.record import Confidence
from keiway.market.source import Source, Strict
from keiway.policy.facts import Factor, Figure, column
from keiway.store import Topic

PREFIX = "policy.entering."
SOURCE = "policy.entering:"


class Value(msgspec.Struct, **Strict):
    """A figure that is not drawn."""

    value: float
    confidence: Confidence
    sources: tuple[str, ...]
    how: str


class Kind(msgspec.Struct, **Strict):
    """A kind of used import, and the vehicles that stand for it."""

    title: str
    vehicles: tuple[str, ...]
    how: str


class Facts(msgspec.Struct, **Strict):
    checked: str
    sources: dict[str, Source]
    factors: dict[str, Factor]
    lead_years: dict[str, Value]
    kinds: dict[str, Kind]
    figures: dict[str, Figure]


def _only(files: dict[str, Any]) -> Any:
    (found,) = files.values()
    return found


TOPIC = Topic("policy-entering", "policy/entering.yaml", Facts, _only)


def facts() -> Facts:
    """Read once a process."""
    return TOPIC.value


def drawn(name: str, asked: Any) -> Any:
    """Draws of one figure, array [draw]. `asked`: record.Asked."""
    return column(PREFIX + name, facts().figures[name], asked.draws, asked.seed, asked.edits)


def factor(name: str) -> str:
    return facts().figures[name].factor


def middle(name: str, asked: Any) -> float:
    """The likeliest value of a figure, or what was put in its place."""
    return dict(asked.edits).get(PREFIX + name, facts().figures[name].mid)


def cited(names: tuple[str, ...]) -> tuple[str, ...]:
    """Sources of some figures in full, each once."""
    found = facts()
    return tuple(dict.fromkeys(SOURCE + id_ for name in names for id_ in found.figures[name].sources))
