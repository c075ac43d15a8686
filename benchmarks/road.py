"""Vehicles a second over UDDS (1,369 steps): ours and FASTSim 3, on the same cars in one run. A table; asserts nothing.

    python benchmarks/road.py

The cars are those of tests/road/step with every figure moved, in the form that FASTSim knows (gears left out), so that what
both say can be held side by side. A busy neighbour slows every row; compare within one run only.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests/road/step"))
from peak import gflops
from road_cars import drawn

from keiway.road import inputs
from keiway.road.cycles import cycle
from keiway.road.runners import array, blocked, plain, program

N, PAYLOAD_KG = 10_000, 136.0
CHECKED = {"petrol": 40, "electric": 12}
SPEEDS = cycle("udds").speeds_mps
DOUBLES = 0.5  # of the peak in single precision, which peak.py measures
NOTES = """\
Vehicles/s: the best round. Ours is: how many times the first row is as fast. First s: the first call in this process, imports and compiling (or reading what numba kept) included.
Peak: operations in the step's own text (a fused multiply-add is two) over fused multiply-adds in double precision. Energy: greatest difference from FASTSim on the cars it was run on.
FASTSim: one vehicle a call, one thread, building its objects not counted; ours takes rows of numbers, making them not counted
(a row takes 20 us). FASTSim knows no gears and no torque; ours works them out all the same."""


def best(call, rounds: int) -> tuple[float, float, object]:
    """Seconds of the first and of the best call, and what it gave."""
    times, found = [], None
    for _ in range(rounds):
        began = time.perf_counter()
        found = call()
        times.append(time.perf_counter() - began)
    return times[0], min(times), found


def fastsim_row(kind: str, cars) -> tuple[float, float, list[float]]:
    import road_fastsim

    began, seconds, joules = time.perf_counter(), [], []
    for car in cars:
        drive = road_fastsim.prepared(car, SPEEDS, PAYLOAD_KG)
        started = time.perf_counter()
        drive.run()
        seconds.append(time.perf_counter() - started)
        joules.append(road_fastsim.found(drive)[1])
    return time.perf_counter() - began, sum(seconds) / len(seconds), joules


def main() -> None:
    import numba
    import road_fastsim

    where = road_fastsim.conditions(PAYLOAD_KG)
    cars = {kind: [road_fastsim.like_fastsim(car) for car in drawn(11, n, kind)] for kind, n in CHECKED.items()}
    peers = {kind: fastsim_row(kind, some) for kind, some in cars.items()}
    rows = [inputs.row(car, where) for some in cars.values() for car in some]
    few = np.array(rows).T
    many = np.tile(few, (1, -(-N // few.shape[1])))[:, :N]
    truth = np.concatenate([joules for _, _, joules in peers.values()])
    cores, work = numba.get_num_threads(), program.parts()["follow"].count * (len(SPEEDS) - 1)

    def off(sums) -> float:
        return float(np.max(np.abs(np.asarray(sums)[4, : len(truth)] / truth - 1)))

    print(f"{'':26s} {'vehicles':>9s} {'s':>9s} {'vehicles/s':>11s} {'ours is':>8s} {'first s':>8s} {'peak':>6s} {'energy':>8s}")
    table = []
    for n in sorted({cores, 1}, reverse=True):
        numba.set_num_threads(n)
        peak, rounds = 0.0, []
        for _ in range(8):  # turn about: a neighbour comes and goes
            rounds.append(best(lambda: blocked.follow(many, SPEEDS), 2))
            peak = max(peak, gflops(n, 0.1) * DOUBLES)
        first, seconds, sums = rounds[0][0], min(one[1] for one in rounds), rounds[0][2]
        table.append((f"numba, {n} core{'s' * (n > 1)}", N, seconds, first, f"{1e-9 * N * work / seconds / peak:.0%}", off(sums)))
    first, seconds, sums = best(lambda: array.follow(many[:, :1024], SPEEDS), 3)
    table.append(("NumPy", 1024, seconds, first, "", off(sums)))
    first, seconds, sums = best(lambda: [plain.follow(row, SPEEDS) for row in rows], 3)
    table.append(("plain floats", len(rows), seconds, first, "", off(np.array(sums).T)))
    for kind, (first, seconds, _) in peers.items():
        table.append((f"FASTSim 3.1, {kind}", 1, seconds, first, "", 0.0))
    fastest = table[0][1] / table[0][2]
    for name, n, seconds, first, peak, energy in table:
        rate = n / seconds
        print(f"{name:26s} {n:9,d} {seconds:9.4f} {rate:11,.0f} {fastest / rate:8,.0f} {first:8.2f} {peak:>6s} {energy:8.1e}")
    print(NOTES)


if __name__ == "__main__":
    main()
