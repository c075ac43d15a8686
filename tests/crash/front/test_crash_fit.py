"""Signals in, a front out: shown on NHTSA test 10146, and on tables that are wrong."""

from math import cos, pi, sin, sqrt

import pytest
from crash_signals import rows, slowing, table

from keiway.crash.front import WALL, Body, meet
from keiway.crash.front.curve import curve_of, energy, force
from keiway.crash.front.facts import shape as class_shape
from keiway.crash.front.fit import fit, read_csv
from keiway.crash.front.fit.cfc import cfc
from keiway.crash.front.fit.measures import ahof400, kw400, olc
from keiway.crash.front.fit.shape import rising
from keiway.crash.front.fit.signals import parse
from keiway.crash.front.measured import measured, signals_path
from keiway.errors import InvalidFile

CAMRY = measured("camry2018")


@pytest.fixture(scope="module")
def camry():
    return fit(
        read_csv(signals_path(CAMRY)), mass_kg=CAMRY.mass_kg, speed_mps=CAMRY.speed_mps, heights_m=CAMRY.row_heights_m
    )


def test_camry_gives_back_what_was_measured(camry):
    assert camry.crush_m == pytest.approx(0.745, abs=0.001)
    assert camry.peak_force_n == pytest.approx(678e3, abs=1e3)
    assert camry.kw400_n_per_m == pytest.approx(1016e3, abs=1e3)
    assert camry.ahof400_m == pytest.approx(0.471, abs=0.001)
    assert camry.olc_g == pytest.approx(29.5, abs=0.2)
    assert camry.peak_g == pytest.approx(41.0, abs=0.1)
    assert camry.restitution == pytest.approx(0.166, abs=0.001)
    assert camry.mean_force_n == pytest.approx(290e3, abs=1e3)
    low, mid, high = camry.static_crush_m
    assert low < CAMRY.measured["static_crush_mean_m"] < high and low < mid < high


def test_the_shipped_front_is_what_the_signals_give(camry):
    assert camry.front.s == CAMRY.front.s == class_shape("car").s
    assert camry.front.h == CAMRY.front.h == class_shape("car").h
    for name in ("crush_m", "ahof_m", "cabin_crush_m", "cabin_force_n"):
        assert getattr(CAMRY.front, name) == pytest.approx(getattr(camry.front, name), rel=1e-3)
    for name, value in CAMRY.measured.items():
        if hasattr(camry, name):
            assert value == pytest.approx(getattr(camry, name), rel=1e-3), name


def test_the_front_stops_in_its_own_wall_test_as_the_car_did(camry):
    met = meet(Body(mass_kg=CAMRY.mass_kg, front=camry.front), WALL, CAMRY.speed_mps)
    assert met.first.crush_m == pytest.approx(camry.crush_m, rel=1e-9)
    assert met.time_s == pytest.approx(camry.time_s, abs=0.001)
    assert met.first.peak_g == pytest.approx(camry.peak_g, rel=0.10)  # short peaks are levelled with the dips after them
    assert met.first.intrusion_m == pytest.approx(0.0, abs=1e-9)


def test_the_shape_is_what_the_compartment_felt_whatever_the_wall_did():
    """A wall that sees the engine stop early changes peak force and KW400, and nothing of the front."""
    early = [(t, a, 1000.0 * (slowing(t) + 150.0 * sin(pi * t / 0.05)) if t < 0.1 else 0.0) for t, a, _ in rows()]
    plain, hard = (fit(parse(table(of=of), "x"), mass_kg=1000, speed_mps=15.0) for of in (rows(), early))
    assert hard.front.h == plain.front.h and hard.front.s == plain.front.s
    assert hard.kw400_n_per_m > 1.2 * plain.kw400_n_per_m and hard.peak_force_n > 1.2 * plain.peak_force_n


def test_past_full_crush_the_force_goes_on_in_proportion_to_crush(camry):
    curve, full = curve_of(camry.front), camry.crush_m
    for share in (1.2, 1.6, 2.5):
        assert force(curve, share * full) == pytest.approx(share * force(curve, full), rel=1e-4)
        speed = sqrt(2.0 * energy(curve, share * full) / CAMRY.mass_kg)
        assert speed / CAMRY.speed_mps == pytest.approx(share, rel=0.06)  # crush nearly in proportion to speed


def test_filter_agrees_with_scipy():
    signal = pytest.importorskip("scipy.signal")
    step, hz = 1e-4, 2.0775 * 60
    x = [sin(2 * pi * 20 * i * step) + 0.5 * cos(2 * pi * 700 * i * step) for i in range(1500)]
    b, a = signal.butter(2, hz, fs=1 / step)
    assert cfc(x, step) == pytest.approx(list(signal.filtfilt(b, a, x, padlen=100)), abs=1e-9)


def test_filter_keeps_the_pass_band_and_is_three_db_down_at_100_hz():
    def gain(hz, step=1e-4, n=6000):
        out = cfc([sin(2 * pi * hz * i * step) for i in range(n)], step)
        return max(out[n // 3 : 2 * n // 3])

    assert gain(10) == pytest.approx(1.0, abs=0.01)
    assert gain(100) == pytest.approx(10 ** (-3 / 20), abs=0.02)
    assert gain(1000) < 0.01


def test_a_spring_gives_its_own_stiffness_and_height():
    x = [0.01 * i for i in range(60)]
    f = [500e3 * at for at in x]
    assert kw400(x, f) == pytest.approx(500e3)
    assert ahof400(x, [[0.25 * v for v in f], [0.75 * v for v in f]], [0.3, 0.5]) == pytest.approx(0.45)


def test_olc_of_a_square_pulse():
    """Vehicle stops at a; the free flight ends at t1 = sqrt(2 x 0.065 / a); the rest follows by hand."""
    a, step, v0 = 200.0, 1e-4, 15.0
    speed = [max(v0 - a * i * step, 0.0) for i in range(2500)]
    found = olc(speed, step) * 9.80665
    t1 = (2 * 0.065 / a) ** 0.5
    t2 = t1 + v0 / found  # the vehicle has stopped before the occupant has
    vehicle = v0**2 / (2 * a)
    occupant = v0 * t1 + v0 * (t2 - t1) / 2
    assert occupant - vehicle == pytest.approx(0.300, abs=1e-3)
    assert olc(speed[:100], step) is None


def test_levelled_dips_keep_the_sum_and_never_fall():
    assert rising([1, 3, 2, 2, 5, 4]) == pytest.approx([1, 7 / 3, 7 / 3, 7 / 3, 4.5, 4.5])


def changed(change, **made):
    lines = table(**made)
    change(lines)
    return lines


def test_a_plain_table_fits():
    found = fit(parse(table(), "pulse.csv"), mass_kg=1000, speed_mps=15.0)
    assert found.crush_m == pytest.approx(15.5 * 0.1 / 2 - 0.05, abs=0.03)
    assert found.restitution == pytest.approx(0.5 / 15, abs=0.005)
    bare = parse(["t,a", *(line.rsplit(",", 1)[0] for line in table()[1:])], "x", units={"time": "ms", "acceleration": "g"})
    assert fit(bare, mass_kg=1000, speed_mps=15.0).crush_m == pytest.approx(found.crush_m, rel=1e-6)


def test_pre_trigger_samples_are_dropped():
    early = [f"{-10 + 0.5 * i:.4f},0.0,0.0" for i in range(20)]
    lines = table()
    found = fit(parse([lines[0], *early, *lines[1:]], "x"), mass_kg=1000, speed_mps=15.0)
    assert found.crush_m == pytest.approx(fit(parse(lines, "x"), mass_kg=1000, speed_mps=15.0).crush_m, rel=1e-6)


def cut(lines):
    del lines[50:60]


def back(lines):
    lines[80] = "1.0," + lines[80].split(",", 1)[1]


def blank(lines):
    lines[40] = "19.5,,0.0"


def text(lines):
    lines[40] = "19.5,n/a,0.0"


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (changed(cut), r"line 51: a gap of 5.5 ms"),
        (changed(back), r"line 81: time does not rise"),
        (changed(blank), r"line 41: acceleration_g is empty"),
        (changed(text), r"line 41: acceleration_g is 'n/a'"),
        (table("time_s,acceleration_g,force_kN"), r"lasts 120 s.*unit of time"),
        (table("time_ms,acceleration,force_kN"), r"line 1: column acceleration states no unit.*g, mps2"),
        (table("time_ms,pressure,force_kN"), r"line 1: no acceleration column among"),
        (table("time_ms,acceleration_g,accel_g"), r"line 1: column accel_g gives a channel that another"),
        (table(of=rows(samples=20)), r"20 samples"),
        ([], r"no time column among no columns"),
    ],
    ids=["gap", "back in time", "empty", "text", "ms as s", "no unit", "no channel", "twice", "short", "nothing"],
)
def test_a_wrong_table_is_refused_with_its_line(lines, says):
    with pytest.raises(InvalidFile, match=says):
        parse(lines, "pulse.csv")


@pytest.mark.parametrize(
    ("header", "mass", "says"),
    [
        ("time_ms,acceleration_mps2,force_kN", 1000, "g and m/s2 are changed over"),
        ("time_ms,acceleration_g,force_N", 1000, "fits when the force is in kN"),
        ("time_ms,acceleration_g,force_kN", 2500, "unit of force and the mass"),
    ],
)
def test_wrong_units_show_in_the_physics(header, mass, says):
    with pytest.raises(InvalidFile, match=says):
        fit(parse(table(header), "pulse.csv"), mass_kg=mass, speed_mps=15.0)


def test_a_record_cut_before_the_stop_is_refused():
    with pytest.raises(InvalidFile, match="still slows by 24 g: the record must run to the stop"):
        fit(parse(table(of=rows(samples=120)), "pulse.csv"), mass_kg=1000, speed_mps=15.0)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(InvalidFile, match="cannot be read"):
        read_csv(tmp_path / "none.csv")
