"""What the states charge: all 51, beside the law room and never against it, and some bills worked by hand."""

import pytest

from keiway.cost.states import fees, registration, table, tax_rate, title_line
from keiway.cost.states import tests as due_tests
from keiway.cost.states.explain import entries
from keiway.cost.states.yearly import Held
from keiway.errors import NotUnderstood
from keiway.law.state.load import states
from keiway.places import PLACES


def held(**given) -> Held:
    usual = {"age_years": 26.0, "held_years": 0, "mass_kg": 700.0, "electric": False, "list_usd": 5000.0, "paid_usd": 8000.0, "value_usd": 8000.0}
    return Held(**{**usual, **given})


def test_all_states_and_dc():
    assert set(table().states) == set(PLACES)


@pytest.mark.parametrize("code", PLACES)
def test_every_state_can_be_billed(code):
    tax = tax_rate(code)
    assert 0 <= tax.on(8000, "low") <= tax.on(8000) <= tax.on(8000, "high") < 8000 * 0.15
    assert title_line(code).low <= title_line(code).mid <= title_line(code).high
    for electric in (False, True):
        bill = registration(code, held(electric=electric))
        assert 0 <= bill.low <= bill.mid <= bill.high < 800
    for due in due_tests(code, 26.0, False):
        assert 0 <= due.usd_year.low <= due.usd_year.high < 200


@pytest.mark.parametrize("code", PLACES)
def test_the_rate_is_the_law_rooms(code):
    own = states()[code].fees.sales_tax_pct or 0.0
    tax, extra = tax_rate(code), fees(code).tax.extra_pct
    if fees(code).tax.used_pct is None:
        assert tax.state_pct.mid == pytest.approx(own + extra.mid)


@pytest.mark.parametrize("code", PLACES)
def test_tests_are_due_only_where_the_law_room_says_so(code):
    law = states()[code]
    due = {each.id for each in due_tests(code, 26.0, False)}
    assert "inspection" not in due or law.inspection.periodic != "no"
    assert "emissions" not in due or law.emissions.tests_25yo_petrol != "no"
    assert "emissions" not in {each.id for each in due_tests(code, 26.0, True)}
    priced = fees(code)
    assert priced.safety or law.inspection.periodic == "no"
    assert priced.emissions or law.emissions.tests_25yo_petrol == "no"


def test_bills_worked_by_hand():
    assert registration("MD", held(mass_kg=700)).mid == 120.5
    assert registration("MD", held(mass_kg=1800)).mid == 191.5
    assert registration("MA", held(age_years=0, list_usd=20000)).mid == pytest.approx(30 + 20000 * 0.0225)
    assert registration("NJ", held()).mid == 46.5
    assert registration("NJ", held(age_years=1, mass_kg=1700)).mid == 84
    assert registration("TX", held()).high == pytest.approx(50.75 + 4.75 + 1 + 7.5 + 31.5)
    assert registration("MI", held(age_years=0, list_usd=25000)).mid == pytest.approx(16 + 148)
    assert registration("CO", held()).mid == pytest.approx(85 + 3)
    assert registration("CO", held(age_years=0, list_usd=22000)).mid == pytest.approx(85 + 22000 * 0.85 * 0.021)
    assert registration("MT", held()).mid == pytest.approx(15 + 28 + 8000 * 0.005)
    assert registration("CA", held(held_years=2)).mid == pytest.approx(175 + 8000 * 0.0052)


def test_tax_worked_by_hand():
    assert tax_rate("CO").on(10000) == pytest.approx(290 + 400)
    assert tax_rate("TN").on(10000) == pytest.approx(700 + 3200 * 0.025)
    assert tax_rate("SC").on(20000) == 500
    assert tax_rate("VA").on(1000) == 75
    assert tax_rate("OR").on(10000) == 0
    assert tax_rate("OR", used=False).on(10000) == pytest.approx(50)
    assert tax_rate("OK").on(10000) == pytest.approx(325 + 125)


def test_a_list_price_nobody_knows_is_a_range():
    known, unknown = registration("MA", held(age_years=2, list_usd=20000.0)), registration("MA", held(age_years=2, list_usd=None))
    assert unknown.high - unknown.low > known.high - known.low


def test_no_such_state():
    with pytest.raises(NotUnderstood):
        fees("ZZ")


def test_every_state_and_source_can_be_explained():
    known = entries()
    for code in PLACES:
        entry = known[f"cost.states.{code}"]
        assert set(entry["sources"]) <= set(known)
    cited = {source for code in PLACES for source in (*tax_rate(code).sources, *title_line(code).sources)}
    assert cited <= set(known)
