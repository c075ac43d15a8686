"""How far two runners' outputs are apart, for the tests."""

import numpy as np

from keiway.crash.runners.inputs import OUTPUTS

#: What counts as a value of its measure: a difference is told against it where the value itself is smaller.
SCALE = {"delta_v": 1, "ees": 1, "crush": 0.1, "intrusion": 0.1, "peak": 1e4, "chest": 10, "hic15": 10, "olc": 10, "ride": 1, "travel": 0.1}


def apart(got, want):
    """Greatest difference of each output, relative."""
    floor = np.array([next(v for k, v in SCALE.items() if name.startswith(k)) for name in OUTPUTS])[:, None]
    return dict(zip(OUTPUTS, (np.abs(got - want) / np.maximum(np.abs(want), floor)).max(axis=1), strict=True))


def bound(name, dt):
    """1e-5 at the step of a batch, HIC with its power 2.5 that much more; at 0.1 ms what 1,500 additions add to it."""
    return (2.5e-5 if name.startswith("hic15") else 1e-5) * (1.0 if dt > 1e-4 else 4.0)
