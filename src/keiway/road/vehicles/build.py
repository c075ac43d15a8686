"""From a basis and one value for each of its numbers to the `Car` of the step."""

from __future__ import annotations

from math import pi

from keiway.road.curves import full_load
from keiway.road.record import Battery, Car, Engine, Gearbox, Motor
from keiway.road.vehicles.basis import Basis
from keiway.road.vehicles.efficiency import engine_shape, motor_shape
from keiway.road.vehicles.gearing import ratios
from keiway.road.vehicles.tables import CALIBRATION

PETROL_W_PER_L_H = 8890.0  # fuel power of a litre an hour, as record.Engine has it
DIESEL_W_PER_L_H = 9940.0
RAD_PER_RPM = 2 * pi / 60
KPH = 1 / 3.6
FLYWHEEL_KG_M2 = 0.03  # of the smallest engine; the class gives what a litre adds
#: No drive of its kind loses less at full load, whatever a factor says: estimate, from what well-lubricated gears and belts reach.
MOST = {"manual": 0.96, "amt": 0.96, "automatic": 0.93, "cvt": 0.91, "single": 0.98}
BEST = 0.42  # no petrol engine of a car of today is better at its best point
BEST_MOTOR = 0.965  # nor any motor with its inverter
BEST_OWN = 0.48  # with its own factor, which makes up for losses told too large elsewhere


def assemble(basis: Basis, v: dict[str, float]) -> Car:
    """One car: `v` holds a value for every name in `basis.numbers`."""
    choice = basis.choice
    electric = choice.fuel == "electric"
    area = v["drag_area_m2"] if "drag_area_m2" in v else v["drag"] * v["area"] * v["width_mm"] * v["height_mm"] / 1e6
    rear = v["weight_rear"]
    box = _gearbox(basis, v)
    return Car(
        curb_mass_kg=v["curb_mass_kg"],
        rotating_share=v["rotating"],
        drag_area_m2=area,
        rolling_resistance=v["rolling"],
        rolling_rise_s_per_m=v.get("rolling_rise", 0.0),
        wheel_radius_m=v["wheel_radius_m"],
        driven=choice.driven,
        static_driven_share={"front": 1 - rear, "rear": rear, "all": 1.0}[choice.driven],
        cg_height_m=v["cg"] * v["height_mm"] / 1000,
        wheelbase_m=v["wheelbase_mm"] / 1000,
        tyre_grip=v["grip"],
        limiter_mps=None if choice.limiter_kmh is None else choice.limiter_kmh * KPH,
        auxiliaries_w=v["aux_w"] + (0.0 if electric else v["spin_w_per_kg"] * v["curb_mass_kg"]),
        engine=None if electric else _engine(basis, v),
        motor=_motor(basis, v) if electric else None,
        gearbox=box,
        battery=_battery(v) if electric else None,
        says="; ".join([f"{choice.gearbox}, {choice.driven} wheels driven", *choice.notes]),
        sources=tuple(dict.fromkeys(source for known in basis.numbers.values() for source in known.sources)),
    )


def _engine(basis: Basis, v: dict[str, float]) -> Engine:
    choice = basis.choice
    power = v["power_kw"] * v["net_share"] * 1e3
    at_power = power / (v["power_rpm"] * RAD_PER_RPM)
    rated = basis.numbers["torque_nm"].origin != "class"
    torque = v["torque_nm"] * v["net_share"] if rated else v["torque_nm"] * at_power  # a class gives it over the torque at rated power
    limit = v["power_rpm"] * v["limit_over"]
    rpm, torques = full_load(power, v["power_rpm"], torque, v["torque_share"] * v["power_rpm"], v["idle_rpm"], limit)
    per = DIESEL_W_PER_L_H if choice.fuel == "diesel" else PETROL_W_PER_L_H
    factor = CALIBRATION.value.efficiency.get(choice.group, 1.0)
    helped = v["assist"] * CALIBRATION.value.efficiency.get("assist", 1.0) if choice.assist else 1.0
    displacement = v["displacement_l"] / 1e3
    line = v["line_kpa"] * 1e3
    shape = None if choice.fuel == "diesel" else engine_shape(power, v["power_rpm"], v["idle_rpm"], displacement, line)
    return Engine(
        power_w=power, power_rpm=v["power_rpm"], rpm=rpm, torque_nm=torques, idle_rpm=v["idle_rpm"], limit_rpm=limit,
        displacement_m3=displacement, induction=choice.induction, fuel=choice.fuel,
        peak_efficiency=min(min(v["efficiency"] * factor * helped, BEST) * v["own"], BEST_OWN), shape=shape, friction_pa=v["friction_kpa"] * 1e3,
        idle_fuel_w=per * (v["idle_l_h"] + v["idle_l_h_per_l"] * v["displacement_l"]), idle_stop=v["idle_stop"],
        overrun_cut=v["overrun_cut"], cold_share=v["cold_share"], inertia_kg_m2=FLYWHEEL_KG_M2 + v["inertia_per_l"] * v["displacement_l"],
    )  # fmt: skip


def _motor(basis: Basis, v: dict[str, float]) -> Motor:
    power = v["power_kw"] * 1e3
    rated = basis.numbers["torque_nm"].origin != "class"
    torque = v["torque_nm"] if rated else v["torque_nm"] * v["power_kw"]  # a class gives it a kW
    return Motor(
        power_w=power, torque_nm=torque, limit_rpm=v["limit_rpm"], peak_efficiency=min(v["motor"] * CALIBRATION.value.efficiency.get("motor", 1.0), BEST_MOTOR),
        shape=motor_shape(power, v["curb_mass_kg"]),
        regen_power_w=v["regen"] * power, regen_share=v["regen_share"], regen_from_mps=2.0,
        inertia_kg_m2=min(v["rotor_per_kw"] * v["power_kw"], 0.06),
    )  # fmt: skip


def _battery(v: dict[str, float]) -> Battery:
    return Battery(
        energy_j=v["battery_kwh"] * v["usable"] * 3.6e6, discharge_efficiency=v["discharge"], charge_efficiency=v["discharge"],
        wall_efficiency=v["wall"],
    )  # fmt: skip


def _gearbox(basis: Basis, v: dict[str, float]) -> Gearbox:
    choice = basis.choice
    # a coast-down has the second axle in its figures; an electric car has a motor there and no shaft
    wheels = v["four_wheels"] if choice.driven == "all" and choice.fuel != "electric" and "drag_area_m2" not in v else 1.0
    full = min(v["full"] * wheels * CALIBRATION.value.full.get(full_group(basis), 1.0), MOST[choice.kind])
    if choice.fuel == "electric":
        geared = (_reaching(basis, v),)
        launch = 0.0
    else:
        top = v["rev_100"] * RAD_PER_RPM * v["wheel_radius_m"] / (100 * KPH)
        geared = choice.ratios or ratios(choice.kind, choice.gears, v["first"], top)
        launch = max(v["launch_share"] * v["power_rpm"], 1.2 * v["idle_rpm"])
    return Gearbox(
        kind=choice.kind, ratios=geared, efficiency=v["part"] * wheels, efficiency_full=full,
        shift_s=v["shift_s"], upshift_rpm=v["upshift_rpm"], launch_rpm=launch, converter_gain=v["gain"],
    )  # fmt: skip


def full_group(basis: Basis) -> str:
    """Whose factor on the full-load efficiency holds: the gearbox's kind; belts of kei cars by themselves."""
    choice = basis.choice
    return "kei cvt" if choice.kind == "cvt" and choice.group.startswith("kei") else choice.kind


def _reaching(basis: Basis, v: dict[str, float]) -> float:
    """A fixed ratio never above what lets the motor turn fast enough for the limiter."""
    limiter = basis.choice.limiter_kmh
    if limiter is None:
        return v["ratio"]
    return min(v["ratio"], v["limit_rpm"] * RAD_PER_RPM * v["wheel_radius_m"] / (limiter * KPH * 1.02))
