"""What stands between a car people would buy and the cars sold: dealers, states, the years after the launch, a speed cap, the wheel's side.

    reach(dealers, states, draws, seed)   -> array[draws], 0 to 1: households near a dealer in a state that lets it be registered
    ramp(years_since_launch, draws, seed, without, month) -> array[draws, years]: sales over those of a steady year (mean of years 2 to 5)
    drift(years, since, draws, seed)      -> array[draws, years]: share of small cars in all light vehicles, against the year `since`
    capped(cap_mph, draws, seed)          -> array[draws], 0 to 1: factor on sales; right_hand(draws, seed) -> utils lost
    households(states)                    -> share of US households in them
    scenarios(), scenario(name)           -> Scenario by name, or from a reader's own file

    units = entered * reach * capped * ramp * drift * (light vehicles of the year / of the setting)

Facts: data/market/launch.yaml, dealers.csv, scenarios.yaml, and history. docs/science/market_launch.md. numpy is imported on use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from keiway.market.launch.named import CAPS_MPH, Scenario, scenario, scenarios

if TYPE_CHECKING:
    from keiway.market.launch.course import drift, learn, ramp
    from keiway.market.launch.limits import capped, right_hand
    from keiway.market.launch.network import reach
    from keiway.market.launch.table import facts, households

_WHERE = {
    "reach": "network", "ramp": "course", "drift": "course", "learn": "course", "capped": "limits", "right_hand": "limits",
    "facts": "table", "households": "table",
}  # fmt: skip

__all__ = ["CAPS_MPH", "Scenario", "capped", "drift", "facts", "households", "learn", "ramp", "reach", "right_hand", "scenario", "scenarios"]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
