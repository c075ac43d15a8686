"""One world's worth: lines by calendar year, and present values of them that cost little, for as many runs as the shares of the spread take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from keiway.policy.money import quantities, values
from keiway.policy.money.lines import net, parties
from keiway.policy.money.ready import Fixed
from keiway.policy.parts import Life, Side

Array = np.ndarray


class Worth:
    """Lines (money.lines.LINES) and quantities of one world against none of these vehicles. Dollars of `record.MONEY_YEAR`. Kept once worked out."""

    def __init__(self, fixed: Fixed, prices: Mapping[str, Array], side: Side, lives: Sequence[Life]):
        self.fixed, self.prices, self.side = fixed, prices, side
        self.draws = len(prices["vsl"])
        self.flows = quantities.flows(fixed, side, lives)
        self._present: dict[float, tuple[dict[str, Array], dict[str, Array]]] = {}
        self.calendar = quantities.calendar(self.flows, side.years)
        self._by_year: dict[str, Array] | None = None

    def present(self, rate: float = 0.0) -> dict[str, Array]:
        """Line -> present value [draw] at the beginning of the first year of sale; at 0 the plain sum."""
        return self._at(rate)[1]

    def quantity(self, rate: float = 0.0) -> dict[str, Array]:
        """Quantity (policy.money.quantities) -> [draw], discounted in the same way."""
        return self._at(rate)[0]

    def by_year(self) -> dict[str, Array]:
        """Line -> [draw, calendar year]."""
        if self._by_year is None:
            self._by_year = values.lines(self.quantity_by_year(), self.prices)
        return self._by_year

    def quantity_by_year(self, *wanted: str) -> dict[str, Array]:
        """Quantity -> [draw, calendar year]; all, or those named."""
        return quantities.by_year(self.flows, self.side.years, self.draws, wanted or None)

    def at(self, rate: float, prices: Mapping[str, Array]) -> dict[str, Array]:
        """Lines as in `present`, at other prices."""
        return values.lines(self.quantity(rate), prices)

    def parties(self, rate: float = 0.0) -> dict[str, Array]:
        return parties(self.present(rate))

    def net(self, rate: float = 0.0) -> Array:
        return net(self.present(rate))

    def _at(self, rate: float) -> tuple[dict[str, Array], dict[str, Array]]:
        if rate not in self._present:
            found = quantities.present(self.flows, self.side.years, self.fixed.first_year, rate, self.draws)
            self._present[rate] = (found, values.lines(found, self.prices))
        return self._present[rate]


def worth(fixed: Fixed, drawn: Mapping[str, Mapping[str, Array]], side: Side, lives: Sequence[Life]) -> Worth:
    """`drawn`: of `prepare`, or with rows of a factor exchanged. `lives`: one a stream of the side."""
    return Worth(fixed, values.flat(drawn), side, lives)
