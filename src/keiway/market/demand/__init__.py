"""Who would buy it: a calibrated random-coefficient logit of the whole US fleet, and a new product put into it.

setting(year) -> Setting; entered(product, setting, fleet, draws, seed, shift, prices, quality_usd) -> Entered; sold(the same) -> Sold; INSTEAD. Equations, symbols, priors and
weak points: docs/science/market_demand.md.
"""

from keiway.market.demand.entered import Entered, Sold, entered, sold, spread
from keiway.market.demand.offer import INSTEAD
from keiway.market.demand.setting import Setting, setting

__all__ = ["INSTEAD", "Entered", "Setting", "Sold", "entered", "setting", "sold", "spread"]
