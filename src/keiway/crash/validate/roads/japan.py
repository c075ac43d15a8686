"""Kei against regular cars in a Japanese mix of partners and speeds."""

from __future__ import annotations

import msgspec
import numpy as np

from keiway.crash.injury.odds import expit
from keiway.crash.injury.table import curve
from keiway.crash.validate.result import Check, between, shown
from keiway.crash.validate.roads import crash
from keiway.crash.validate.roads.kinds import Kind
from keiway.crash.validate.table import Table, tables

MPH = 0.44704


def kei_vs_regular(table: Table) -> list[Check]:
    """Deaths per injury crash, as the statistics count them, and per crash."""
    percent, study = table.values["values_percent"], table.values["in_depth_study_1993_2010"]
    kei, regular = kinds(table)
    per_injury = deaths_per_injury_crash(table, kei) / deaths_per_injury_crash(table, regular)
    per_crash = _over(table, kei)[0] / _over(table, regular)[0]
    alone = _alone(table, kei) / _alone(table, regular)
    same = _serious_at(kei, study["mean_dv_kmh"] / 3.6) / _serious_at(regular, study["mean_dv_kmh"] / 3.6)
    vehicle, single = percent["vehicle_to_vehicle"], percent["single_vehicle"]
    return [
        between(table.id, "vehicle to vehicle, kei over regular, deaths per injury crash", 1.05, 1.7, per_injury, says=f"published {vehicle['kei'] / vehicle['regular']:.2f}"),
        between(table.id, "single vehicle, kei over regular", 0.9, 1.2, alone, says=f"published {single['kei'] / single['regular']:.2f}"),
        shown(table.id, "vehicle to vehicle, kei over regular, deaths among the hurt of the own car", vehicle["kei"] / vehicle["regular"], of_the_hurt(table, kei) / of_the_hurt(table, regular), says="the usual Japanese count"),
        shown(table.id, "vehicle to vehicle, kei over regular, deaths per crash", None, per_crash, says="no denominator hides the unhurt here"),
        shown(table.id, "serious injury at 28.6 km/h, belt and air bag alike, kei over regular", 1.0, same, says="published: no significant difference, 264 and 1,115 drivers"),
    ]  # fmt: skip


def hospital(table: Table) -> list[Check]:
    """Deaths among people hurt (MAIS2+) in the own car, all modes, kei over standard; by the mix of japan_kei_vs_regular."""
    mix = tables()["japan_kei_vs_regular"]
    kei, regular = (of_the_hurt(mix, own) for own in kinds(mix))
    odds = kei / (1 - kei) / (regular / (1 - regular))
    low, high = table.values["odds_ratio"]["ci"]
    says = f"published {table.values['odds_ratio']['est']}; front to front"
    return [between(table.id, "odds of death among the hurt, kei over standard", low, high, odds, says=says)]


def of_the_hurt(mix: Table, own: Kind) -> float:
    death = hurt = 0.0
    for part, partner in _partners(mix):
        each, _, out = crash.frontal_each(own, partner, _japanese(mix))
        death += part * each.mean()
        hurt += part * _hurt(out["delta_v_mps1"]).mean()
    return death / hurt


def _partners(table: Table) -> tuple[tuple[float, Kind], ...]:
    kei, regular = kinds(table)
    share = table.given("kei_share_of_cars")
    return (share, kei), (1 - share, regular)


def _japanese(table: Table) -> crash.Draw:
    return crash.with_speeds(crash.with_belts(crash.draws("frontal"), table.given("belted")), table.given("closing_factor"))


def kinds(table: Table) -> tuple[Kind, Kind]:
    kei = Kind(
        name="kei", front="kei_1998", mass_kg=table.given("kei_mass_kg"), mass_sd_kg=table.given("kei_mass_sd_kg"), narrow=True
    )
    regular = Kind(
        name="regular", front="car_1996", mass_kg=table.given("regular_mass_kg"), mass_sd_kg=table.given("regular_mass_sd_kg")
    )
    return kei, regular


def deaths_per_injury_crash(table: Table, own: Kind) -> float:
    death, injured = _over(table, own)
    return death / injured


def _over(table: Table, own: Kind) -> tuple[float, float]:
    """Own driver's death, and either driver hurt (MAIS2+ by its curve), per head-on crash over the partners."""
    given = _japanese(table)
    death = injured = 0.0
    for part, partner in _partners(table):
        each, _, out = crash.frontal_each(own, partner, given)
        whole = [_hurt(out[f"delta_v_mps{side}"]) for side in (1, 2)]
        death += part * each.mean()
        injured += part * (1 - (1 - whole[0]) * (1 - whole[1])).mean()
    return death, injured


def _hurt(delta_v: np.ndarray) -> np.ndarray:
    found = curve("nhtsa22_frontal_mais2").coefficients
    return expit(found["intercept"] + found["slope"] * delta_v / MPH)


def _alone(table: Table, own: Kind) -> float:
    given = crash.with_belts(crash.draws("fixed_object"), table.given("belted"))
    return crash.fixed_object(own, given).death


def _serious_at(own: Kind, delta_v: float) -> float:
    """Belted, at one change of speed, into a wall at full width."""
    given = crash.draws("fixed_object", 2000)
    n = len(given.closing)
    alike = given._replace(closing=np.full(n, delta_v / 1.12), overlap=np.ones(n), belted=np.ones(n))
    return crash.fixed_object(msgspec.structs.replace(own, mass_sd_kg=0.0), alike).serious
