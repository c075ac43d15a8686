"""Two shipped reforms worked out on the back of an envelope from figures a reader can look up: the worked check of docs/science/policy.md."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from keiway.policy import impact, reform
from keiway.policy.record import Asked


@pytest.fixture(scope="module")
def duty():
    return impact.model(Asked(reform=reform.read("truck-duty-repeal"), as_of=date(2026, 11, 29), draws=600))


@pytest.fixture(scope="module")
def approval():
    found = reform.read("accept-japan")
    return impact.model(Asked(reform=found, as_of=date(2026, 11, 29), draws=600, offers=found.offers[:1]))


def means(side) -> dict[str, float]:
    return {stream.id: float(stream.units.sum(axis=1).mean()) for stream in side.streams}


def less_duty(duty, id_: str) -> float:
    """25 percent less 12.5 by the tariff's text. Who reads it otherwise pays 2.5 on a truck after it; a van that is read as a car pays a car's duty before and after."""
    text = float(np.mean(duty.entering.drawn["import_price"]["duty_text"]))
    return 0.125 + 0.10 * (1.0 - text) if id_ == "used.kei_truck" else 0.125 * text


def test_half_the_duty_on_a_truck_of_3300_dollars_at_the_port_takes_400_to_600_off_the_door(duty):
    today, after = ({stream.id: stream for stream in side.streams} for side in duty.base.sides)
    for kind in duty.entering.fixed.used[:2]:  # trucks and vans; cars pay another duty
        id_ = f"used.{kind.kind}"
        cheaper = less_duty(duty, id_) * kind.bill.value
        assert float(np.mean(today[id_].duty_usd - after[id_].duty_usd)) == pytest.approx(cheaper, rel=0.05)
        price = float(np.mean(today[id_].price_usd))
        more = (1.0 - cheaper / price) ** -float(np.mean(duty.entering.drawn["import_price"]["elasticity"])) - 1.0
        assert 0.03 < more < 0.15
        sold = means(duty.base.sides[0])[id_], means(duty.base.sides[1])[id_]
        assert 0.75 * more < sold[1] / sold[0] - 1.0 < 1.25 * more


def test_the_treasury_loses_that_on_all_that_came_anyway_and_gains_a_little_on_the_rest(duty):
    before, after = (means(side) for side in duty.base.sides)
    value = {f"used.{kind.kind}": kind.bill.value for kind in duty.entering.fixed.used[:2]}
    by_hand = sum(0.10 * value[id_] * (after[id_] - before[id_]) - less_duty(duty, id_) * value[id_] * before[id_] for id_ in value)
    lines = duty.base.lines(0.0)
    assert float(np.mean(lines["duty"])) == pytest.approx(by_hand, rel=0.15)


def test_a_gallon_is_8_9_kg_and_a_kwh_a_third_of_one(approval):
    found = approval.base.quantity(0.0)
    gallons, kwh, tonnes = (float(np.mean(found[name])) for name in ("fuel_gal", "electric_kwh", "co2_tonnes"))
    assert tonnes == pytest.approx(8.887e-3 * gallons + 0.33e-3 * kwh, rel=0.03)


def test_deaths_in_it_are_fewer_than_the_whole_gap_that_minicars_show_in_the_field(approval):
    """IIHS, models of 2020: 153 driver deaths a million registered years in minicars, 38 in all; who drives them is in that."""
    (life,), (stream,) = ([life for life, stream in zip(approval.base.lives[1], approval.base.sides[1].streams, strict=True) if stream.new], [s for s in approval.base.sides[1].streams if s.new])
    a_million_years = 1e6 * float(np.median(life.own_deaths.sum(axis=1) / life.alive.sum(axis=1)))
    assert stream.cap_mph is None
    assert 10.0 < a_million_years < 153.0 - 38.0


def test_half_the_mass_takes_half_the_deaths_in_other_vehicles(approval):
    """Anderson and Auffhammer 2014: 47 percent more deaths in the other vehicle for 1,000 lb more. Light vehicles kill 0.3 to 0.4 people in others in 100 million miles."""
    found = approval.base.quantity(0.0)
    fewer = -float(np.mean(found["others_in_vehicles_deaths"])) / float(np.mean(found["miles"])) * 1e8
    pounds = 1900.0  # an average vehicle of 4,000 lb against one of 2,100
    by_hand = 0.35 * (1.0 - 1.47 ** (-pounds / 1000.0))
    assert fewer == pytest.approx(by_hand, rel=0.35)


def test_its_peoples_harm_in_dollars_is_deaths_times_the_value_of_a_life_as_far_as_not_seen(approval):
    found, lines = approval.base.quantity(0.0), approval.base.lines(0.0)
    deaths = float(np.mean(found["own_deaths"]))
    hurt = float(np.mean(found["own_serious"])) - deaths
    life, serious = 14.3e6 + 0.2e6, 0.1444 * 14.3e6 + 0.16e6  # DOT's value of 2025; shares of MAIS 3 to 5 by NHTSA's counts of 2019
    assert -float(np.mean(lines["own_deaths"])) == pytest.approx(0.5 * deaths * life, rel=0.1)
    assert -float(np.mean(lines["own_serious"])) == pytest.approx(0.5 * hurt * serious, rel=0.2)
