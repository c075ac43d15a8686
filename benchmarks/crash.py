"""Crashes a second of ours and of other tools on one problem, and their share of what the processor can do.

    python benchmarks/crash.py             # a table
    python benchmarks/crash.py --json      # the raw numbers
    python benchmarks/crash.py --compile   # numba's first call compiles, instead of reading what it kept

Two vehicles and their riders, 150 ms, random crashes of seed 7 in single precision. Asserts nothing, because machines
differ. The peak is measured between the rounds of each compiled row. A busy neighbour slows ours more than the peak: run it on a quiet machine.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile

from crash_peers import measured, others, ours
from crash_peers.problem import CHECKED, truth

CORES = measured.cores()

NOTES = f"""\
Crashes/s: the best round. Operations: of one crash, counted in the step's own text; a fused multiply-add is two. Peak: fused
multiply-adds on as many cores as the row uses, the best of those measured between the rounds of numba and of JAX. First s:
from a fresh interpreter to the first answer, imports and compiling included (numba: what it kept; JAX's second row: compiling
alone).
Delta-v, crush, chest: the greatest relative error of {CHECKED} crashes against SciPy's DOP853 at rtol 1e-10 stopped at every kink, of
the chest's greatest deceleration. Ours is: our fastest row at the same step (0.1 ms where there is none), over this row; for
JAX, ours on the same crashes and cores between its rounds.
* Plain floats, NumPy, numba and JAX: the same step and measures, delta-v and crush in closed form; they end when all is over.
* SciPy: operations are evaluations of the equations times what one takes; what it is read for afterwards takes no time here.
* PyCrash: its own model, one curve for both fronts (it is given ours in series) and no riders, until the vehicles are apart.
  Operations are not counted. It sets the rebound by another rule, which is most of its error in delta-v."""


def main() -> None:
    with tempfile.TemporaryDirectory() as empty:
        if "--compile" in sys.argv:
            os.environ["NUMBA_CACHE_DIR"] = empty  # read when numba is first imported, which is below
        rows = measure()
    cores = {row.cores for row in rows if row.peak_gflops}
    peak = {n: max(row.peak_gflops for row in rows if row.cores == n) for n in cores}
    found = [measured.told(row, peak, rows) for row in rows]
    if "--json" in sys.argv:
        print(json.dumps({"machine": measured.machine(), "peak_gflops": peak, "rows": found}, indent=1))
    else:
        measured.table(found, peak)
        print(NOTES)


def measure() -> list[measured.Row]:
    true = truth()
    rows = [*ours.rows(true, CORES), *others.scipy_rows(true)]  # numba's first call is here
    rows += [others.jax_row(true, CORES, dt) for dt in ours.STEPS]
    return [*rows, others.pycrash_row(true)]


if __name__ == "__main__":
    main()
