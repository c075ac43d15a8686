"""The headline of an impact: its effects, net benefit and sentence, without tables, years and shares of the spread, which take most of the time."""

from __future__ import annotations

from typing import Any, NamedTuple

from keiway.policy.impact import facts, measured, roads, words
from keiway.policy.impact.bands import band
from keiway.policy.impact.chain import Model, model
from keiway.policy.money.agency.change import Change
from keiway.policy.money.lines import net
from keiway.policy.record import Asked, Effect

UNDISCOUNTED = 0.0


class Headline(NamedTuple):
    sentence: str
    effects: tuple[Effect, ...]
    net: tuple[Effect, ...]  # at each rate, then undiscounted
    warnings: tuple[str, ...]


def headline(asked: Asked) -> Headline:
    """Raises what the parts raise: a reform that cannot be read, rooms that are missing."""
    return told(model(asked))


def told(found: Model) -> Headline:
    change, fixed = found.base, found.entering.fixed
    effects = _effects(change, fixed.used)
    nets = tuple(_net(change, rate) for rate in (*change.rates, UNDISCOUNTED))
    sentence = words.sentence({one.id: one for one in effects}, nets[: len(change.rates)], found.asked.entry, len(change.sides[1].years))
    return Headline(sentence, effects, nets, fixed.warnings)


def _effects(change: Change, used: Any) -> tuple[Effect, ...]:
    """In the order of effects.yaml, the roads open beside the miles."""
    changes = measured.changes(change)
    found = [measured.effect(id_, facts.effects()[id_], values) for id_, values in changes.items()]
    at = next((n for n, one in enumerate(found) if one.group == "roads"), len(found))
    return (*found[:at], *roads.opened(change.sides, used), *found[at:])


def percent(rate: float) -> str:
    return f"{100.0 * rate:g}"


def _net(change: Change, rate: float) -> Effect:
    says = f"All parties in the United States, at {percent(rate)} percent, at the beginning of the first year." if rate else "All parties in the United States, not discounted."
    label = f"Net benefit at {percent(rate)} percent" if rate else "Net benefit, not discounted"
    return band(f"net_{percent(rate)}", net(change.lines(rate)), None, label=label, group="money", party="all", unit="USD", rests="low", says=says)
