"""Miles a year and survival by age of US vehicles (EPA OMEGA, data/policy/use_by_age.csv), and lives that are longer or shorter."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from keiway.store import Topic

AGES = 40  # whole years after the sale that are counted
BODIES = ("car", "suv_van", "pickup")


class Schedule(msgspec.Struct, frozen=True):
    """By whole year of age: miles of one that is on the road, and the share still registered."""

    miles: dict[str, list[float]]
    alive: dict[str, list[float]]


def _reads(path: Path) -> dict[str, Any]:
    rows = list(csv.DictReader(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")))
    return {what: {body: [float(row[f"{what}_{body}"]) for row in rows] for body in BODIES} for what in ("miles", "alive")}


def _build(files: dict[str, Any]) -> Any:
    (found,) = files.values()
    return found


TOPIC = Topic("policy-use-by-age", "policy/use_by_age.csv", Schedule, _build, _reads)


@lru_cache(maxsize=1)
def tables() -> tuple[dict[str, Any], dict[str, Any]]:
    """Miles and survival, body -> array [age]. A year counts as driven by the vehicles alive at its middle."""
    import numpy as np

    found = TOPIC.value
    alive = {body: np.array([*rows, 0.0]) for body, rows in found.alive.items()}
    return {body: np.array(rows) for body, rows in found.miles.items()}, {body: (rows[:-1] + rows[1:]) / 2.0 for body, rows in alive.items()}


def rows(used_age: int) -> tuple[Any, Any]:
    """[displaced.ROWS, age] miles weighted by survival, and survival: of new vehicles by body, of a car bought at `used_age`, and of one
    mile a year for as long as an average car lasts."""
    import numpy as np

    miles, alive = tables()
    spare = np.zeros(used_age)
    there = [alive[body] for body in BODIES]
    there += [np.concatenate([alive["car"][used_age:] / alive["car"][used_age], spare]), alive["car"]]
    a_year = [*(miles[body] for body in BODIES), np.concatenate([miles["car"][used_age:], spare]), np.ones(AGES)]
    return np.stack(a_year) * np.stack(there), np.stack(there)


def alive_new(life: Any) -> Any:
    """[draw, age]: share of new ones still on the road, where all of life takes `life` [draw] times as long as the average car's."""
    import numpy as np

    _, alive = tables()
    age = np.arange(AGES) / life[:, None]
    whole = np.minimum(age.astype(int), AGES - 2)
    part = np.minimum(age - whole, 1.0)
    car = alive["car"]
    return car[whole] * (1.0 - part) + car[whole + 1] * part


def alive_used(mean_years: Any, shape: float) -> Any:
    """[draw, age]: share of used ones still in use, a Weibull life of that mean, at the middle of each year."""
    from math import gamma

    import numpy as np

    scale = mean_years / gamma(1.0 + 1.0 / shape)
    return np.exp(-(((np.arange(AGES) + 0.5) / scale[:, None]) ** shape))
