"""How far the structural forecast is off for small cars, learnt from what launches sold.

shift(product, year, draws, seed, without): draws to add to an entrant's mean utility.
learn(year, without, before): the regression behind them; brand(make, year): what the name sold here before, as they count it. Priors: data/market/calibration.yaml; the launches: keiway.market.history.
Equations: docs/science/market_backtest.md.
"""

from importlib import import_module
from typing import Any

_WHERE = {"learn": "learnt", "shift": "learnt", "brand": "evidence"}
__all__ = ["brand", "learn", "shift"]


def __getattr__(name: str) -> Any:
    """Numpy is imported with the first use."""
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
