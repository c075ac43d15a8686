"""Figures as they are said, and the finding in words for each kind of change."""

from __future__ import annotations

import numpy as np
import pytest
from impact_standin import change, half, nobody

from keiway.policy.impact import facts
from keiway.policy.impact.bands import band
from keiway.policy.impact.figures import chance, dollars, number, signed
from keiway.policy.impact.measured import changes, effect
from keiway.policy.impact.roads import opened
from keiway.policy.impact.words import sentence


@pytest.mark.parametrize(
    ("value", "says"),
    [(9_123.0, "9,100"), (93_510.0, "94,000"), (999_600.0, "1 million"), (1_234_567.0, "1.2 million"), (2.63e9, "2.6 billion"), (0.0341, "0.034"), (1.0, "1"), (0.0, "0"), (12.4, "12")],
)
def test_two_figures_are_said(value, says):
    assert number(value) == says


def test_signs_and_dollars():
    assert (signed(4.66), signed(-4.66), signed(0.0)) == ("+4.7", "-4.7", "0")
    assert (dollars(1.5e8), dollars(-3.7e8), dollars(0.0)) == ("+$150 million", "-$370 million", "$0")


def test_a_chance_is_none_or_all_only_where_it_is():
    assert (chance(0.0), chance(0.001), chance(0.5), chance(0.9999), chance(1.0)) == ("0%", "1%", "50%", "99%", "100%")


def said(today, reform, entry="offered") -> str:
    found = change(today, reform)
    told = {id_: effect(id_, facts.effects()[id_], values) for id_, values in changes(found).items()}
    net = band("net_3", found.net(0.03), None, label="", group="money", party="all", unit="USD", rests="low", says="")
    return sentence(told, (net,), entry, 10)


def test_more_vehicles_fewer_and_none():
    assert said(nobody(), half()).startswith("If what it lists is offered, about ")
    assert said(nobody(), half(), "earns").startswith("Where makers offer what they would earn by, about ")
    fewer = said(half(), nobody())
    assert " fewer small vehicles enter in 10 years" in fewer
    assert "Over the lives of those that stay away" in fewer
    assert said(half(), half()).startswith("Nothing changes")


def test_where_no_more_enter_but_they_cost_otherwise_only_money_moves():
    side, lives = half()
    dearer = side._replace(streams=tuple(one._replace(duty_usd=one.duty_usd + 100.0) for one in side.streams))
    says = said((side, lives), (dearer, lives))
    assert says.startswith("No more and no fewer vehicles enter")
    assert "Net benefit, all parties together: +$" in says  # the duty is in the price that buyers paid before


def test_a_lower_cap_opens_less_and_a_state_more_opens_more():
    side, _ = half()
    new = side.streams[0]

    def share(**given) -> float:
        open_ = side._replace(streams=(new._replace(**given),))
        (found,) = opened((nobody()[0], open_), ())
        assert found.low <= found.mid <= found.high
        return found.mid

    caps = [share(cap_mph=cap) for cap in (25.0, 35.0, 45.0, 55.0, None)]
    assert caps == sorted(caps)
    assert share(freeways=False) < share()
    assert share(states=("CO",)) < share(states=("CO", "TX"))
    assert np.isclose(share(states=()), 0.0)
