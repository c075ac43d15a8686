"""The model of one impact: its parts made ready once, and run with the draws as they are or with the rows of one factor exchanged.

    entering.sides -> use.lives -> money.worth, for the law as it is and for the reform, with the same draws

Only the parts that hold the factor are run again. A life hangs on what its stream is and on what its buyers would have had, not on how
many are sold: it is worked out once for streams that are alike in this, and taken as it was where it is not touched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from keiway.errors import UsageError
from keiway.policy import entering, money, use
from keiway.policy.impact import edits
from keiway.policy.money.agency.change import Change
from keiway.policy.parts import Drawn, Life, Part, Side, Stream
from keiway.policy.record import Asked
from keiway.policy.uncertainty.exchange import exchanged

Array = np.ndarray
Sides = tuple[Side, Side]  # today, reform
Lives = tuple[tuple[Life, ...], tuple[Life, ...]]


class Model(NamedTuple):
    asked: Asked
    entering: Part
    use: Part
    money: Part
    base: Change

    @property
    def drawn(self) -> dict[str, dict[str, Any]]:
        """Every factor with its numbers [draw, ...] of all parts."""
        found: dict[str, dict[str, Any]] = {}
        for name, part in (("entering", self.entering), ("use", self.use), ("money", self.money)):
            for factor, columns in part.drawn.items():
                found.setdefault(factor, {}).update({f"{name}.{key}": values for key, values in columns.items()})
        return found

    def exchanged(self, factor: str, order: Array) -> Change:
        """The change with the rows of one factor in another order, of the streams that differ between the worlds."""
        return self._of(*(exchanged(part.drawn, factor, order) for part in (self.entering, self.use, self.money)))

    def least(self) -> Change:
        """The change as drawn, of the streams that differ between the worlds."""
        return self._of(self.entering.drawn, self.use.drawn, self.money.drawn)

    def put(self, factor: str, columns: Mapping[str, Any]) -> Change:
        """The change with some numbers of one factor in place of theirs: `part.name` (as in `drawn`) -> [draw, ...]."""
        return self._of(*(_put(name, part.drawn, factor, columns) for name, part in (("entering", self.entering), ("use", self.use), ("money", self.money))))

    def few(self, rows: int) -> Model:
        """The first draws alone, of the streams that differ between the worlds: for many runs that only tell a middle."""
        first = np.arange(min(rows, self.asked.draws))
        enters, used, valued = (Part(part.fixed, {factor: {key: values[first] for key, values in of.items()} for factor, of in part.drawn.items()}) for part in (self.entering, self.use, self.money))
        used = Part(used.fixed._replace(draws=first.size), used.drawn)
        sides = differing(entering.sides(enters.fixed, enters.drawn))
        return Model(self.asked, enters, used, valued, _change(self.asked, valued, sides, lives(used.fixed, used.drawn, sides)))

    def _of(self, enters: Drawn, uses: Drawn, prices: Drawn) -> Change:
        """What hangs on draws that are still the same objects is taken as it was."""
        sides = differing(self.base.sides if _same(enters, self.entering.drawn) else entering.sides(self.entering.fixed, enters))
        known: list[tuple[Stream, Life]] = []
        if _same(uses, self.use.drawn):
            known = [pair for side, of in zip(self.base.sides, self.base.lives, strict=True) for pair in zip(side.streams, of, strict=True)]
        return _change(self.asked, Part(self.money.fixed, prices), sides, lives(self.use.fixed, uses, sides, known))


def model(asked: Asked) -> Model:
    """All parts made ready, and run once. Raises what is wrong with the edits, what the parts raise, and `UsageError` where some draw is no number."""
    edits.checked(asked)
    enters = entering.prepare(asked)
    sides = entering.sides(enters.fixed, enters.drawn)
    used = use.prepare(asked, sides)
    valued = money.prepare(asked, sides)
    found = Model(asked, enters, used, valued, _change(asked, valued, sides, lives(used.fixed, used.drawn, sides)))
    _finite(found.base)
    return found


def _put(part: str, drawn: Drawn, factor: str, columns: Mapping[str, Any]) -> Drawn:
    own = {name.partition(".")[2]: values for name, values in columns.items() if name.partition(".")[0] == part}
    return {**drawn, factor: {**drawn[factor], **own}} if own else drawn


def _same(one: Drawn, other: Drawn) -> bool:
    return all(one[factor] is columns for factor, columns in other.items())


def _finite(change: Change) -> None:
    """What is no number in some draw is never told."""
    found = [*change.quantity(0.0).values(), *change.lines(0.0).values()]
    if all(np.isfinite(values).all() for values in found):
        return
    held = ", ".join(f"{id_}={value:g}" for id_, value in change.asked.edits)
    raise UsageError(f"In some draws the answer is no number{f' with {held}' if held else ''}: a figure is at an end at which something is divided by nothing.", fix=("--edit", None) if held else None)


def _change(asked: Asked, valued: Part, sides: Sides, found: Lives) -> Change:
    worths = tuple(money.worth(valued.fixed, valued.drawn, side, of, (sides[0], found[0])) for side, of in zip(sides, found, strict=True))
    return Change(asked, valued.fixed, valued.drawn, sides, found, worths)  # type: ignore[arg-type]


def lives(fixed: Any, drawn: Drawn, sides: Sides, known: Sequence[tuple[Stream, Life]] = ()) -> Lives:
    """One life a stream of each side. `known`: streams whose lives these draws have given."""
    streams = [stream for side in sides for stream in side.streams]
    found: list[tuple[Stream, Life]] = list(known)
    wanted: list[Stream] = []
    for stream in streams:
        if not any(alike(stream, other) for other in (*(one for one, _ in found), *wanted)):
            wanted.append(stream)
    if wanted:
        found += zip(wanted, use.lives(fixed, drawn, Side(sides[0].years, tuple(wanted))), strict=True)
    return tuple(tuple(next(life for one, life in found if alike(stream, one)) for stream in side.streams) for side in sides)  # type: ignore[return-value]


def alike(one: Stream, other: Stream) -> bool:
    """One of the two vehicles changes in its life what one of the other changes."""
    return one is other or (_life(one) == _life(other) and _same_array(one.instead, other.instead) and _same_array(one.plated, other.plated))


def _same_array(one: Any, other: Any) -> bool:
    return one is other or (one is not None and other is not None and np.array_equal(one, other))


def _life(stream: Stream) -> tuple:
    return stream.vehicle.id, stream.vehicle.top_speed_kmh, stream.new, stream.rhd, stream.cap_mph, stream.freeways, stream.states, stream.groups, stream.age_at_sale, stream.roads


def differing(sides: Sides) -> Sides:
    """Without the streams that are the same to the bit in both worlds: they add nothing to a change."""
    same = {stream.id for stream in sides[1].streams for other in sides[0].streams if stream.id == other.id and _equal(stream, other)}
    return tuple(Side(side.years, tuple(stream for stream in side.streams if stream.id not in same)) for side in sides)  # type: ignore[return-value]


def _equal(one: Stream, other: Stream) -> bool:
    def same(a: Any, b: Any) -> bool:
        if isinstance(a, np.ndarray) or isinstance(b, np.ndarray):
            return np.array_equal(a, b)
        return a is b or a == b

    return all(same(a, b) for a, b in zip(one, other, strict=True))
