"""The chain of parts: what is run again when a factor's rows are exchanged, on small parts of our own."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest
from impact_standin import life, stream

from keiway.policy import money
from keiway.policy.impact import chain
from keiway.policy.parts import Part, Side
from keiway.policy.record import Asked
from keiway.policy.uncertainty.exchange import order

DRAWS = 60
YEARS = tuple(range(2028, 2038))
ASKED = Asked(reform=None, as_of=date(2026, 11, 1), first_year=2028, draws=DRAWS)


@pytest.fixture
def parts(monkeypatch):
    """`appeal` moves sales, `tastes` what is given up, `miles` sales and lives; a used truck is the same in both worlds."""
    random = np.random.default_rng(5)
    column = {name: random.normal(size=DRAWS) for name in ("appeal", "tastes", "miles", "sold")}
    truck = stream("used.kei_truck", random.lognormal(8, 0.3, (DRAWS, 10)), new=False)
    calls = {"sides": 0, "lives": 0, "streams": 0}

    def sides(fixed, drawn):
        calls["sides"] += 1
        units = 1000.0 * np.exp(drawn["appeal"]["log"] + 0.1 * drawn["miles"]["sold"])[:, None] * np.ones(10)
        share = 1.0 / (1.0 + np.exp(drawn["tastes"]["log"]))
        instead = np.zeros((DRAWS, 11))
        instead[:, 0], instead[:, 1] = share, 1.0 - share
        return Side(YEARS, (truck,)), Side(YEARS, (stream("new.kei", units, instead=instead), truck))

    def lives(fixed, drawn, side):
        calls["lives"] += 1
        calls["streams"] += len(side.streams)
        base = life(DRAWS)
        return tuple(base._replace(own_deaths=(np.exp(drawn["miles"]["log"]) * one.instead[:, 0])[:, None] * np.full(base.alive.shape, 1e-4)) for one in side.streams)

    enters = {"appeal": {"log": column["appeal"]}, "tastes": {"log": column["tastes"]}, "miles": {"sold": column["sold"]}}
    monkeypatch.setattr(chain, "entering", SimpleNamespace(prepare=lambda asked: Part(None, enters), sides=sides))
    monkeypatch.setattr(chain, "use", SimpleNamespace(prepare=lambda asked, of: Part(None, {"miles": {"log": column["miles"]}}), lives=lives))
    return calls


def test_factors_of_all_parts_are_told_once_with_all_their_numbers(parts):
    found = chain.model(ASKED).drawn
    assert set(found["miles"]) == {"entering.sold", "use.log"}
    assert {"appeal", "tastes", *money.prepare(ASKED, (Side(YEARS, ()),) * 2).drawn} < set(found)


def test_a_life_is_worked_out_once_for_streams_that_are_alike(parts):
    found = chain.model(ASKED)
    assert parts["streams"] == 2
    assert found.base.lives[0][0] is found.base.lives[1][1]


@pytest.mark.parametrize(("factor", "again"), [("values", (0, 0)), ("miles", (1, 1)), ("appeal", (1, 0)), ("tastes", (1, 1)), ("nobody", (0, 0))])
def test_only_what_stands_behind_a_factor_is_run_again(parts, factor, again):
    found = chain.model(ASKED)
    before = dict(parts)
    found.exchanged(factor, order(DRAWS, 1, factor))
    assert tuple(parts[name] - before[name] for name in ("sides", "lives")) == again


def test_what_is_the_same_in_both_worlds_is_left_out_and_changes_nothing(parts):
    found = chain.model(ASKED)
    least = found.least()
    assert [stream.id for side in least.sides for stream in side.streams] == ["new.kei"]
    assert least.net(0.03) == pytest.approx(found.base.net(0.03))
    assert least.quantity()["own_deaths"] == pytest.approx(found.base.quantity()["own_deaths"])


def test_a_factor_of_two_parts_is_exchanged_in_both_by_the_same_order(parts):
    found = chain.model(ASKED)
    way = order(DRAWS, 1, "miles")
    deaths = found.exchanged("miles", way).quantity()["own_deaths"]
    columns, new = found.drawn["miles"], found.base.sides[1].streams[0]
    sold = new.units.sum(1) * np.exp(0.1 * (columns["entering.sold"][way] - columns["entering.sold"]))
    assert deaths == pytest.approx(sold * np.exp(columns["use.log"][way]) * new.instead[:, 0] * 12e-4)


def test_the_draws_as_they_are_are_not_touched(parts):
    found = chain.model(ASKED)
    kept = found.base.net(0.03).copy()
    found.exchanged("appeal", order(DRAWS, 1, "appeal"))
    assert np.array_equal(chain.model(ASKED).base.net(0.03), kept)
