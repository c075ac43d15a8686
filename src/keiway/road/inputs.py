"""From a `Car` in its `Conditions` to the numbers of the step."""

from __future__ import annotations

from math import atan, cos, pi, sin, sqrt

from keiway.road import curves
from keiway.road.curves import RAD_PER_RPM
from keiway.road.record import GEARS, KNOTS, SHAPE_KNOTS, Car, Conditions, Engine
from keiway.road.step import Drive, Energy, Road, flat

G = 9.80665  # m/s2, standard gravity
#: Share of what a naturally aspirated engine loses with altitude. A turbocharger makes up for thin air as long as its waste
#: gate has something left: estimate, between 0.2 and 0.6 (docs/science/road.md, 3).
ALTITUDE_SHARE = {"na": 1.0, "supercharged": 1.0, "turbo": 0.4}
MECHANICAL = 0.85  # brake over indicated work at full load, as ISO 1585 and SAE J1349 have it
ON_LINE = 0.85  # of full-load torque on the best line: estimate
LEAST_ON_LINE = 1.5  # idle speeds: the slowest that a driven engine turns on its best line, estimate
_AT_ONCE = 1e9  # s/m: regeneration that never fades
_LEAST_WISH = 1e-3
_SLOWEST = 50.0  # rad/s, below any engine's idle
_ROUND = 1.0 + 1e-6  # at its cap a vehicle must not be past its rev limit by rounding


def row(car: Car, conditions: Conditions) -> tuple[float, ...]:
    """The inputs in the order of `step.PARAMS`."""
    return flat(_road(car, conditions), _drive(car, conditions), _energy(car))


def air_pressure_pa(altitude_m: float) -> float:
    """International standard atmosphere."""
    return 101_325.0 * (1.0 - 2.25577e-5 * altitude_m) ** 5.25588


def air_density(altitude_m: float, air_k: float) -> float:
    """kg/m3, dry."""
    return air_pressure_pa(altitude_m) / (287.05 * air_k)


def power_share(engine: Engine | None, altitude_m: float, air_k: float) -> float:
    """Share of rated power at an altitude and temperature; 1 at sea level and 25 C, and always for a motor.

    ISO 1585 and SAE J1349, which correct the other way: indicated work goes with the air's pressure and the inverse root of
    its temperature, friction stays.
    """
    if engine is None:
        return 1.0
    thinner = 101_325.0 / air_pressure_pa(altitude_m) * sqrt(air_k / 298.15)
    share = 1.0 / ((thinner - (1.0 - MECHANICAL)) / MECHANICAL) if thinner > 0 else 1.0
    return 1.0 - ALTITUDE_SHARE[engine.induction] * (1.0 - share)


def _road(car: Car, conditions: Conditions) -> Road:
    mass = car.curb_mass_kg + conditions.payload_kg
    angle = atan(conditions.grade)
    pressed = mass * G * cos(angle)
    moved = mass + car.curb_mass_kg * car.rotating_share
    return Road(
        mass=moved,
        per_mass=1.0 / moved,
        air=0.5 * air_density(conditions.altitude_m, conditions.air_k) * car.drag_area_m2,
        wind=conditions.head_wind_mps,
        roll=pressed * car.rolling_resistance,
        roll_rise=pressed * car.rolling_rise_s_per_m,
        climb=mass * G * sin(angle),
        grip=_grip(car, pressed, car.tyre_grip * conditions.road_grip),
        cap=cap_mps(car),
    )


def _grip(car: Car, pressed: float, grip: float) -> float:
    """Force that the driven tyres hold: the force itself moves load to the rear axle."""
    moved = grip * car.cg_height_m / car.wheelbase_m
    held = {"front": 1.0 + moved, "rear": 1.0 - moved, "all": 1.0}[car.driven]
    share = 1.0 if car.driven == "all" else car.static_driven_share
    return min(grip * pressed * share / max(held, 0.1), grip * pressed)


def cap_mps(car: Car) -> float:
    """Speed limiter, or rev limit in the highest gear."""
    drive = car.engine or car.motor
    revs = drive.limit_rpm * RAD_PER_RPM * car.wheel_radius_m / min(car.gearbox.ratios)
    return min(revs, car.limiter_mps) if car.limiter_mps else revs


def _drive(car: Car, conditions: Conditions) -> Drive:
    box, engine, motor = car.gearbox, car.engine, car.motor
    share = power_share(engine, conditions.altitude_m, conditions.air_k)
    low, high = _spans(car)
    drive = engine or motor
    at, torque = _full_load(car, share)
    base, knots, slopes = _ramps(at, torque, KNOTS)
    launch, gain = box.launch_rpm * RAD_PER_RPM, box.converter_gain - 1.0
    spin = drive.inertia_kg_m2 / car.wheel_radius_m if box.kind != "cvt" else 0.0
    return Drive(
        eta=box.efficiency, eta_full=box.efficiency_full, low=low, high=high,
        spin=tuple(spin * k * k * car.wheel_radius_m for k in low),
        launch=launch, gain=gain, gain_fall=gain / launch if launch else 0.0, up=box.upshift_rpm * RAD_PER_RPM,
        limit=drive.limit_rpm * RAD_PER_RPM * _ROUND, wish=max(engine.power_rpm * RAD_PER_RPM if engine else 0.0, _LEAST_WISH),
        shift=box.shift_s, power=share * drive.power_w - (car.auxiliaries_w if engine else 0.0), torque=base, knots=knots, slopes=slopes,
    )  # fmt: skip


def _full_load(car: Car, share: float) -> tuple[list[float], list[float]]:
    """Shaft rad/s and N m that go to the gearbox: an engine drives its auxiliaries as well."""
    if car.motor:
        return [0.0], [car.motor.torque_nm]
    at = [n * RAD_PER_RPM for n in car.engine.rpm]
    return at, [share * t - car.auxiliaries_w / max(n, _SLOWEST) for n, t in zip(at, car.engine.torque_nm, strict=True)]


def _spans(car: Car) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Shaft radians a metre in the lowest and highest setting of each gear; the last one repeats."""
    turns = [ratio / car.wheel_radius_m for ratio in car.gearbox.ratios]
    if car.gearbox.kind == "cvt":
        return (max(turns),) * GEARS, (min(turns),) * GEARS
    turns = tuple(sorted(turns, reverse=True))
    turns += (turns[-1],) * (GEARS - len(turns))
    return turns, turns


def _energy(car: Car) -> Energy:
    engine, motor, battery = car.engine, car.motor, car.battery
    drive = engine or motor
    shape = drive.shape or (curves.MOTOR if motor else curves.DIESEL if engine.fuel == "diesel" else curves.PETROL)
    best, knots, slopes = _ramps([p for p, _ in shape], [e * drive.peak_efficiency for _, e in shape], SHAPE_KNOTS)
    burns = engine is not None
    return Energy(
        per_rated=1.0 / drive.power_w,
        line=LEAST_ON_LINE * engine.idle_rpm * RAD_PER_RPM if burns else 0.0,
        line_rise=engine.power_rpm * RAD_PER_RPM / (ON_LINE * engine.power_w) if burns else 0.0,
        revs=engine.friction_pa * engine.displacement_m3 / (4 * pi) * MECHANICAL / engine.peak_efficiency if burns else 0.0,
        idle=engine.idle_fuel_w if burns else 0.0,
        stop=engine.idle_stop if burns else 0.0,
        stopped=car.auxiliaries_w / engine.peak_efficiency if burns else 0.0,
        cut=engine.overrun_cut if burns else 0.0,
        cold=engine.cold_share if burns else 0.0,
        aux_shaft=car.auxiliaries_w if burns else 0.0,
        aux_battery=0.0 if burns else car.auxiliaries_w,
        electric=0.0 if burns else 1.0,
        regen=0.0 if burns else motor.regen_power_w / car.gearbox.efficiency,
        regen_share=0.0 if burns else motor.regen_share,
        regen_flat=0.0 if burns else motor.regen_efficiency or 0.0,
        regen_fade=0.0 if burns else (1.0 / motor.regen_from_mps if motor.regen_from_mps else _AT_ONCE),
        per_discharge=1.0 if burns else 1.0 / battery.discharge_efficiency,
        charge=1.0 if burns else battery.charge_efficiency,
        best=best, knots=knots, slopes=slopes,
    )  # fmt: skip


def _ramps(at: list[float], values: list[float], many: int) -> tuple[float, tuple[float, ...], tuple[float, ...]]:
    """Straight lines through points, level outside, as ``base + sum of slopes x max(x, knots)``."""
    steps = [(b - a) / (y - x) for x, y, a, b in zip(at, at[1:], values, values[1:], strict=False)]
    slopes = [after - before for before, after in zip([0.0, *steps], [*steps, 0.0], strict=True)]
    base = values[0] - sum(slope * knot for slope, knot in zip(slopes, at, strict=True))
    spare = many - len(at)
    return base, (*at, *(at[-1],) * spare), (*slopes, *(0.0,) * spare)
