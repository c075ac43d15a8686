"""Where each number of a vehicle comes from, in words: for JSON and for `keiway explain`."""

from __future__ import annotations

from typing import Any

from keiway.road.vehicles.basis import Basis, basis_of
from keiway.vehicles.record import Vehicle

#: Name in `Basis.numbers` -> what it is, and its unit.
NAMES = {
    "curb_mass_kg": ("Curb mass", "kg"),
    "width_mm": ("Width", "mm"),
    "height_mm": ("Height", "mm"),
    "wheelbase_mm": ("Wheelbase", "mm"),
    "drag": ("Drag coefficient", "1"),
    "area": ("Frontal area over width times height", "1"),
    "drag_area_m2": ("Drag coefficient times frontal area, from a coast-down", "m2"),
    "rolling": ("Rolling resistance over weight, bearings and brakes included", "1"),
    "rolling_rise": ("Rise of the rolling resistance with speed", "s/m"),
    "wheel_radius_m": ("Rolling radius of the driven wheels", "m"),
    "weight_rear": ("Share of the weight on the rear axle", "1"),
    "cg": ("Height of the centre of gravity over overall height", "1"),
    "grip": ("Force over load that the driven tyres hold, dry", "1"),
    "rotating": ("Inertia of wheels and drive, share of the curb mass", "1"),
    "power_kw": ("Rated power", "kW"),
    "torque_nm": ("Rated torque; of a class: over the torque at rated power, electric: a kW", "N.m"),
    "net_share": ("Power as installed over the rating", "1"),
    "power_rpm": ("Revs of rated power", "rpm"),
    "torque_share": ("Revs of greatest torque over those of rated power", "1"),
    "limit_over": ("Rev limit over the revs of rated power", "1"),
    "idle_rpm": ("Idle", "rpm"),
    "displacement_l": ("Displacement", "l"),
    "efficiency": ("Brake efficiency at the best point, before calibration", "1"),
    "own": ("Factor that brings it to its own published consumption", "1"),
    "assist": ("Factor of a belt starter-generator that helps, where it has one", "1"),
    "line_kpa": ("Friction and throttling on the best line, as a mean effective pressure", "kPa"),
    "friction_kpa": ("Friction of each further turn, as a mean effective pressure", "kPa"),
    "idle_l_h": ("Fuel at warm idle of the smallest engine", "l/h"),
    "idle_l_h_per_l": ("Fuel at warm idle, what a litre of displacement adds", "l/h"),
    "idle_stop": ("Share of standing time with the engine off", "1"),
    "overrun_cut": ("Share of the idle fuel saved on overrun", "1"),
    "cold_share": ("Extra fuel just after a cold start", "1"),
    "inertia_per_l": ("Inertia of the engine, what a litre adds", "kg m2"),
    "aux_w": ("Auxiliaries: at the shaft, electric: from the battery", "W"),
    "part": ("Efficiency of the drive at part load", "1"),
    "full": ("Efficiency of the drive at full load, before calibration", "1"),
    "four_wheels": ("Factor on it where all wheels are driven", "1"),
    "spin_w_per_kg": ("Drag of the gearbox, a kilogram of curb mass", "W/kg"),
    "rev_100": ("Revs at 100 km/h in the highest gear", "rpm"),
    "first": ("Overall ratio of the lowest gear", "1"),
    "shift_s": ("Without drive at an upshift of a sprint", "s"),
    "launch_share": ("Launch revs over those of rated power", "1"),
    "gain": ("Torque ratio of the converter at standstill", "1"),
    "upshift_rpm": ("Revs kept after an upshift in normal driving", "rpm"),
    "motor": ("Efficiency of motor and inverter at the best point, before calibration", "1"),
    "regen": ("Greatest braking power over rated power", "1"),
    "regen_share": ("Share of the braking that the driven axle takes", "1"),
    "ratio": ("Overall ratio", "1"),
    "limit_rpm": ("Greatest revs of the motor", "rpm"),
    "rotor_per_kw": ("Inertia of the rotor, a kW", "kg m2"),
    "battery_kwh": ("Rated battery energy", "kWh"),
    "usable": ("Share of it that can be used", "1"),
    "discharge": ("Efficiency of the battery, each way", "1"),
    "wall": ("Efficiency of charging", "1"),
}  # fmt: skip
ORIGINS = {
    "measured": "measured on a car of this type",
    "published": "published for this car",
    "catalogue": "in the catalogue",
    "derived": "worked out from what is in the catalogue",
    "class": "usual for its class and years",
}


def account(vehicle: Vehicle | Basis) -> list[dict[str, Any]]:
    """One plain row a number: id, what, low, mid, high, unit, origin, confidence, sources, says. Raises `NotKnown`."""
    basis = vehicle if isinstance(vehicle, Basis) else basis_of(vehicle)
    rows = []
    for name, known in basis.numbers.items():
        what, unit = NAMES[name]
        low, mid, high = known.value
        rows.append(
            {
                "id": f"road.car.{name}", "what": what, "low": low, "mid": mid, "high": high, "unit": unit,
                "origin": known.origin, "confidence": known.confidence, "sources": list(known.sources), "says": known.says,
            }
        )  # fmt: skip
    return rows


def entries() -> dict[str, dict[str, Any]]:
    """Id -> plain values, for `keiway explain`."""
    text = (
        "One number of a vehicle as the road model has it, with low, middle and high (a triangular distribution). It is "
        "measured, published, in the catalogue, worked out from it, or usual for its class and years: each answer says "
        "which. docs/science/road_vehicles.md."
    )
    return {
        f"road.car.{name}": {"kind": "quantity", "title": f"{what}{'' if unit == '1' else f', {unit}'}", "text": text}
        for name, (what, unit) in NAMES.items()
    }
