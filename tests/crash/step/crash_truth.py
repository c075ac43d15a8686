"""The same crash by SciPy's DOP853 at rtol 1e-10, stopped at every kink: nothing of step.py but its constants is used."""

import numpy as np
from scipy.integrate import solve_ivp

from keiway.crash.step import PARAMS, TAKE_UP_S, TRAVEL_S

GRID_S = 2e-5


class Truth:
    """One crash. After `solve`: `t`, `y` (8, n), `a` (2, n) on a fine grid and the events between."""

    def __init__(self, row):
        self.p = dict(zip(PARAMS, (float(v) for v in row), strict=True))
        p = self.p
        self.m = np.array([p["m1"], p["m2"]])
        self.mu = float(1 / (1 / self.m).sum())
        self.shares = self.m.tolist()
        self.curves = [
            (np.array([0, *(p[f"x{k}{s}"] for k in "abcde")]), np.array([0, *(p[f"f{k}{s}"] for k in "abcde")]), p[f"k_end{s}"])
            for s in "12"
        ]
        takes = ("take_up_at", "take_up", "belt", "limit", "bag", "bag_at", "contact", "contact_at")
        self.occupants = [tuple(p[f"{name}{s}"] for name in takes) for s in "12"]
        levels = np.unique(np.concatenate([f for _, f, _ in self.curves]))
        self.f = np.append(levels, 3 * levels[-1])
        self.x = sum(self.crush(self.f, s) for s in (0, 1))
        self.loading, self.apart, self.top = True, False, 0.0
        self.slack, self.paying = [p["slack1"], p["slack2"]], [False, False]

    def crush(self, force, s):
        x, f, end = self.curves[s]
        return np.interp(force, f, x) + np.maximum(force - f[-1], 0) / end

    def force(self, X):
        if self.apart:
            return 0.0
        if self.loading:
            return np.interp(X, self.x, self.f)
        return max(self.f_top - self.k_unload * (self.top - X), 0.0)

    def belt(self, t, e, s, least=min, most=max):
        take_up_at, take_up = self.occupants[s][:2]
        return e + take_up * least(most((t - take_up_at) / TAKE_UP_S, 0.0), 1.0)

    def acceleration(self, t, e, s, least=min, most=max):
        """Of one moment; of many with NumPy's least and most."""
        _, _, stiff, limit, bag, bag_at, contact, contact_at = self.occupants[s]
        held = limit if self.paying[s] else stiff * most(self.belt(t, e, s, least, most) - self.slack[s], 0.0)
        return held + bag * most(e - bag_at, 0.0) + contact * most(e - contact_at, 0.0)

    def rhs(self, t, y):
        X, V, e1, v1, e2, v2 = y[:6].tolist()
        F = float(self.force(X))
        a1, a2 = self.acceleration(t, e1, 0), self.acceleration(t, e2, 1)
        onward = max(V, 0.0)
        return np.array([V, -F / self.mu, v1, F / self.shares[0] - a1, v2, F / self.shares[1] - a2, a1 * onward, a2 * onward])

    def kinks(self):
        """Functions whose zero ends a stretch: (function, direction)."""
        found = []
        if self.loading:
            found.append((lambda t, y: y[1], -1))
            found += [(lambda t, y, at=at: y[0] - at, 1) for at in self.x[1:-1]]
        elif not self.apart:
            found.append((lambda t, y: y[0] - (self.top - self.f_top / self.k_unload), -1))
        for s in (0, 1):
            n = str(s + 1)
            stiff = self.p["belt" + n]
            found += [(lambda t, y, s=s, at=self.p[k + n]: y[2 + 2 * s] - at, 0) for k in ("bag_at", "contact_at")]
            if self.paying[s]:
                found.append((lambda t, y, s=s: y[3 + 2 * s] + self.pull(t, s), -1))
            elif stiff:
                play = self.p["limit" + n] / stiff
                found.append((lambda t, y, s=s: self.belt(t, y[2 + 2 * s], s) - self.slack[s], 0))
                found.append((lambda t, y, s=s, play=play: self.belt(t, y[2 + 2 * s], s) - self.slack[s] - play, 1))
        return found

    def pull(self, t, s):
        n = str(s + 1)
        at = self.p["take_up_at" + n]
        return self.p["take_up" + n] / TAKE_UP_S if at < t < at + TAKE_UP_S else 0.0

    def switch(self, t, y, fired):
        """Change mode where the event asks for it."""
        if self.loading and fired[0]:
            self.loading, self.top, self.f_top = False, y[0], np.interp(y[0], self.x, self.f)
            self.k_unload = self.f_top**2 / (self.p["rebound"] ** 2 * self.mu * self.p["closing"] ** 2)
        elif not self.loading and not self.apart and fired[0]:
            self.apart = True
        for s in (0, 1):
            n = str(s + 1)
            stiff = self.p["belt" + n]
            if not stiff:
                continue
            play, reach = self.p["limit" + n] / stiff, self.belt(t, y[2 + 2 * s], s)
            pulling = y[3 + 2 * s] + self.pull(t + 1e-12, s)
            if self.paying[s] and pulling <= 1e-8:
                self.paying[s], self.slack[s] = False, reach - play
            elif not self.paying[s] and reach - self.slack[s] >= play - 1e-10 and pulling > 0:
                self.paying[s] = True

    def solve(self):
        y, t = np.zeros(8), 0.0
        y[1] = self.p["closing"]
        starts = [self.p[f"take_up_at{n}"] for n in "12"]
        stops = sorted({*starts, *(at + TAKE_UP_S for at in starts), TRAVEL_S})
        ts, ys, accelerations = [], [], []
        while t < TRAVEL_S - 1e-9:
            until = min(stop for stop in stops if stop > t + 1e-10)
            events = []
            for function, direction in self.kinks():
                function.terminal, function.direction = True, direction
                events.append(function)
            got = solve_ivp(
                self.rhs, (t, until), y, method="DOP853", rtol=1e-10, atol=1e-12, events=events, dense_output=True, max_step=4e-3
            )  # fmt: skip
            grid = np.append(np.arange(np.ceil(t / GRID_S) * GRID_S, got.t[-1], GRID_S), got.t[-1])
            at = got.sol(grid)
            ts.append(grid)
            ys.append(at)
            accelerations.append([self.acceleration(grid, at[2 + 2 * s], s, np.minimum, np.maximum) for s in (0, 1)])
            t, y = got.t[-1], got.y[:, -1].copy()
            self.switch(t, y, [len(each) > 0 for each in got.t_events])
            if got.status == 1:  # off the event by an explicit step, or it fires again
                y = y + 1e-9 * self.rhs(t, y)
                t += 1e-9
        self.t, self.y, self.a = np.concatenate(ts), np.hstack(ys), np.hstack(accelerations)
        return self
