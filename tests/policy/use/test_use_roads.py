"""Roads under a cap, and what stands behind the figures."""

import numpy as np
import pytest

from keiway.policy.use import roads
from keiway.policy.use.explain import entries
from keiway.policy.use.facts import facts, known

NATIONAL = np.array([[0.103, 0.188, 0.187, 0.234, 0.160, 0.128]])
ONE = np.ones(1)


def test_table_of_classes_gives_what_drivers_report_and_the_freeway_share():
    hours = (NATIONAL[0] * roads.hours_a_mile()).sum()
    assert 1.0 / hours == pytest.approx(29.1 / (60.7 / 60.0), rel=0.03)  # AAA 2023: miles and minutes of a day
    from keiway.road.reach.shares import freeway_share

    assert sum(share * one.freeway for share, one in zip(NATIONAL[0], facts().classes.values(), strict=True)) == pytest.approx(freeway_share(None)[0], abs=0.01)


def test_no_cap_changes_no_road():
    found = roads.miles(roads.reach(None, True), NATIONAL, ONE, 0.5 * ONE, 0.1 * ONE, ONE)
    assert np.allclose(found.driven, NATIONAL) and np.allclose(found.demand, NATIONAL) and found.hours == 0.0


@pytest.mark.parametrize("cap", [25, 30, 35, 45, 55, 65])
def test_way_and_time_are_lost_under_a_cap(cap):
    found = roads.miles(roads.reach(cap, True), NATIONAL, ONE, 0.5 * ONE, 0.1 * ONE, ONE)
    assert found.demand.sum() == pytest.approx(1.0) and 1.0 <= found.driven.sum() <= 1.1
    assert 0.0 < found.hours[0] < 0.06
    assert found.driven[0, [limit >= cap + 10 for limit in facts().classes]].sum() == 0.0


def test_a_lower_cap_serves_less():
    served = [roads.serves(roads.reach(cap, True), 0.5 * ONE)[0] for cap in (None, 79.9, 72, 65, 55, 45, 35, 25, 10, 0)]
    assert served == sorted(served, reverse=True) and served[0] == 1.0 and served[-1] == 0.0
    assert served[1] > 0.99  # no step where the highest limits begin
    both = roads.serves(roads.reach(45, False), 0.5 * ONE)[0]
    assert both <= roads.serves(roads.reach(45, True), 0.5 * ONE)[0]


def test_one_that_keeps_to_slow_roads_anyway_loses_less_to_a_cap():
    found = [roads.miles(roads.reach(55, True), NATIONAL, tilt * ONE, 0.5 * ONE, 0.1 * ONE, ONE) for tilt in (0.0, 0.3, 1.0)]
    assert found[2].shut[0] == pytest.approx(1.0) and found[0].shut[0] == pytest.approx(0.0)
    served = [roads.serves(roads.reach(55, True), 0.5 * ONE, one.shut)[0] for one in found]
    assert served == sorted(served, reverse=True) and served[0] == pytest.approx(1.0)
    assert abs(found[0].hours[0]) < 1e-12 < found[1].hours[0] < found[2].hours[0]


def test_explain_has_every_figure_with_source_and_what_settles_it():
    told = entries()
    for name, figure in facts().figures.items():
        one = told[f"policy.use.{name}"]
        assert one["sources"] and "What would settle it" in one["text"] and figure.factor in facts().factors
        assert all(source in told for source in one["sources"])
        assert figure.low <= figure.mid <= figure.high
    assert told["policy.use.co2_kg_gallon"]["details"]["value"] == known("co2_kg_gallon")
    assert {one.removeprefix("policy.use.instead.") for one in told if one.startswith("policy.use.instead.")} == set(facts().groups)


def test_groups_are_those_of_the_demand_room():
    from keiway.market.demand import INSTEAD

    assert set(facts().groups) == set(INSTEAD)


def test_weak_figures_are_said_to_be_estimates():
    """A figure that rests on our judgment alone is never called more than an estimate."""
    for name, figure in facts().figures.items():
        if figure.sources == ("keiway-estimate",):
            assert figure.confidence == "estimate", name
