"""Used kei brought in from Japan: what is fixed of each kind in both worlds, and all that is drawn of them. The model itself: flow.py."""

from __future__ import annotations

import math
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from keiway.policy.entering import law
from keiway.policy.entering.bill import AGE_NOW, Bill, bill
from keiway.policy.entering.facts import Kind, drawn, factor, facts, middle
from keiway.policy.entering.roads import Mix, mixed
from keiway.policy.facts import Z95
from keiway.policy.record import Asked
from keiway.store import World, under

TODAY, REFORM = 0, 1
AGE_GATE = 25  # years, where none may enter: of the few that are in stock
SHORT = {"kei_truck": "truck", "kei_van": "van", "kei_car": "car"}
#: Figures drawn of every kind; those of one kind's buyers begin with its short name.
SHARED = (
    "van_share", "car_share", "adjust_years", "newer_price", "switch", "needs_plates", "plates_anyway", "unsure_open", "duty_text", "importer_margin",
)  # fmt: skip


class There(NamedTuple):
    """One kind in one world."""

    vehicle: Any
    gate: float | None  # years of age from which one may enter; None: none may
    age: float  # at sale
    duty_pct: float | None  # of the customs value, by the tariff's text; None: not coded
    readings: tuple[float, float, float] | None  # lowest, by the text, highest
    states: tuple[str, ...]  # that register one of the age at sale
    steps: tuple[tuple[float, float], ...]  # (years of age, share of households in states that register it from then on)
    doubts: tuple[tuple[float, float], ...]  # the same of states of which it is not known or disputed whether they do
    roads: Mix  # of the states that register one of some age

    @property
    def unsure(self) -> float:
        """Share of households in states of which it is not known."""
        return sum(share for _, share in self.doubts)


class Used(NamedTuple):
    """One kind, fixed."""

    kind: str
    title: str
    bill: Bill
    flows: tuple[tuple[float, float], ...]  # of each year: log of the middle, standard deviation of the log
    worlds: tuple[There, There]
    old: There | None = None  # under a reform that lets younger ones in: those that come as old as today


def prepare(asked: Asked, years: tuple[int, ...], reform_world: World | None) -> tuple[tuple[Used, ...], dict[str, dict[str, Any]]]:
    """Every kind, and all that is drawn of them: factor -> name -> array [draw]."""
    found = tuple(_kind(id_, kind, asked, years, reform_world) for id_, kind in facts().kinds.items())
    return found, _drawn(asked)


def _kind(id_: str, kind: Kind, asked: Asked, years: tuple[int, ...], reform_world: World | None) -> Used:
    day = law.covered(date(years[0], 1, 1))
    now = _stands_for(kind, years, AGE_NOW)

    def world(reform: Any, of: World | None, like: There | None = None, today: There | None = None) -> There:
        return _world(reform, of, kind, now, day, years, asked, like, today)

    today = world(None, None)
    other, old = (today, None) if reform_world is None else (world(asked.reform, reform_world, today=today), None)
    if None not in (other.gate, today.gate) and other.gate <= today.gate:
        at_age = world(asked.reform, reform_world, today) if reform_world is not None else today
        other, old = (at_age, None) if other.gate == today.gate else (other, at_age)
    return Used(id_, kind.title, bill(now, law.covered(asked.as_of), asked.seed), _flows(years), (today, other), old)


def _world(reform: Any, world: World | None, kind: Kind, vehicle: Any, day: date, years: tuple[int, ...], asked: Asked, like: There | None, today: There | None) -> There:
    """`like`: those that come as old as in that one, whatever the age that may enter. `today`: as the law is, where this is another."""
    with under(world):
        terms = law.used_terms(reform, vehicle, day)
        gate = None if terms.open_years is None else float(terms.open_years)
        gate = gate if like is None else like.gate
        steps = _steps(terms)
        later = today.gate if like is None and today is not None else None
        doubts = _doubts(terms, vehicle, day, gate, later) if like is None else _doubts_at(like.gate, _of(vehicle, day, like.gate), terms)
        age = _age_at_sale(gate, steps, asked) if like is None else like.age
        roads = mixed(law.used_roads(vehicle, day, _first_ages(terms, age)))
    states = next((names for years_, names in reversed(terms.by_age) if years_ <= age), terms.states)
    readings = terms.duty_pct
    return There(_stands_for(kind, years, age), gate, age, readings[1] if readings else None, readings, tuple(sorted(states)), steps, doubts, roads)


def _doubts(terms: Any, vehicle: Any, day: date, gate: float | None, later: float | None) -> tuple[tuple[float, float], ...]:
    """At the age that may enter, and where that is lower than today also at today's: of older ones other states may not be sure."""
    found = _doubts_at(gate, terms.unsure, terms) if gate is not None else ()
    if gate is None or later is None or later <= gate:
        return found
    return (*found, *_doubts_at(later, sorted(set(_of(vehicle, day, later)) - set(terms.unsure)), terms))


def _of(vehicle: Any, day: date, years: float | None) -> tuple[str, ...]:
    return law.used_unsure(vehicle, day, math.ceil(years)) if years is not None else ()


def _doubts_at(years: float | None, states: Any, terms: Any) -> tuple[tuple[float, float], ...]:
    """Those that register one of some age are not among them."""
    from keiway.market.launch import households

    sure = {state for _, names in terms.by_age for state in names}
    left = tuple(sorted(set(states) - sure))
    return ((float(years), households(left)),) if left and years is not None else ()


def _first_ages(terms: Any, age: float) -> tuple[tuple[str, int], ...]:
    """(state, age one is asked of): that at sale, or the first at which the state registers one."""
    found: dict[str, int] = {}
    for years, states in sorted(terms.by_age or ((terms.open_years or 0, terms.states),)):
        for state in states:
            found.setdefault(state, max(round(age), int(years)))
    return tuple(sorted(found.items()))


def _steps(terms: Any) -> tuple[tuple[float, float], ...]:
    """Households by the age from which their state registers one: each state where it comes in first."""
    from keiway.market.launch import households

    seen: set[str] = set()
    found = []
    for years, states in sorted(terms.by_age or ((terms.open_years or 0, terms.states),)):
        new = tuple(sorted(set(states) - seen))
        seen |= set(states)
        if new:
            found.append((float(years), households(new)))
    return tuple(found)


def _age_at_sale(gate: float | None, steps: tuple[tuple[float, float], ...], asked: Asked) -> float:
    """Mean over buyers by the middles of the figures: some states register only older ones."""
    past = middle("past_gate", asked)
    if gate is None:
        return AGE_GATE + past
    k, times = middle("needs_plates", asked), middle("age_ten_years", asked)
    weights = [(gate, 1.0 - k), *((max(gate, years), k * share) for years, share in steps)]
    each = [(years, weight * times ** (-years / 10.0)) for years, weight in weights]
    whole = sum(weight for _, weight in each)
    return past + (sum(years * weight for years, weight in each) / whole if whole > 0.0 else gate)


def _stands_for(kind: Kind, years: tuple[int, ...], age: float) -> Any:
    """The vehicle of the kind that was built when those sold half way through the years were; the nearest where none was."""
    from keiway.vehicles.catalogue import vehicle

    built = (years[0] + years[-1]) / 2.0 - age
    rows = [vehicle(id_) for id_ in kind.vehicles]
    return max((row for row in rows if float(row.production_from[:4]) <= built), key=lambda row: row.production_from, default=rows[0])


def _flows(years: tuple[int, ...]) -> tuple[tuple[float, float], ...]:
    from keiway.market.imports import flows

    known = {flow.year: flow for flow in flows(years[-1])}
    return tuple((float(np.log(known[year].mid)), float(np.log(known[year].high / known[year].low) / (2.0 * Z95))) for year in years)


def _drawn(asked: Asked) -> dict[str, dict[str, Any]]:
    from keiway.market.imports import facts as imports
    from keiway.market.launch.streams import stream, triangular

    found: dict[str, dict[str, Any]] = {}

    def put(name: str, values: Any, of: str) -> None:
        found.setdefault(of, {})[name] = values

    def even(name: str) -> Any:
        """One in each part of the whole, in random order."""
        random = stream(f"policy.entering.{name}", asked.seed)
        return (random.permutation(asked.draws) + random.random(asked.draws)) / asked.draws

    put("flow", _normal(even("flow")), "imports")
    put("door", _normal(even("door")), "import_price")
    elasticity = imports().forecast.price_elasticity
    put("elasticity", triangular(even("price_elasticity"), elasticity.low, elasticity.mid, elasticity.high), "import_price")
    for name in SHARED:
        put(name, drawn(name, asked), factor(name))
    put("age_ten_years", np.maximum(drawn("age_ten_years", asked), 1.0), factor("age_ten_years"))  # who may choose younger ones may still choose older
    for name in facts().figures:
        if name.partition("_")[0] in SHORT.values() and name not in SHARED:
            put(name, drawn(name, asked), factor(name))
    return found


def _normal(u: Any) -> Any:
    from statistics import NormalDist

    inverse = NormalDist().inv_cdf
    return np.array([inverse(share) for share in u])


__all__ = ["REFORM", "SHORT", "TODAY", "There", "Used", "prepare"]
