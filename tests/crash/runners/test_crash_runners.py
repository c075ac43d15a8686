"""All runners give the same crash: floats, arrays, blocks of lanes."""

import numpy as np
import pytest
from crash_apart import apart, bound
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.crash.runners import array, batch, blocked, program, write_blocked, write_plain
from keiway.crash.runners.draw import crashes
from keiway.crash.runners.inputs import OUTPUTS
from keiway.crash.runners.plain import run
from keiway.crash.step import PARAMS

STEPS = (1e-4, 7.5e-4)
@pytest.fixture(scope="module")
def rows():
    """As single precision holds them, so that every runner has the same inputs."""
    return crashes(3, 0, 300).astype("float64")


@pytest.mark.parametrize("dt", STEPS)
def test_arrays_are_the_plain_floats(rows, dt):
    want = np.array([run(row, dt) for row in rows[:, :60].T]).T
    assert max(apart(array.run(rows[:, :60], dt), want).values()) < 1e-12


@pytest.mark.parametrize("dt", STEPS)
def test_blocks_in_single_precision_agree_to_1e_5_and_to_round_off_at_the_short_step(rows, dt):
    for name, most in apart(blocked.run(rows, dt), array.run(rows, dt)).items():
        assert most < bound(name, dt), name


@settings(max_examples=12, deadline=None)
@given(first=st.integers(0, 200), n=st.integers(1, 99))
def test_a_crash_has_the_same_bits_in_any_batch(rows, first, n):
    whole = blocked.run(rows, 7.5e-4)
    assert np.array_equal(blocked.run(rows[:, first : first + n], 7.5e-4), whole[:, first : first + n])


def test_one_thread_or_more_give_the_same_bits():
    import numba

    many = crashes(3, 0, 4_000)
    whole = batch(many)
    before = numba.get_num_threads()
    try:
        numba.set_num_threads(1)
        assert np.array_equal(batch(many), whole)
    finally:
        numba.set_num_threads(before)


@pytest.mark.parametrize("writer", [write_blocked, write_plain])
def test_the_written_kernels_are_what_the_step_gives(writer):
    """Else: python -m keiway.crash.runners.write_blocked, or write_plain"""
    assert writer.TARGET.read_text() == writer.text()


@pytest.mark.parametrize("dt", [*STEPS, 1.5e-3])
def test_the_written_form_of_one_crash_has_the_bits_of_the_built_one(rows, dt):
    for row in rows[:, :20].T.tolist():
        assert run(row, dt) == run(row, dt, trace=[])


@pytest.mark.parametrize("runner", [array, blocked])
def test_a_table_of_the_wrong_shape_is_refused(runner):
    with pytest.raises(ValueError, match=r"n\) is needed"):
        runner.run(np.ones((3, 10)))


@pytest.mark.parametrize("runner", [array, blocked])
def test_no_crashes_no_answers(runner):
    assert runner.run(np.ones((len(PARAMS), 0))).shape == (len(OUTPUTS), 0)


def test_a_step_has_few_operations():
    """The count that the speed rests on; a change that adds to it should say why."""
    parts = program.parts()
    assert parts["drive1"].count + parts["ride1"].count <= 84
