"""Used imports: a series of their own, with few counts and much doubt."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from math import log

import pytest

from keiway.market import imports
from keiway.vehicles.catalogue import vehicle, vehicles

DAY = date(2026, 11, 29)


def row(year: int):
    return next(flow for flow in imports.flows() if flow.year == year)


def test_one_year_was_counted():
    """7,594 by the exporters; 7,050 by the trade statistics of a class that is mainly kei trucks."""
    counted = [flow for flow in imports.flows() if flow.kind == "counted"]
    assert [(flow.year, flow.mid, flow.low) for flow in counted] == [(2023, 7594, 7050)]


def test_the_two_statements_of_growth_agree():
    """Nine times in ten years by the trade statistics; three times in five by the exporters."""
    straight = 7594 * 9 ** (-5 / 10)
    assert row(2018).mid == pytest.approx(7594 / 3, rel=0.02)
    assert row(2018).mid == pytest.approx(straight, rel=0.03)
    assert row(2013).mid == pytest.approx(7050 / 9, rel=0.01)


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2022])
def test_years_between_lie_on_the_straight_line(year):
    line = log(2500) + (log(7594) - log(2500)) * (year - 2018) / 5
    assert log(row(year).mid) == pytest.approx(line, abs=0.03)
    assert row(year).kind == "derived"


def test_bands_are_in_order_and_widen():
    ahead = [flow for flow in imports.flows() if flow.kind == "forecast"]
    assert [flow.year for flow in ahead] == list(range(2026, imports.LAST + 1))
    for flow in imports.flows():
        assert 0 < flow.low <= flow.mid <= flow.high
    widths = [flow.high / flow.low for flow in ahead]
    assert widths == sorted(widths)
    assert widths[-1] > 5.0


def test_the_first_year_ahead_is_as_wide_as_the_last_told():
    assert row(2026).high / row(2026).low > row(2025).high / row(2025).low


def test_what_was_built_25_years_before_shows_by_half():
    """2036 against 2035: 1,521,000 kei sold in Japan in 2011, 1,726,000 in 2010."""
    growth = (-0.10 + 0.02 + 0.14) / 3
    assert log(row(2036).mid / row(2035).mid) == pytest.approx(growth + 0.5 * log(1521 / 1726))


def test_a_generation_that_is_coming_of_age():
    copen = imports.used(vehicle("daihatsu-copen-l880k"), DAY) if any(row.id == "daihatsu-copen-l880k" for row in vehicles()) else None
    found = copen or next(imports.used(one, DAY) for one in vehicles() if one.is_kei and one.production_from == "2002-06")
    assert found.opens == 2027
    assert "will turn 25 in 2027, the last will in 20" in found.says


def test_the_count_stands_beside_every_kei_and_no_other():
    for one in vehicles():
        found = imports.used(one, DAY)
        assert (found is not None) == (one.is_kei and one.origin == "JP" and not one.us_certified), one.id
        if found:
            assert found.own is None  # no count tells one model from another
            assert "7,600" in found.says
            assert "What would settle it" in found.doubt
            assert found.opens is None or found.closes is None or found.opens <= found.closes


def test_every_row_has_a_source():
    facts = imports.facts()
    for one in (*facts.flows, facts.counted, facts.japan, facts.forecast.growth, facts.forecast.wander):
        assert one.sources
        assert set(one.sources) <= set(facts.sources)


def test_numpy_is_not_needed():
    code = "import sys; from keiway.market import imports, line; imports.flows(); sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
