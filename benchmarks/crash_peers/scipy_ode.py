"""The same equations as one would give them to SciPy: solve_ivp's RK45 at rtol 1e-6, no events.

What the step keeps by a maximum is a state here: greatest crush, and the belt's slack while its limiter pays out.
"""

from __future__ import annotations

import numpy as np
from crash_truth import Truth
from scipy.integrate import solve_ivp

from crash_peers.problem import Results
from keiway.crash.step import TAKE_UP_S, TRAVEL_S, G

READ_S = 1e-4  # results are read this often once it is solved


class Crash(Truth):
    """State: crush, its greatest, closing speed; then each rider's travel, speed, slack, work. The curve is the truth's."""

    def front(self, X, top, V):
        if V > 0:
            return np.interp(X, self.x, self.f)
        f_top = np.interp(top, self.x, self.f)
        unload = f_top**2 / (self.p["rebound"] ** 2 * self.mu * self.p["closing"] ** 2)
        return max(f_top - unload * (top - X), 0.0)

    def rider(self, t, e, r, slack, s):
        """Deceleration, and how fast the slack grows."""
        p, n = self.p, str(s + 1)
        reach, stiff = self.belt(t, e, s), p["belt" + n]
        held = min(stiff * max(reach - slack, 0.0), p["limit" + n])
        more = p["bag" + n] * max(e - p["bag_at" + n], 0.0) + p["contact" + n] * max(e - p["contact_at" + n], 0.0)
        pays = stiff and held >= p["limit" + n]
        since = t - p["take_up_at" + n]
        pull = p["take_up" + n] / TAKE_UP_S if 0 < since < TAKE_UP_S else 0.0
        return held + more, max(r + pull, 0.0) if pays else 0.0

    def rates(self, t, y):
        X, top, V = y[:3]
        F = self.front(X, top, V)
        out = [V, max(V, 0.0), -F / self.mu]
        for s in (0, 1):
            e, r, slack, _ = y[3 + 4 * s : 7 + 4 * s]
            a, paid = self.rider(t, e, r, slack, s)
            out += [r, F / self.m[s] - a, paid, a * max(V, 0.0)]
        return out


def solve(row):
    """The crash and SciPy's solution of it: what is timed."""
    crash = Crash(row)
    start = [0, 0, crash.p["closing"], 0, 0, crash.slack[0], 0, 0, 0, crash.slack[1], 0]
    return crash, solve_ivp(crash.rates, (0, TRAVEL_S), start, method="RK45", rtol=1e-6, atol=1e-8, dense_output=True)


def results(crash: Crash, got) -> Results:
    t = np.union1d(got.t, np.arange(0, TRAVEL_S, READ_S))
    y = got.sol(t)
    chest = [
        max(crash.rider(now, *y[3 + 4 * s : 6 + 4 * s, j], s)[0] for j, now in enumerate(t)) / G for s in (0, 1)
    ]
    share = crash.mu / crash.m
    return Results(share * (crash.p["closing"] - y[2, -1]), np.asarray(y[1, -1]), np.array(chest))
