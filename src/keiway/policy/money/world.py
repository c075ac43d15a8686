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
        self._by_year: tuple[tuple[int, ...], dict[str, Array], dict[str, Array]] | None = None

    def present(self, rate: float = 0.0) -> dict[str, Array]:
        """Line -> present value [draw] at the beginning of the first year of sale; at 0 the plain sum."""
        return self._at(rate)[1]

    def quantity(self, rate: float = 0.0) -> dict[str, Array]:
        """Quantity (policy.money.quantities) -> [draw], discounted in the same way."""
        return self._at(rate)[0]

    def by_year(self) -> dict[str, Array]:
        """Line -> [draw, calendar year]."""
        return self._years()[2]

    def quantity_by_year(self) -> dict[str, Array]:
        """Quantity -> [draw, calendar year]."""
        return self._years()[1]

    @property
    def calendar(self) -> tuple[int, ...]:
        return self._years()[0]

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

    def _years(self) -> tuple[tuple[int, ...], dict[str, Array], dict[str, Array]]:
        if self._by_year is None:
            calendar, found = quantities.by_year(self.flows, self.side.years, self.draws)
            self._by_year = (calendar, found, values.lines(found, self.prices))
        return self._by_year


def worth(fixed: Fixed, drawn: Mapping[str, Mapping[str, Array]], side: Side, lives: Sequence[Life]) -> Worth:
    """`drawn`: of `prepare`, or with rows of a factor exchanged. `lives`: one a stream of the side."""
    return Worth(fixed, values.flat(drawn), side, lives)
