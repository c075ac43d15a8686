"""A car that the step could not run is refused where it is made."""

import msgspec
import pytest
from road_cars import ACTY, N_BOX, SAKURA

from keiway.road import energy

replace = msgspec.structs.replace


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda: replace(ACTY, engine=None), "an engine or a motor"),
        (lambda: replace(ACTY, motor=SAKURA.motor), "an engine or a motor"),
        (lambda: replace(SAKURA, battery=None), "battery"),
        (lambda: replace(ACTY.gearbox, ratios=()), "ratios"),
        (lambda: replace(ACTY.gearbox, ratios=tuple(20.0 / k for k in range(1, 8))), "1 to 6 ratios"),
        (lambda: replace(N_BOX.gearbox, ratios=(13.0, 6.0, 2.0)), "2 to 2 ratios"),
        (lambda: replace(ACTY.engine, rpm=(900.0, 5000.0)), "rpm rise"),
        (lambda: replace(ACTY.engine, rpm=(5000.0, 900.0), torque_nm=(50.0, 40.0)), "rpm rise"),
        (lambda: replace(ACTY.engine, shape=((0.1, 0.5), (1.0, 1.0))), "rises from 0"),
        (lambda: replace(SAKURA.motor, shape=tuple((k / 20, 0.9) for k in range(21))), "at most 12"),
    ],
)
def test_what_does_not_fit_is_said(change, says):
    with pytest.raises(ValueError, match=says):
        change()


def test_standing_is_no_steady_speed():
    with pytest.raises(ValueError, match="above 0"):
        energy.at_speed(ACTY, 0.0)
