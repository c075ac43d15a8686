"""The picture of docs/science/market_launch.md: years since launch, each car that taught it beside the band drawn from them.

    python -m keiway.market.launch.picture docs/science/market
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from keiway.charts import Line, Panel, Picture, chart, save
from keiway.market.history import Launch, launches, sold, steady
from keiway.market.launch.course import ramp
from keiway.market.years import context

YEARS = tuple(range(2, 11))
BAND, CARS = "drawn: middle, nine in ten", "small cars launched here"
TITLE = "Sales by year since launch, over those of a steady year"


def picture() -> Picture:
    """Full years only, 2 to 10; against new passenger cars sold in the year."""
    low, mid, high = (list(row) for row in np.percentile(ramp(YEARS), [5, 50, 95], axis=0))
    cars = [(one.title, *_path(one)) for one in launches() if not one.neighbour and len(steady(one).counted) > 1]
    band = Line(party=BAND, x=YEARS, y=mid, low=low, high=high)
    lines = [Line(party=CARS, x=years, y=over, style="dotted") for _, years, over in cars]
    under = "Year 1 is the calendar year of the launch. Each dotted line is a launch, without years that were supply-bound or run-out."
    return Picture(
        chart=chart([Panel(title="Over the mean of the years 2 to 5", y="ratio", lines=[band, *lines])], [BAND, CARS], "calendar year since launch", title=TITLE, under=under),
        title=TITLE,
        summary=f"{len(cars)} launches against the band drawn from them: by year 10 it runs from {low[-1]:.2f} over {mid[-1]:.2f} to {high[-1]:.1f}.",
        columns=("who", "year", "ratio", "low", "high"),
        rows=[(BAND, *row) for row in zip(YEARS, mid, low, high, strict=True)] + [(who, n, over, None, None) for who, years, ratios in cars for n, over in zip(years, ratios, strict=True)],
    )


def _path(one: Launch) -> tuple[list[int], list[float]]:
    """Years n and the ratio to the mean of the steady years, unflagged full years only."""
    rate = {sale.year - one.year + 1: sale.units / (context(sale.year).light_vehicles * context(sale.year).car_share) for sale in sold(one)}
    level = np.mean([rate[sale.year - one.year + 1] for sale in steady(one).counted])
    kept = [n for sale in sold(one) if (n := sale.year - one.year + 1) in YEARS and not sale.flag]
    return kept, [float(rate[n] / level) for n in kept]


if __name__ == "__main__":
    save(picture(), Path(sys.argv[1]) / "ramp.svg")
