"""How far the structural forecast is off for small cars, learnt from what launches sold.

shift(product, year, draws, seed, without): draws to add to an entrant's mean utility.
learn(year, without, before): the regression behind them. Priors: data/market/calibration.yaml; the launches: keiway.market.history.
Equations: docs/science/market_backtest.md.
"""

from typing import Any

__all__ = ["learn", "shift"]


def __getattr__(name: str) -> Any:
    """Numpy is imported with the first use."""
    if name in __all__:
        from keiway.market.calibration import learnt

        return getattr(learnt, name)
    raise AttributeError(name)
