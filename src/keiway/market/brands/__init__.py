"""How big the name on a car is: what its brand sold new in the United States in a year, as known on the first day of a launch.

    sold("Mitsubishi", 2012)   -> Sold(brand="Mitsubishi", units=57790, year=2012, confidence="secondary", ...)
    sold("smart", 2007)        -> units 0: a name never sold here before
    sold("Suzuki", 2026)       -> units 0: sold here until 2013
    before(launch("ia-2015"))  -> Scion in 2014: the badge of the car, the year before

Facts: data/market/brands.csv.
"""

from keiway.market.brands.sold import badge, before, latest, sold
from keiway.market.brands.table import Known, Sold, brands, facts

__all__ = ["Known", "Sold", "badge", "before", "brands", "facts", "latest", "sold"]
