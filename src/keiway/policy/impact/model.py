"""The model of one impact: its parts made ready once, and run with the draws as they are or with the rows of one factor exchanged.

    entering.sides -> use.lives -> money.worth, for the law as it is and for the reform, with the same draws

Only the parts that hold the factor are run again; what stands before them in the chain is taken as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from keiway.policy import entering, money, use
from keiway.policy.impact.sums import Ran
from keiway.policy.parts import Drawn, Life, Part, Side
from keiway.policy.record import Asked
from keiway.policy.uncertainty.exchange import exchanged

Array = np.ndarray


class Model(NamedTuple):
    asked: Asked
    entering: Part
    use: Part
    money: Part
    base: Ran

    @property
    def drawn(self) -> dict[str, dict[str, Any]]:
        """Every factor with its numbers [draw, ...] of all parts."""
        found: dict[str, dict[str, Any]] = {}
        for name, part in (("entering", self.entering), ("use", self.use), ("money", self.money)):
            for factor, columns in part.drawn.items():
                found.setdefault(factor, {}).update({f"{name}.{key}": values for key, values in columns.items()})
        return found

    def exchanged(self, factor: str, order: Array) -> Ran:
        """Both worlds with the rows of one factor in another order."""
        sides, lives = self.base.sides, self.base.lives
        if moved := factor in self.entering.drawn:
            sides = entering.sides(self.entering.fixed, exchanged(self.entering.drawn, factor, order))
        if moved or factor in self.use.drawn:
            lives = _lives(self.use.fixed, exchanged(self.use.drawn, factor, order), sides)
            moved = True
        if moved or factor in self.money.drawn:
            return Ran(sides, lives, _worths(self.money.fixed, exchanged(self.money.drawn, factor, order), sides, lives))
        return self.base


def model(asked: Asked) -> Model:
    """All parts made ready, and run once. Raises what the parts raise."""
    enters = entering.prepare(asked)
    sides = entering.sides(enters.fixed, enters.drawn)
    used = use.prepare(asked, sides)
    lives = _lives(used.fixed, used.drawn, sides)
    valued = money.prepare(asked, sides)
    return Model(asked, enters, used, valued, Ran(sides, lives, _worths(valued.fixed, valued.drawn, sides, lives)))


def _lives(fixed: Any, drawn: Drawn, sides: tuple[Side, Side]) -> tuple[tuple[Life, ...], tuple[Life, ...]]:
    return tuple(use.lives(fixed, drawn, side) for side in sides)  # type: ignore[return-value]


def _worths(fixed: Any, drawn: Mapping[str, Any], sides: tuple[Side, Side], lives: tuple[tuple[Life, ...], tuple[Life, ...]]) -> tuple[Any, Any]:
    return tuple(money.worth(fixed, drawn, side, of) for side, of in zip(sides, lives, strict=True))  # type: ignore[return-value]
