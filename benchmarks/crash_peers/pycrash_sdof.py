"""PyCrash's own crash of two vehicles (`SDOF_Model`), in an environment of its own: it needs a pandas that ours is past.

    .venv-bench/bin/python benchmarks/crash_peers/pycrash_sdof.py < crashes.json

A model with one degree of freedom: no riders, and one curve of force over the crush of both, for which it is given that of our
two fronts in series. Each crash is `[closing m/s, restitution, kg, kg, crush m, force N]`, the last two lists. Prints JSON.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import time
import warnings
from importlib.metadata import version
from types import SimpleNamespace

STEP_S = 1e-4  # its own, fixed
ROUNDS = 2
FOOT_M, POUND_N, G_FT, FT_S_PER_MPH = 0.3048, 4.4482216, 32.2, 1.46667  # the last two as it has them


def vehicle(name: str, mass_kg: float, speed_mps: float):
    """What the model reads of one: weight in lb and speed in mph, so that it gets this mass and this speed back."""
    slugs = mass_kg * FOOT_M / POUND_N
    return SimpleNamespace(name=name, weight=slugs * G_FT, brake=0.0, vx_initial=speed_mps / FOOT_M / FT_S_PER_MPH)


def main() -> None:
    warnings.simplefilter("ignore")
    asked = json.load(sys.stdin)
    began = time.perf_counter()
    talk = io.StringIO()  # it prints while it runs
    with contextlib.redirect_stdout(talk):
        import pandas
        from pycrash.sdof_model import SDOF_Model

        def run(closing, rebound, first, second, crush, force):
            curve = pandas.DataFrame({"ft": [x / FOOT_M for x in crush], "lb": [f / POUND_N for f in force]})
            inputs = {"name": "bench", "cor": rebound, "k": curve, "tstop": None}  # None: until they are apart
            return SDOF_Model(vehicle("1", first, closing), vehicle("2", second, 0.0), model_inputs=inputs).model

        run(*asked[0])
        first_s = time.perf_counter() - began
        seconds = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            models = [run(*one) for one in asked]
            seconds.append(time.perf_counter() - began)
    change = [[float(m.v1.iloc[0] - m.v1.iloc[-1]), float(m.v2.iloc[-1] - m.v2.iloc[0])] for m in models]
    found = {
        "seconds": seconds,
        "first_s": first_s,
        "version": version("pycrash"),
        "delta_v_mps": [[v * FOOT_M for v in pair] for pair in change],
        "crush_m": [-float(m.dx.min()) * FOOT_M for m in models],
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
