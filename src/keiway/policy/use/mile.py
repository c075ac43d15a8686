"""What a mile makes, as a row of figures: [draw, WHAT]. All that a life changes is miles times such rows."""

from __future__ import annotations

from typing import Any

from keiway.policy.use import risk

#: Risks, gallons, kWh, miles themselves, upkeep of all ages alike, and upkeep that goes with the repair curve by age.
WHAT = (*risk.WHAT, "fuel_gal", "electric_kwh", "miles", "flat_usd", "wear")  # wear last
AT = {name: j for j, name in enumerate(WHAT)}
RISKS = slice(0, len(risk.WHAT))


def row(draws: int, risks: Any = 0.0, gallons: Any = 0.0, kwh: Any = 0.0, flat: Any = 0.0, wear: Any = 0.0) -> Any:
    """[draw, WHAT] of one mile; each figure is a number or an array [draw], `risks` [draw, risk.WHAT]."""
    import numpy as np

    found = np.zeros((draws, len(WHAT)))
    found[:, RISKS] = risks
    for name, figure in (("fuel_gal", gallons), ("electric_kwh", kwh), ("miles", 1.0), ("flat_usd", flat), ("wear", wear)):
        found[:, AT[name]] = figure
    return found
