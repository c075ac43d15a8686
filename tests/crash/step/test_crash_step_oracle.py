"""The step against SciPy's DOP853 (rtol 1e-10, stopped at every kink) over 200 drawn crashes.

Bounds: delta-v and crush 1e-4, chest g 2e-3, relative; ride-down 1e-3, travel and 3 ms clip 2e-3.
"""

import numpy as np
import pytest

pytest.importorskip("scipy")
from crash_truth import Truth

from keiway.crash.occupant import signal
from keiway.crash.runners.draw import crashes
from keiway.crash.runners.inputs import named
from keiway.crash.runners.plain import run
from keiway.crash.step import STATE, G

BATCH = 25
CLOSED, STEPPED, CHEST = 1e-4, 1e-4, 2e-3


@pytest.fixture(scope="module", params=range(8), ids=lambda k: f"crashes{k * BATCH}")
def pairs(request):
    rows = crashes(7, request.param * BATCH, BATCH, "float64").T
    return [(row, Truth(row).solve()) for row in rows]


def test_delta_v_and_crush_in_closed_form_are_those_of_the_equation_of_motion(pairs):
    for row, truth in pairs:
        got = named(run(row, 0.0015))
        g = truth.mu / truth.m
        dv = g * (row[0] - truth.y[1, -1])
        assert [got["delta_v_mps1"], got["delta_v_mps2"]] == pytest.approx(dv, rel=CLOSED)
        assert got["crush_m1"] + got["crush_m2"] == pytest.approx(truth.top, rel=CLOSED)
        assert [got["crush_m1"], got["crush_m2"]] == pytest.approx([truth.crush(truth.f_top, s) for s in (0, 1)], rel=CLOSED)


def test_the_stepped_motion_has_the_same_delta_v_and_crush(pairs):
    for row, truth in pairs:
        trace = []
        run(row, trace=trace)
        last = dict(zip(STATE, trace[-1], strict=True))
        assert row[0] - last["V"] == pytest.approx(row[0] - truth.y[1, -1], rel=STEPPED)
        assert last["Xm"] == pytest.approx(truth.top, rel=STEPPED)


@pytest.mark.parametrize("step_s", [0.0001, 0.00075])
def test_what_the_occupants_go_through(pairs, step_s):
    for row, truth in pairs:
        got = named(run(row, step_s))
        for s in (0, 1):
            n = str(s + 1)
            energy = truth.mu / truth.m[s] * row[0] ** 2 / 2  # per unit of its share of the speed
            assert got["chest_g" + n] == pytest.approx(truth.a[s].max() / G, rel=CHEST)
            assert got["chest_3ms_g" + n] == pytest.approx(signal.clip(truth.t, truth.a[s]) / G, rel=CHEST, abs=1e-6)
            assert got["travel_m" + n] == pytest.approx(truth.y[2 + 2 * s].max(), rel=2e-3)
            assert got["ride_down" + n] == pytest.approx(truth.y[6 + s, -1] / energy, abs=1e-3)


def test_hic_and_olc_agree_with_their_definitions():
    for row in crashes(7, 0, 12, "float64").T:
        truth = Truth(row).solve()
        got = named(run(row))
        for s in (0, 1):
            coarse = truth.a[s][::10]
            assert got[f"hic15_{s + 1}"] == pytest.approx(signal.hic15(truth.t[::10], coarse), rel=0.02)
            olc = signal.olc_g(truth.t, truth.mu / truth.m[s] * truth.y[1])
            if olc is not None:
                assert got[f"olc_g{s + 1}"] == pytest.approx(olc, rel=2e-3)


def test_steps_seven_times_as_long_lose_little_and_the_order_is_kept():
    """Halving the step cuts the error of the stepped crush by about four: second order through every kink."""
    rows = crashes(11, 0, 40, "float64").T

    def crush(row, step_s):
        trace = []
        run(row, step_s, trace)
        return trace[-1][2]

    exact = [sum(run(row, 0.0015)[2:4]) for row in rows]
    coarse, fine = (
        np.mean([abs(crush(row, step_s) - x) for row, x in zip(rows, exact, strict=True)]) for step_s in (3e-4, 7.5e-5)
    )
    assert coarse / fine == pytest.approx(16, rel=0.5)
