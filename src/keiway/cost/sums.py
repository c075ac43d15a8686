"""Drawing lines together: triangles, the band of a sum, and what each line has in its spread.

    draws_of(line, seed, n)     n draws of one line; the same for the same id and seed, whatever stands beside it
    total(lines, seed, n)       a Sum of independent lines
    summed(lines, drawn)        a Sum of lines already drawn, such as duties that follow a price

Plain Python: 2,000 draws of 25 lines take some hundredths of a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import msgspec

from keiway.cost.record import DRAWS, SEED, Line, Share, Sum
from keiway.quantiles import ranked as between
from keiway.quantiles import triangular

LOW, MID, HIGH = 0.05, 0.50, 0.95


def stream(id_: str, seed: int) -> Random:
    """Random numbers of one line alone, so that an edit of one line leaves all others as they were drawn."""
    return Random(f"{seed}:{id_}")


def draws_of(line: Line, seed: int = SEED, n: int = DRAWS) -> list[float]:
    """n draws of one line on its own; 0 where it does not come."""
    random = stream(line.id, seed)
    return [
        triangular(u, line.low, line.mid, line.high) if come < line.chance else 0.0
        for u, come in ((random.random(), random.random()) for _ in range(n))
    ]


def total(lines: Sequence[Line], seed: int = SEED, n: int = DRAWS) -> Sum:
    """The sum of lines that do not hang together."""
    return summed(lines, [draws_of(line, seed, n) for line in lines], seed)


def summed(lines: Sequence[Line], drawn: Sequence[Sequence[float]], seed: int = SEED, whole: bool = True) -> Sum:
    """The sum of lines from their draws, one row a line; each line gets the mean of its draws. Not `whole`: the sum alone."""
    n = len(drawn[0]) if drawn else 0
    totals = [sum(column) for column in zip(*drawn, strict=True)]
    means = [sum(row) / n for row in drawn]
    ranked = sorted(totals)
    told = tuple(msgspec.structs.replace(line, mean=mean) for line, mean in zip(lines, means, strict=True))
    return Sum(
        lines=told if whole else (),
        low=quantile(ranked, LOW),
        mid=quantile(ranked, MID),
        high=quantile(ranked, HIGH),
        expected=sum(means),
        likely=sum(line.mid for line in lines if line.chance >= 0.5),
        shares=_shares(told, drawn, means, totals) if whole else (),
        draws=n,
        seed=seed,
    )


def quantile(ranked: Sequence[float], share: float) -> float:
    """Of values in order, between its two neighbours."""
    return between(ranked, share) if ranked else 0.0


def _shares(lines: Sequence[Line], drawn, means, totals) -> tuple[Share, ...]:
    """Covariance with the total over the variance of the total: they add up to one. Largest first."""
    n = len(totals)
    middle = sum(totals) / n if n else 0.0
    variance = sum((value - middle) ** 2 for value in totals)
    if variance <= 0:
        return ()
    found = [
        Share(id=line.id, share=sum((value - mean) * (whole - middle) for value, whole in zip(row, totals, strict=True)) / variance)
        for line, row, mean in zip(lines, drawn, means, strict=True)
    ]
    return tuple(sorted((each for each in found if abs(each.share) >= 0.0005), key=lambda each: -each.share))
