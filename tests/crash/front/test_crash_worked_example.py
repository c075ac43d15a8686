"""The worked example the model was specified by: each column within 2%."""

import pytest
from crash_fronts import FRONTS, KMH

from keiway.crash.front import Body, meet

#: pair, closing km/h: delta-v small and big (km/h), crush small and big (mm), peak kN, mean g of the small, time ms
TABLE = [
    ("kei", "F-150", 60, 47.4, 19.8, 386, 121, 337, 23.9, 50),
    ("kei", "F-150", 80, 63.2, 26.4, 460, 246, 426, 30.6, 52),
    ("kei", "F-150", 112, 88.5, 36.9, 513, 543, 514, 39.4, 57),
    ("kei", "Camry", 80, 56.6, 33.0, 411, 393, 363, 24.6, 58),
    ("kei", "kei", 80, 44.8, 44.8, 327, 327, 282, 22.5, 50),
    ("kei truck", "F-150", 80, 64.2, 25.4, 346, 284, 448, 34.6, 47),
    ("Camry", "F-150", 80, 52.2, 37.4, 510, 383, 481, 20.3, 65),
]


def body(name):
    return Body(mass_kg=FRONTS[name].test_mass_kg, front=FRONTS[name])


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0]} to {row[1]} at {row[2]}")
def test_worked_example(row):
    small, big, closing, *expected = row
    met = meet(body(small), body(big), closing * KMH, restitution=0.12)
    got = [
        met.first.delta_v_mps / KMH,
        met.second.delta_v_mps / KMH,
        1000 * met.first.crush_m,
        1000 * met.second.crush_m,
        met.peak_force_n / 1000,
        met.first.mean_g,
        1000 * met.time_s,
    ]
    assert got == pytest.approx(expected, rel=0.02)
