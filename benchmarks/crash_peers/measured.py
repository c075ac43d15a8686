"""A row of the benchmark: timing it, what follows from its times, and the table."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from peak import gflops

OURS = "numba, blocks"
FINEST_S = 1e-4
ROUNDS, ROUND_S, PEAK_S = 30, 0.08, 0.03


class Row(NamedTuple):
    """One runner at one step on one number of crashes; `seconds` of all of them, one figure a round."""

    name: str
    step_s: float | None
    cores: int
    crashes: int
    seconds: list[float]
    operations: float | None  # a crash
    first_s: float | None
    errors: dict
    peak_gflops: float = 0.0  # the best seen between its rounds
    beside: float = 0.0  # crashes a second of ours between its rounds, if measured
    missing: str = ""  # why it could not run


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def first_call(code: str) -> float:
    """Seconds that `code` takes in a fresh interpreter, its imports included."""
    timed = f"import time; began = time.perf_counter()\n{code}\nprint(time.perf_counter() - began)"
    path = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, "-c", timed], capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": path}
    )
    return float(done.stdout)


def clock(call: Callable) -> tuple[float, object]:
    began = time.perf_counter()
    found = call()
    return time.perf_counter() - began, found


def rounds(call: Callable, n: int, at_least_s: float = 0.0) -> list[float]:
    """Seconds of each of `n` calls, and of more until `at_least_s` have gone."""
    found = []
    while len(found) < n or sum(found) < at_least_s:
        found.append(clock(call)[0])
    return found


def between_peaks(call: Callable, cores: int, ours: Callable | None = None) -> tuple[list[float], float, list[float]]:
    """Rounds of `call`, with the peak and, if given, `ours` measured in between.

    Many rounds: a neighbour on the same core slows ours more than it does the peak, and comes and goes in seconds.

    Seconds of each call, the best peak in GFLOP/s, seconds of each of ours.
    """
    times, best, beside = [], 0.0, []
    for _ in range(ROUNDS):
        best = max(best, gflops(cores, PEAK_S))
        times += rounds(call, 1, ROUND_S)
        beside += rounds(ours, 1, ROUND_S) if ours else []
    return times, best, beside


def told(row: Row, peak: dict[int, float], rows: list[Row]) -> dict:
    """What is printed of a row."""
    if row.missing:
        return {"name": row.name, "missing": row.missing}
    found = row._asdict()
    found.pop("missing")
    rate = row.crashes / min(row.seconds)
    found["crashes_per_s"] = rate
    if row.operations is not None:
        found["gflops"] = rate * row.operations * 1e-9
        found["share_of_peak"] = found["gflops"] / peak[row.cores]
    found["ours_is_times"] = (row.beside or _ours(rows, row.step_s)) / rate
    return found


def _ours(rows: list[Row], step_s: float | None) -> float:
    """Crashes a second of our fastest at this step."""
    steps = {row.step_s for row in rows if row.name == OURS}
    step_s = step_s if step_s in steps else FINEST_S
    return max(row.crashes / min(row.seconds) for row in rows if row.name == OURS and row.step_s == step_s)


def machine() -> dict:
    model = platform.processor()
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as file:
            model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), model)
    return {"processor": model, "cores": cores(), "load": os.getloadavg()[0], "versions": _versions()}


def _versions() -> dict[str, str]:
    found = {"Python": platform.python_version()}
    for name in ("numba", "numpy", "scipy", "jax"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def table(rows: list[dict], peak: dict[int, float]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    here = machine()
    print(f"{here['processor']}, {here['cores']} cores, load {here['load']:.1f}; peak ", end="")
    print(", ".join(f"{value:.0f} GFLOP/s on {cores}" for cores, value in sorted(peak.items())))
    print(", ".join(f"{name} {number}" for name, number in here["versions"].items()))
    out = Table(box=SIMPLE_HEAD)
    out.add_column("", no_wrap=True)
    for head in ("step ms", "cores", "crashes", "crashes/s", "operations", "GFLOP/s", "of peak", "first s", "delta-v", "crush", "chest", "ours is"):
        out.add_column(head, justify="right")
    for row in rows:
        out.add_row(*_cells(row))
    Console(width=160).print(out)


def _cells(row: dict) -> list[str]:
    if "missing" in row:
        return [row["name"], *[""] * 3, row["missing"]]
    errors = [row["errors"].get(name) for name in ("delta_v", "crush", "chest")]
    numbers = [
        (row["step_s"] and 1e3 * row["step_s"], "{:g}"),
        (row["cores"], "{}"),
        (row["crashes"], "{:,}"),
        (row["crashes_per_s"], "{:,.0f}" if row["crashes_per_s"] > 100 else "{:.3g}"),
        (row["operations"], "{:,.0f}"),
        (row.get("gflops"), "{:.2f}"),
        (row.get("share_of_peak"), "{:.2%}"),
        (row["first_s"], "{:.2f}"),
        *((error, "{:.0e}") for error in errors),
        (float(f"{row['ours_is_times']:.3g}"), "{:,.2f} x" if row["ours_is_times"] < 10 else "{:,.0f} x"),
    ]
    return [row["name"], *("" if value is None else form.format(value) for value, form in numbers)]
