"""Pictures of a market answer: the fan of years, sales by price, what buyers give up for it.

    picture("fan" | "prices" | "instead", answer) -> charts.Picture
"""

from __future__ import annotations

from keiway.charts import Picture
from keiway.market.record import MarketAnswer

WHAT = ("fan", "prices", "instead")


def picture(what: str, found: MarketAnswer) -> Picture:
    """One of `WHAT`; the SVG is written without a package, the PNG needs `keiway[plot]`."""
    from keiway.market.pictures import fan, instead, prices

    return {"fan": fan.picture, "prices": prices.picture, "instead": instead.picture}[what](found)
