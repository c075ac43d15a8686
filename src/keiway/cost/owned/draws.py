"""Draws of the facts: one stream an id, so that both sides of a comparison meet the same fuel prices."""

from __future__ import annotations

from collections.abc import Sequence

from keiway.cost.owned.facts import PREFIX
from keiway.cost.record import Edit
from keiway.cost.states.record import Band
from keiway.cost.sums import HIGH, LOW, MID, quantile, stream


class Draws:
    """`n` draws of each number asked for. What the person set (`edits`, by id in full) stands in place of the fact."""

    def __init__(self, seed: int, n: int, edits: Sequence[Edit] = ()):
        self.seed, self.n = seed, n
        self.edits = {edit.id: Band(edit.low, edit.mid, edit.high) for edit in edits}
        self._kept: dict[str, list[float]] = {}

    def given(self, id: str, role: str = "") -> Band | None:
        """What the person set for a number: common to both sides, or of the vehicle, or of the rival."""
        return self.edits.get(f"{PREFIX}{'rival_' if role == 'rival' else ''}{id}")

    def of(self, id: str, band: Band, who: str = "") -> list[float]:
        """Draws from the triangle. `who`: a vehicle's id where the number is its own; empty: common to both sides."""
        key = f"{id}:{who}:{band.low}:{band.mid}:{band.high}"
        if key not in self._kept:
            self._kept[key] = self._drawn(f"{id}:{who}", band)
        return self._kept[key]

    def _drawn(self, id: str, band: Band) -> list[float]:
        """As `sums.triangle` of each random number, written out: a quarter of a million of them are drawn for a page."""
        low, high = band.low, band.high
        if high <= low:
            return [band.mid] * self.n
        random, turn = stream(id, self.seed).random, (band.mid - low) / (high - low)
        rise, fall = (high - low) * (band.mid - low), (high - low) * (high - band.mid)
        return [low + (rise * u) ** 0.5 if u < turn else high - (fall * (1.0 - u)) ** 0.5 for u in [random() for _ in range(self.n)]]


def band(values: Sequence[float]) -> Band:
    """5%, 50% and 95% of the draws."""
    ranked = sorted(values)
    return Band(quantile(ranked, LOW), quantile(ranked, MID), quantile(ranked, HIGH))
