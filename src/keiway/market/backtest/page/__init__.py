"""docs/science/market_backtest.md: how launches are forecast blind, what the error model is, every launch, every miss."""

from keiway.market.backtest.page.written import FOLDER, NAME, page, write

__all__ = ["FOLDER", "NAME", "page", "write"]
