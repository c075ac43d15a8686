"""Side impacts of the laboratory: low-speed vehicles and a very small car."""

from __future__ import annotations

from keiway.crash.injury.side import struck_delta_v
from keiway.crash.risk import people
from keiway.crash.validate.result import Check, between, shown
from keiway.crash.validate.table import Table


def near_side(table: Table, struck: str, striker: str, *, high: bool, airbag: bool, narrow: bool) -> float:
    """MAIS3+ of a belted near-side driver of 35 by the field curve and its named odds."""
    dv = struck_delta_v(table.given("side_speed_mps"), table.given(f"{struck}_kg"), table.given(f"{striker}_kg"))
    odds = people.near_side_odds(striker_is_ltv=high, striker_year=2010, narrow_body=narrow, side_airbag=airbag)
    return people.side(dv, 1.0, float(high), 1.0, 35.0, 0.5, 0.0, odds, people.coefficients())[1]


def low_speed_vehicles(table: Table) -> list[Check]:
    barrier = near_side(table, "gem", "barrier", high=True, airbag=False, narrow=True)
    smart = near_side(table, "gem", "smart", high=False, airbag=False, narrow=True)
    fortwo = near_side(table, "smart", "barrier", high=True, airbag=True, narrow=False)
    return [
        between(table.id, "GEM e2 struck by the barrier, near side MAIS3+", 0.5, 1.0, barrier, says="the field curve knows no vehicle without doors"),
        between(table.id, "GEM e2 struck by a smart, near side MAIS3+", 0.5, 1.0, smart),
        shown(table.id, "smart struck by the barrier, near side MAIS3+", None, fortwo, says="published: protected"),
    ]  # fmt: skip
