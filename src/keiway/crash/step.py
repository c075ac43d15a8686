"""Two vehicles and the two people in them, one short step of time at a time: the only place where they move.

Scalars in, scalars out, no branches; `build` is given the primitives, so that the same text runs as Python floats, over
NumPy arrays, inside numba and, printed, on a GPU. SI units. Equations: docs/science/kernel.md; reference:
crash/models.md 1 and 3.1.

* **Fronts.** Each is a rising line through five knots and an end slope (runners/ramps.py). In series they are a rising
  line of eleven ramps, exactly. Energy gives the greatest crush, the force there and the energy of each, in closed form.
* **Vehicles.** One unknown: crush X of both together, ``X'' = -F(X) / mu``. Past its greatest it unloads on a straight
  line whose slope returns the speed ``e Vc``. The people's mass counts as part of their vehicle, as it did in the test
  from which the front was taken; so delta-v and crush are those of the closed form.
* **People.** Travel e against their own vehicle: ``e'' = F/m - a(e)``. `a` is a belt (free for its slack, less what
  the pretensioner takes up; a spring; at its limit it pays out), an airbag and a wheel or dashboard, both springs past
  a gap. Without a belt its stiffness is zero and the same law is free flight.

Every force is continuous, so drift-then-kick (leap-frog; the force at t = 0 is zero) stays second order through pick-up.
"""

from __future__ import annotations

from typing import NamedTuple

G = 9.80665  # m/s2, standard gravity
TAKE_UP_S = 0.005  # a pretensioner pulls in 5 to 10 ms (estimate); a ramp, so that the force stays continuous
LEAST_REBOUND = 0.02  # below it the unloading line is too steep for any step; delta-v keeps the true value
INTRUSION_PER_CRUSH = 0.7  # crash/models.md 1.1, estimate
TRAVEL_S = 0.150  # time covered

# Mass kg; knots m, N; end slope N/m; crush at which the cabin yields m. Then 1/s2, m, m, s, m/s2, m, 1/s2, m, 1/s2.
_SIDE = (  # noqa: SIM905
    "m xa xb xc xd xe fa fb fc fd fe k_end cabin "
    "belt slack take_up take_up_at limit bag_at bag contact_at contact"
).split()
#: Inputs of a crash, in order: closing speed m/s, restitution, then side 1 and side 2.
PARAMS = ("closing", "rebound", *(f"{name}{side}" for side in "12" for name in _SIDE))
N_SIDE = len(_SIDE)
KNOTS = 5  # of a front, past the origin
#: What the vehicles go through: m/s, m, m, m/s, N. Closed form, no stepping.
VEHICLE_OUTPUTS = tuple(
    "delta_v_mps1 delta_v_mps2 crush_m1 crush_m2 intrusion_m1 intrusion_m2 ees_mps1 ees_mps2 peak_force_n".split()  # noqa: SIM905
)
STATE = "t X Xm V F e1 r1 s1 a1 peak1 work1 e2 r2 s2 a2 peak2 work2".split()  # noqa: SIM905
CONST = (  # noqa: SIM905
    "K0 K1 K2 K3 K4 K5 K6 K7 K8 K9 K10 x1 x2 x3 x4 x5 x6 x7 x8 x9 x10 ku g1 g2 "
    "w1 y1 p1 q1 o1 ba1 bk1 ca1 ck1 w2 y2 p2 q2 o2 ba2 bk2 ca2 ck2"
).split()


class Motion(NamedTuple):
    """`prepare(*PARAMS) -> state, const, vehicle outputs`; `step(*state, *const) -> state` by one dt."""

    prepare: object
    step: object


def build(maximum, minimum, where, sqrt, f, dt):
    """The motion for given primitives; `f` turns a literal into the working precision, `dt` is the step in s."""
    return Motion(_prepare(maximum, minimum, where, sqrt, f), _step(maximum, minimum, f, dt))


def _step(maximum, minimum, f, dt):
    zero, h = f(0.0), f(dt)

    def step(
        t, X, Xm, V, F, e1, r1, s1, a1, peak1, work1, e2, r2, s2, a2, peak2, work2,
        K0, K1, K2, K3, K4, K5, K6, K7, K8, K9, K10, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, ku, g1, g2,
        w1, y1, p1, q1, o1, ba1, bk1, ca1, ck1, w2, y2, p2, q2, o2, ba2, bk2, ca2, ck2,
    ):  # fmt: skip
        t = t + h
        X = X + h * V
        e1 = e1 + h * r1
        e2 = e2 + h * r2
        Xm = maximum(Xm, X)
        F = (
            K0 * Xm + K1 * maximum(Xm - x1, zero) + K2 * maximum(Xm - x2, zero)
            + K3 * maximum(Xm - x3, zero) + K4 * maximum(Xm - x4, zero) + K5 * maximum(Xm - x5, zero)
            + K6 * maximum(Xm - x6, zero) + K7 * maximum(Xm - x7, zero) + K8 * maximum(Xm - x8, zero)
            + K9 * maximum(Xm - x9, zero) + K10 * maximum(Xm - x10, zero)
        )  # fmt: skip
        F = maximum(F - ku * (Xm - X), zero)
        after = V - h * F
        # the belt's travel, its slack grown by what the limiter paid out, and what else is touched
        b1 = e1 + minimum(maximum(q1 * t - o1, zero), p1)
        b2 = e2 + minimum(maximum(q2 * t - o2, zero), p2)
        s1 = maximum(s1, b1 - y1)
        s2 = maximum(s2, b2 - y2)
        a1 = w1 * maximum(b1 - s1, zero) + bk1 * maximum(e1 - ba1, zero) + ck1 * maximum(e1 - ca1, zero)
        a2 = w2 * maximum(b2 - s2, zero) + bk2 * maximum(e2 - ba2, zero) + ck2 * maximum(e2 - ca2, zero)
        r1 = r1 + h * (g1 * F - a1)
        r2 = r2 + h * (g2 * F - a2)
        forward = maximum(V + after, zero)
        work1 = work1 + a1 * forward
        work2 = work2 + a2 * forward
        peak1 = maximum(peak1, a1)
        peak2 = maximum(peak2, a2)
        return t, X, Xm, after, F, e1, r1, s1, a1, peak1, work1, e2, r2, s2, a2, peak2, work2

    return step


def _prepare(maximum, minimum, where, sqrt, f):
    zero, half, one, two = f(0.0), f(0.5), f(1.0), f(2.0)
    least, share, pull, tiny = f(LEAST_REBOUND), f(INTRUSION_PER_CRUSH), f(TAKE_UP_S), f(1e-6)

    def merged(a, b):
        """The levels of two ordered rows in order: each of b is carried along the row to its place."""
        row = list(a)
        for level in b:
            for j, other in enumerate(row):
                row[j], level = minimum(other, level), maximum(other, level)
            row.append(level)
        return row

    def compliances(x, force, k_end):
        """m/N of the stretches of a front."""
        at, up = (zero, *x), (zero, *force)
        return [*((at[j + 1] - at[j]) / (up[j + 1] - up[j]) for j in range(KNOTS)), one / k_end]

    def compliance_at(level, force, c):
        found = c[KNOTS]
        for j in reversed(range(KNOTS)):
            found = where(level < force[j], c[j], found)
        return found

    def taken(level, force, c):
        """Crush (m) and energy (J) of one front at a force (N)."""
        up = (zero, *force)
        crush, energy = zero, zero
        for j in range(KNOTS + 1):
            part = maximum(level - up[j], zero)
            if j < KNOTS:
                part = minimum(part, up[j + 1] - up[j])
            crush = crush + c[j] * part
            energy = energy + c[j] * part * (up[j] + half * part)
        return crush, energy

    def in_series(level, fronts, mu):
        """Ramp slopes (force per reduced mass), where they start, and energy (per mu) and force there."""
        slopes, d, forces, energies = [], [zero], [zero], [zero]
        for j in range(2 * KNOTS + 1):
            if j < 2 * KNOTS:
                low = level[j - 1] if j else zero
                middle = half * (low + level[j])
                c = sum((compliance_at(middle, *front) for front in fronts[1:]), compliance_at(middle, *fronts[0]))
                d.append(d[j] + c * (level[j] - low))
                forces.append(level[j] / mu)
                energies.append(energies[j] + (d[j + 1] - d[j]) * half * (forces[j] + forces[j + 1]))
            else:
                c = fronts[0][1][KNOTS] + fronts[1][1][KNOTS]
            slopes.append(one / (c * mu))
        return slopes, d, forces, energies

    def restraint(w, slack, take_up, take_up_at, limit, bag_at, bag, contact_at, contact):
        rate = take_up / pull
        return w, limit / maximum(w, tiny), take_up, rate, rate * take_up_at, bag_at, bag, contact_at, contact

    def prepare(closing, rebound, *sides):
        first, second = sides[:N_SIDE], sides[N_SIDE:]
        mu = one / (one / first[0] + one / second[0])
        fronts = [(side[6:11], compliances(side[1:6], side[6:11], side[11])) for side in (first, second)]
        slopes, d, forces, energies = in_series(merged(fronts[0][0], fronts[1][0]), fronts, mu)
        brought = half * closing * closing
        at_force, at_slope, at_energy = forces[0], slopes[0], energies[0]
        for j in range(1, 2 * KNOTS + 1):
            passed = brought > energies[j]
            at_force = where(passed, forces[j], at_force)
            at_slope = where(passed, slopes[j], at_slope)
            at_energy = where(passed, energies[j], at_energy)
        end = sqrt(at_force * at_force + two * at_slope * (brought - at_energy))
        crush, energy = zip(*(taken(end * mu, *front) for front in fronts), strict=True)
        omega = end / (maximum(rebound, least) * closing)
        g = mu / first[0], mu / second[0]
        vehicles = (
            *((one + rebound) * closing * gi for gi in g),
            *crush,
            *(share * maximum(x - side[12], zero) for x, side in zip(crush, (first, second), strict=True)),
            *(sqrt(two * e / side[0]) for e, side in zip(energy, (first, second), strict=True)),
            end * mu,
        )
        const = (
            slopes[0], *(slopes[j] - slopes[j - 1] for j in range(1, 2 * KNOTS + 1)), *d[1:], omega * omega, *g,
            *restraint(*first[13:]), *restraint(*second[13:]),
        )  # fmt: skip
        nothing = zero * closing
        still = (nothing,) * 3
        state = (
            nothing, nothing, nothing, closing, nothing,
            nothing, nothing, first[14] + nothing, *still,
            nothing, nothing, second[14] + nothing, *still,
        )  # fmt: skip
        return state, const, vehicles

    return prepare
