"""What each line does by itself: how many it drops alone, and the nearest value that would let them in."""

from __future__ import annotations

from math import ceil, floor

from keiway.law.conditions import Compare
from keiway.policy.bill import measures as m
from keiway.policy.bill.judge import Judged
from keiway.policy.bill.record import Limit, Line
from keiway.policy.bill.single import numeric, unit_of
from keiway.vehicles.spec import UNITS

#: Steps in which a limit is written, by unit.
STEPS = {"in": 1.0, "mm": 10.0, "m": 0.01, "cm": 1.0, "ft": 0.1, "lb": 10.0, "kg": 10.0, "cc": 1.0, "l": 0.01, "kW": 1.0, "hp": 1.0, "PS": 1.0, "mph": 1.0, "km/h": 1.0}
EDGE = 1e-6


def limit(n: int, line: Line, judged: tuple[Judged, ...]) -> Limit:
    """The nth line over all generations."""
    drops = [one for one in judged if n in one.fails]
    alone = dropped_alone(n, judged)
    kei = [one for one in alone if one.generation.vehicle.is_kei]
    measured = numeric(line)
    measure, unit = (m.BY_NAME[measured.fact], unit_of(line)) if measured else (None, "")
    return Limit(
        line=line.words, drops=len(drops), alone=len(alone), alone_kei=len(kei), vehicles=tuple(one.generation.vehicle.id for one in alone),
        admits=admits(measured, measure, unit, alone), admits_kei=admits(measured, measure, unit, kei), unit=unit,
    )  # fmt: skip


def dropped_alone(n: int, judged: tuple[Judged, ...]) -> list[Judged]:
    """Those for which this line fails, nothing else does, and nothing else is open."""
    return [one for one in judged if one.fails == (n,) and not one.open]


def admits(one: Compare | None, measure: m.Measure | None, unit: str, dropped: list[Judged]) -> float | None:
    """The nearest round value, in `unit`, with which the line would let all of them in."""
    facts = [each.generation.facts.get(one.fact) for each in dropped] if one else []
    if one and one.fact == "engine_cc" and one.op in (">=", ">"):
        facts = [fact for fact in facts if fact is None or fact.high > 0]  # no least engine lets in one that is electric
    if not facts or any(fact is None for fact in facts) or one.fact in m.BY_AGE:
        return None
    upper = one.op in ("<=", "<")
    needed = max(fact.high for fact in facts) if upper else min(fact.low for fact in facts)
    shown = needed * measure.per / UNITS[measure.family][unit.casefold()] if measure.family else needed
    step = STEPS.get(unit, 1.0)
    steps = ceil(shown / step - EDGE) if upper else floor(shown / step + EDGE)
    if one.op in ("<", ">") and abs(steps * step - shown) < EDGE * step * 10:
        steps += 1 if upper else -1
    return round(steps * step, 4)


def told(line: Line, value: float) -> str:
    """A value of the line's own unit in both systems."""
    measure, unit = m.BY_NAME[line.condition.fact], unit_of(line)
    if not measure.family:
        return f"{value:g} {unit}".strip()
    return m.said(measure, value * UNITS[measure.family][unit.casefold()] / measure.per, unit)
