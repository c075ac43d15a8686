"""All runners give the same car: floats, their written form, arrays, numba."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from road_cars import CARS, drawn, roads

from keiway.road import energy, inputs, performance, runners
from keiway.road import step as motion
from keiway.road.cycles import cycle
from keiway.road.runners import array, blocked, plain, write_blocked, write_plain

MARKS = (8.0, 14.0, 22.0)


@pytest.fixture(scope="module")
def table():
    """Cars of each kind on roads of each kind."""
    cars, where = [*CARS.values(), *drawn(1, 59)], roads(2, 70)
    return np.array([inputs.row(car, road) for car, road in zip(cars, where, strict=True)]).T


@pytest.mark.parametrize("name", ["us06", "wltc-jp"])
def test_the_written_form_has_the_bits_of_the_built_one_and_arrays_agree(table, name):
    speeds = cycle(name).speeds_mps
    cold = energy.coldness(len(speeds) - 1)
    built = np.array([plain.follow(row, speeds, cold, trace=[]) for row in table[:, :14].T.tolist()]).T
    written = np.array([plain.follow(row, speeds, cold) for row in table[:, :14].T.tolist()]).T
    assert np.array_equal(written, built)
    assert np.array_equal(array.follow(table[:, :14], speeds, cold), built)


def test_the_force_at_a_speed_in_its_written_form_has_the_bits_of_the_built_one(table):
    speeds = [0.0, 0.3, 2.0, 9.7, 14.0, 22.0, 31.0, 60.0]
    for row in table.T.tolist():
        road, drive, _ = motion.parts(row)
        assert plain.pulls(row, speeds) == [plain.built(1.0).pull(v, road, drive) for v in speeds]


def test_numba_agrees_with_arrays(table):
    speeds = cycle("us06").speeds_mps
    want = array.follow(table, speeds)
    assert blocked.follow(table, speeds) == pytest.approx(want, rel=1e-9, abs=1e-3)  # J and m of thousands and millions


@settings(max_examples=10, deadline=None)
@given(first=st.integers(0, 60), n=st.integers(1, 70))
def test_a_car_has_the_same_bits_in_any_batch(table, first, n):
    speeds = cycle("us06").speeds_mps[:120]
    whole = blocked.follow(table, speeds)
    assert np.array_equal(blocked.follow(table[:, first : first + n], speeds), whole[:, first : first + n])


def test_one_thread_or_more_give_the_same_bits(table):
    import numba

    speeds, many = cycle("hwfet").speeds_mps, np.tile(table, (1, 5))
    whole = runners.follow(many, speeds)
    before = numba.get_num_threads()
    try:
        numba.set_num_threads(1)
        assert np.array_equal(runners.follow(many, speeds), whole)
    finally:
        numba.set_num_threads(before)


def test_runs_at_full_throttle_agree(table):
    # where the next gear is better by less than rounding, a runner may shift a step earlier: the time of one step
    seconds, metres = array.sprint(table, MARKS, limit_s=60.0)
    for got, want, apart in zip(blocked.sprint(table, MARKS, limit_s=60.0), (seconds, metres), (0.05, 1.0), strict=True):
        assert np.array_equal(np.isnan(got), np.isnan(want))
        assert got == pytest.approx(want, abs=apart, nan_ok=True)


def test_a_batch_of_runs_is_the_single_run():
    cars, where = list(CARS.values()), roads(3, len(CARS))
    table = np.array([inputs.row(car, road) for car, road in zip(cars, where, strict=True)]).T
    seconds, metres = array.sprint(table, MARKS, from_mps=5.0, limit_s=100.0)
    for k, (car, road) in enumerate(zip(cars, where, strict=True)):
        run = performance.run(car, road, from_mps=5.0, limit_s=100.0)
        for m, mark in enumerate(MARKS):
            single = run.seconds_to(mark)
            assert np.isnan(seconds[m, k]) if single is None else seconds[m, k] == pytest.approx(single, abs=1e-9)
            assert single is None or metres[m, k] == pytest.approx(run.metres_to(mark), rel=1e-3)


@pytest.mark.parametrize("writer", [write_blocked, write_plain])
def test_the_written_kernels_are_what_the_step_gives(writer):
    """Else: python -m keiway.road.runners.write_blocked, or write_plain"""
    assert writer.TARGET.read_text() == writer.text()


@pytest.mark.parametrize("runner", [array, blocked])
def test_a_table_of_the_wrong_shape_is_refused(runner):
    with pytest.raises(ValueError, match=r"n\) is needed"):
        runner.follow(np.ones((3, 10)), (0.0, 1.0))


@pytest.mark.parametrize("runner", [array, blocked])
def test_no_cars_no_answers(runner):
    nothing = np.ones((len(motion.PARAMS), 0))
    assert runner.follow(nothing, (0.0, 1.0)).shape == (len(motion.SUMS), 0)
    assert runner.sprint(nothing, MARKS)[0].shape == (len(MARKS), 0)


def test_one_car_needs_no_array_library_and_no_compiler():
    code = (
        "import sys; from keiway.road import performance, energy, inputs; "
        "print([m for m in ('numpy', 'numba', 'scipy') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_a_row_is_told_by_names_and_back():
    row = tuple(float(k) for k in range(len(motion.PARAMS)))
    assert motion.flat(*motion.parts(row)) == row
    assert motion.PARAMS[0] == "road.mass" and motion.PARAMS[-1] == "energy.slopes12"
