"""What small cars really sold in the United States, and what was known of each on its first day.

launches(), launch(id), sales(car), sold(launch), steady(launch), minicar(length, power), comparables(product, n), everyone(),
product(launch, fleet), without(fleet, nameplates), nameplates(vehicle id), fewer_rivals(fleet, entrant, year), family(nameplate), two_seats(launch or product), segment units by year. Facts: data/market/launches.yaml and sales.csv.
"""

from keiway.market.history.comparables import comparables, everyone
from keiway.market.history.library import (
    changeover,
    facts,
    first_alone,
    launch,
    launches,
    minicar,
    sales,
    sold,
    steady,
    told,
)
from keiway.market.history.product import family, fewer_rivals, nameplates, product, two_seats, without
from keiway.market.history.record import FLAGS, Launch, Sale, Steady
from keiway.market.history.segment import units as segment_units

__all__ = [
    "FLAGS", "Launch", "Sale", "Steady", "changeover", "comparables", "everyone", "facts", "family", "fewer_rivals", "first_alone", "launch", "launches", "minicar", "nameplates", "product",
    "sales", "segment_units", "sold", "steady", "told", "two_seats", "without",
]  # fmt: skip
