"""What the road model knows of a vehicle (`Car`) and of the road it is on (`Conditions`). SI units throughout.

A `Car` is complete: the step takes every number in it as it stands, and nothing is filled in later. So whoever derives
one (keiway.road.vehicles) decides, and says so in `says` and `sources`. None is allowed in four places only:

* `engine` or `motor`: exactly one of them is given. A full hybrid is neither; use what is published of it.
* `limiter_mps`: no speed limiter. The rev limit in the highest gear caps the speed in any case.
* `shape` of an engine or a motor: our own curve (docs/science/road.md, 4), scaled to `peak_efficiency`.
* `regen_efficiency` of a motor: its curve holds for braking as well.

Which numbers matter for what: energy on a cycle rests on mass, road load, peak efficiency, idle fuel and cold start;
sprints on power, torque, ratios, grip and full-load efficiency; the speed that can be held on road load, power, ratios.
"""

from __future__ import annotations

from typing import Literal

import msgspec

GEARS = 6  # the step works out so many; a gearbox with fewer repeats its last
KNOTS = 6  # of a full-load torque curve
SHAPE_KNOTS = 12  # of an efficiency curve

#: Lower heating value, J per litre, of the fuels a `Car` can burn. Petrol: E0 certification fuel, 43 MJ/kg at 0.743 kg/l.
FUEL_J_PER_L = {"petrol": 32.0e6, "diesel": 35.8e6}


class Engine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A combustion engine.

    **Full load.** `rpm` and `torque_nm` (2 to 6 knots, rpm rising, at sea level and 25 C) are joined by straight lines;
    below the first and above the last torque stays as there; above `limit_rpm` there is none. Power never exceeds
    `power_w`, whatever the lines between say. `curves.full_load` makes the knots of rated power and torque.

    **Fuel.** ``fuel power = P / eta(P / power_w) + price of revs``, at least the idle fuel (docs/science/road.md, 4).
    eta is the efficiency on the engine's best line, where it gives the power at low revs and high load: with
    `friction_pa` 0 that is FASTSim's model. A gearbox that holds it faster than that pays `friction_pa` times
    the displacement for each further cycle, over the indicated efficiency: a Willans line.
    """

    power_w: float
    power_rpm: float
    rpm: tuple[float, ...]
    torque_nm: tuple[float, ...]
    idle_rpm: float
    limit_rpm: float
    displacement_m3: float
    inertia_kg_m2: float = 0.0  # crankshaft, flywheel and clutch: 0.06 to 0.1 for 660 cc; a full-throttle run pays for it in low gears
    induction: Literal["na", "turbo", "supercharged"] = "na"
    fuel: Literal["petrol", "diesel"] = "petrol"
    peak_efficiency: float  # brake efficiency (lower heating value) at the best point
    shape: tuple[tuple[float, float], ...] | None = None  # (share of power_w, share of peak_efficiency), up to 12, from 0 to 1
    friction_pa: float = 0.0  # mean effective pressure of friction and pumping beyond the best line: 1.0e5 to 1.6e5; 0 for a CVT is the same
    idle_fuel_w: float  # fuel power at warm idle: litres an hour x 8,890 W for petrol
    idle_stop: float = 0.0  # share of standing time on a warm cycle with the engine off
    overrun_cut: float = 0.0  # share of the idle fuel saved while the wheels drive the engine
    cold_share: float = 0.0  # extra fuel just after a cold start, share; fades with 200 s (energy.coldness)

    def __post_init__(self) -> None:
        if not 2 <= len(self.rpm) == len(self.torque_nm) <= KNOTS or list(self.rpm) != sorted(set(self.rpm)):
            raise ValueError(f"an engine's rpm rise over 2 to {KNOTS} points, each with its torque: {self.rpm}, {self.torque_nm}")
        _check_shape(self.shape)


class Motor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An electric drive motor with its inverter. Torque `torque_nm` up to where it is `power_w`, then constant power."""

    power_w: float
    torque_nm: float
    limit_rpm: float
    inertia_kg_m2: float = 0.0  # rotor: 0.02 to 0.04
    peak_efficiency: float  # motor and inverter together
    shape: tuple[tuple[float, float], ...] | None = None  # (share of power_w, share of peak_efficiency)
    regen_power_w: float  # greatest braking power at the shaft
    regen_efficiency: float | None = None  # shaft to terminals while braking, where one number is meant instead of the curve
    regen_share: float = 1.0  # of the braking that the driven axle could take; the rest goes to the friction brakes
    regen_from_mps: float = 0.0  # below this speed regeneration fades out in a straight line; 0: works down to standstill

    def __post_init__(self) -> None:
        _check_shape(self.shape)


class Battery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A traction battery."""

    energy_j: float  # usable
    discharge_efficiency: float = 0.97  # of its terminals over its chemistry
    charge_efficiency: float = 0.97  # the same while braking
    wall_efficiency: float = 0.86  # battery over socket


class Gearbox(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything between the shaft and the wheels.

    `ratios` are overall: engine turns a turn of the wheel, final drive (and low hub gears) included, first gear first, 1 to 6.
    A CVT gives two: lowest gear and highest gear. Its engine turns as it likes between.
    """

    kind: Literal["manual", "automatic", "amt", "cvt", "single"]
    ratios: tuple[float, ...]
    efficiency: float  # at part load, with the converter's slip for an automatic
    efficiency_full: float  # at full load: belt losses of a CVT, oil and slip of an automatic
    shift_s: float = 0.0  # without drive at each upshift of a full-throttle run
    upshift_rpm: float = 1500.0  # in normal driving the highest gear that keeps the engine above it (and has the power) is used
    launch_rpm: float = 0.0  # a clutch slips or a converter stalls at it, at the least; 0 for a motor
    converter_gain: float = 1.0  # torque ratio at standstill: 1 for a clutch, 1.7 to 2.2 for a converter

    def __post_init__(self) -> None:
        many = {"cvt": (2, 2), "single": (1, 1)}.get(self.kind, (1, GEARS))
        if not many[0] <= len(self.ratios) <= many[1] or min(self.ratios, default=0.0) <= 0.0:
            raise ValueError(f"a {self.kind} gearbox has {many[0]} to {many[1]} ratios above 0, not {self.ratios}")


class Car(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A vehicle as the road model sees it. Every number is needed (see the module for the four that may be None)."""

    curb_mass_kg: float  # ready to drive, full tank, nobody in it
    rotating_share: float  # extra inertia of wheels and drive, share of the curb mass: about 0.03 to 0.05
    drag_area_m2: float  # drag coefficient times frontal area
    rolling_resistance: float  # force over weight at standstill, drag of bearings and brakes included
    rolling_rise_s_per_m: float = 0.0  # its rise with speed: c(v) = rolling_resistance + rise x v. From EPA coast-down: A/(m g), B/(m g)
    wheel_radius_m: float  # dynamic (rolling) radius of the driven wheels
    driven: Literal["front", "rear", "all"]
    static_driven_share: float  # of the weight on the driven axle(s), with the load in it; 1 for all
    cg_height_m: float
    wheelbase_m: float
    tyre_grip: float = 0.85  # force over load that driven tyres hold on dry asphalt
    limiter_mps: float | None = None
    auxiliaries_w: float = 0.0  # of a petrol car: taken from the shaft, over the alternator; electric: from the battery
    engine: Engine | None = None
    motor: Motor | None = None
    gearbox: Gearbox
    battery: Battery | None = None  # given with a motor
    says: str = ""
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.engine is None) == (self.motor is None):
            raise ValueError("a car has an engine or a motor, and not both")
        if self.motor and self.battery is None:
            raise ValueError("a car with a motor has a battery")


def _check_shape(shape: tuple[tuple[float, float], ...] | None) -> None:
    at = [p for p, _ in shape or ((0.0, 1.0),)]
    if at[0] != 0.0 or at != sorted(set(at)) or len(at) > SHAPE_KNOTS:
        raise ValueError(f"the shape of an efficiency rises from 0 over at most {SHAPE_KNOTS} points, not {at}")


class Conditions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The road, the air and what is aboard. `grade` is rise over run (0.06), `head_wind_mps` is positive from ahead."""

    payload_kg: float = 90.0  # all above curb mass: driver, people, goods. 90: a driver and a bag
    grade: float = 0.0
    head_wind_mps: float = 0.0
    altitude_m: float = 0.0
    air_k: float = 293.15
    road_grip: float = 1.0  # 0.6 for wet asphalt: scales `tyre_grip`
