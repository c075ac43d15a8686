"""A curb mass for a vehicle whose own is not known: from the vehicles of the catalogue that are like it.

A straight line in logarithms (size, launch year, electric or hybrid), fitted by least squares to its own kind where
there are enough of them, else to its group. The band is the spread of a single vehicle around the line
(docs/science/vehicles.md, 2). Nothing is stored: a row added to the catalogue counts at once.
"""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from keiway.crash.vehicles.facts import launched
from keiway.vehicles.catalogue import vehicles
from keiway.vehicles.record import Vehicle

OWN_KIND_FROM = 30  # so many rows of its kind stand alone; fewer borrow from their group
MARKED_FROM = 3  # so many of its kind shift the line of the group
SLACK = (0.95, 1.05)  # so far past the least and the greatest size of a kind still counts as among them
SLOW = ("lsv", "golf_cart", "quadricycle", "utv")


class Like(NamedTuple):
    """What of a vehicle goes with its mass. `size_mm`: length, width and height; those not known are left out."""

    kind: str
    electric: bool
    hybrid: bool
    decade: float | None
    size_mm: tuple[float, ...]


class Estimate(NamedTuple):
    """Middle (kg), standard deviation of its logarithm, how many vehicles it stands on, and of what."""

    mass_kg: float
    log_sd: float
    count: int
    of: str


def estimate(vehicle: Vehicle) -> Estimate | None:
    """The mass of its relatives at its size and year. None where too few are known."""
    return _estimate(_like(vehicle))


def _like(vehicle: Vehicle) -> Like:
    when = launched(vehicle)
    length, width, height = vehicle.length_mm, vehicle.width_mm, vehicle.height_mm
    return Like(
        kind=vehicle.kind,
        electric=vehicle.fuel == "electric",
        hybrid=vehicle.fuel in ("hybrid", "phev"),
        decade=int(when[:4]) / 10 - 199.5 if when else None,
        size_mm=() if not (length and width) else (length, width, height) if height else (length, width),
    )


@cache
def _weighed() -> tuple[tuple[Like, float], ...]:
    return tuple((_like(row), math.log(row.curb_mass_kg.mid)) for row in vehicles() if row.curb_mass_kg)


@cache
def _estimate(like: Like) -> Estimate | None:
    n, dated = len(like.size_mm), like.decade is not None
    known = [one for one in _weighed() if len(one[0].size_mm) >= n and (one[0].decade is not None or not dated)]
    own = [one for one in known if one[0].kind == like.kind]
    alone = len(own) >= OWN_KIND_FROM and _among(like, [one for one, _ in own])
    rows = own if alone else [one for one in known if _group(one[0].kind) == _group(like.kind)]

    def columns(row: Like) -> list[float]:
        size = [math.log(math.prod(row.size_mm[:n]))] if n else []
        shift = [float(row.kind == like.kind)] if not alone and len(own) >= MARKED_FROM else []
        return [1.0, *size, *([row.decade] if dated else []), *shift, float(row.electric), float(row.hybrid)]

    x = [columns(row) for row, _ in rows]
    varied = _telling(x)
    if len(rows) < len(varied) + MARKED_FROM:
        return None
    mid, sd = predicted(
        [[line[i] for i in varied] for line in x], [mass for _, mass in rows], [columns(like)[i] for i in varied]
    )
    return Estimate(math.exp(mid), sd, len(rows), like.kind if alone else _group(like.kind))


def _among(like: Like, rows: list[Like]) -> bool:
    """Does it lie within the sizes and years of these? A line is not drawn on past its own kind."""
    n = len(like.size_mm)
    sizes = [math.prod(row.size_mm[:n]) for row in rows]
    fits = SLACK[0] * min(sizes) <= math.prod(like.size_mm) <= SLACK[1] * max(sizes)
    decades = [row.decade for row in rows if row.decade is not None]
    return fits and (like.decade is None or min(decades) - 0.3 <= like.decade <= max(decades) + 0.3)


def _telling(x: list[list[float]]) -> list[int]:
    """Columns that differ from row to row, and from each other; the first always."""
    kept: dict[tuple[float, ...], int] = {}
    for i, column in enumerate(zip(*x, strict=True)):
        if i == 0 or len(set(column)) > 1:
            kept.setdefault(column, i)
    return list(kept.values())


def _group(kind: str) -> str:
    return "kei" if kind.startswith("kei_") else "slow" if kind in SLOW else "other"


def predicted(x: list[list[float]], y: list[float], at: list[float]) -> tuple[float, float]:
    """Least squares of y on the columns of x, and at `at` the value and the standard deviation of a single one."""
    n, p = len(y), len(at)
    normal = [[sum(row[i] * row[j] for row in x) for j in range(p)] for i in range(p)]
    beta = _solved(normal, [sum(row[i] * value for row, value in zip(x, y, strict=True)) for i in range(p)])
    left = sum((value - _dot(row, beta)) ** 2 for row, value in zip(x, y, strict=True)) / (n - p)
    return _dot(at, beta), math.sqrt(left * (1.0 + _dot(at, _solved(normal, at))))


def _dot(a: list[float], b: list[float]) -> float:
    return sum(one * other for one, other in zip(a, b, strict=True))


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a small system, by elimination with pivots."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for i in range(len(rows)):
        best = max(range(i, len(rows)), key=lambda r, i=i: abs(rows[r][i]))
        rows[i], rows[best] = rows[best], rows[i]
        for r in range(len(rows)):
            if r != i:
                share = rows[r][i] / rows[i][i]
                rows[r] = [a - share * b for a, b in zip(rows[r], rows[i], strict=True)]
    return [row[-1] / row[i] for i, row in enumerate(rows)]
