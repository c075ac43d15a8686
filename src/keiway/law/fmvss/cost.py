"""What it would cost to make a design comply. Estimates for a current kei made in the thousands, never for one car.

Some standards are met by the same work (the belts of 209 and 210, the barrier run of 212 and 219). Their cost stands
on one row, the carrier, and is counted once.
"""

from __future__ import annotations

from keiway.answer import Quantity
from keiway.law.conditions import Facts, truth
from keiway.law.fmvss.answer import Dollars, Row
from keiway.law.fmvss.record import Standard, Word

#: Rows on which work is left. Even a standard that is met leaves its papers.
OPEN: tuple[Word, ...] = ("met", "likely", "gap", "not_known")


class Cost:
    """Costs of the rows that are open for one vehicle, each group of rows once."""

    def __init__(self, standards: tuple[Standard, ...], words: dict[str, Word], facts: Facts):
        self._by_number = {standard.number: standard for standard in standards}
        self._facts = facts
        self._bearer: dict[str, str] = {}  # carrier's number -> the open row that shows the cost
        for standard in sorted(standards, key=lambda each: each.cost_on is not None):
            if words[standard.number] in OPEN:
                self._bearer.setdefault(standard.cost_on or standard.number, standard.number)

    def of(self, standard: Standard) -> tuple[Dollars | None, Dollars | None, str]:
        """One-off USD, USD a vehicle, and where they come from; no figures where another row shows them."""
        carrier = self._by_number[standard.cost_on or standard.number]
        bearer = self._bearer.get(carrier.number)
        if bearer is None or carrier.oneoff_usd is None or not truth(carrier.cost_when, self._facts)[0]:
            return None, None, ""
        if bearer != standard.number:
            return None, None, f"Cost carried on row {bearer}."
        return carrier.oneoff_usd, carrier.unit_usd, carrier.cost_basis


def totals(rows: list[Row]) -> tuple[Quantity, ...]:
    """Sums over the gap and likely rows, and over every open row. Empty where no row carries a cost."""
    found = []
    for suffix, words, what in (
        ("gap_likely", ("gap", "likely"), "the rows that are a gap or likely"),
        ("open", OPEN, "every row with work left, the met and not known ones included"),
    ):
        of = [row for row in rows if row.if_new in words]
        if any(row.oneoff_usd for row in of):
            found.append(_sum(f"fmvss.oneoff.{suffix}", "USD", [row.oneoff_usd for row in of], what))
            found.append(_sum(f"fmvss.unit.{suffix}", "USD a vehicle", [row.unit_usd for row in of], what))
    return tuple(found)


def _sum(id_: str, unit: str, costs: list[Dollars | None], what: str) -> Quantity:
    given = [cost for cost in costs if cost]
    low, high = (sum(cost[end] for cost in given) for end in (0, 1))
    return Quantity(
        id=id_,
        mid=None,
        low=low,
        high=high,
        unit=unit,
        level="estimate",
        how=f"sum of the table's estimates over {what}, built new after every adopted date",
        sources=("fmvss:study",),
    )
