"""Driver deaths by class of vehicle: what `keiway crash risk` answers for vehicles of recent model years."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from keiway.crash.exposure.answer import exposure
from keiway.crash.validate.laboratory.bench import catalogue
from keiway.crash.validate.result import Check, between, shown
from keiway.crash.validate.table import Table

N = 65_536  # crashes of each vehicle
BY_SIZE = ("minicar", "small_car", "midsize_car", "midsize_suv", "very_large_suv")


class Times(NamedTuple):
    """Deaths per mile over the average vehicle's: of its own people, of others."""

    own: float
    others: float


@cache
def times(vehicle_id: str) -> Times:
    answer = exposure(catalogue()[vehicle_id], against=(), n=N)
    line = answer.lines[0]
    return Times(line.times_own.mid, line.times_others.mid)


def rates(table: Table) -> dict[str, Times]:
    """Median over the catalogue's vehicles of each class, over all of these classes: published rates, too, are of like age."""
    found = {
        name: Times(*(median(column) for column in zip(*map(times, ids), strict=True)))
        for name, ids in table.values["vehicles"].items()
    }
    total = sum(table.given(f"share_{name}") for name in found)
    own, others = (
        sum(table.given(f"share_{name}") / total * one[j] for name, one in found.items()) for j in range(len(Times._fields))
    )
    return {name: Times(one.own / own, one.others / others) for name, one in found.items()}


def death_rates(table: Table) -> list[Check]:
    """Ratios of classes; the published rates hold driving, place and age as well as the vehicle."""
    values, found = table.values, rates(table)
    newer, older = values["models_2020_cy_2018_2021"], values["models_2017_cy_2015_2018"]
    ordered = sum(found[a].own > found[b].own for a, b in pairwise(BY_SIZE))
    other = newer["other_driver_very_large_pickup"] / newer["other_driver_small_sports_car"]
    ours = found["large_pickup"].others / found["small_car"].others
    return [
        between(
            table.id, "minicar over all", 2.3, 4.0, found["minicar"].own,
            says=f"published {older['minicar'] / older['all']:.2f} and {newer['minicar'] / newer['all']:.2f}",
        ),
        between(
            table.id, "very large SUV over all", 0.3, 0.6, found["very_large_suv"].own,
            says=f"published {older['very_large_suv'] / older['all']:.2f}",
        ),
        between(table.id, "ranking of five classes by size", 4, 4, ordered, says="pairs in order, of 4"),
        shown(
            table.id, "others killed, large pickup over small car", other, ours,
            says="published: very large pickups over small sports cars, other drivers only",
        ),
    ]  # fmt: skip
