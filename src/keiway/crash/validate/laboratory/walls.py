"""Full-width walls: the one test whose signals are here, and the spread of the tested US fleet."""

from __future__ import annotations

from statistics import median

from keiway.crash.front.measured import measured
from keiway.crash.runners.inputs import OUTPUTS
from keiway.crash.step import STATE, G
from keiway.crash.validate.laboratory.bench import Car, car, catalogue, into_wall, restraint
from keiway.crash.validate.result import Check, near, shown
from keiway.crash.validate.table import Table
from keiway.crash.vehicles import NotKnown
from keiway.crash.vehicles.facts import tests

assert "crush_m1" in OUTPUTS
_AT = {name: STATE.index(name) for name in ("t", "X", "V", "F")}


def camry_car() -> Car:
    test = measured("camry2018")
    return Car(name="2018 Camry", mass_kg=test.mass_kg, front=test.front, restraint=restraint("belt_limiter_airbag"))


def camry_pulse() -> tuple[list[float], list[float], list[float]]:
    """Time (s), deceleration (g) and travel (m) of the modelled Camry in its wall test."""
    trace: list = []
    test = measured("camry2018")
    into_wall(camry_car(), test.speed_mps, e=test.measured["restitution"], trace=trace)
    time, force, crush = ([state[_AT[name]] for state in trace] for name in ("t", "F", "X"))
    return time, [f / G for f in force], crush


def camry(table: Table) -> list[Check]:
    """Front and chest were fitted to this test, so all of it is arithmetic and shape; head and peak are shown."""
    values, test = table.values, measured("camry2018")
    trace: list = []
    found = into_wall(camry_car(), test.speed_mps, e=test.measured["restitution"], trace=trace)
    zero = next(state[_AT["t"]] for state in trace if state[_AT["V"]] <= 0.0)
    mean = (found["chest_3ms_g1"], values["chest_3ms_g_driver"], values["chest_3ms_g_passenger"])

    def fits(what, expected, obtained, within, unit):
        return near(table.id, what, expected, obtained, within=within, unit=unit, kind="fit")

    crush, olc = values["dynamic_crush_mm"], values["olc_g"]
    peak = max(state[_AT["F"]] for state in trace) / G
    return [
        fits("dynamic crush", crush, 1e3 * found["crush_m1"], 0.02 * crush, "mm"),
        fits("time to standstill", values["time_to_zero_ms"], 1e3 * zero, 5.0, "ms"),
        fits("occupant load criterion", olc, found["olc_g1"], 2.0, "g"),
        fits("chest 3 ms, driver", mean[1], mean[0], 3.0, "g"),
        near(table.id, "chest 3 ms, passenger", mean[2], mean[0], within=3.0, unit="g", says="not used in the fit, but the same restraint and pulse"),
        shown(table.id, "HIC15, driver", values["hic15_driver"], found["hic15_1"], says="head taken to move as the chest"),
        shown(table.id, "peak deceleration, CFC 60", values["peak_g_cfc60"], peak, unit="g", says="the modelled front is smooth"),
    ]  # fmt: skip


def fleet() -> list[Car]:
    """US vehicles of the catalogue whose front comes from wall tests, one each."""
    found = []
    for vehicle in catalogue().values():
        if vehicle.us_certified and (vehicle.model_year_from or 0) >= 2010:
            try:
                one = car(vehicle.id)
            except NotKnown:
                continue
            if one.front.level != "class":
                found.append(one)
    return found


def nhtsa_fleet(table: Table) -> list[Check]:
    """The fleet at three speeds. Crush at 56 km/h is where its fronts come from; the other speeds are predictions."""
    checks, cars = [], fleet()
    for key, kind in (("at_56kmh", "fit"), ("at_48kmh", "test"), ("at_40kmh", "test")):
        values, kmh = table.values[key], table.values["mean_speed_kmh"][key]
        found = [into_wall(one, kmh / 3.6) for one in cars]
        crush = 1e3 * median(out["crush_m1"] for out in found)
        peak = median(out["peak_force_n"] / one.mass_kg / G for out, one in zip(found, cars, strict=True))
        what = f"at {kmh:.0f} km/h, {len(cars)} vehicles against {values['n']} tests"
        wanted = values["crush_mm"]["p50"]
        checks.append(near(table.id, f"median crush {what}", wanted, crush, within=0.05 * wanted, unit="mm", kind=kind))
        if "peak_g" in values:
            wanted = values["peak_g"]["p50"]
            checks.append(near(table.id, f"median peak g {what}", wanted, peak, within=0.10 * wanted, unit="g"))
    return [*checks, *_own_peaks(table)]


def _own_peaks(table: Table) -> list[Check]:
    """Peak of the smooth force against the measured peak, over the named tests that are used."""
    ratios = []
    for one in fleet():
        near_tests = [t for t in tests().values() if t.used and abs(t.crush_m - one.front.crush_m) < 1e-6]
        if one.front.level == "measured" and near_tests:
            peak = into_wall(one, near_tests[0].speed_kmh / 3.6)["peak_force_n"] / one.mass_kg / G
            ratios.append(peak / near_tests[0].peak_g)
    says = f"{len(ratios)} vehicles with their own test"
    return [shown(table.id, "modelled over measured peak g, same vehicle", 1.0, median(ratios), says=says)]
