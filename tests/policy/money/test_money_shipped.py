"""Shipped reforms that move a tax and no vehicle: nobody makes money out of a transfer. Vehicles are those of policy.entering, lives are empty."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from money_made import life

from keiway.policy import entering, money, reform
from keiway.policy.money import lines
from keiway.policy.parts import Side
from keiway.policy.record import Asked

DRAWS = 24


def change(id_: str, edits=(), hold: bool = False):
    one = Asked(reform=reform.read(id_), as_of=date(2026, 11, 29), draws=DRAWS, edits=edits)
    part = entering.prepare(one)
    today, after = entering.sides(part.fixed, part.drawn)
    if hold:  # as many as today, who gain what the price falls by
        after = Side(after.years, tuple(new._replace(units=old.units, surplus_usd=old.surplus_usd + old.price_usd - new.price_usd) for new, old in zip(after.streams, today.streams, strict=True)))
    still = life(draws=DRAWS, ages=12)
    still = still._replace(**{name: np.zeros_like(still.alive) for name in still._fields if name not in ("alive", "miles_by_road", "trips_lost_miles")})
    made = money.prepare(one, (today, after))
    lives = tuple((still,) * len(side.streams) for side in (today, after))
    worths = [money.worth(made.fixed, made.drawn, side, of, (today, lives[0])) for side, of in zip((today, after), lives, strict=True)]
    moved = sum(stream.units.sum() for stream in after.streams) - sum(stream.units.sum() for stream in today.streams)
    return lines.less(worths[1].present(0.0), worths[0].present(0.0)), moved


def test_plates_that_nobody_needs_may_go_without_a_cost():
    found, moved = change("states-aamva", (("policy.entering.needs_plates", 0.0),))
    assert moved == 0.0 and lines.net(found) == pytest.approx(np.zeros(DRAWS), abs=1.0)


def test_a_duty_that_falls_with_no_more_vehicles_is_the_buyers_and_the_treasury_s():
    found, moved = change("truck-duty-repeal", hold=True)
    assert moved == 0.0 and np.all(found["duty"] < -1e5)
    assert lines.net(found) == pytest.approx(np.zeros(DRAWS), abs=1.0)
