"""Cars of each kind to run the step with: figures as published where they are, the rest in the usual range."""

from __future__ import annotations

import random

import msgspec

from keiway.road import curves
from keiway.road.record import Battery, Car, Conditions, Engine, Gearbox, Motor

_BODY = dict(rotating_share=0.04, driven="front", static_driven_share=0.6, cg_height_m=0.55, wheelbase_m=2.45, auxiliaries_w=250.0)


def _engine(kw, at, nm, at_nm, cc, **more):
    rpm, torque = curves.full_load(kw * 1e3, at, nm, at_nm, 850.0, at + 700.0)
    found = dict(peak_efficiency=0.33, idle_fuel_w=4500.0, idle_rpm=850.0, inertia_kg_m2=0.07) | more
    return Engine(power_w=kw * 1e3, power_rpm=at, rpm=rpm, torque_nm=torque, limit_rpm=at + 700.0, displacement_m3=cc * 1e-6, **found)


def _cvt(low, high):
    return Gearbox(
        kind="cvt", ratios=(low, high), efficiency=0.90, efficiency_full=0.87, launch_rpm=2000, converter_gain=1.7
    )  # fmt: skip


def _manual(final, *ratios, **more):
    found = dict(kind="manual", efficiency=0.93, efficiency_full=0.93, launch_rpm=1800, shift_s=0.5, upshift_rpm=1900) | more
    return Gearbox(ratios=tuple(final * ratio for ratio in ratios), **found)


def _petrol(mass, drag, roll, radius, engine, gearbox, **more):
    return Car(**_BODY | dict(curb_mass_kg=mass, drag_area_m2=drag, rolling_resistance=roll, wheel_radius_m=radius) | more, engine=engine, gearbox=gearbox)


def _electric(mass, drag, roll, radius, kw, nm, ratio, kwh, **more):
    motor = Motor(power_w=kw * 1e3, torque_nm=nm, limit_rpm=10_800, inertia_kg_m2=0.03, peak_efficiency=0.94, regen_power_w=kw * 800, regen_from_mps=2.0)
    gearbox = Gearbox(kind="single", ratios=(ratio,), efficiency=0.97, efficiency_full=0.97)
    body = dict(curb_mass_kg=mass, drag_area_m2=drag, rolling_resistance=roll, wheel_radius_m=radius, auxiliaries_w=200.0)
    return Car(**_BODY | body | more, motor=motor, gearbox=gearbox, battery=Battery(energy_j=kwh * 3.6e6))


N_BOX = _petrol(
    910, 0.36 * 2.24, 0.010, 0.270, _engine(43, 7300, 65, 4800, 658, idle_stop=0.8, idle_fuel_w=3600), _cvt(13.0, 2.1), limiter_mps=38.9
)  # fmt: skip
ALTO = _petrol(690, 0.32 * 1.85, 0.010, 0.262, _engine(34, 6500, 55, 4000, 657, cold_share=0.3), _cvt(13.5, 2.2), limiter_mps=38.9)
CARRY = _petrol(
    730, 0.48 * 2.21, 0.012, 0.262, _engine(37, 5700, 59, 3500, 658, friction_pa=1.4e5), _manual(5.1, 4.2, 2.4, 1.5, 1.0, 0.79),
    driven="rear", static_driven_share=0.48, wheelbase_m=1.905,
)  # fmt: skip
ACTY = _petrol(
    700, 0.48 * 2.07, 0.013, 0.265, _engine(28, 5300, 56, 4500, 656, peak_efficiency=0.29, overrun_cut=0.5), _manual(5.3, 4.0, 2.4, 1.5, 1.05, 0.83),
    driven="rear", static_driven_share=0.52, wheelbase_m=1.9,
)  # fmt: skip
WORKS = _petrol(
    670, 0.33 * 1.84, 0.010, 0.277, _engine(47, 6000, 100, 3000, 658, induction="turbo"), _manual(4.4, 3.5, 2.1, 1.4, 1.0, 0.76), limiter_mps=38.9
)  # fmt: skip
MIRAGE = _petrol(957, 0.672, 0.0084, 0.283, _engine(58.2, 6000, 100, 4000, 1193, peak_efficiency=0.335), _cvt(14.5, 2.0))
OLD_3AT = _petrol(
    750, 0.42 * 1.95, 0.012, 0.262, _engine(31, 6000, 52, 4000, 657, peak_efficiency=0.29),
    Gearbox(kind="automatic", ratios=(13.0, 7.2, 4.7), efficiency=0.85, efficiency_full=0.85, shift_s=0.3, launch_rpm=2400, converter_gain=2.0),
)  # fmt: skip
PETROL = {"n-box": N_BOX, "alto": ALTO, "carry": CARRY, "acty": ACTY, "works": WORKS, "mirage": MIRAGE, "3at": OLD_3AT}

SAKURA = _electric(1070, 0.34 * 2.05, 0.009, 0.280, 47, 195, 7.8, 18.0, limiter_mps=36.1)
I_MIEV = _electric(1170, 0.35 * 2.15, 0.009, 0.280, 49, 196, 7.065, 14.5, limiter_mps=36.1, driven="rear", static_driven_share=0.55)
LEAF = _electric(1500, 0.28 * 2.27, 0.0095, 0.316, 80, 254, 7.94, 21.0)
MINICAB = _electric(1110, 0.45 * 2.35, 0.012, 0.265, 31, 195, 7.065, 18.0, limiter_mps=27.8, driven="rear", static_driven_share=0.55)
ELECTRIC = {"sakura": SAKURA, "i-miev": I_MIEV, "leaf": LEAF, "minicab": MINICAB}
CARS = PETROL | ELECTRIC


def drawn(seed: int, n: int, kind: str = "any") -> list[Car]:
    """Cars with every figure of one of these moved at random, by up to a quarter."""
    rng, found = random.Random(seed), []
    pool = list({"petrol": PETROL, "electric": ELECTRIC, "any": CARS}[kind].values())
    for _ in range(n):
        car = rng.choice(pool)
        body = {name: getattr(car, name) * rng.uniform(0.85, 1.25) for name in ("curb_mass_kg", "drag_area_m2", "rolling_resistance")}
        body["auxiliaries_w"] = car.auxiliaries_w * rng.uniform(0.5, 2.0)
        if car.engine:
            part = {name: getattr(car.engine, name) * rng.uniform(0.8, 1.2) for name in ("peak_efficiency", "idle_fuel_w")}
            car = msgspec.structs.replace(car, engine=msgspec.structs.replace(car.engine, **part))
        else:
            power = car.motor.power_w * rng.uniform(0.85, 1.25)
            car = msgspec.structs.replace(car, motor=msgspec.structs.replace(car.motor, power_w=power, regen_power_w=0.8 * power))
        found.append(msgspec.structs.replace(car, **body))
    return found


def roads(seed: int, n: int) -> list[Conditions]:
    """Conditions at random: up and down, windy, loaded, high."""
    rng = random.Random(seed)
    return [
        Conditions(
            payload_kg=rng.uniform(60, 450), grade=rng.uniform(-0.07, 0.08), head_wind_mps=rng.uniform(-8, 8),
            altitude_m=rng.uniform(0, 3500), air_k=rng.uniform(255, 313), road_grip=rng.uniform(0.5, 1.0),
        )
        for _ in range(n)
    ]  # fmt: skip
