"""FASTSim 3 given the parameters of one of our cars: what its drive takes over a cycle.

FASTSim has no gears, no revs, no torque, no limiter and no rolling resistance that rises, one efficiency of the gearbox, no cut of fuel
when driven. It regenerates down to
standstill, and always with the motor's efficiency at no load (its table is asked for a negative load and answers with its
first point). So cars that are held against it are made so by `like_fastsim`; everything else is the same number.
"""

from __future__ import annotations

from itertools import pairwise

import fastsim
import msgspec
import yaml

from keiway.road import curves, inputs
from keiway.road.record import Car, Conditions

#: FASTSim's air at its defaults, 1.173 kg/m3 at 400 ft: the altitude and temperature that give us the same.
ALTITUDE_M = 121.92
AIR_K = inputs.air_pressure_pa(ALTITUDE_M) / (287.05 * fastsim.Air.get_density())
_NODES = ("history", "state")


class Refused(Exception):
    """Braking asked for more than the motor takes: FASTSim ends the run there, where we leave the rest to the brakes."""


def like_fastsim(car: Car, gears: bool = False) -> Car:
    """The same car without what FASTSim does not know; `gears`: with its gears and torque all the same."""
    car = msgspec.structs.replace(car, rolling_rise_s_per_m=0.0, limiter_mps=None)
    box = msgspec.structs.replace(car.gearbox, efficiency_full=car.gearbox.efficiency)
    if not gears and car.engine:
        box = msgspec.structs.replace(box, kind="cvt", ratios=(1e5, 1e-3), launch_rpm=0.0, converter_gain=1.0)
    if car.engine:
        engine = msgspec.structs.replace(car.engine, friction_pa=0.0, idle_stop=0.0, overrun_cut=0.0, cold_share=0.0)
        return msgspec.structs.replace(car, engine=engine, gearbox=box)
    torque_nm = car.motor.torque_nm if gears else 1e5
    limit_rpm = car.motor.limit_rpm if gears else 1e6
    at_no_load = (car.motor.shape or curves.MOTOR)[0][1] * car.motor.peak_efficiency
    motor = msgspec.structs.replace(
        car.motor, regen_from_mps=0.0, regen_share=1.0, regen_power_w=car.motor.power_w, regen_efficiency=at_no_load,
        torque_nm=torque_nm, limit_rpm=limit_rpm,
    )  # fmt: skip
    battery = msgspec.structs.replace(car.battery, charge_efficiency=car.battery.discharge_efficiency)
    return msgspec.structs.replace(car, motor=motor, gearbox=box, battery=battery)


def conditions(payload_kg: float) -> Conditions:
    return Conditions(payload_kg=payload_kg, altitude_m=ALTITUDE_M, air_k=AIR_K)


def run(car: Car, speeds_mps, payload_kg: float) -> tuple[float, float]:
    """Way (m) and energy (J; fuel, or what left the battery) by FASTSim 3. Refused: see there."""
    drive = prepared(car, speeds_mps, payload_kg)
    try:
        drive.run()
    except RuntimeError as error:
        if "exceeds current max charge power" in str(error):
            raise Refused from error
        raise
    return found(drive)


def prepared(car: Car, speeds_mps, payload_kg: float) -> fastsim.SimDrive:
    vehicle = fastsim.Vehicle.from_yaml(yaml.safe_dump(_vehicle(car, payload_kg)))
    vehicle.set_save_interval(None)
    return fastsim.SimDrive(vehicle, _cycle(speeds_mps), _how())


def found(drive: fastsim.SimDrive) -> tuple[float, float]:
    """Way and energy of a run that is over."""
    state = drive.to_dict()["veh"]
    kind = state["pt_type"]
    if "Conv" in kind:
        energy = kind["Conv"]["fc"]["state"]["energy_fuel_joules"]
    else:
        energy = kind["BEV"]["res"]["state"]["energy_out_chemical_joules"]
    return state["state"]["dist_meters"], energy


def _how() -> fastsim.SimParams:
    settings = fastsim.SimParams.default().to_dict()
    settings |= {"trace_miss_opts": "Allow", "ach_speed_max_iter": 60, "ach_speed_tol": 1e-6}
    settings["f2_const_air_density"] = False  # it would solve for the speed in one air and bill the drag of another
    return fastsim.SimParams.from_dict(settings)


def _cycle(speeds_mps) -> fastsim.Cycle:
    n = len(speeds_mps)
    return fastsim.Cycle.from_dict(
        {
            "time_seconds": [float(k) for k in range(n)], "speed_meters_per_second": [float(v) for v in speeds_mps],
            "grade": [0.0] * n, "init_elev_meters": ALTITUDE_M, "dist_meters": [], "elev_meters": [],
            "pwr_max_chrg_watts": [], "temp_amb_air_kelvin": [], "pwr_solar_load_watts": [],
            "grade_interp": None, "elev_interp": None,
        }
    )  # fmt: skip


def _vehicle(car: Car, payload_kg: float) -> dict:
    name = "2012_Ford_Fusion.yaml" if car.engine else "2022_Renault_Zoe_ZE50_R135.yaml"
    found = _bare(fastsim.Vehicle.from_resource(name).to_dict())
    area = 2.0
    found["chassis"] |= {
        "drag_coef": car.drag_area_m2 / area, "frontal_area_square_meters": area, "wheel_rr_coef": car.rolling_resistance,
        "wheel_radius_meters": car.wheel_radius_m, "num_wheels": 4, "glider_mass_kilograms": None, "cargo_mass_kilograms": None,
        "wheel_inertia_kilogram_square_meters": car.curb_mass_kg * car.rotating_share * car.wheel_radius_m**2 / 4,
        "drive_type": {"front": "FWD", "rear": "RWD", "all": "AWD"}[car.driven], "drive_axle_weight_frac": car.static_driven_share,
        "cg_height_meters": car.cg_height_m, "wheel_base_meters": car.wheelbase_m, "wheel_fric_coef": car.tyre_grip,
    }  # fmt: skip
    found["mass_kilograms"] = car.curb_mass_kg + payload_kg
    found["pwr_aux_base_watts"] = car.auxiliaries_w
    (kind,) = found["pt_type"]
    part = found["pt_type"][kind]
    part["transmission"]["eff_interp"] = car.gearbox.efficiency
    if car.engine:
        _engine(part["fc"], car)
    else:
        _motor(part, car)
    return found


def _engine(found: dict, car: Car) -> None:
    engine = car.engine
    power = engine.power_w * inputs.power_share(engine, ALTITUDE_M, AIR_K)
    # the efficiency goes by the share of rated power, which altitude does not change: the same points of a scale of `power`
    shape = engine.shape or curves.PETROL
    points = [(p * engine.power_w / power, e * engine.peak_efficiency) for p, e in shape if p * engine.power_w < power]
    last = points[-1][1] if points[-1][0] >= 1.0 else _at(shape, power / engine.power_w) * engine.peak_efficiency
    points = [*(point for point in points if point[0] < 1.0), (1.0, last)]
    found["eff_interp_from_pwr_out"]["data"] = _table(points)
    found |= {
        "pwr_idle_fuel_watts": engine.idle_fuel_w, "pwr_out_max_watts": power,
        "pwr_out_max_init_watts": power, "pwr_ramp_lag_seconds": 1.0,
    }  # fmt: skip


def _motor(part: dict, car: Car) -> None:
    motor, box = part["em"], car.motor
    points = [(p, e * box.peak_efficiency) for p, e in box.shape or curves.MOTOR]
    motor["eff_interp_achieved"]["data"] = _table(points)
    motor["eff_interp_at_max_input"]["data"] = _table([(p / e, e) for p, e in points])
    motor["pwr_out_max_watts"] = box.power_w
    part["res"]["eff_interp"] = {"Constant": car.battery.discharge_efficiency}
    part["res"] |= {"energy_capacity_joules": 10 * car.battery.energy_j, "pwr_out_max_watts": 1e6}


def _table(points) -> dict:
    grid, values = ([float(x) for x in column] for column in zip(*points, strict=True))
    return {"grid": [{"data": grid, "dim": [len(grid)], "v": 1}], "values": {"data": values, "dim": [len(grid)], "v": 1}}


def _at(shape, x: float) -> float:
    for (a, fa), (b, fb) in pairwise(shape):
        if x <= b:
            return fa + (fb - fa) * (x - a) / (b - a)
    return shape[-1][1]


def _bare(found):
    if isinstance(found, dict):
        return {name: _bare(value) for name, value in found.items() if name not in _NODES}
    return found
