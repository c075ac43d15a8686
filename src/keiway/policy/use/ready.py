"""Prepare: every draw once, and what is fixed of the vehicles that enter and of what they displace."""

from __future__ import annotations

from typing import Any, NamedTuple

from keiway.policy.facts import column
from keiway.policy.parts import Part, Side
from keiway.policy.use import energy, rates, risk, roads, schedule, upkeep
from keiway.policy.use.displaced import ROWS
from keiway.policy.use.driven import lawful
from keiway.policy.use.facts import PREFIX, facts, known
from keiway.vehicles.record import Vehicle


class Body(NamedTuple):
    """A vehicle that enters, or one that stands for a group."""

    rates: rates.Rates
    all_roads: Any  # of `risk.mixed`
    electric: bool
    wear: upkeep.Wear
    top_mph: float | None = None
    open_body: bool = False


class Fixed(NamedTuple):
    draws: int
    roads: rates.Roads
    average: rates.Rates
    bodies: dict[str, Body]  # by `rates.key`: those that enter and those of the groups
    average_wear: upkeep.Wear
    rows: Any  # [displaced.ROWS, age] miles, weighted by survival
    rows_alive: Any  # [displaced.ROWS, age]
    row_repairs: Any  # [displaced.ROWS, age] repair curve
    repairs: Any  # [age] repair curve of a new vehicle
    used_repairs: Any  # [age]
    other_repairs: float
    kept_repairs: float  # of a used car that is replaced by another when it is worn out: the mean over its miles
    usd_gal: Any  # [age]
    reaches: dict[tuple[float | None, bool], roads.Reach]


def prepare(asked: Any, sides: tuple[Side, Side]) -> Part:
    """`sides`: what enters as the law is and under the reform. Raises what `rates.rates` and `energy.takes` raise."""
    import numpy as np

    streams = [stream for side in sides for stream in side.streams]
    standing = {id_: rates.named(id_) for group in facts().groups.values() for id_ in group.vehicles}
    vehicles = standing | {rates.key(stream.vehicle): stream.vehicle for stream in streams}
    taken = {id_: energy.takes(vehicle) for id_, vehicle in vehicles.items()}
    years = [year for side in sides for year in side.years] or [asked.as_of.year]
    repairs, used_repairs = upkeep.by_age(schedule.AGES), upkeep.by_age(schedule.AGES, known("used_age"))
    miles, alive = schedule.rows(int(known("used_age")))
    shared = rates.roads()
    fixed = Fixed(
        draws=asked.draws,
        roads=shared,
        average=rates.rates(None),
        bodies={id_: _body(vehicle, taken[id_].electric, shared) for id_, vehicle in vehicles.items()},
        average_wear=upkeep.wear(None),
        rows=miles,
        rows_alive=alive,
        row_repairs=np.stack([used_repairs if name == "used" else repairs for name in ROWS]),
        repairs=repairs,
        used_repairs=used_repairs,
        other_repairs=float(upkeep.by_age(1, known("other_age"))[0]),
        kept_repairs=float((miles[ROWS.index("used")] * used_repairs).sum() / miles[ROWS.index("used")].sum()),
        usd_gal=energy.price_path(min(years), max(years), schedule.AGES),
        reaches={law: roads.reach(*law) for law in {law for stream in streams for _, law in lawful(stream)}},
    )
    return Part(fixed, _drawn(asked, taken))


def _drawn(asked: Any, taken: dict[str, energy.Takes]) -> dict[str, dict[str, Any]]:
    """Factor -> name -> [draw]."""
    found: dict[str, dict[str, Any]] = {factor: {} for factor in facts().factors}
    for name, figure in facts().figures.items():
        found[figure.factor][name] = column(f"{PREFIX}{name}", figure, asked.draws, asked.seed, asked.edits)
    for id_, one in taken.items():
        found["energy"][id_] = energy.drawn(id_, one, asked.draws, asked.seed, asked.edits)
    at = risk.pointers(asked.draws, asked.seed)
    found["crash_models"]["world"], found["crash_vehicle"]["body"] = at.world, at.body
    return found


def _body(vehicle: Vehicle, electric: bool, shared: rates.Roads) -> Body:
    from keiway.crash.risk.era import UNPROTECTED

    found, top = rates.rates(vehicle), vehicle.top_speed_kmh
    return Body(
        rates=found,
        all_roads=risk.mixed(found, shared),
        electric=electric,
        wear=upkeep.wear(vehicle),
        top_mph=top / rates.KMH if top else None,
        open_body=vehicle.kind in UNPROTECTED,
    )
