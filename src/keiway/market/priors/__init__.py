"""What the literature lets one believe about taste and price, as distributions: `load()` -> {id: Prior}. Facts of data/market/priors.yaml."""

from keiway.market.priors.prior import Prior, facts, load

__all__ = ["Prior", "facts", "load"]
