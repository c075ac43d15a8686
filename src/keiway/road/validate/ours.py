"""What the model gives for a case."""

from __future__ import annotations

import msgspec

from keiway.road.cycles import cycle
from keiway.road.energy import over, over_cycle
from keiway.road.performance import run
from keiway.road.record import Car, Conditions
from keiway.road.validate.cases import MPG_TO_L, Case
from keiway.road.vehicles.basis import Basis, basis_of
from keiway.road.vehicles.build import assemble
from keiway.road.vehicles.car import middles
from keiway.road.vehicles.facts import FACTORS, label_equation
from keiway.road.vehicles.running import AIR_KG_M3, LBF_N, MPH_MPS, G
from keiway.vehicles.catalogue import by_id
from keiway.vehicles.record import Spread, Vehicle

GOODS = ("kei_truck", "kei_van")
FOOT_M = 0.3048  # US magazines start the clock there
INDICATED = 0.95  # true over indicated speed where a video shows a speedometer: estimate; UN R39 allows 0 to 10% and 4 km/h too much
HOT, COLD = 0.57, 0.43  # of the FTP's two halves
IDLE_STOPS = 0.3  # share of standing time with the engine off from which a car counts as one that stops it


def ours(case: Case, own: float = 1.0) -> float | None:
    """In the case's unit; None where the vehicle does not reach the speed. Raises `NotKnown` as `basis_of` does.

    By class figures and the vehicle's own data, but not by its published consumption, unless a factor `own` is given.
    """
    vehicle = variant(by_id()[case.vehicle], case)
    basis = basis_of(vehicle, case.gearbox, case.driven, case.assist, own=False)
    return measured_alike(assemble(basis, {**numbers(basis, case), "own": own}), case, vehicle)


def measured_alike(car: Car, case: Case, vehicle: Vehicle) -> float | None:
    """What this car gives in the way the case was measured."""
    return _sprint(car, case) if case.kind == "sprint" else _energy(car, case, vehicle)


def _sprint(car: Car, case: Case) -> float | None:
    """Seconds as the source counts them: from the first foot on in US tests, to an indicated speed in videos."""
    to = case.to_mps * (INDICATED if case.indicated else 1.0)
    done = run(car, Conditions(payload_kg=case.aboard_kg), to_mps=to * 1.001)
    seconds = done.seconds_to(to)
    if seconds is None or not case.rollout:
        return seconds
    return seconds - next(t for t, x in zip(done.t, done.x, strict=True) if x >= FOOT_M)


def variant(vehicle: Vehicle, case: Case) -> Vehicle:
    """The vehicle with the grade's own engine and mass."""
    changed: dict = {}
    if case.induction and case.induction != vehicle.induction:
        changed["induction"] = case.induction
    if case.power_kw:
        changed |= {"power_kw": case.power_kw, "torque_nm": case.torque_nm}
    if case.mass_kg:
        changed["curb_mass_kg"] = Spread(case.mass_kg, case.mass_kg)
    return msgspec.structs.replace(vehicle, **changed) if changed else vehicle


def numbers(basis: Basis, case: Case) -> dict[str, float]:
    """The middle of every number, with the test's own road load where it is known."""
    found = middles(basis)
    if case.coast_lbf and case.test_mass_kg:
        a, b, c = case.coast_lbf
        weight = case.test_mass_kg * G
        found["drag_area_m2"] = 2 * c * LBF_N / MPH_MPS**2 / AIR_KG_M3
        found["rolling"], found["rolling_rise"] = a * LBF_N / weight, b * LBF_N / MPH_MPS / weight
    return found


def _energy(car: Car, case: Case, vehicle: Vehicle) -> float:
    unit = "wh" if case.unit == "Wh/km" else "l"
    if case.cycle.startswith("wltc-jp"):
        return _wltc(car, case.cycle, _wltc_kg(vehicle), unit)
    if case.cycle == "jc08":
        stops = car.engine.idle_stop > IDLE_STOPS
        ratio = FACTORS.value.jc08_over_wltc["no_idle_stop" if not stops else "commercial" if vehicle.kind in GOODS else "kei_car"].mid
        return _wltc(car, "wltc-jp", _wltc_kg(vehicle), unit) / ratio
    aboard = Conditions(payload_kg=case.test_mass_kg - car.curb_mass_kg if case.test_mass_kg else FACTORS.value.test_mass_kg["epa"].mid)
    city, highway = case.cycle in ("ftp", "label city", "udds"), case.cycle in ("hwfet", "label highway")
    assert city or highway
    raw = _ftp(car, aboard, unit) if city else _of(over_cycle(car, "hwfet", aboard), unit)
    return _label(raw, case, unit) if case.cycle.startswith("label") else raw


def _wltc_kg(vehicle: Vehicle) -> float:
    return FACTORS.value.test_mass_kg["wltc_jp_goods" if vehicle.kind in GOODS else "wltc_jp_car"].mid


def _of(used, unit: str) -> float:
    return used.litres_per_100km if unit == "l" else used.wall_wh_per_km


def _wltc(car: Car, name: str, aboard_kg: float, unit: str) -> float:
    """The whole, or one phase: 0, 1, 2."""
    aboard = Conditions(payload_kg=aboard_kg)
    if " " not in name:
        return _of(over_cycle(car, name, aboard, cold=True), unit)
    return _of(over(car, cycle("wltc-jp").phase(int(name[-1])), aboard), unit)


def _ftp(car: Car, aboard: Conditions, unit: str) -> float:
    """Cold and hot UDDS as the FTP weighs them; electric cars: the UDDS as it is."""
    hot = _of(over_cycle(car, "udds", aboard), unit)
    return hot if unit == "wh" else COLD * _of(over_cycle(car, "udds", aboard, cold=True), unit) + HOT * hot


def _label(raw: float, case: Case, unit: str) -> float:
    """As the window sticker has it."""
    if unit == "wh":
        return raw / FACTORS.value.electric_label.mid
    a, b = getattr(label_equation(case.model_year), "city" if case.cycle == "label city" else "highway")
    return MPG_TO_L * (a + b * raw / MPG_TO_L)
