"""The other tools: SciPy, JAX, and PyCrash in an environment of its own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import numpy as np

from crash_peers import jax_loop, problem, pycrash_sdof, scipy_ode
from crash_peers.measured import Row, between_peaks, clock, first_call
from crash_peers.operations import EQUATIONS, of_crash

SOLVED, JAX = 10, 20_000
PYCRASH_PYTHON = Path(__file__).parents[2] / ".venv-bench" / "bin" / "python"


def scipy_rows(true: problem.Results) -> list[Row]:
    P = problem.rows(problem.CHECKED).T
    times, found = _solved_all(lambda row: problem.solved(row, problem.COARSE_S), P[:SOLVED])
    operations = EQUATIONS * float(np.mean([calls for _, calls in found]))
    exact = Row("SciPy DOP853, rtol 1e-10", None, 1, SOLVED, times, operations, _first("problem.solved"), {})

    times, found = _solved_all(scipy_ode.solve, P)
    errors = problem.errors(problem.stacked([scipy_ode.results(*one) for one in found]), true)
    operations = EQUATIONS * float(np.mean([got.nfev for _, got in found]))
    return [exact, Row("SciPy RK45, rtol 1e-6", None, 1, len(P), times, operations, _first("scipy_ode.solve"), errors)]


def _solved_all(solve, crashes) -> tuple[list[float], list]:
    times, found = zip(*(clock(lambda: [solve(row) for row in crashes]) for _ in range(2)), strict=True)
    return list(times), found[0]


def _first(solver: str) -> float:
    return first_call(f"from crash_peers import problem, scipy_ode; {solver}(problem.rows(1)[:, 0])")


def jax_row(true: problem.Results, cores: int, dt: float) -> Row:
    from keiway.crash.runners import blocked

    name, n = "JAX, the same step", JAX - JAX % cores
    P = problem.rows(n)
    try:
        first, (call, (out, readings)) = clock(lambda: _called(P, dt, cores))
    except ImportError:
        return Row(name, dt, cores, n, [], None, None, {}, missing="not installed: pip install -e '.[bench]'")
    errors = problem.errors(problem.of_outputs(out[:, : problem.CHECKED]), true)
    times, peak, ours = between_peaks(lambda: call(P), cores, lambda: blocked.run(P, dt))
    return Row(name, dt, cores, n, times, of_crash(P, dt, readings), first, errors, peak, n / min(ours))


def _called(P: np.ndarray, dt: float, cores: int):
    call = jax_loop.runner(P, dt, cores)
    return call, call(P)


def pycrash_row(true: problem.Results) -> Row:
    if not PYCRASH_PYTHON.exists():
        return Row("PyCrash SDOF_Model", None, 1, 0, [], None, None, {}, missing="not installed: make bench installs it")
    asked = []
    for row in problem.rows(problem.CHECKED).T:
        crash = problem.crash_truth.Truth(row)
        masses = (float(m) for m in crash.m)
        asked.append([crash.p["closing"], crash.p["rebound"], *masses, crash.x.tolist(), crash.f.tolist()])
    command = [str(PYCRASH_PYTHON), pycrash_sdof.__file__]
    said = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True).stdout
    found = json.loads(said)
    got = problem.Results(np.array(found["delta_v_mps"]).T, np.array(found["crush_m"]), None)
    return Row(
        f"PyCrash {found['version']} SDOF_Model", pycrash_sdof.STEP_S, 1, len(asked), found["seconds"], None, found["first_s"],
        problem.errors(got, true),
    )  # fmt: skip
