"""Years: sources for all, gaps said, and dollars that agree with the cost room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.cost.built_here import table as cost
from keiway.market import years
from keiway.market.years.context import WHAT, facts


def test_every_year_is_complete_and_sourced():
    for year in range(years.FIRST, years.LAST + 1):
        found = years.context(year)
        assert 10e6 < found.light_vehicles < 18e6 and 0.15 < found.car_share < 0.55 and 0 <= found.electric_share < 0.1
        assert 1.3 < found.gasoline_usd_gal < 4.2 and 104e6 < found.households < 143e6
        assert all(value.source == "bls-cpi-u" or value.source in facts().sources for value in found.each.values())


def test_every_source_is_used():
    assert {row.source for rows in facts().rows.values() for row in rows} == set(facts().sources)


@pytest.mark.parametrize(
    ("year", "what", "value", "confidence"),
    [
        (2000, "car_share", 8852 / 17350, "derived"),  # BTS table 1-18
        (2006, "car_share", 7781 / 16504, "derived"),
        (2011, "electric_share", 9750 / 12.742e6, "derived"),  # BTS table 1-19
        (2022, "electric_share", 0.059, "secondary"),  # Kelley Blue Book
        (2008, "gasoline_usd_gal", 3.266, "secondary"),  # Monthly Energy Review, table 9.4
        (2014, "households", 123_229_000, "secondary"),  # Census, HH-2
        (2022, "households", 131_202_000, "secondary"),  # FRED, TTLHH
        (2025, "light_vehicles", 16.2e6, "secondary"),  # NADA
    ],
)
def test_golden(year, what, value, confidence):
    found = years.context(year).each[what]
    assert found.value == pytest.approx(value, rel=2e-3) and found.confidence == confidence and not found.how


def test_what_is_not_read_is_said():
    assert years.context(2014).assumed == ()
    assert "gasoline usd gal of 2030: as in 2026, held flat" in years.context(2030).assumed
    assert any("on the straight line between 2024 and 2036" in line for line in years.context(2030).assumed)
    assert "car share of 2040: the value of 2036, the nearest year known, is carried" in years.context(2040).assumed
    assert years.context(2040).each["car_share"].confidence == "estimate"


def test_future_gasoline_is_the_cost_room_s():
    from keiway.cost.owned.facts import facts as owned

    (petrol,) = (fact for fact in owned().facts.values() if fact.label == "Regular gasoline")
    assert years.context(2026).gasoline_usd_gal == petrol.value.mid


def test_money_agrees_with_the_cost_room():
    for year in (1990, 2008, 2024):
        assert years.money(1.0, year, cost.facts().price_year) == pytest.approx(cost.inflation(year))
    assert years.money(11590, 2008, 2022) == pytest.approx(11590 * 292.655 / 215.303)
    assert years.money(100, 2031, 2025) == 100  # no inflation is foretold


@given(st.floats(1, 1e6), st.integers(1960, 2036), st.integers(1960, 2036))
def test_money_there_and_back(usd, one, other):
    assert years.money(years.money(usd, one, other), other, one) == pytest.approx(usd)


def test_each_kind_of_value_has_rows_in_order():
    for name in WHAT:
        found = [row.year for row in facts().rows[name]]
        assert found == sorted(set(found)) and found[0] == 2000
