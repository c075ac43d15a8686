"""What each calendar year was like for whoever sold vehicles, and dollars carried from one year to another.

    context(2008)            -> Context: vehicles sold, shares of cars and of electric ones, gasoline, consumer prices, households
    money(11590, 2008, 2022) -> 15754.0, dollars of 2022

Facts of data/market/years.csv; consumer prices of data/cost/built_here.yaml. A year between two known ones lies on the straight line;
a year beyond the data has the last value, and says so.
"""

from keiway.market.years.context import FIRST, LAST, Context, Value, context
from keiway.market.years.money import cpi, money

__all__ = ["FIRST", "LAST", "Context", "Value", "context", "cpi", "money"]
