"""The change between the law as it is and the reform, as all tables take it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from keiway.policy.money.lines import less, net
from keiway.policy.money.ready import Fixed
from keiway.policy.money.world import Worth
from keiway.policy.parts import Life, Side
from keiway.policy.record import Asked

Array = np.ndarray


class Change(NamedTuple):
    """Reform less today, draw by draw. Pairs are (today, reform)."""

    asked: Asked
    fixed: Fixed
    drawn: Mapping[str, Mapping[str, Array]]
    sides: tuple[Side, Side]
    lives: tuple[Sequence[Life], Sequence[Life]]
    worths: tuple[Worth, Worth]

    def lines(self, rate: float = 0.0) -> dict[str, Array]:
        """Line -> change of the present value [draw]."""
        return less(self.worths[1].present(rate), self.worths[0].present(rate))

    def quantity(self, rate: float = 0.0) -> dict[str, Array]:
        return less(self.worths[1].quantity(rate), self.worths[0].quantity(rate))

    @property
    def calendar(self) -> tuple[int, ...]:
        return max((worth.calendar for worth in self.worths), key=len)

    def quantity_by_year(self, *wanted: str) -> dict[str, Array]:
        """Quantity -> [draw, year of the calendar]; one of the worlds may end before it."""
        found = {name: np.zeros((self.draws, len(self.calendar))) for name in wanted}
        for worth, sign in zip(self.worths, (-1.0, 1.0), strict=True):
            for name, values in worth.quantity_by_year(*wanted).items():
                found[name][:, : values.shape[1]] += sign * values
        return found

    def net(self, rate: float) -> Array:
        return net(self.lines(rate))

    def own_loss(self, rate: float) -> Array:
        """What makers lose here, by their own choice, where offered vehicles do not earn [draw]: zero or less where the reform brings them. Not in the net."""
        return self.lines(rate)["makers_loss"]

    def net_with_loss(self, rate: float) -> Array:
        """The net if they go ahead all the same [draw]."""
        return self.net(rate) + self.own_loss(rate)

    def poles(self, rate: float) -> tuple[Array, Array]:
        """The net where buyers see none of their own risk, and where they see all of it [draw]. No study tells where between they are."""
        return self.net_at(rate, own_risk_seen=0.0), self.net_at(rate, own_risk_seen=1.0)

    def net_at(self, rate: float, **prices: float | Array) -> Array:
        """Change of the net at other prices: figures of data/policy/money.yaml, in dollars of the answer, in place of their draws."""
        put = {name: np.broadcast_to(np.asarray(value, dtype=float), (self.draws,)) for name, value in prices.items()}
        today, reform = (worth.at(rate, {**worth.prices, **put}) for worth in self.worths)
        return net(less(reform, today))

    @property
    def draws(self) -> int:
        return self.worths[1].draws

    @property
    def prices(self) -> Mapping[str, Array]:
        return self.worths[1].prices

    @property
    def rates(self) -> tuple[float, float]:
        """Those in force: 3 and 7 percent."""
        return self.fixed.rates[0], self.fixed.rates[1]

    @property
    def period(self) -> str:
        return f"{self.fixed.first_year} to {self.fixed.first_year + self.fixed.years - 1}"


def pooled(change: Change, field: str) -> Any:
    """A field of parts.Life with more axes than draws and ages, over all vehicles: reform less today [draw, ...].

    Each world is summed before, so that what is nothing in what enters leaves nothing.
    """
    today, reform = (_whole(*each, field) for each in zip(change.sides, change.lives, strict=True))
    return reform - today


def _whole(side: Side, lives: Sequence[Life], field: str) -> Any:
    found = 0.0
    for stream, life in zip(side.streams, lives, strict=True):
        each, sold = getattr(life, field).sum(axis=1), stream.units.sum(axis=1)
        found = found + (sold[:, None] * each if each.ndim == 2 else sold * each)
    return found
