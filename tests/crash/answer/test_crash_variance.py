"""The split of the variance: it names what drives the band and adds up."""

import pytest

from keiway.crash.answer import MPH, split
from keiway.errors import UsageError
from keiway.vehicles.resolution import resolve

pytest.importorskip("SALib")


def cars(*names):
    return tuple(resolve(name).vehicle for name in names)


def asked(figure, points=64):
    return split(cars("Honda N-Box JF3", "Ford F-150"), (35 * MPH, 35 * MPH), figure=figure, points=points)


def test_the_change_of_speed_hangs_on_rebound_and_masses_alone():
    found = asked("crash.delta_v")
    alone = {share.group: share.alone for share in found.shares}
    felt = {group for group, share in alone.items() if share > 0.01}
    assert felt <= {"how much speed comes back (restitution)", "mass of the Honda N-Box", "mass of the Ford F-150"}
    assert alone["how much speed comes back (restitution)"] > 0.5
    assert found.alone == pytest.approx(1.0, abs=0.2)  # nearly additive


def test_crush_hangs_on_the_fronts_and_a_risk_on_the_field_data():
    crush, death = asked("crash.crush"), asked("crash.risk.death")
    assert "front" in crush.shares[0].group
    groups = {share.group: share.in_all for share in death.shares}
    assert groups["how well field data fix the risk curve"] > 0.2
    assert death.says.startswith("Most of the band comes from")
    assert death.runs == 64 * (len(death.shares) + 2)


def test_a_figure_that_is_none_is_refused():
    with pytest.raises(UsageError, match="not a figure"):
        asked("crash.delta")
