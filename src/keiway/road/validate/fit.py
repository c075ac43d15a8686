"""Fit the few factors of data/road/calibration.yaml to the calibration half, and to nothing else.

    python -m keiway.road.validate.fit          prints the factors
    python -m keiway.road.validate.fit --write  writes them into the file, and data/road/own.yaml

One factor on the efficiency for each group of engines, one for electric drives, one for the help of a belt
starter-generator; one on the full-load efficiency for each kind of gearbox. Each is the mean misfit of its vehicles in the
logarithm, every vehicle counting once, drawn towards 1 as if `PRIOR` more vehicles had none.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from math import exp, log
from typing import NamedTuple

import msgspec

from keiway.road.validate.cases import Case, cases
from keiway.road.validate.ours import ours, variant
from keiway.road.vehicles.basis import basis_of
from keiway.road.vehicles.build import full_group
from keiway.road.vehicles.tables import CALIBRATION, Calibration, Own
from keiway.store import DATA
from keiway.vehicles.catalogue import by_id

PRIOR = 1.0  # vehicles
OWN_MOST = 1.33
MOST = {"efficiency": 1.10, "full": 1.05}  # no factor is more: past it something else is wrong than an efficiency
MOST_OF = {"motor": 1.01}  # motors and inverters stand near what is possible already
ENOUGH = 3  # vehicles of the calibration half; a group of fewer shares the factor of the next wider one
WIDER = {"car_turbo": "car", "car_old": "car", "kei_turbo": "kei", "kei_old": "kei", "car": "kei", "amt": "manual", "kei cvt": "cvt"}  # the others stand alone: too few vehicles leave them at 1
ROUNDS = 4
CHECKED = "2026-11-29"
RULE = "vehicles whose id has an even first byte of SHA-256; road_validation.md"


class Misfit(NamedTuple):
    factor: str
    vehicle: str
    log: float


def fitted(progress=None) -> Calibration:
    """The factors after `ROUNDS` rounds from 1. Leaves them in force for this process."""
    half = [case for case in cases() if case.half == "calibration"]
    _put(Calibration(CHECKED, RULE, {}, {}, {}))
    for _ in range(ROUNDS):
        now = CALIBRATION.value
        energy = _moved("efficiency", now.efficiency, [_energy(case) for case in half if case.kind == "energy"])
        full = _moved("full", now.full, [found for case in half if case.kind == "sprint" and (found := _sprint(case))])
        _put(Calibration(CHECKED, RULE, {}, energy, full))
        if progress:
            progress(f"efficiency {energy} full {full}")
    return CALIBRATION.value


def _energy(case: Case) -> Misfit:
    choice = basis_of(variant(by_id()[case.vehicle], case), case.gearbox, case.driven, case.assist).choice
    factor = "motor" if choice.fuel == "electric" else "assist" if choice.assist else choice.group
    return Misfit(factor, case.vehicle, log(ours(case) / case.value))


def _sprint(case: Case) -> Misfit | None:
    basis = basis_of(variant(by_id()[case.vehicle], case), case.gearbox, case.driven, case.assist)
    found = ours(case)
    return Misfit(full_group(basis), case.vehicle, log(found / case.value)) if found else None


def _moved(what: str, now: dict[str, float], misfits: list[Misfit]) -> dict[str, float]:
    """The factors after one round: each times the mean misfit of its vehicles, less what the prior holds back."""
    by: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one in misfits:
        by[one.factor][one.vehicle].append(one.log)
    shares = _shared(by)
    moved = {}
    for name in sorted(set(shares.values())):
        means = [sum(logs) / len(logs) for group, vehicles in by.items() if shares[group] == name for logs in vehicles.values()]
        before = log(now.get(name, 1.0))
        moved[name] = round(min(exp((len(means) * before + sum(means)) / (len(means) + PRIOR)), MOST_OF.get(name, MOST[what])), 4) if len(means) >= ENOUGH else 1.0
    return {group: moved[name] for group, name in sorted(shares.items())}


def _shared(by: dict[str, dict]) -> dict[str, str]:
    """Whose factor each group has: its own, or that of the next wider group where it has too few vehicles."""
    shares = {}
    for group in by:
        name = group
        while len(by.get(name, ())) < ENOUGH and name in WIDER:
            name = WIDER[name]
        shares[group] = name
    return shares


def owned() -> dict[str, Own]:
    """For every vehicle with published consumption: the factor that brings the model to the mean of its values.

    Of both halves: it is no test, and `ours` does without. Electric ones are left as their class has them.
    """
    by: dict[str, list[Case]] = defaultdict(list)
    for case in cases():
        vehicle = by_id()[case.vehicle]
        if case.kind == "energy" and vehicle.fuel != "electric" and case.induction in (None, vehicle.induction):
            by[case.vehicle].append(case)
    found = {}
    for id_, mine in sorted(by.items()):
        factor = 1.0
        for _ in range(ROUNDS):
            off = sum(log(ours(case, factor) / case.value) for case in mine) / len(mine)
            factor = min(max(factor * exp(off), 1 / OWN_MOST), OWN_MOST)
        found[id_] = Own(round(factor, 3), len(mine))
    return found


def _put(value: Calibration) -> None:
    CALIBRATION.__dict__["shipped"] = value


def write(found: Calibration) -> None:
    """Into data/road/calibration.yaml."""
    plain = msgspec.to_builtins(found)
    lines = [
        "# Factors fitted by keiway.road.validate.fit to one half of the published values; not to be edited.",
        "# efficiency: on the efficiency of a group of engines, of motors, and of the help of a belt starter-generator.",
        "# full: on the full-load efficiency by kind of gearbox.",
        f"checked: '{plain['checked']}'", f"rule: {plain['rule']}", "sources: {}",
    ]  # fmt: skip
    for name in ("efficiency", "full"):
        lines.append(f"{name}: {{{', '.join(f'{key}: {value}' for key, value in plain[name].items())}}}")
    (DATA / "road/calibration.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_own(found: dict[str, Own]) -> None:
    """Into data/road/own.yaml."""
    lines = [
        "# Factors on the efficiency that bring the model to a vehicle's own published consumption, and of how many values.",
        "# Written by keiway.road.validate.fit after the calibration; not to be edited. No part of the validation.",
        f"checked: '{CHECKED}'", "rule: mean over the values of its own breathing; between 0.75 and 1.33",
        "sources:", '  road-own: {title: "The published consumption of the vehicle itself: published.yaml, epa_tests.yaml and the catalogue"}',
        "vehicles:",
    ]  # fmt: skip
    lines += [f"  {id_}: {{factor: {one.factor}, values: {one.values}}}" for id_, one in found.items()]
    (DATA / "road/own.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    result = fitted(lambda said: print(said, file=sys.stderr))
    print(result.efficiency, result.full)
    if "--write" in sys.argv:
        write(result)
        write_own(owned())
