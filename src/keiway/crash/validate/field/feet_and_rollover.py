"""Tables of rollover and of people on foot."""

from __future__ import annotations

from keiway.crash.injury import pedestrian, rollover
from keiway.crash.injury.curves import evaluate
from keiway.crash.validate.result import Check, between, near
from keiway.crash.validate.table import Table

MPH = 0.44704


def rollover_ssf(table: Table) -> list[Check]:
    """Two of the three SSF were read off the percentages, so those check the arithmetic."""
    return [
        near(
            table.id,
            f"{name} at SSF {row['ssf']}",
            row["p"],
            rollover.probability(row["ssf"]).p,
            within=0.005,
            kind="fit",
        )
        for name, row in table.values.items()
    ]


def pedestrians(table: Table) -> list[Check]:
    """Speed at each percentile of the one-line logistic, Rosen and Sander's two points, a kei between the fleets."""
    checks, values = [], table.values
    for percent, mph in values["tefft_2013_death_mph"].items():
        wanted = float(str(percent).rstrip("%")) / 100
        found = _speed_mph("tefft_speed_only", wanted)
        checks.append(
            near(table.id, f"tefft_speed_only, mph at {percent}", mph, found, within=2.0, kind="fit")
        )
    for kmh, p in values["rosen_sander_death_kmh"].items():
        found = pedestrian.german_car_death(float(kmh) / 3.6).p
        checks.append(near(table.id, f"Rosen-Sander at {kmh} km/h", p, found, within=0.01, kind="fit"))
    for mph in (25, 35, 45):
        us, german = pedestrian.us_death(mph * MPH).p, pedestrian.german_car_death(mph * MPH).p
        kei = pedestrian.by_hood_edge(mph * MPH, 0.85).p
        what = f"kei wagon (hood edge 0.85 m) at {mph} mph between Rosen-Sander and Tefft"
        checks.append(between(table.id, what, german, us, kei))
    return checks


def _speed_mph(name: str, p: float) -> float:
    low, high = 0.0, 100.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (low, middle) if evaluate(name, middle, "mph").p > p else (middle, high)
    return low
