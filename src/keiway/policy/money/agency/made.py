"""All tables of one change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from keiway.policy.money.agency import amounts, safety, spread, statement, sums, vehicles
from keiway.policy.money.agency.change import Change
from keiway.policy.money.ready import Fixed
from keiway.policy.money.world import Worth
from keiway.policy.parts import Life, Side
from keiway.policy.record import Asked, Table

TABLES = (
    safety.population, safety.injuries, safety.lives, vehicles.costs, vehicles.outlay, vehicles.entering, amounts.physical, amounts.external, sums.benefits, sums.sensitivity,
    spread.distribution, statement.statement,
)  # fmt: skip


def tables(
    asked: Asked, fixed: Fixed, drawn: Mapping[str, Mapping[str, Any]], sides: tuple[Side, Side], lives: tuple[Sequence[Life], Sequence[Life]], worths: tuple[Worth, Worth],
) -> tuple[Table, ...]:  # fmt: skip
    """T1 to T11 and A4, from today and the reform: `sides`, `lives` and `worths` are pairs in that order."""
    change = Change(asked, fixed, drawn, sides, lives, worths)
    return tuple(make(change) for make in TABLES)
