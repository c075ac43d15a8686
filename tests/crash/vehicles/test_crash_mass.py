"""The mass of every vehicle: the catalogue's, or an estimate that says so and whose band holds what it should."""

from math import exp, log

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.crash.vehicles import bands_of, curb_mass, front_of, mass_of
from keiway.crash.vehicles import relatives as module
from keiway.crash.vehicles.relatives import estimate, predicted
from keiway.errors import UsageError
from keiway.vehicles.catalogue import vehicle, vehicles

WEIGHED = [row for row in vehicles() if row.curb_mass_kg]


def without_mass(row):
    return msgspec.structs.replace(row, curb_mass_kg=None)


def test_the_catalogues_mass_is_kept_with_the_spread_of_its_trims():
    carry = vehicle("suzuki-carry-9")
    band = curb_mass(carry)
    assert band.mid == carry.curb_mass_kg.mid
    assert band.low <= carry.curb_mass_kg.min and band.high >= carry.curb_mass_kg.max
    assert mass_of(carry, 2) - mass_of(carry, 0) == 150


def test_each_row_has_a_mass_with_a_band():
    for row in vehicles():
        band = curb_mass(row)
        assert 150 < band.low < band.mid < band.high < 6000, row.id
        assert band.sources


def test_an_estimate_says_that_it_is_one_and_reaches_the_front_and_its_bands():
    lost = without_mass(vehicle("suzuki-carry-9"))
    front, band = front_of(lost), bands_of(lost).curb_mass_kg
    assert band.confidence == "estimate" and "is estimated from" in front.says
    assert front.level == "class"
    assert band.low < vehicle("suzuki-carry-9").curb_mass_kg.mid < band.high
    assert front_of(without_mass(vehicle("honda-civic-2022"))).level == "class"


def test_a_measured_front_keeps_the_mass_of_its_test():
    iq = vehicle("scion-iq-2012")
    assert front_of(without_mass(iq)).test_mass_kg == front_of(iq).test_mass_kg


def test_left_out_one_by_one_vehicles_lie_in_their_bands_as_often_as_they_should(monkeypatch):
    """Nine in ten within 1.645 standard deviations of what the others say."""
    every = module._weighed()
    inside = []
    for i, row in list(enumerate(WEIGHED))[::4]:
        module._estimate.cache_clear()
        monkeypatch.setattr(module, "_weighed", lambda i=i: every[:i] + every[i + 1 :])
        found = estimate(row)
        inside.append(abs(log(row.curb_mass_kg.mid / found.mass_kg)) < 1.645 * found.log_sd)
    module._estimate.cache_clear()
    assert len(inside) > 90
    assert 0.84 < sum(inside) / len(inside) < 0.97


def test_a_kei_truck_of_the_1960s_is_not_weighed_as_one_of_the_1990s():
    """No truck of the 360 cc years is weighed: the line of the whole kei group takes over, with a wider band."""
    old, new = estimate(vehicle("subaru-sambar-1")), estimate(without_mass(vehicle("suzuki-carry-9")))
    assert old.of == "kei" and new.of == "kei_truck"
    assert old.mass_kg < 500 < new.mass_kg
    assert old.log_sd > 2 * new.log_sd


def test_without_a_size_the_band_is_wider():
    box = without_mass(vehicle("honda-n-box-2"))
    bare = msgspec.structs.replace(box, length_mm=None, width_mm=None, height_mm=None)
    assert estimate(bare).log_sd > 1.3 * estimate(box).log_sd


@pytest.mark.parametrize(
    "wrong", [{"occupants": -1}, {"occupants": 99}, {"occupants": float("nan")}, {"cargo_kg": -5.0}, {"cargo_kg": float("nan")}, {"cargo_kg": 1e9}]
)
def test_what_cannot_be_aboard_is_refused(wrong):
    with pytest.raises(UsageError, match=r"(are|is) needed"):
        mass_of(vehicle("suzuki-carry-9"), **wrong)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3), st.floats(-1, 1)), min_size=12, max_size=30, unique_by=lambda row: row[0]))
def test_the_line_is_that_of_numpy(rows):
    import numpy as np

    x, y = [[1.0, a, b] for a, b, _ in rows], [exp(c) for *_, c in rows]
    if np.linalg.cond(np.array(x)) > 1e4:
        return
    beta, left, *_ = np.linalg.lstsq(np.array(x), np.array(y), rcond=None)
    at = [1.0, 0.5, -0.5]
    spread = left[0] / (len(y) - 3) * (1 + at @ np.linalg.inv(np.array(x).T @ np.array(x)) @ at) if len(left) else 0.0
    mid, sd = predicted(x, y, at)
    assert mid == pytest.approx(float(beta @ at), rel=1e-6, abs=1e-8)
    assert sd == pytest.approx(float(spread) ** 0.5, rel=1e-5, abs=1e-7)
