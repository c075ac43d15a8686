"""The figures behind the money: sources are named, sums meet what NHTSA prints, EPA's table is EPA's."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from keiway.market.years import money
from keiway.policy.money.facts import facts, minor_for_each, outside, serious_shares

ROOT = Path(__file__).parents[3]


def test_every_figure_names_its_sources_and_a_factor_that_is_told():
    known = facts()
    named = {id_ for figure in known.figures.values() for id_ in figure.sources} | set(known.levels_sources) | set(known.rates.sources)
    assert named <= set(known.sources)
    for id_, figure in known.figures.items():
        assert figure.factor in known.factors, id_
        assert figure.low <= figure.mid <= figure.high and figure.how and figure.says, id_
    assert {figure.factor for figure in known.figures.values()} == set(known.factors)


def test_the_value_of_a_life_follows_dot_s_formula():
    """13.7 million of 2024 with earnings 4.2 percent up; 60 and 140 percent of it."""
    vsl = facts().figures["vsl"]
    assert vsl.mid == pytest.approx(13.7 * 1.042, rel=0.005)
    assert (vsl.low, vsl.high) == pytest.approx((0.6 * vsl.mid, 1.4 * vsl.mid))


def test_costs_by_severity_add_up_to_what_nhtsa_prints_for_2019():
    """340 billion less productivity (106), property (115) and congestion (36); and 1.37 trillion with quality of life at the 10.9 million of that year."""
    known = facts()
    beside = sum(level.count * money(level.cost_usd, known.levels_cost_year, 2019) for level in known.levels)
    assert 0.8 * 83e9 < beside < 1.05 * 83e9
    worth = sum(level.count * level.fraction for level in known.levels) * 10.9e6
    whole = worth + beside + 115e9 + 36e9
    assert whole == pytest.approx(1.24e12, rel=0.02)  # with DOT's fractions
    nonfatal = worth - 36500 * 10.9e6
    asked = (1.37e12 - whole + nonfatal) / nonfatal  # the weight that NHTSA's own total asks for
    weight = known.figures["injury_weight"]
    assert weight.mid < asked < weight.high


def test_what_a_death_costs_beside_the_life_is_what_is_printed():
    """Medical, emergency, insurance, workplace, legal: Scientific Reports 15 (2025), after NHTSA's report on 2010."""
    assert facts().level("fatal").cost_usd == 11_317 + 902 + 28_322 + 11_783 + 106_488
    assert facts().levels_confidence == "recalled"  # of the others


def test_shares_of_severities():
    assert sum(serious_shares().values()) == pytest.approx(1.0)
    assert list(serious_shares()) == ["mais3", "mais4", "mais5"]
    assert list(minor_for_each()) == ["mais1", "mais2"]
    assert sum(level.count for level in facts().levels if level.id != "fatal") == pytest.approx(4.47e6, rel=0.01)


def test_middles_are_those_of_epa():
    figures = facts().figures
    assert figures["congestion_usd_mile"].mid == pytest.approx(outside("congestion_car")[0].value, rel=0.01)
    assert figures["noise_usd_mile"].mid == pytest.approx(outside("noise_car")[0].value, rel=0.01)
    values = [row.value for row in outside("energy_security") if row.year <= 2050]
    assert figures["energy_security_usd_gal"].mid == pytest.approx(sum(values) / len(values), rel=0.05)
    hour = outside("hour_car")[0]
    assert money(figures["hour_usd"].mid, 2020, 2025) == pytest.approx(money(hour.value, hour.dollars_of, 2025), rel=0.05)


def test_the_condensed_table_is_what_the_script_makes():
    folder = ROOT.parent / "shared" / "reference" / "market" / "data" / "epa_omega"
    if not folder.exists():
        pytest.skip("EPA's inputs are not here")
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        from condense_outside_costs import text
    finally:
        sys.path.pop(0)
    assert text(folder) == (ROOT / "src/keiway/data/policy/outside_costs.csv").read_text(encoding="utf-8")
