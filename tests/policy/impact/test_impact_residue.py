"""What is left over from adding and subtracting large sums is no change, and has no sign."""

import numpy as np

from keiway.policy.impact.bands import band
from keiway.policy.impact.roads import _less


def test_states_added_in_another_order_open_no_road():
    tenth = sum([0.1] * 3)
    assert tenth != 0.3 and _less((0.3, 0.3, 1.0), (tenth, tenth, 1.0)) == (0.0, 0.0, 0.0)


def test_a_draw_in_which_nothing_moves_has_no_sign():
    draws = np.array([-9.3e-9] * 6 + [-1.3e8, 1.3e8, 2e7, 5.0])
    one = band("own", draws, None, label="", group="money", party="occupants", unit="USD", rests="mid", says="")
    assert one.mid == 0.0 and one.down == 0.1 and one.up == 0.3
