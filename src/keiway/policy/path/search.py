"""The smallest sets of changes: subsets in order of size, those that a smaller one makes needless left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import inf
from typing import NamedTuple


class Found(NamedTuple):
    """A set of changes and how many acts it takes, those in states among them."""

    changes: frozenset[str]
    acts: float


def smallest(changes: Sequence[str], acts: Callable[[frozenset[str]], float], most: int) -> tuple[Found, ...]:
    """Every set of up to `most` changes that opens the goal and that none of its own subsets matches; fewest acts first.

    `acts(set)` is how many acts the goal takes once the set is made, at least the set's own size, infinite where it stays shut. A
    set is kept if each of its proper subsets takes more acts than it does, so that no change in it is idle. Nothing is taken for
    granted about how changes work together: each set is asked for itself unless a subset already needs no more acts than the set's size.
    """
    found: list[Found] = []
    for size in range(min(most, len(changes)) + 1):
        for chosen in combinations(changes, size):
            this = frozenset(chosen)
            bar = min((one.acts for one in found if one.changes < this), default=inf)
            if bar <= size:
                continue
            if (needs := acts(this)) < bar:
                found.append(Found(this, needs))
    place = {change: n for n, change in enumerate(changes)}
    return tuple(sorted(found, key=lambda one: (one.acts, len(one.changes), sorted(place[change] for change in one.changes))))


def mildest(chosen: frozenset[str], steps: dict[str, int], same: Callable[[dict[str, int]], bool]) -> dict[str, int]:
    """The weakest setting of each change with which the set still does as much: number of its setting, mildest 0.

    `steps` is how many settings a change has; the others stand at their strongest until their turn comes, in the order of `steps`.
    """
    taken = {change: n - 1 for change, n in steps.items() if change in chosen}
    for change in taken:
        for step in range(taken[change]):
            if same({**taken, change: step}):
                taken[change] = step
                break
    return taken
