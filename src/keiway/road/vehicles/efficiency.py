"""How efficiency goes with load, from what an engine or motor is rather than from its rated power alone.

A curve over the share of rated power has a pickup of 300 kW, which cruises at 3% of it, at a third of its best efficiency;
in truth it turns slowly then. So: a Willans line over mean effective pressure on the engine's best line, where the revs
are those of the step (`inputs.LEAST_ON_LINE`, `ON_LINE`). Equations: docs/science/road_vehicles.md, 4.
"""

from __future__ import annotations

from math import pi

from keiway.road.curves import MOTOR
from keiway.road.inputs import LEAST_ON_LINE, ON_LINE

RAD_PER_RPM = 2 * pi / 60
SHARES = (0.01, 0.02, 0.035, 0.05, 0.075, 0.11, 0.16, 0.25, 0.5, 0.8, 1.0)
RICH_FROM, RICH = 0.8, 0.10  # share of rated power past which the mixture is enriched, and what that costs at all of it: estimate
AT_NOTHING = 0.3  # at no power, of the efficiency at the first share: any small number; there the idle fuel rules
#: Motors are sized for sprints. What a car cruises with is taken to lose as one of so many watts a kilogram: that of the
#: i-MiEV and Sakura, whose curve `curves.MOTOR` is.
CRUISING_W_PER_KG = 45.0

Shape = tuple[tuple[float, float], ...]


def engine_shape(power_w: float, power_rpm: float, idle_rpm: float, displacement_m3: float, line_pa: float) -> Shape:
    """(share of rated power, share of the best efficiency). `line_pa`: friction and throttling on the best line."""

    def relative(share: float) -> float:
        power = share * power_w
        speed = max(LEAST_ON_LINE * idle_rpm, share * power_rpm / ON_LINE) * RAD_PER_RPM
        pressure = power * 4 * pi / (displacement_m3 * speed)
        rich = 1.0 - RICH * max(share - RICH_FROM, 0.0) / (1.0 - RICH_FROM)
        return pressure / (pressure + line_pa) * rich

    found = [relative(share) for share in SHARES]
    best = max(found)
    return ((0.0, AT_NOTHING * found[0] / best), *((share, one / best) for share, one in zip(SHARES, found, strict=True)))


def motor_shape(power_w: float, curb_mass_kg: float) -> Shape | None:
    """The motor's curve, stretched to the power a car of this mass cruises with; None where that is no more than rated."""
    stretch = power_w / (CRUISING_W_PER_KG * curb_mass_kg)
    if stretch <= 1.0:
        return None
    inner = [(share / stretch, one) for share, one in MOTOR]
    return (*inner, (1.0, inner[-1][1]))
