"""Kinds of launches that are summed apart, and what is wanted of them."""

from __future__ import annotations

from math import exp

from keiway.market.backtest.blind import Case
from keiway.market.backtest.score import Sums, error

GROUPS = {
    "minicars": lambda case: case.minicar,
    "subcompacts": lambda case: not case.minicar and not case.launch.neighbour,
    "neighbors": lambda case: case.launch.neighbour,
    "all": lambda case: True,
}
#: Share inside the 90 percent band at least, its width and the median error at most, as factors.
WANTED = {"most": 0.80, "width": 30.0, "error": 1.8}
#: Methods and groups held against that: minicars by themselves too, since a kei is one.
JUDGED, JUDGED_OF = ("others", "earlier"), ("minicars", "all")


def verdicts(found: Sums) -> dict[str, bool]:
    return {"most": found.most >= WANTED["most"], "width": found.width <= WANTED["width"], "error": found.error <= WANTED["error"]}


def factor(case: Case, variant: str = "others") -> float:
    """Middle over sold, or its inverse where the middle is lower: never below one."""
    return exp(abs(error(case.bands[variant], case.units)))
