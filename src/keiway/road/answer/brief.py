"""The answer in a line: the same figures as `single.answer`, without what a line does not tell."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from keiway.answer import Quantity
from keiway.road.answer import figures, single
from keiway.road.answer.bands import quantity
from keiway.road.answer.cars import cars
from keiway.road.answer.merging import scores
from keiway.road.answer.record import Asked
from keiway.road.answer.words import span
from keiway.vehicles.record import Vehicle

MERGES = {"yes": "merges with freeway traffic", "no": "does not reach freeway traffic's speed on an entrance lane", "unsure": "may or may not reach freeway traffic's speed on an entrance lane"}


class Brief(NamedTuple):
    says: str
    quantities: tuple[Quantity, ...]


def brief(vehicle: Vehicle) -> Brief:
    """A driver alone, sea level, still air. Raises `NotKnown`."""
    found = cars(vehicle)
    plan = msgspec.structs.replace(single.plan_of(Asked(vehicle=vehicle)), grades=(0.0, single.STEEP))
    mid, _, _ = figures.middle(found.middle, plan)
    own, draws = figures.quickly(found.middle, plan).numbers, [figures.quickly(car, plan).numbers for car in found.draws]
    told = [_quantity(name, id_, unit, how, mid, own, draws) for name, id_, unit, how in (
        ("held.0", "road.sustained", "mph", "kept on 0%, as asked"),
        (f"held.{single.STEEP:g}", "road.sustained", "mph", f"kept on {100 * single.STEEP:g}%, as asked"),
        ("sprint.60", "road.sprint.60", "s", "0 to 60 mph, full throttle, level, as asked"),
    )]  # fmt: skip
    level, steep, sixty = told
    traffic = next(one for one in scores(plan, mid, own, draws) if one.kind == "traffic")
    sprint = f"0-60 mph in {span(sixty, 's')}" if sixty else "never reaches 60 mph"
    says = (
        f"Keeps {span(level, 'mph')} on the level and {span(steep)} on a {100 * single.STEEP:g}% grade with a driver alone; {sprint}; {MERGES[traffic.word]} "
        f"({traffic.at_end.mid:.0f} mph where {traffic.wanted_mph:.0f} is wanted); a model."
    )
    return Brief(says, tuple(one for one in (*told, traffic.at_end) if one))


def _quantity(name: str, id_: str, unit: str, how: str, mid, own, draws) -> Quantity | None:
    return quantity(id_, unit, how, mid[name], [one[name] for one in draws], own[name])
