"""The headline of an impact: its effects, net benefit and sentence, without tables, years and shares of the spread, which take most of the time."""

from __future__ import annotations

from typing import Any, NamedTuple

from keiway.policy.impact import empty, facts, measured, roads
from keiway.policy.impact.bands import band, per_vehicle
from keiway.policy.impact.chain import Model, model
from keiway.policy.impact.doing import doing
from keiway.policy.impact.explain import SEEN
from keiway.policy.impact.sentence import Said, sentence
from keiway.policy.money.agency.change import Change
from keiway.policy.money.facts import PREFIX
from keiway.policy.record import Asked, Doing, Effect

UNDISCOUNTED = 0.0


#: Held at both ends where the net is told: nobody knows how much of their own risk buyers see as they choose.
RISK = "own_risk_seen"
POLES = ((0.0, "none"), (1.0, "all"))


class Headline(NamedTuple):
    sentence: str
    effects: tuple[Effect, ...]
    net: tuple[Effect, ...]  # at each rate, then undiscounted
    warnings: tuple[str, ...]
    poles: tuple[Effect, ...] = ()  # at each rate; none where the figure was set
    doing: tuple[Doing, ...] = ()


def headline(asked: Asked) -> Headline:
    """Raises what the parts raise: a reform that cannot be read, rooms that are missing."""
    return told(model(asked))


def told(found: Model) -> Headline:
    change, fixed = found.base, found.entering.fixed
    effects = _effects(change, fixed.used)
    nets = tuple(_net(change, rate) for rate in (*change.rates, UNDISCOUNTED))
    poles, of = _poles(change), doing(found)
    by_id = {one.id: one for one in effects}
    said = sentence(Said(found.asked, by_id, nets, poles, of, len(change.sides[1].years), empty.nothing(found.asked, fixed, of), empty.left(found.asked, fixed)))
    return Headline(said, effects, nets, (*fixed.warnings, *empty.contradicted(found.asked, by_id["all_deaths"])), poles, of)


def _effects(change: Change, used: Any) -> tuple[Effect, ...]:
    """In the order of effects.yaml, the roads open beside the miles."""
    changes = measured.changes(change)
    sold = changes["sold"]
    found = [measured.effect(id_, facts.effects()[id_], values) for id_, values in changes.items()]
    found = [per_vehicle(one, changes[one.id], sold) if facts.effects()[one.id].scales else one for one in found]
    at = next((n for n, one in enumerate(found) if one.group == "roads"), len(found))
    return (*found[:at], *roads.opened(change.sides, used), *found[at:])


def percent(rate: float) -> str:
    return f"{100.0 * rate:g}"


def _net(change: Change, rate: float) -> Effect:
    says = f"All parties in the United States, at {percent(rate)} percent, at the beginning of the first year." if rate else "All parties in the United States, not discounted."
    label = f"Net benefit at {percent(rate)} percent" if rate else "Net benefit, not discounted"
    return _money(change, f"net_{percent(rate)}", change.net(rate), label, says)


def _poles(change: Change) -> tuple[Effect, ...]:
    """Net benefit at both ends of what no study tells. Where the reader has set it, there are no ends."""
    if any(id_ == f"{PREFIX}{RISK}" for id_, _ in change.asked.edits):
        return ()
    return tuple(
        _money(change, f"net_{percent(rate)}_seen_{name}", change.net_at(rate, **{RISK: share}), f"Net benefit at {percent(rate)} percent, {SEEN[name]}", f"{facts_of(RISK).says}: {share:.0%}.")
        for rate in change.rates
        for share, name in POLES
    )  # fmt: skip


def _money(change: Change, id_: str, values: Any, label: str, says: str) -> Effect:
    told = band(id_, values, None, label=label, group="money", party="all", unit="USD", rests="low", says=says)
    return per_vehicle(told, values, change.quantity(0.0)["vehicles"])


def facts_of(name: str) -> Any:
    from keiway.policy.money.facts import facts as money

    return money().figures[name]
