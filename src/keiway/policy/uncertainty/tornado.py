"""The tornado: the middle of an effect where one factor lies in its lowest and in its highest tenth.

A factor holds many numbers, so what is low and high in it has to be said. It is what the effect itself says: the factor's numbers are
brought to at most `PARTS` principal components, the effect is regressed on these and their squares, and the fitted value orders the rows.
The regression is made on the run in which the rows were exchanged and the middles are read from the run in which they were not: all
other factors differ between the two, so that a factor without any influence shows none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

Array = np.ndarray
PARTS = 5
MOST = 60  # numbers of a factor that are looked at; of larger arrays every n-th
TENTH = 0.1
FEWEST = 50  # draws; of fewer there is no tenth to speak of, and both ends are the middle of all


def ends(columns: Mapping[str, Any], before: Sequence[Array], after: Sequence[Array], order: Array) -> list[tuple[float, float]]:
    """Of each effect: middle of `before` [draw] in the factor's lowest and highest tenth, as its place in `after` (rows in `order`) orders it."""
    parts = components(columns) if len(order) >= FEWEST else np.empty((0, 0))
    if parts.shape[1] == 0:
        return [(float(np.median(one)),) * 2 for one in before]  # type: ignore[misc]
    terms = _terms(parts)
    fitted = terms @ _fit(terms[order], np.stack(after, axis=1))
    count = max(1, round(TENTH * len(order)))
    found = []
    for column, values in enumerate(before):
        ranks = np.argsort(fitted[:, column], kind="stable")
        found.append((float(np.median(values[ranks[:count]])), float(np.median(values[ranks[-count:]]))))
    return found


def components(columns: Mapping[str, Any]) -> Array:
    """At most PARTS standardized numbers [draw, part] that hold most of the factor's own spread."""
    flat = [np.asarray(values, float).reshape(len(values), -1) for _, values in sorted(columns.items())]
    if not flat:
        return np.empty((0, 0))
    wide = np.concatenate([one[:, :: max(1, one.shape[1] * len(flat) // MOST)] for one in flat], axis=1)
    spread = wide.std(axis=0)
    told = spread > 1e-12 * (np.abs(wide).max(axis=0) + 1e-300)
    wide = (wide[:, told] - wide[:, told].mean(axis=0)) / spread[told]
    if wide.shape[1] <= PARTS:
        return wide
    values, vectors = np.linalg.eigh(wide.T @ wide)
    found = wide @ vectors[:, -PARTS:]
    return found / np.maximum(np.sqrt(np.maximum(values[-PARTS:], 0.0) / len(wide)), 1e-12)


def _fit(terms: Array, effects: Array) -> Array:
    """Least squares [term, effect] by the normal equations: few terms, all of about one size; the smallest share of a ridge for those that are alike."""
    square = terms.T @ terms
    return np.linalg.solve(square + 1e-9 * len(terms) * np.eye(len(square)), terms.T @ effects)


def _terms(parts: Array) -> Array:
    return np.concatenate([np.ones((len(parts), 1)), parts, parts**2 - 1.0], axis=1)
