"""How long US exposure takes: draw, step, risk of both sides, quantiles. Prints a table; asserts nothing.

    python benchmarks/exposure.py            # two million crashes
    python benchmarks/exposure.py 20         # and three vehicles of 2**20 each

Wall time depends on who else is using the machine, so the processor time of all threads stands beside it: half of it is
what two free cores need.
"""

from __future__ import annotations

import os
import sys
import time

from keiway.crash.exposure import rates
from keiway.crash.exposure.crashes import engine, sample
from keiway.crash.exposure.party import own
from keiway.crash.exposure.report import Simulated, spread
from keiway.crash.runners import batch
from keiway.vehicles import vehicle

N = 1 << 21
VEHICLES = ("honda-n-box-2", "subaru-sambar-5", "ford-f-150-2021")


def timed(what: str, n: int, step) -> object:
    wall, cpu = time.perf_counter(), time.process_time()
    found = step()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{what:44s} {n:>10,d} {wall:8.2f} {cpu:8.2f} {1e9 * cpu / n:8.0f} {cpu / 2:8.2f}")
    return found


def stages(n: int = engine.CHUNK) -> None:
    """Where the time of one chunk goes."""
    import numpy as np

    from keiway.crash.exposure import draws
    from keiway.crash.exposure.crashes import kernel
    from keiway.crash.step import PARAMS

    one = draws.drawn(None, None)
    C, T, R, S, K = (np.array([getattr(one, name)]) for name in "CTRSK")
    E = np.empty((len(sample.CRASH), n + engine.PAD), np.float32)
    P = np.ones((len(PARAMS), n + engine.PAD), np.float32)
    numbers, sums = np.empty(n, np.int32), np.zeros((n // engine.BLOCK, 6, 8, 5))
    risks, kinds = np.empty((4, 0), np.float32), np.empty(0, np.int8)
    timed("  draw crashes, fill rows", n, lambda: kernel.draw(1, 0, sample.begins(1), E, P, numbers, C, T, R, S, 0))
    out = timed("  step", n, lambda: batch(P))
    timed("  risk of both sides, sums", n, lambda: kernel.tally(0, E, P, out, numbers, T, K, 0, sums, risks, kinds))


def main() -> None:
    n = 1 << int(sys.argv[1]) if len(sys.argv) > 1 else N
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{'':44s} {'crashes':>10s} {'wall s':>8s} {'cpu s':>8s} {'ns each':>8s} {'2 cores s':>9s}")
    engine.run(None, engine.BLOCK)  # compile or load, and warm up
    stages()
    base = timed("fleet, 128 draws", n, lambda: engine.run(None, n))
    for name in VEHICLES:
        party = own(vehicle(name))
        run = timed(f"{name}, every crash kept", n, lambda: engine.run(party, n, keep=True))  # noqa: B023
        found = timed("  rates by limit, with bands", n, lambda: rates.rates(party, run, base))  # noqa: B023
        timed("  quantiles over crashes", n, lambda: spread(Simulated(party, name, name, run, found)))  # noqa: B023


if __name__ == "__main__":
    main()
