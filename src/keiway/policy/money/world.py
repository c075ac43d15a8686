"""One world's worth: lines by calendar year, and present values of them that cost little, for as many runs as the shares of the spread take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from keiway.policy.money import quantities, stayers, values
from keiway.policy.money.discount import weights
from keiway.policy.money.lines import net, parties
from keiway.policy.money.ready import REFORM, TODAY, Fixed
from keiway.policy.parts import Life, Side

Array = np.ndarray
Enters = tuple[Side, Sequence[Life]]


class Worth:
    """Lines (money.lines.LINES) and quantities of one world against none of these vehicles. Dollars of `record.MONEY_YEAR`. Kept once worked out."""

    def __init__(self, fixed: Fixed, prices: Mapping[str, Array], side: Side, lives: Sequence[Life], today: Enters | None = None):
        """`today`: the law as it is, of the same draws; None: this is it."""
        self.fixed, self.prices, self.side = fixed, prices, side
        self.draws = len(prices["vsl"])
        self.flows = quantities.flows(fixed, side, lives, TODAY if today is None or today[0] is side else REFORM)
        self.moved = stayers.moved(fixed, (side, lives), today) if today is not None else ()
        self._lost = quantities.lost_price(self.flows, self.draws, len(side.years))
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
        found = quantities.by_year((*self.flows, *self.moved), self.side.years, self.draws, wanted or None)
        if not wanted:
            found["rivals_price"] = np.zeros((self.draws, len(self.calendar)))
            found["rivals_price"][:, : len(self.side.years)] = self._unfitted(self.prices)
        return found

    def at(self, rate: float, prices: Mapping[str, Array]) -> dict[str, Array]:
        """Lines as in `present`, at other prices."""
        return values.lines(self.quantity(rate) | {"rivals_price": self._rivals(rate, prices)}, prices)

    def parties(self, rate: float = 0.0) -> dict[str, Array]:
        return parties(self.present(rate))

    def net(self, rate: float = 0.0) -> Array:
        return net(self.present(rate))

    def _at(self, rate: float) -> tuple[dict[str, Array], dict[str, Array]]:
        if rate not in self._present:
            found = quantities.present((*self.flows, *self.moved), self.side.years, self.fixed.first_year, rate, self.draws)
            found["rivals_price"] = self._rivals(rate, self.prices)
            self._present[rate] = (found, values.lines(found, self.prices))
        return self._present[rate]

    def _rivals(self, rate: float, prices: Mapping[str, Array]) -> Array:
        """Prices of new vehicles not bought to whose loss makers have not yet fitted what they build, discounted [draw]."""
        return self._unfitted(prices) @ weights(self.side.years, self.fixed.first_year, rate)

    def _unfitted(self, prices: Mapping[str, Array]) -> Array:
        return quantities.not_yet_adjusted(self._lost, prices["rival_years"])


def worth(fixed: Fixed, drawn: Mapping[str, Mapping[str, Array]], side: Side, lives: Sequence[Life], today: Enters | None = None) -> Worth:
    """`drawn`: of `prepare`, or with rows of a factor exchanged. `lives`: one a stream of the side. `today`: side and lives of the law as it is, with
    the same draws, so that taxes which the reform moves are moved for who pays them too; None where this is that side."""
    return Worth(fixed, values.flat(drawn), side, lives, today)
