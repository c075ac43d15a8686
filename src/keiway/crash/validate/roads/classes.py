"""Driver deaths by class of vehicle, per crash at equal exposure: all modes, fixed objects and rollover."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import msgspec

from keiway.crash.exposure.table import shares, value
from keiway.crash.risk import people
from keiway.crash.validate.result import Check, between, shown
from keiway.crash.validate.roads import crash
from keiway.crash.validate.roads.kinds import Kind
from keiway.crash.validate.roads.mass import of_others
from keiway.crash.validate.roads.population import everyone, light
from keiway.crash.validate.table import Table


class Class(msgspec.Struct, frozen=True, kw_only=True):
    kind: Kind
    ssf: float
    share: float  # of registered light vehicles


def classes(table: Table) -> dict[str, Class]:
    """The classes of the table's setup: front class, curb mass, stability, share."""
    names = [name.removeprefix("curb_") for name in table.setup if name.startswith("curb_")]
    fronts = table.values["fronts_used"]
    return {
        name: Class(
            kind=Kind(
                name=name, front=fronts[name], mass_kg=table.given(f"curb_{name}") + 80,
                light_truck=name.endswith(("suv", "pickup")), model_year=2017,
            ),
            ssf=table.given(f"ssf_{name}"),
            share=table.given(f"share_{name}"),
        )
        for name in names
    }  # fmt: skip


def rates(table: Table) -> dict[str, float]:
    """Driver deaths per crash of each class, and of all by their shares."""
    found = {name: per_crash(one, _mean_roll(table)) for name, one in classes(table).items()}
    total = sum(one.share for one in classes(table).values())
    found["all"] = sum(one.share / total * found[name] for name, one in classes(table).items())
    return found


def per_crash(one: Class, mean_roll: float) -> float:
    """Death of its driver per crash, modes in the shares of exposure.yaml, rollovers by stability."""
    mix, fixed = shares("planar_mode"), value("frontal_into_fixed")
    death = mix["frontal"] * fixed * crash.fixed_object(one.kind).death
    total = mix["frontal"] * (1 - fixed) + mix["near_side"] + mix["far_side"] + mix["rear"]
    death += total * sum(share * crash.two_vehicle(one.kind, striker).death for share, striker in everyone())
    return death + mix["rollover"] * _rolls(one.ssf) / mean_roll * _rolled()


def _rolls(ssf: float) -> float:
    return people.rolls(ssf, 1.0, people.coefficients())


def _mean_roll(table: Table) -> float:
    total = sum(one.share for one in classes(table).values())
    return sum(one.share / total * _rolls(one.ssf) for one in classes(table).values())


@cache
def _rolled() -> float:
    """Death of a driver of a rolling vehicle, averaged over belts and ages."""
    given, K = crash.draws("frontal", 2000), people.coefficients()
    found = [people.rollover(belt, age, 1.0, K)[0] for belt, age in zip(given.belted, given.age, strict=True)]
    return sum(found) / len(found)


def death_rates(table: Table) -> list[Check]:
    """Ratios of classes; the published rates hold driving, place and age as well as the vehicle."""
    values, found = table.values, rates(table)
    mini, very_large = found["minicar"] / found["all"], found["very_large_suv"] / found["all"]
    newer, older = values["models_2020_cy_2018_2021"], values["models_2017_cy_2015_2018"]
    ranking = _in_order(found, ("minicar", "small_car", "midsize_car", "midsize_suv", "very_large_suv"))
    pickup, small = (of_others(classes(table)[name].kind, light()) for name in ("very_large_pickup", "small_car"))
    other = newer["other_driver_very_large_pickup"] / newer["other_driver_small_sports_car"]
    return [
        between(table.id, "minicar over all", 2.3, 4.0, mini, says=f"published {older['minicar'] / older['all']:.2f} and {newer['minicar'] / newer['all']:.2f}"),
        between(table.id, "very large SUV over all", 0.3, 0.6, very_large, says=f"published {older['very_large_suv'] / older['all']:.2f}"),
        between(table.id, "ranking of five classes by size", 4, 4, ranking, says="pairs in order, of 4"),
        shown(table.id, "other drivers' deaths, very large pickup over small car", other, pickup / small, says="published is over small sports cars"),
    ]  # fmt: skip


def _in_order(found: dict[str, float], names: tuple[str, ...]) -> int:
    return sum(found[a] > found[b] for a, b in pairwise(names))
