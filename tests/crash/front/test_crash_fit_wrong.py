"""A barrier test labelled wrongly, cut, shifted or spoiled: refused with the cause, or said in a note. Never silent."""

import pytest
from crash_signals import G, rows, slowing, table
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.crash.front.fit import fit, read_csv
from keiway.crash.front.fit.signals import MOST_SAMPLES, parse
from keiway.errors import InvalidFile, UsageError

RIGHT = table()


def of(lines, mass_kg=1000.0, speed_mps=15.0, **more):
    return fit(parse(lines, "pulse.csv"), mass_kg=mass_kg, speed_mps=speed_mps, **more)


def same(found):
    assert found.crush_m == pytest.approx(of(RIGHT).crush_m, rel=2e-5)
    assert found.peak_force_n == pytest.approx(of(RIGHT).peak_force_n, rel=2e-5)


@pytest.mark.parametrize(
    "lines",
    [
        table(mark=";"),
        table(mark="\t"),
        [RIGHT[0].replace(",", ";"), *(line.replace(",", ";").replace(".", ",") for line in RIGHT[1:])],
        table("Time [ms],Acceleration (g),Wall force [kN]"),
        table("t(ms), acc [g],force/kN"),
        table("Time (msec),Acceleration (G's),Force (kN)"),
        ["", *RIGHT, "", ""],
        [RIGHT[0] + ",remark", *(line + ",x" for line in RIGHT[1:])],
        ["time_s,a_m/s²,force_lbf", *(f"{t!r},{a!r},{f / 4.4482216152605!r}" for t, a, f in rows())],
        ["time_s,a_mps2,force_N", *(f"{t!r},{a!r},{-f!r}" for t, a, f in rows())],
    ],
    ids=["semicolons", "tabs", "decimal commas", "brackets", "spaces", "words", "blank lines", "another column", "lbf and m/s²", "pull of the wall"],
)  # fmt: skip
def test_however_it_is_written_it_is_the_same_test(lines):
    same(of(lines))


def test_turned_round_it_is_the_same_test_and_said():
    found = of(["time_s,a_mps2,force_N", *(f"{t!r},{-a!r},{f!r}" for t, a, f in rows())])
    same(found)
    assert any("comes positive and is taken as slowing" in note for note in found.notes)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (RIGHT[1:], "line 1: numbers where the column names should be"),
        (RIGHT[:2], "1 samples; at least 30"),
        ([RIGHT[0], *(line.replace(".", ",") for line in RIGHT[1:])], "line 2: 6 values under 3 names. With decimal commas"),
        (table("time_ms,acceleration_furlong,force_kN"), "acceleration_furlong states no unit keiway knows. .* g, mps2"),
        (table("time_ms,acceleration_g,force_tonne"), "force_tonne states no unit keiway knows. .* N, kN, lbf"),
        ([RIGHT[0], RIGHT[1], "1_0,0,0", *RIGHT[3:]], "line 3: time_ms is '1_0', which is no number"),
        ([*RIGHT[:9], "4.0,nan,0", *RIGHT[10:]], "line 10: acceleration_g is 'nan'"),
        ([*RIGHT[:9], "4.0,1e999,0", *RIGHT[10:]], "line 10: acceleration_g is '1e999'"),
        ([RIGHT[0], "ms,g,kN", *RIGHT[1:]], "line 2: time_ms is 'ms'"),
        ([*RIGHT[:9], RIGHT[8], *RIGHT[9:]], "line 10: time does not rise here. Sort"),
        ([RIGHT[0], *reversed(RIGHT[1:])], "line 3: time does not rise here"),
        ([*RIGHT[:9], "3.6,0,0", *RIGHT[9:]], "line 10: an uneven step of 0.1 ms"),
        (table("time_s,acceleration_g,force_kN"), "lasts 120 s.* fits when time is in ms"),
        (["time_ms,a_mps2", *(f"{t!r},{a!r}" for t, a, _ in rows())], "lasts 0.00012 s.* fits when time is in s"),
        (table(of=rows(samples=40, step=0.003)), "333 samples a second; CFC 60 needs at least 600"),
        (["time_ms\0,a_g"], "no acceleration column|not a text table"),
        ([RIGHT[0], *RIGHT[1:40], "x" * 200_000], "not a table of signals|which is no number"),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_read_is_refused(lines, says):
    with pytest.raises(InvalidFile, match=says) as told:
        of(lines)
    assert told.value.try_ == "keiway crash fit camry2018"


@pytest.mark.parametrize(
    ("lines", "asked", "says"),
    [
        (table("time_ms,acceleration_mps2,force_kN"), {}, "takes 0.11 .* g and m/s2 are changed over"),
        (["time_s,a_g", *(f"{t!r},{a!r}" for t, a, _ in rows())], {}, "takes 10.13 .* g and m/s2 are changed over"),
        (RIGHT, {"speed_mps": 15.0 * 1.609344}, "the speed is in km/h, not mph"),
        (RIGHT, {"speed_mps": 15.0 / 1.609344}, "the speed is in mph, not km/h"),
        (RIGHT, {"speed_mps": 30.0}, "Check the speed, the unit, and that the record runs to the stop"),
        (table("time_ms,acceleration_g,force_N"), {}, "the force is in kN"),
        (["time_s,a_mps2,force_N", *(f"{t},{a},{f / 4.448}" for t, a, f in rows())], {}, "the force is in lbf"),
        (["time_s,a_mps2,force_kN", *(f"{t},{a},{f}" for t, a, f in rows())], {}, "the force is in N"),
        (RIGHT, {"mass_kg": 2204.6}, "the mass is in pounds"),
        (RIGHT, {"mass_kg": 1600.0}, "Check the unit of force and the mass"),
        (table(of=[(t, 0.0, 0.0) for t, *_ in rows()]), {}, "Nothing happens|takes 0.00"),
        (table(of=[(t, -150.0, 150e3) for t, *_ in rows()]), {}, "begins in mid-crash or does not change"),
        (table(of=[(t, -slowing(t - 0.02), 1000 * slowing(t - 0.02)) for t, *_ in rows(samples=300)]), {}, "Take 2. ms off the times"),
        (table(of=rows(start=-0.2)[:380]), {}, "Every time is below zero"),
        (table(of=[(t - 0.02, a, f) for t, a, f in rows()]), {}, "of the speed is lost before time zero"),
        (table(of=[(t - 0.008, a, f) for t, a, f in rows()]), {}, "1.5% of the speed is lost before time zero"),
        (table(of=[(t - 0.02, a, f) for t, a, f in rows()][40:]), {}, "begins in mid-crash"),
        (table(of=rows(samples=120)), {}, "must run to the stop"),
    ],
)  # fmt: skip
def test_signals_that_cannot_belong_to_the_test_are_refused(lines, asked, says):
    with pytest.raises(InvalidFile, match=says):
        of(lines, **asked)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"mass_kg": 0.0}, "Mass 0 kg"),
        ({"mass_kg": float("nan")}, "Mass nan kg"),
        ({"mass_kg": -1000.0}, "Mass -1,000 kg"),
        ({"mass_kg": float("inf")}, "Mass inf kg"),
        ({"speed_mps": 0.0}, "Speed 0 mph"),
        ({"speed_mps": -15.0}, "Speed -34 mph"),
        ({"speed_mps": 57.0}, "Speed 128 mph"),
        ({"speed_mps": float("nan")}, "Speed nan mph"),
        ({"heights_m": [0.1, 0.2]}, "0 wall rows, 2 heights"),
    ],
)
def test_a_mass_speed_or_height_no_test_has_is_refused(asked, says):
    with pytest.raises(UsageError, match=says):
        of(RIGHT, **asked)


@pytest.mark.parametrize("heights", [[0.3, 0.1], [100.0, 200.0], [float("nan"), 0.3]])
def test_heights_out_of_order_or_unit_are_refused(heights):
    lines = [RIGHT[0] + ",wall_row_1_kN,wall_row_2_kN", *(line + ",1,2" for line in RIGHT[1:])]
    with pytest.raises(UsageError, match="rising, in mm"):
        of(lines, heights_m=heights)


def test_a_speed_that_leaves_an_odd_rebound_is_said_with_the_likely_one():
    found = of(RIGHT, speed_mps=11.0)
    assert any("gives back 41% of the speed" in note and "An impact speed of 49 km/h" in note for note in found.notes)
    assert not any("gives back" in note for note in of(RIGHT).notes)


def test_a_few_quiet_milliseconds_are_said():
    late = [(t, -slowing(t - 0.006), 1000 * slowing(t - 0.006)) for t, *_ in rows()]
    assert any("Nothing happens in the first 6 ms" in note for note in of(table(of=late)).notes)


def test_an_offset_before_the_touch_is_taken_out_and_said():
    shifted = [(t, a + 0.4 * G, f) for t, a, f in rows(start=-0.05, samples=340)]
    found = of(table(of=shifted))
    assert found.crush_m == pytest.approx(of(RIGHT).crush_m, rel=1e-3)
    assert any("offset of +0.40 g" in note for note in found.notes)


def test_an_unlikely_crush_is_said():
    stretched = [(2.4 * t, a / 2.4, f / 2.4) for t, a, f in rows()]
    assert any("outside the 333 to 1071 mm" in note for note in of(table(of=stretched)).notes)


def test_only_a_channel_of_class_60_or_below_is_taken_as_filtered():
    for end, filtered in (("", False), ("_cfc1000", False), ("_cfc180", False), ("_CFC60", True), ("_cfc_60", True)):
        signals = parse(table(f"time_ms,acceleration_g{end},force_kN"), "x")
        assert ("acceleration" in signals.filtered) is filtered, end


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32))
def test_hiss_on_an_unfiltered_channel_does_not_move_the_crush(seed):
    from random import Random

    random = Random(seed)
    noisy = [(t, a + random.gauss(0, G), f) for t, a, f in rows(start=-0.02, samples=280)]
    assert of(table(of=noisy)).crush_m == pytest.approx(of(RIGHT).crush_m, rel=0.05)


def test_files_that_are_no_tables(tmp_path):
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "binary.csv").write_bytes(bytes(range(256)) * 50)
    (tmp_path / "zeros.csv").write_bytes(b"\0" * 5000)
    (tmp_path / "wide.csv").write_bytes("time_ms,acceleration_g\n".encode("utf-16"))
    for name, says in (
        ("empty.csv", "no time column among no columns"), ("binary.csv", "not a text table"), ("zeros.csv", "not a t"),
        ("wide.csv", "not a text table; save it as CSV in UTF-8"), ("none.csv", "cannot be read"), (".", "a folder"),
    ):  # fmt: skip
        with pytest.raises(InvalidFile, match=says):
            read_csv(tmp_path / name)


def test_millions_of_rows_are_refused_before_they_are_read():
    def endless():
        yield "time_ms,acceleration_g"
        i = 0
        while True:
            yield f"{i},0"
            i += 1

    with pytest.raises(InvalidFile, match=f"more than {MOST_SAMPLES:,} samples"):
        parse(endless(), "big.csv")


def test_a_unit_nobody_knows_is_refused():
    for units, says in (({"pressure": "bar"}, "not for 'pressure'"), ({"time": "fortnight"}, "one of s, ms")):
        with pytest.raises(UsageError, match=says):
            parse(RIGHT, "x", units=units)


cells = st.sampled_from(["0", "1", "-20", "0.5", "1e9", "nan", "inf", "-inf", "1e999", "", " ", "x", "1,5", "1_0", '"', "\0", "٣", "0x1F"])
names = st.sampled_from(["time_ms", "time_s", "t", "acceleration_g", "a [m/s²]", "force_kN", "wall_force_lbf", "wall_row_1_kN", "wall_row_²_kN", "x", ""])


@settings(max_examples=150, deadline=None)
@given(
    head=st.lists(names, max_size=5),
    body=st.lists(st.lists(cells, max_size=5), max_size=6),
    mark=st.sampled_from([",", ";", "\t"]),
    times=st.integers(1, 60),
)
def test_no_table_breaks_it(head, body, mark, times):
    """Whatever stands in a table, it is a front or a told mistake."""
    lines = [mark.join(head), *(mark.join(row) for row in body * times)]
    try:
        found = of(lines)
    except (InvalidFile, UsageError):
        return
    assert found.crush_m > 0


@settings(max_examples=80, deadline=None)
@given(
    step=st.floats(1e-5, 0.0016),
    lost=st.floats(0.8, 1.6),
    width=st.floats(0.03, 0.2),
    start=st.sampled_from([0.0, 0.0, -0.05, 0.004]),
    offset=st.sampled_from([0.0, 0.0, 0.5, -3.0, 30.0]),
    mass=st.floats(50, 5000),
    speed=st.floats(0.5, 40),
)
def test_no_pulse_breaks_it(step, lost, width, start, offset, mass, speed):
    """Half sines that lose about the speed: refused, or a front that stops as its own test did."""
    from math import isfinite, pi, sin

    from keiway.crash.front import WALL, Body, meet

    peak = -lost * speed * pi / (2 * width)
    times = [start + step * i for i in range(min(3000, int(0.25 / step)))]
    lines = ["time_s,a_mps2", *(f"{t!r},{(peak * sin(pi * t / width) if 0 <= t < width else 0) + offset!r}" for t in times)]
    try:
        found = of(lines, mass_kg=mass, speed_mps=speed)
    except (InvalidFile, UsageError):
        return
    assert all(isfinite(value) for value in (found.crush_m, found.peak_g, found.restitution, *found.front.h))
    met = meet(Body(mass_kg=mass, front=found.front), WALL, speed)
    assert met.first.crush_m == pytest.approx(found.crush_m, rel=1e-6)
