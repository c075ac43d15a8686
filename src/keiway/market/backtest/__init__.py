"""How well old launches are told: every small car since 2002 forecast as if on its first day, and scored.

as_at_launch(vehicle, price_usd, year, dealers): any launch of 2002 to 2024 with given specs.
run(): all of launches.yaml by five methods; summary(): one sentence; reference_class() and segment_share(): two forecasts without a model. Page: docs/science/market_backtest.md.
"""

from importlib import import_module
from typing import Any

_WHERE = {
    "as_at_launch": "forecast", "Forecast": "forecast", "run": "blind", "Result": "blind", "summary": "kept",
    "reference_class": "baselines", "segment_share": "baselines",
}  # fmt: skip
__all__ = ["Forecast", "Result", "as_at_launch", "reference_class", "run", "segment_share", "summary"]


def __getattr__(name: str) -> Any:
    """Numpy is imported with the first use."""
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
