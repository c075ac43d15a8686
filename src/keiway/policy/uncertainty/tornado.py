"""The tornado: the middle of an effect where one factor lies in its lowest and in its highest tenth.

A factor holds many numbers, so what is low and high in it has to be said. It is what the effect itself says: the factor's numbers are
brought to at most `PARTS` principal components, and the effect is regressed on these and their squares. Whole numbers are names, such as
that of a draw of another model: each stands for the mean of the effect where it is met. The fitted value orders the rows. The regression
is made on the run in which the rows were exchanged and the middles are read from the run in which they were not: all other factors differ
between the two, so that a factor without any influence shows none.
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
    if len(order) < FEWEST:
        return [(float(np.median(one)),) * 2 for one in before]  # type: ignore[misc]
    names = [np.asarray(values) for values in columns.values() if _names(values)]
    terms = _terms(components({key: values for key, values in columns.items() if not _names(values)}), len(order))
    return [_ends(np.column_stack([terms, *(_met(name, z, order) for name in names)]), y, z, order) for y, z in zip(before, after, strict=True)]


def _ends(terms: Array, before: Array, after: Array, order: Array) -> tuple[float, float]:
    if terms.shape[1] == 1:
        return (float(np.median(before)),) * 2  # type: ignore[return-value]
    ranks = np.argsort(terms @ _fit(terms[order], after), kind="stable")
    count = max(1, round(TENTH * len(order)))
    return float(np.median(before[ranks[:count]])), float(np.median(before[ranks[-count:]]))


def _names(values: Any) -> bool:
    values = np.asarray(values)
    return values.ndim == 1 and np.issubdtype(values.dtype, np.integer)


def _met(name: Array, after: Array, order: Array) -> Array:
    """For each row the mean of the effect where its name is met in the run with rows exchanged [draw]."""
    _, at = np.unique(name, return_inverse=True)
    return (np.bincount(at[order], weights=after) / np.bincount(at[order]))[at]


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


def _fit(terms: Array, effect: Array) -> Array:
    """Least squares [term] by the normal equations: few terms; the smallest share of a ridge for those that are alike."""
    square = terms.T @ terms
    return np.linalg.solve(square + 1e-9 * len(terms) * np.eye(len(square)), terms.T @ effect)


def _terms(parts: Array, draws: int) -> Array:
    """One, the numbers and their squares [draw, term]."""
    parts = parts if parts.size else np.empty((draws, 0))
    return np.concatenate([np.ones((draws, 1)), parts, parts**2 - 1.0], axis=1)
