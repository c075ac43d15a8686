"""Our own runners: plain floats, NumPy arrays, numba's blocks."""

from __future__ import annotations

import numpy as np

from crash_peers import problem
from crash_peers.measured import OURS, Row, between_peaks, first_call, rounds
from crash_peers.operations import of_crash
from keiway.crash.occupant.measures import FRAME_S, FRAMES
from keiway.crash.runners import BATCH_STEP_S, plain

STEPS = (plain.STEP_S, BATCH_STEP_S)
PLAIN, ARRAYS, FEW, MANY = 200, 2_000, 1_000, 100_000


def rows(true: problem.Results, cores: int) -> list[Row]:
    first = _first("blocked", BATCH_STEP_S)  # before anything here compiles
    found = [_plain(true, dt) for dt in STEPS]
    found += [_arrays(true, dt) for dt in STEPS]
    batches = sorted({(FEW, 1), (MANY, 1), (MANY, cores)})
    for dt in STEPS:
        found += [_blocked(true, dt, n, threads, first) for n, threads in batches]
    return found


def _plain(true: problem.Results, dt: float) -> Row:
    P = problem.rows(PLAIN)
    crashes = [tuple(row) for row in P.T.astype(float).tolist()]
    first = first_call(f"from keiway.crash.runners import plain; plain.run({crashes[0]}, {dt})")
    out = np.array([plain.run(row, dt) for row in crashes]).T
    times = rounds(lambda: [plain.run(row, dt) for row in crashes], 3)
    return Row("plain floats", dt, 1, PLAIN, times, _operations_one_by_one(P, dt), first, _errors(out, true))


def _operations_one_by_one(P: np.ndarray, dt: float, sample: int = 50) -> float:
    """The mean of some crashes, each as long as it takes."""
    counts = []
    for row in P[:, :sample].T.astype(float).tolist():
        trace = []
        plain.run(row, dt, trace)
        counts.append(of_crash(np.array(row)[:, None], dt, len(trace) * dt / FRAME_S))
    return float(np.mean(counts))


def _arrays(true: problem.Results, dt: float) -> Row:
    from keiway.crash.runners import array, blocked

    P = problem.rows(ARRAYS)
    out = array.run(P, dt)
    readings = int(blocked.run_counted(P, dt)[1][1].max())  # they all wait for the longest
    times = rounds(lambda: array.run(P, dt), 3)
    return Row("NumPy", dt, 1, ARRAYS, times, of_crash(P, dt, readings), _first("array", dt), _errors(out, true))


def _first(runner: str, dt: float) -> float:
    """From nothing to the first answers of a small batch: `FEW` crashes."""
    return first_call(
        f"from keiway.crash.runners import {runner}; from keiway.crash.runners.draw import crashes\n"
        f"{runner}.run(crashes({problem.SEED}, 0, {FEW}), {dt})"
    )


def _blocked(true: problem.Results, dt: float, n: int, threads: int, first: float) -> Row:
    import numba

    from keiway.crash.runners import blocked

    P = problem.rows(n)
    numba.set_num_threads(threads)
    out, took = blocked.run_counted(P, dt)
    driven, readings = took.mean(axis=1)
    times, peak, _ = between_peaks(lambda: blocked.run(P, dt), threads)
    operations = of_crash(P, dt, min(readings, FRAMES), driven)
    return Row(OURS, dt, threads, n, times, operations, first, _errors(out, true), peak)


def _errors(out, true: problem.Results) -> dict:
    return problem.errors(problem.of_outputs(out[:, : problem.CHECKED]), true)
