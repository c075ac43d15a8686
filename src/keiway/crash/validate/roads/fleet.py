"""The whole model over the US fleet, class by class of change of speed: do the departures average to 1?"""

from __future__ import annotations

from functools import cache

import numpy as np

from keiway.crash.injury.table import value
from keiway.crash.validate.result import Check, factor
from keiway.crash.validate.roads import crash
from keiway.crash.validate.roads.population import light, older
from keiway.crash.validate.table import Table

KMH = 1 / 3.6
_HALF = 0.5  # of the file's vehicles are of the older fronts, about


def nass_2000(table: Table) -> list[Check]:
    """Belted frontal deaths: vehicles drawn from the fleet, stepped, their drivers' risk by class of WinSMASH delta-v."""
    dv, death, weight = fleet_deaths()
    checks = []
    for mode, belted, low, high, n, _, deaths, _, shown in table.values["cells"]:
        inside = (dv >= low * KMH) & (dv < high * KMH)
        if mode != "frontal" or belted != 1 or deaths < 10 or weight[inside].sum() == 0:
            continue
        found = np.average(death[inside], weights=weight[inside])
        by = 1.5 if deaths >= 20 else 3.0
        what = f"whole model over the fleet, fatal frontal belted {low:g}-{high:g} km/h"
        checks.append(factor(table.id, what, shown, found, by=by, kind="fit", says=f"{deaths} deaths of {n}, factor {by:g}"))
    return checks


@cache
def fleet_deaths() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """WinSMASH delta-v (m/s), death risk and weight of belted drivers in front-to-front crashes of the fleet."""
    given = crash.with_belts(crash.draws("frontal"), 1.0)
    parts = []
    for mix in (light(), older()):
        for own_share, own in mix:
            for share, other in mix:
                death, _, out = crash.frontal_each(own, other, given)
                weight = np.full(len(death), _HALF * own_share * share)
                parts.append((out["delta_v_mps1"] * value("winsmash_frontal"), death, weight))
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))
