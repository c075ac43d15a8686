"""From a price in Japan to a US driveway: every line with low, likely and high, its source and its date.

    answer(Asked) -> LandedAnswer      the door
    names.names()                      what can be set (keiway.cost.edits reads it)
    explain.entries()                  what stands behind every id, for `keiway explain`
    duty and fees come from the law room by day of entry and heading; state tax and title from `keiway.cost.states`
"""

from keiway.cost.landed.answer import answer
from keiway.cost.landed.record import LandedAnswer

__all__ = ["LandedAnswer", "answer"]
