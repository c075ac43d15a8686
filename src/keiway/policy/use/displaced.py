"""What would have been: the mile and the miles a year of what buyers of each group would have had, and of the household's other vehicle."""

from __future__ import annotations

from typing import Any, NamedTuple

from keiway.policy.use import mile, risk
from keiway.policy.use.facts import facts, known

#: Where one of these is given up, part of the miles are new: it was no ordinary car.
FURTHER = ("motorcycle", "side_by_side", "nothing")
#: Rows of miles by age: cars of EPA's table by body, one bought used, and so many miles a year for as long as an average car lasts.
ROWS = ("car", "suv_van", "pickup", "used", "yearly")


class Given(NamedTuple):
    """One group."""

    mile: Any  # [draw, mile.WHAT]
    row: int  # of ROWS
    miles: Any  # [draw] times the row
    yearly_usd: Any  # [draw] upkeep a year beside the miles


class Setting(NamedTuple):
    """What all streams of one call share."""

    d: dict[str, Any]  # every drawn figure by name
    at: risk.Pointers
    national: Any  # [draw, class] miles
    other_by_class: Any  # [draw, class, risk.WHAT] of the household's other vehicle
    other: Any  # [draw, mile.WHAT] of it on the national mix
    kept: Any  # [draw, mile.WHAT] of a used car kept for miles the kei does not take over, on the national mix
    conduct: Any  # [draw, 1] on every risk on roads
    groups: dict[str, Given]
    ways: dict[Any, Any]  # what `driven` has worked out, by law


class OffRoad(NamedTuple):
    """A side-by-side off public roads."""

    miles: Any  # [draw] a year
    deaths_a_mile: Any  # [draw]


def setting(fixed: Any, drawn: Any) -> Setting:
    d = {name: values for factor in drawn.values() for name, values in factor.items()}
    at = risk.Pointers(d["world"].astype(int), d["body"].astype(int))
    conduct = (d["level"] * d["owner"])[:, None]
    average = risk.by_class(fixed.average, fixed.roads, at) * conduct[:, :, None]
    national = fixed.roads.miles[at.world]
    inflation = known("inflation_2019")
    other = mile.row(
        fixed.draws,
        risk.over(average, national),
        1.0 / d["other_mpg"],
        flat=inflation * (fixed.average_wear.schedule * d["schedule"] + d["repairs"] * fixed.average_wear.repairs * fixed.other_repairs),
    )
    kept = other.copy()
    kept[:, :2] *= d["used_risk"][:, None]
    kept[:, mile.AT["fuel_gal"]] = 1.0 / d["used_mpg"]
    kept[:, mile.AT["flat_usd"]] += inflation * d["repairs"] * fixed.average_wear.repairs * (fixed.kept_repairs - fixed.other_repairs)
    shared = Setting(d, at, national, average, other, kept, conduct, {}, {})
    shared.groups.update({name: _group(name, fixed, shared) for name in facts().groups})
    return shared


def _group(name: str, fixed: Any, s: Setting) -> Given:
    import numpy as np

    d, none = s.d, np.zeros(fixed.draws)
    if name == "nothing":
        return Given(np.zeros_like(s.other), ROWS.index("yearly"), none, none)
    if name in ("motorcycle", "side_by_side"):
        return _two(name, fixed, s)
    if name == "used_car":
        risks = s.other[:, mile.RISKS].copy()
        risks[:, :2] *= d["used_risk"][:, None]
        return Given(_worn(fixed, s, risks, fixed.average_wear, 1.0 / d["used_mpg"], 0.0), ROWS.index("used"), d["buyer_miles"], d["used_car_year"])
    return Given(_new(name, fixed, s), ROWS.index(facts().groups[name].miles_as), d["buyer_miles"], none)


def _new(name: str, fixed: Any, s: Setting) -> Any:
    """Mean of the vehicles that stand for the group, on the national mix of roads."""
    ids = facts().groups[name].vehicles
    rows = []
    for id_ in ids:
        body = fixed.bodies[id_]
        risks = risk.all_roads(body.all_roads, fixed.roads, body.rates, s.at) * s.conduct
        taken = (0.0, s.d[id_]) if body.electric else (s.d[id_], 0.0)
        rows.append(_worn(fixed, s, risks, body.wear, *taken))
    return sum(rows) / len(ids)


def _worn(fixed: Any, s: Setting, risks: Any, wear: Any, gallons: Any, kwh: Any) -> Any:
    """[draw, mile.WHAT] of a car."""
    inflation = known("inflation_2019")
    flat, by_age = inflation * wear.schedule * s.d["schedule"], inflation * wear.repairs * s.d["repairs"]
    return mile.row(fixed.draws, risks, gallons, kwh, flat, by_age)


def _two(name: str, fixed: Any, s: Setting) -> Given:
    """A motorcycle or a side-by-side, on public roads. Of a motorcycle a part of its miles moves; its owner goes on riding."""
    import numpy as np

    d = s.d
    if name == "motorcycle":
        own, serious, mpg = d["motorcycle_deaths"] / risk.PER_MILES, d["motorcycle_serious"], d["motorcycle_mpg"]
        a_year, yearly = d["motorcycle_miles"] * d["motorcycle_moves"], d["utv_year"] * d["motorcycle_moves"]
    else:
        a_year, yearly = d["side_by_side_miles"] * d["side_by_side_on_road"], d["utv_year"]
        own, serious, mpg = _a_mile(d["side_by_side_killed_on_road"], a_year, d), d["side_by_side_serious"], d["side_by_side_mpg"]
    deaths = own * s.conduct[:, 0]
    others = s.other[:, mile.RISKS][:, 2:] * d["motorcycle_others"][:, None]
    risks = np.concatenate([deaths[:, None], (deaths * serious)[:, None], others], axis=1)
    return Given(mile.row(fixed.draws, risks, 1.0 / mpg, flat=d["utv_mile"]), ROWS.index("yearly"), a_year, yearly)


def side_by_side_off_road(d: dict[str, Any]) -> OffRoad:
    """Deaths a year off public roads over the vehicles in use and their miles there."""
    import numpy as np

    miles = d["side_by_side_miles"] * (1.0 - d["side_by_side_on_road"])
    return OffRoad(miles, _a_mile(np.maximum(d["side_by_side_killed"] - d["side_by_side_killed_on_road"], 0.0), miles, d))


def _a_mile(killed_a_year: Any, miles_a_year: Any, d: dict[str, Any]) -> Any:
    """Deaths a mile of a side-by-side: so many a year on all in use, each driven so far; none where none is driven."""
    import numpy as np

    driven = 1e6 * d["side_by_side_fleet"] * miles_a_year
    return np.divide(killed_a_year, driven, out=np.zeros_like(driven), where=driven > 0.0)
