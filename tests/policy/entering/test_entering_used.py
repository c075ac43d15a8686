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
    for one, other in zip(today.streams, reform.streams, strict=True):
        assert (other.price_usd > one.price_usd).all()
        assert other.age_at_sale == one.age_at_sale - 10
        assert other.vehicle.production_from > one.vehicle.production_from


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
    assert some_young.streams[0].age_at_sale > all_young.streams[0].age_at_sale


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


def test_what_buyers_gain_by_a_lower_duty_is_no_more_than_the_whole_price_change_and_no_less_than_that_of_todays(run):
    today, reform = run(reform=used_terms(duty_pct=(0.0, 0.0, 0.0)), years=8)
    for one, other in zip(today.streams, reform.streams, strict=True):
        margin = one.dealer_usd / (one.price_usd - one.dealer_usd)
        cut = (one.price_usd - other.price_usd) / (1 + margin)
        before, after = one.units[:, -1], other.units[:, -1]  # the years to adjust are over
        gain = other.surplus_usd * after - one.surplus_usd * before
        assert (gain >= cut * before - 1e-6).all() and (gain <= cut * after + 1e-6).all()


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
