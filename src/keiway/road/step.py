"""A vehicle on a road, one step of time: the only place where it moves and takes energy.

Scalars in, scalars out, no branches; `build` is given the primitives, so that the same text runs as Python floats, over
NumPy arrays and, printed, inside numba. SI units, shaft speeds in rad/s. Equations and sources: docs/science/road.md.

* **Follow** a target speed over one step: what the road asks at the mean speed of the step; what the drive can give
  there, in its best gear and within grip; the speed that this leaves; the gear of normal driving; fuel or battery power.
* **Throttle**: the drive gives all it has, one gear after another, with a pause at each upshift.

The energy of a step balances exactly: ``drive - braked = (resistance + mass acceleration) x mean speed``.
"""

from __future__ import annotations

from typing import NamedTuple

from keiway.road.record import GEARS, KNOTS, SHAPE_KNOTS

TINY = 1e-9
STRIDE_MPS2 = 4.0  # where a target is further ahead than that, the look at what the drive gives begins there
RESERVE = 1.1  # a driver takes a gear that could give a tenth more: the margin of WLTP's shift rule (UN GTR 15, Annex 2; recalled)


class Road(NamedTuple):
    mass: object  # kg, with the payload and the inertia of what turns
    per_mass: object  # 1/kg
    air: object  # kg/m, half the density times drag area
    wind: object  # m/s, from ahead
    roll: object  # N
    roll_rise: object  # N s/m
    climb: object  # N
    grip: object  # N, the most that the driven tyres put down
    cap: object  # m/s, limiter, or rev limit in the highest gear


class Drive(NamedTuple):
    eta: object  # shaft to wheels at part load
    eta_full: object  # at full load
    low: tuple  # rad/m, shaft over road in each gear; a CVT goes from its low to its high in one
    high: tuple
    spin: tuple  # kg, what the shaft's own inertia adds in each gear
    launch: object  # rad/s, at which a clutch slips or a converter stalls
    gain: object  # the converter's torque ratio less 1, at standstill
    gain_fall: object  # s/rad, by which it falls with the locked speed
    up: object  # rad/s, the least after an upshift
    limit: object  # rad/s
    wish: object  # rad/s, where a CVT holds the engine at full load
    shift: object  # s without drive at an upshift
    power: object  # W, the most at this altitude
    torque: object  # N m, full load: torque + sum of slopes x max(shaft, knots)
    knots: tuple  # rad/s
    slopes: tuple


class Energy(NamedTuple):
    per_rated: object  # 1/W
    line: object  # rad/s, the best line of the engine at the least
    line_rise: object  # rad/s per W
    revs: object  # W per rad/s past it
    idle: object  # W of fuel
    stop: object  # share of standing with the engine off
    stopped: object  # W of fuel then
    cut: object  # share of the idle fuel saved while driven
    cold: object  # extra share of fuel just after a cold start
    aux_shaft: object  # W
    aux_battery: object  # W
    electric: object  # 1 or 0
    regen: object  # W at the wheels
    regen_share: object
    regen_flat: object  # efficiency of regeneration; 0: as the curve says
    regen_fade: object  # s/m
    per_discharge: object
    charge: object
    best: object  # efficiency: best + sum of slopes x max(share of rated power, knots)
    knots: tuple
    slopes: tuple


_MANY = {
    Drive: {"low": GEARS, "high": GEARS, "spin": GEARS, "knots": KNOTS, "slopes": KNOTS},
    Energy: {"knots": SHAPE_KNOTS, "slopes": SHAPE_KNOTS},
}
_PARTS = (Road, Drive, Energy)
#: Inputs of a vehicle in its conditions, in order: "road.mass", ..., "drive.low1", ... (`inputs.row` makes them).
PARAMS = tuple(
    f"{part.__name__.lower()}.{name}{j or ''}"
    for part in _PARTS
    for name in part._fields
    for j in (range(1, _MANY[part][name] + 1) if name in _MANY.get(part, {}) else [0])
)
#: What a step of a cycle gives: speed m/s; drive and braking at the wheels, what of it the friction brakes do, fuel or battery,
#: braking taken back (before the battery's loss), all W; shaft rad/s; what resists (air, tyres, climb) N.
FOLLOWED = ("v", "drive", "braked", "friction", "source", "regained", "shaft", "resistance")
#: Sums over a cycle: metres; joules as in FOLLOWED, and those that went into what resists; metres that the targets were ahead.
SUMS = ("distance_m", "drive_j", "braked_j", "friction_j", "source_j", "regained_j", "resisted_j", "missed_m")
#: What a step at full throttle gives: m/s, gear number, s left of a shift, tractive force N, shaft rad/s.
THROTTLED = ("v", "gear", "left", "force", "shaft")


def parts(params) -> tuple[Road, Drive, Energy]:
    """A flat row by names."""
    found, at = [], 0
    for part in _PARTS:
        values = []
        for name in part._fields:
            many = _MANY.get(part, {}).get(name)
            values.append(tuple(params[at : at + many]) if many else params[at])
            at += many or 1
        found.append(part(*values))
    return tuple(found)


def flat(road: Road, drive: Drive, energy: Energy) -> tuple:
    """`parts` backwards."""
    return tuple(
        one for part in (road, drive, energy) for value in part for one in (value if isinstance(value, tuple) else (value,))
    )


def add(sums, v, target, found, dt):
    """`SUMS` after one more step from `v`; `target` as asked for, before any limit."""
    reached, drive, braked, friction, source, regained, _, against = found
    mean = 0.5 * (v + reached)
    powers = mean, drive, braked, friction, source, regained, against * mean, target - reached
    return tuple(total + dt * power for total, power in zip(sums, powers, strict=True))


class Motion(NamedTuple):
    """One step, and what it rests on.

    ``follow(v, target, coldness, road, drive, energy) -> FOLLOWED``; ``throttle(v, gear, left, road, drive) -> THROTTLED``;
    ``pull(v, road, drive)``: greatest tractive force N and its gear; ``resist(v, road)``: what resists, N.
    """

    follow: object
    throttle: object
    pull: object
    resist: object


def build(maximum, minimum, where, sqrt, f, dt):
    """The motion for given primitives; `f` turns a literal into the working precision, `dt` is the step in s."""
    pull, in_gears, resist = _forces(maximum, minimum, where, f)
    follow = _follow(maximum, minimum, where, sqrt, f, dt, in_gears, resist)
    return Motion(follow, _throttle(maximum, minimum, where, f, dt, in_gears, resist), pull, resist)


def _curve(maximum, at, base, knots, slopes):
    """Straight lines between knots, level outside: one ramp a knot, its part below taken off in `base`."""
    for knot, slope in zip(knots, slopes, strict=True):
        base = base + slope * maximum(at, knot)
    return base


def _greatest(maximum, where, f, values):
    """The greatest and the number of its gear, the lower one where two are alike."""
    most, gear = values[0], f(0.0) * values[0] + f(1.0)
    for g, value in enumerate(values[1:]):
        gear = where(most < value, f(g + 2.0), gear)
        most = maximum(most, value)
    return most, gear


def _forces(maximum, minimum, where, f):
    zero, one, tiny = f(0.0), f(1.0), f(TINY)

    def resist(v, road):
        through = v + road.wind
        return road.air * through * maximum(through, zero - through) + (road.roll + road.roll_rise * v) + road.climb

    def in_gears(v, drive):
        """In each gear: full-load force at the wheels, N, and speed of the locked shaft."""
        per_speed, found = one / maximum(v, tiny), []
        asked, most = drive.wish * per_speed, drive.power * per_speed
        for low, high in zip(drive.low, drive.high, strict=True):
            ratio = minimum(maximum(asked, high), low)
            locked = ratio * v
            shaft = maximum(locked, drive.launch)
            gained = one + maximum(drive.gain - drive.gain_fall * locked, zero)
            torque = _curve(maximum, shaft, drive.torque, drive.knots, drive.slopes)
            force = minimum(torque * gained * ratio, most) * drive.eta_full
            found.append((where(drive.limit < locked, zero, force), locked))
        return found

    def pull(v, road, drive):
        force, gear = _greatest(maximum, where, f, [force for force, _ in in_gears(v, drive)])
        return minimum(force, road.grip), gear

    return pull, in_gears, resist


def _follow(maximum, minimum, where, sqrt, f, dt, in_gears, resist):
    zero, half, two, h, per_h, stride = f(0.0), f(0.5), f(2.0), f(dt), f(1.0 / dt), f(STRIDE_MPS2 * dt)
    consumption = _consumption(maximum, minimum, where, f)

    def strongest(gears):
        force = gears[0][0]
        for other, _ in gears[1:]:
            force = maximum(force, other)
        return force

    def follow(v, target, coldness, road, drive, energy):
        target = minimum(target, road.cap)
        # first as if the power at the target's mean speed were there all through, which is a square; then by the force
        # that there is at the mean speed of what this reaches
        mean = half * (v + minimum(target, v + stride))
        force = minimum(strongest(in_gears(mean, drive)), road.grip)
        lost = half * h * resist(mean, road) * road.per_mass
        reached = sqrt((v - lost) * (v - lost) + two * h * force * mean * road.per_mass) - lost
        mean = half * (v + minimum(target, maximum(reached, zero)))
        gears = in_gears(mean, drive)
        most = strongest(gears)
        gain = (minimum(most, road.grip) - resist(mean, road)) * road.per_mass
        reached = minimum(target, maximum(v + h * gain, zero))
        mean = half * (v + reached)
        against = resist(mean, road)
        needed = against + road.mass * ((reached - v) * per_h)
        wheels, braked = maximum(needed, zero) * mean, maximum(zero - needed, zero) * mean
        friction, source, regained, shaft = consumption(mean, needed, most, wheels, braked, coldness, gears, drive, energy)
        return reached, wheels, braked, friction, source, regained, shaft, against

    return follow


def _consumption(maximum, minimum, where, f):
    zero, one, reserve, almost = f(0.0), f(1.0), f(RESERVE), f(0.999)

    def normal_shaft(mean, force_needed, on_line, gears, drive):
        """Shaft speed in the highest gear that keeps the engine up and gives the force."""
        low, high = drive.low[0], drive.high[0]
        for g, (force, _) in list(enumerate(gears))[1:]:
            fits = where(force_needed < force, one, zero) * where(drive.up < drive.low[g] * mean, one, zero)
            low, high = where(zero < fits, drive.low[g], low), where(zero < fits, drive.high[g], high)
        return minimum(maximum(on_line, high * mean), low * mean)

    def consumption(mean, needed, most, wheels, braked, coldness, gears, drive, e):
        through = drive.eta + (drive.eta_full - drive.eta) * minimum(wheels * e.per_rated, one)
        fade = minimum(mean * e.regen_fade, one)
        at_wheels = minimum(braked * (e.regen_share * fade), e.regen)
        taken = at_wheels * drive.eta  # at the shaft
        at_shaft = wheels / through + e.aux_shaft
        efficiency = _curve(maximum, (at_shaft + taken) * e.per_rated, e.best, e.knots, e.slopes)
        given, regained = at_shaft / efficiency, taken * where(zero < e.regen_flat, e.regen_flat, efficiency)
        on_line = maximum(e.line, at_shaft * e.line_rise)
        shaft = normal_shaft(mean, minimum(reserve * needed, almost * most), on_line, gears, drive)
        driving, moving = where(zero < wheels, one, zero), where(zero < mean, one, zero)
        burnt = maximum(given + driving * e.revs * maximum(shaft - on_line, zero), e.idle)
        standing = one - moving
        off = (one - driving) * (standing * e.stop + moving * e.cut)
        fuel = (burnt * (one - off) + standing * e.stop * e.stopped) * (one + e.cold * coldness)
        terminals = given - regained + e.aux_battery
        battery = where(zero < terminals, terminals * e.per_discharge, terminals * e.charge)
        return braked - at_wheels, where(zero < e.electric, battery, fuel), regained, shaft

    return consumption


def _throttle(maximum, minimum, where, f, dt, in_gears, resist):
    zero, half, one, h, per_h, never = f(0.0), f(0.5), f(1.0), f(dt), f(1.0 / dt), f(-1e9)
    slipping = f(-1e3)  # m/s2, below any gain and far above never

    def heavy(found, road, drive):
        """Mass to be moved in each gear: a slipping clutch leaves the engine's own inertia out."""
        return [road.mass + where(locked < drive.launch, zero, spin) for (_, locked), spin in zip(found, drive.spin, strict=True)]

    def of(gear, values):
        chosen = values[0]
        for g, value in enumerate(values[1:]):
            chosen = where(f(g + 1.5) < gear, value, chosen)
        return chosen

    def throttle(v, gear, left, road, drive):
        found, against = in_gears(v, drive), resist(v, road)
        masses = heavy(found, road, drive)
        gains = [(minimum(force, road.grip) - against) / mass for (force, _), mass in zip(found, masses, strict=True)]
        # nobody takes a higher gear to let its clutch slip while a lower one pulls; that ends before its rev limit is passed
        worst = [zero, *(where(locked < drive.launch, slipping, zero) for _, locked in found[1:])]
        gains = [where(drive.limit < high * (v + h * gain), never, gain) for high, gain in zip(drive.high, gains, strict=True)]
        gains = [gain + less for gain, less in zip(gains, worst, strict=True)]
        before, gear = gear, maximum(gear, _greatest(maximum, where, f, gains)[1])
        left = where(before < gear, drive.shift, left)
        pause = minimum(left, h)
        pulling = one - pause * per_h
        force = minimum(of(gear, [force for force, _ in found]), road.grip) * pulling
        midway = minimum(maximum(v + half * h * (force - against) / of(gear, masses), zero), road.cap)
        found = in_gears(midway, drive)
        force = minimum(of(gear, [force for force, _ in found]), road.grip) * pulling
        gain = (force - resist(midway, road)) / of(gear, heavy(found, road, drive))
        return minimum(maximum(v + h * gain, zero), road.cap), gear, left - pause, force, of(gear, [n for _, n in found])

    return throttle
