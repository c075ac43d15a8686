"""Used imports: what moves them moves them the right way, and what does not move changes nothing."""

from __future__ import annotations

import numpy as np
import pytest
from entering_standin import ALL, HALF, asked, stand, used_terms
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.market.imports import flows
from keiway.policy.entering import prepare, sides

QUIET = settings(max_examples=12, deadline=None)


@pytest.fixture
def run(rules):
    """Both sides of a reform of used imports alone."""

    def made(today=None, reform=None, **question):
        rules.used_today, rules.used_reform = today or used_terms(), reform or used_terms()
        return sides(*prepare(asked(**question)))

    return made


FIELDS = ("units", "instead", "price_usd", "duty_usd", "surplus_usd", "maker_usd", "dealer_usd", "plated")


def by_id(side) -> dict:
    return {stream.id: stream for stream in side.streams}


def total(side) -> np.ndarray:
    return sum(stream.units for stream in side.streams)


def test_every_kind_comes_in_and_they_add_up_to_the_flow(run):
    today, _ = run(draws=2000)
    assert {stream.id for stream in today.streams} == {"used.kei_truck", "used.kei_van", "used.kei_car"}
    known = {flow.year: flow for flow in flows(2032)}
    for at, year in enumerate(today.years):
        low, mid, high = np.quantile(total(today)[:, at], (0.05, 0.5, 0.95))
        assert (low, mid, high) == pytest.approx((known[year].low, known[year].mid, known[year].high), rel=0.02)


def test_most_are_trucks(run):
    today, _ = run()
    units = {stream.id: np.median(stream.units) for stream in today.streams}
    assert units["used.kei_truck"] > 2 * units["used.kei_van"] and units["used.kei_truck"] > 2 * units["used.kei_car"]


def test_the_same_terms_give_the_same_bits(run):
    today, reform = run()
    for one, other in zip(today.streams, reform.streams, strict=True):
        for field in ("units", "instead", "price_usd", "duty_usd", "surplus_usd", "maker_usd", "dealer_usd"):
            assert np.array_equal(getattr(one, field), getattr(other, field)), field
        assert (one.vehicle.id, one.age_at_sale, one.states) == (other.vehicle.id, other.age_at_sale, other.states)


def test_younger_ones_are_more_and_dearer_and_newer(run):
    today, reform = run(reform=used_terms(open_years=15, by_age=((15, HALF),)))
    assert (total(reform) >= total(today)).all() and (total(reform) > total(today)).mean() > 0.95
    before, after = by_id(today), by_id(reform)
    assert set(after) == {*before, *(f"{id_}.younger" for id_ in before)}
    for id_, one in before.items():
        same, younger = after[id_], after[f"{id_}.younger"]
        assert (younger.price_usd > one.price_usd).all() and younger.age_at_sale == one.age_at_sale - 10
        assert younger.vehicle.production_from > one.vehicle.production_from
        assert np.array_equal(same.price_usd, one.price_usd) and (same.age_at_sale, same.vehicle.id) == (one.age_at_sale, one.vehicle.id)
        assert (same.units <= one.units * (1 + 1e-12)).all()


def test_where_younger_ones_bring_nobody_nothing_changes(run):
    """No response, no effect: who comes today goes on with the same vehicles at the same price."""
    today, reform = run(reform=used_terms(open_years=15, by_age=((15, HALF),)), edits=(("policy.entering.age_ten_years", 1.0),))
    after = by_id(reform)
    for id_, one in by_id(today).items():
        assert (after[f"{id_}.younger"].units == 0).all()
        for field in FIELDS:
            assert getattr(after[id_], field) == pytest.approx(getattr(one, field), rel=1e-12), field


def test_who_switches_is_drawn_and_pays_for_it(run):
    lower = used_terms(open_years=15, by_age=((15, HALF),))
    _, none = run(reform=lower, edits=(("policy.entering.switch", 0.0),))
    today, all_ = run(reform=lower, edits=(("policy.entering.switch", 1.0),))
    for id_, one in by_id(today).items():
        assert by_id(none)[id_].units == pytest.approx(one.units)
        assert (by_id(all_)[id_].units <= one.units * (1 + 1e-12)).all() and (by_id(all_)[id_].units < one.units).any()
    assert total(none) == pytest.approx(total(all_))


def test_more_take_years_and_fewer_are_at_once(run):
    today, more = run(reform=used_terms(states=ALL))
    ratio = total(more) / total(today)
    assert (np.diff(ratio, axis=1) >= -1e-12).all() and (ratio[:, -1] > ratio[:, 0]).any()
    today, fewer = run(reform=used_terms(states=()))
    ratio = total(fewer) / total(today)
    assert np.allclose(ratio, ratio[:, :1]) and (ratio < 1).all()


def test_a_state_that_registers_older_ones_only_gains_less(run):
    _, all_young = run(reform=used_terms(open_years=15, by_age=((15, HALF),)))
    _, some_young = run(reform=used_terms(open_years=15, by_age=((15, HALF[:10]), (25, HALF))))
    assert (total(some_young) <= total(all_young) * (1 + 1e-12)).all() and (total(some_young) < total(all_young)).mean() > 0.95
    assert by_id(some_young)["used.kei_truck.younger"].age_at_sale > by_id(all_young)["used.kei_truck.younger"].age_at_sale


def test_a_state_of_which_it_is_not_known_lies_between_closed_and_open(run):
    _, closed = run(today=used_terms(states=HALF), reform=used_terms(states=HALF[:-1]))
    _, unsure = run(today=used_terms(states=HALF), reform=used_terms(states=HALF[:-1], unsure=HALF[-1:]))
    today, _ = run()
    assert (total(closed) < total(unsure)).all() and (total(unsure) < total(today)).all()


def test_none_come_where_no_age_may_enter(run):
    today, none = run(reform=used_terms(open_years=None, states=()))
    assert total(today).min() > 0 and total(none).max() == 0


def test_without_duty_more_come_and_customs_take_the_fees_alone(run):
    today, reform = run(reform=used_terms(duty_pct=(0.0, 0.0, 0.0)))
    assert (total(reform) > total(today)).all()
    for one, other in zip(today.streams, reform.streams, strict=True):
        assert (other.price_usd < one.price_usd).all() and (other.surplus_usd > 0).all()
        assert (other.duty_usd < 0.2 * one.duty_usd).all()


@pytest.mark.parametrize("duty", [0.0, 10.0, 40.0])
def test_a_duty_that_moves_is_a_transfer_but_for_the_triangle(run, duty):
    """What buyers gain and customs lose adds up to the half of the change for those who come or go by it; the dealer's part of each stays."""
    today, reform = run(reform=used_terms(duty_pct=(duty,) * 3), years=8)
    for one, other in zip(today.streams, reform.streams, strict=True):
        assert other.dealer_usd == pytest.approx(one.dealer_usd) and (one.dealer_usd > 0).all()
        cut = one.price_usd - other.price_usd
        assert cut == pytest.approx(one.duty_usd - other.duty_usd)
        before, after = one.units.sum(axis=1), other.units.sum(axis=1)
        gain = other.surplus_usd * after - one.surplus_usd * before
        assert gain == pytest.approx(cut * (before + after) / 2.0)
        customs = other.duty_usd * after - one.duty_usd * before
        assert gain + customs == pytest.approx((after - before) * (other.duty_usd + cut / 2.0))


def test_with_as_many_in_both_worlds_a_cut_of_duty_is_worth_to_buyers_what_it_costs_customs(rules):
    rules.used_reform = used_terms(duty_pct=(0.0, 0.0, 0.0))
    part = prepare(asked())
    stays = {**part.drawn, "import_price": {**part.drawn["import_price"], "elasticity": np.full(200, 1e-9)}}
    today, reform = sides(part.fixed, stays)
    for one, other in zip(today.streams, reform.streams, strict=True):
        assert other.units == pytest.approx(one.units)
        # with hardly any answer to price worth itself is boundless: its change is what counts
        assert (one.price_usd - other.price_usd) == pytest.approx(one.duty_usd - other.duty_usd)


def test_a_duty_that_is_read_in_two_ways_is_drawn_once_for_both_worlds(run):
    """Today 2.5 or 25 by the text, under the reform 2.5 or 12.5: where entries pay by the low reading already, the repeal gives nothing."""
    today, reform = run(today=used_terms(duty_pct=(2.5, 25.0, 25.0)), reform=used_terms(duty_pct=(2.5, 12.5, 12.5)))
    cut = today.streams[0].duty_usd - reform.streams[0].duty_usd
    assert cut.std() > 0.2 * cut.mean() and (cut > 0).all()
    held = {"policy.entering.duty_text": 0.0}
    today, reform = run(today=used_terms(duty_pct=(2.5, 25.0, 25.0)), reform=used_terms(duty_pct=(2.5, 12.5, 12.5)), edits=tuple(held.items()))
    assert np.array_equal(total(today), total(reform))
    sure, same = run(today=used_terms(duty_pct=(25.0,) * 3), reform=used_terms(duty_pct=(12.5,) * 3), edits=tuple(held.items()))
    assert (total(same) > total(sure)).all()


def test_a_duty_that_is_not_coded_is_taken_as_today_and_told(rules):
    rules.used_reform = used_terms(duty_pct=None)
    part = prepare(asked())
    today, reform = sides(*part)
    assert np.array_equal(total(today), total(reform))
    assert any("not coded" in each for each in part.fixed.warnings)


def test_an_edit_stands_in_every_draw(rules):
    rules.used_reform = used_terms(open_years=15, by_age=((15, HALF),))
    today, reform = sides(*prepare(asked(edits=(("policy.entering.age_ten_years", 2.0), ("policy.entering.adjust_years", 1.0)))))
    assert total(reform) == pytest.approx(2 * total(today))


def test_plates_are_for_those_who_may_have_them(run):
    """Where no state registers one none has plates; more open states plate more; half of the states closed leave those who need none."""
    today, none = run(reform=used_terms(states=()))
    _, all_ = run(reform=used_terms(states=ALL))
    for one, shut, open_ in zip(today.streams, none.streams, all_.streams, strict=True):
        assert (shut.plated == 0).all()
        assert (one.plated > 0).all() and (open_.plated > one.plated).all() and (open_.plated <= 1).all()
    _, unsure = run(today=used_terms(states=()), reform=used_terms(states=(), unsure=HALF))
    assert (unsure.streams[0].plated > 0).all() and (unsure.streams[0].plated <= today.streams[0].plated).all()


def test_plates_where_every_state_gives_them_are_of_those_who_need_or_take_them(run):
    _, all_ = run(reform=used_terms(states=ALL), edits=(("policy.entering.needs_plates", 0.5), ("policy.entering.plates_anyway", 0.4)))
    assert all_.streams[0].plated == pytest.approx(0.5 + 0.4 * 0.5)


def test_roads_of_used_ones_are_those_of_their_states(rules):
    """A state that holds them to 35 mph counts by its households."""
    rules.roads = {state: (35, False) for state in HALF[:5]}
    today, _ = sides(*prepare(asked()))
    mix = today.streams[0].roads
    assert [law[1:] for law in mix] == [(35, False), (None, True)] and sum(share for share, *_ in mix) == pytest.approx(1.0)
    assert today.streams[0].cap_mph is None  # of most
    rules.roads = {state: (55, False) for state in ALL}
    today, _ = sides(*prepare(asked()))
    assert today.streams[0].roads == ((1.0, 55, False),) and (today.streams[0].cap_mph, today.streams[0].freeways) == (55, False)


def test_few_if_any_give_up_a_motorcycle_for_a_truck(run):
    today, _ = run(draws=1000)
    truck = by_id(today)["used.kei_truck"]
    motorcycles = truck.instead[:, truck.groups.index("motorcycle")]
    assert np.median(motorcycles) < 0.012 and motorcycles.max() < 0.06


def test_the_bill_is_in_dollars_of_one_year():
    """Lines of the 2010s and of 2024 are carried; a bill that is not is some percent too low."""
    from datetime import date

    from keiway.policy.entering.bill import bill, carried, year
    from keiway.vehicles.catalogue import vehicle

    assert [year(told) for told in ("2010s", "2023 to 2025", "2026-11-29", "")] == [2015, 2025, 2026, 2025]

    class Line:
        def __init__(self, expected: float, date: str):
            self.expected, self.date = expected, date

    assert carried([Line(100.0, "2025")]) == 1.0
    assert 1.2 < carried([Line(100.0, "2018")]) < 1.4
    found = bill(vehicle("suzuki-carry-10-k6a"), date(2026, 11, 29), 1)
    assert 6_000 < found.rest < 8_000 and found.value < found.rest


def test_shares_of_what_is_given_up_add_up_to_one(run):
    today, _ = run()
    for stream in today.streams:
        assert stream.instead.sum(axis=1) == pytest.approx(1.0) and (stream.instead >= 0).all()
        assert len(stream.groups) == stream.instead.shape[1]


@pytest.fixture(scope="module")
def made():
    """A run that does not build its own law anew for each example."""
    patch = pytest.MonkeyPatch()
    found = stand(patch)

    def run(reform):
        found.used_reform = reform
        today, under = sides(*prepare(asked(draws=60, years=4)))
        return total(today), total(under)

    yield run
    patch.undo()


@QUIET
@given(few=st.sets(st.sampled_from(ALL)), more=st.sets(st.sampled_from(ALL)))
def test_more_open_states_never_lower_imports(made, few, more):
    _, fewer = made(used_terms(states=tuple(sorted(few))))
    _, wider = made(used_terms(states=tuple(sorted(few | more))))
    assert (wider >= fewer).all()


@QUIET
@given(low=st.floats(0, 60), more=st.floats(0, 60))
def test_a_lower_duty_never_lowers_imports(made, low, more):
    _, dear = made(used_terms(duty_pct=(low + more,) * 3))
    _, cheap = made(used_terms(duty_pct=(low,) * 3))
    assert (cheap >= dear).all()


@QUIET
@given(age=st.integers(5, 40), more=st.integers(0, 15))
def test_a_lower_age_never_lowers_imports(made, age, more):
    _, old = made(used_terms(open_years=age + more))
    _, young = made(used_terms(open_years=age))
    assert (young >= old).all()
