"""Two vehicles and the two people in them, one short step of time at a time: the only place where they move.

Scalars in, scalars out, no branches; `build` is given the primitives, so that the same text runs as Python floats, over
NumPy arrays, inside numba and, printed, on a GPU. SI units. Equations: docs/science/kernel.md.

* **Fronts.** Each is a rising line through five knots and an end slope (runners/ramps.py). In series they are a rising
  line of eleven ramps, exactly. Energy gives the greatest crush, the force there and the energy of each, in closed form.
* **Vehicles.** One unknown: crush X of both together, ``X'' = -F(X) / mu``. Past its greatest it unloads on a straight
  line whose slope returns the speed ``e Vc``. The people's mass counts as part of their vehicle, as it did in the test
  from which the front was taken; so delta-v and crush are those of the closed form.
* **People.** Travel e against their own vehicle: ``e'' = F/m - a(e)``. `a` is a belt (free for its slack, less what
  the pretensioner takes up; a spring; at its limit it pays out), an airbag and a wheel or dashboard, both springs past
  a gap. Without a belt its stiffness is zero and the same law is free flight.

Fewest operations. Time counts in steps, so a speed is metres a step and an acceleration metres a step squared: no
factor dt is left in the loop. Each rider's travel is divided by the share ``g = mu/m`` of the closing speed that the own
vehicle takes, so both riders feel the same F. A ramp is ``K max(X, x)`` with its part below x taken off once in `c`;
stretches that the energy never reaches have K = 0, so `c` keeps its digits in single precision.

Every force is continuous, so drift-then-kick (leap-frog; the force at t = 0 is zero) stays second order through pick-up.
"""

from __future__ import annotations

from typing import NamedTuple

from keiway.crash import series

G = 9.80665  # m/s2, standard gravity
TAKE_UP_S = 0.005  # a pretensioner pulls in 5 to 10 ms (estimate); a ramp, so that the force stays continuous
LEAST_REBOUND = 0.02  # below it the unloading line is too steep for any step; delta-v keeps the true value
INTRUSION_PER_CRUSH = 0.7  # estimate (docs/science/fronts.md, 7)
TRAVEL_S = 0.150  # time covered

# Mass kg; knots m, N; end slope N/m; crush at which the cabin yields m. Then 1/s2, m, m, s, m/s2, m, 1/s2, m, 1/s2.
_SIDE = (  # noqa: SIM905
    "m xa xb xc xd xe fa fb fc fd fe k_end cabin "
    "belt slack take_up take_up_at limit bag_at bag contact_at contact"
).split()
#: Inputs of a crash, in order: closing speed m/s, restitution, then side 1 and side 2.
PARAMS = ("closing", "rebound", *(f"{name}{side}" for side in "12" for name in _SIDE))
N_SIDE = len(_SIDE)
#: What the vehicles go through: m/s, m, m, m/s, N. Closed form, no stepping.
VEHICLE_OUTPUTS = tuple(
    "delta_v_mps1 delta_v_mps2 crush_m1 crush_m2 intrusion_m1 intrusion_m2 ees_mps1 ees_mps2 peak_force_n".split()  # noqa: SIM905
)
#: Carried from step to step. Vehicles: crush X and its greatest (m), speed V (m a step), and cX, what rounding took
#: from X (Kahan 1965: without it a stiff contact magnifies that to 2e-5 of the chest's acceleration in single
#: precision). A rider, all per share: travel e (m), speed r (m a step), slack of the belt s (m), work.
VEHICLE = ("X", "Xm", "V", "cX")
RIDER = ("e", "r", "s", "work")
VEHICLE_CONST = "K0 K1 K2 K3 K4 K5 K6 K7 K8 K9 K10 c x1 x2 x3 x4 x5 x6 x7 x8 x9 x10 ku".split()  # noqa: SIM905
RIDER_CONST = ("w", "y", "p", "q", "o", "ba", "bk", "ca", "ck")
START = (*VEHICLE, *(f"{name}{side}" for side in "12" for name in RIDER))
CONST = (*VEHICLE_CONST, *(f"{name}{side}" for side in "12" for name in RIDER_CONST))
#: What the measures need besides: shares of the closing speed, slack less what is taken up (m per share).
KEPT = ("g1", "g2", "slack1", "slack2")
#: A row of a trace, SI units: s, m, m, m/s, m/s2 (of the reduced mass); each rider's travel m, speed m/s, slack m, reach
#: of the belt m, deceleration m/s2, work m2/s2.
STATE = "t X Xm V F e1 r1 s1 b1 a1 work1 e2 r2 s2 b2 a2 work2".split()  # noqa: SIM905


class Motion(NamedTuple):
    """One step of the vehicles, and of a rider in the force that it gave.

    ``prepare(*PARAMS) -> START, CONST, KEPT, VEHICLE_OUTPUTS``;
    ``vehicle(*VEHICLE, *VEHICLE_CONST) -> *VEHICLE, F, forward``: the force, and twice the speed forward;
    ``rider(t, *RIDER, F, forward, *RIDER_CONST) -> *RIDER, b, a``: reach of the belt and deceleration; t counts steps.
    `late_rider` is the same once the pretensioner has pulled in: it saves its ramp.
    """

    prepare: object
    vehicle: object
    rider: object
    late_rider: object


def build(maximum, minimum, where, sqrt, f, dt):
    """The motion for given primitives; `f` turns a literal into the working precision, `dt` is the step in s."""
    return Motion(
        _prepare(maximum, minimum, where, sqrt, f, dt),
        _vehicle(maximum, f),
        _rider(maximum, minimum, f, taken_up=False),
        _rider(maximum, minimum, f, taken_up=True),
    )


def _vehicle(maximum, f):
    zero = f(0.0)

    def vehicle(
        X, Xm, V, cX,
        K0, K1, K2, K3, K4, K5, K6, K7, K8, K9, K10, c, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, ku,
    ):  # fmt: skip
        moved = V - cX
        before, X = X, X + moved
        cX = (X - before) - moved
        Xm = maximum(Xm, X)
        # in three sums, for one would be a chain of eleven that nothing can overtake
        F = K0 * Xm + (c - ku * (Xm - X)) + K1 * maximum(Xm, x1) + K2 * maximum(Xm, x2)
        F = F + (K3 * maximum(Xm, x3) + K4 * maximum(Xm, x4) + K5 * maximum(Xm, x5) + K6 * maximum(Xm, x6))
        F = F + (K7 * maximum(Xm, x7) + K8 * maximum(Xm, x8) + K9 * maximum(Xm, x9) + K10 * maximum(Xm, x10))
        F = maximum(F, zero)
        before, V = V, V - F
        return X, Xm, V, cX, F, maximum(before + V, zero)

    return vehicle


def _rider(maximum, minimum, f, taken_up: bool):
    zero = f(0.0)

    def rider(t, e, r, s, work, F, forward, w, y, p, q, o, ba, bk, ca, ck):
        e = e + r
        # the belt's reach, less what is still to be taken up; its slack, grown by what the limiter paid out
        b = e if taken_up else e + minimum(maximum(q * t - o, p), zero)
        s = maximum(s, b - y)
        # the belt last: its part waits for the slack, and nothing should wait for it twice
        a = bk * maximum(e - ba, zero) + ck * maximum(e - ca, zero) + w * maximum(b - s, zero)
        return e, (r + F) - a, s, work + a * forward, b, a

    return rider


def _prepare(maximum, minimum, where, sqrt, f, dt):
    zero, half, one, two = f(0.0), f(0.5), f(1.0), f(2.0)
    least, share, pull, tiny = f(LEAST_REBOUND), f(INTRUSION_PER_CRUSH), f(TAKE_UP_S), f(1e-12)
    h = f(dt)
    hh = h * h
    in_series = series.build(maximum, minimum, where, sqrt, f)

    def restraint(g, w, slack, take_up, take_up_at, limit, bag_at, bag, contact_at, contact):
        """Constants of one rider, and the slack once the pretensioner has pulled in."""
        rate = take_up / (pull * g)
        bag_from, contact_from = bag_at / g, contact_at / g
        w, bag, contact = hh * w, hh * bag, hh * contact
        play = hh * limit / (maximum(w, tiny) * g)
        pulled = take_up / g
        const = (w, play, -pulled, h * rate, rate * take_up_at + pulled, bag_from, bag, contact_from, contact)
        return const, slack / g - pulled

    def outcome(closing, rebound, both, g, end, crush, energy):
        """`VEHICLE_OUTPUTS`."""
        return (
            *((one + rebound) * closing * gi for gi in g),
            *crush,
            *(share * maximum(x - side[12], zero) for x, side in zip(crush, both, strict=True)),
            *(sqrt(two * e / side[0]) for e, side in zip(energy, both, strict=True)),
            end,
        )

    def prepare(closing, rebound, *sides):
        both = first, second = sides[:N_SIDE], sides[N_SIDE:]
        mu = one / (one / first[0] + one / second[0])
        g = mu / first[0], mu / second[0]
        ramps, at_rest, d, end, crush, energy = in_series(half * closing * closing, mu, [side[1:12] for side in both])
        omega = end / (maximum(rebound, least) * closing)
        (held1, slack1), (held2, slack2) = (restraint(gi, *side[13:]) for gi, side in zip(g, both, strict=True))
        const = *(hh * slope for slope in ramps), hh * at_rest, *d[1:], hh * omega * omega, *held1, *held2
        nothing = zero * closing
        riders = (nothing, nothing, slack1, nothing, nothing, nothing, slack2, nothing)
        start = (nothing, nothing, h * closing, nothing, *riders)
        return start, const, (*g, slack1, slack2), outcome(closing, rebound, both, g, end * mu, crush, energy)

    return prepare


def physical(t, vehicle, F, riders, kept, dt: float) -> tuple[float, ...]:
    """A row of `STATE` from what `vehicle` and `rider` gave."""
    X, Xm, V, _ = vehicle
    row = [t * dt, X, Xm, V / dt, F / dt**2]
    for (e, r, s, work, b, a), g in zip(riders, kept[:2], strict=True):
        row += [g * e, g * r / dt, g * s, g * b, g * a / dt**2, g * work / dt**2]
    return tuple(row)
