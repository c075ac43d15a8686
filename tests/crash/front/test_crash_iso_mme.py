"""Barrier tests in ISO-MME, made here file by file."""

import zipfile

import pytest
from crash_signals import G, iso_mme, rows, table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keiway.crash.front.fit import fit, is_iso_mme, read_iso_mme
from keiway.crash.front.fit.signals import parse
from keiway.errors import InvalidFile

TIMES, A, F = zip(*rows(), strict=True)
LEFT, RIGHT = "10SEATLERE00ACXP", "10SEATRIRE00ACXP"
WALL = "??WALL*FOX?"


def of(signals):
    return fit(signals, mass_kg=1000, speed_mps=15.0)


@pytest.fixture
def whole(tmp_path):
    half = [f / 2e3 for f in F]
    return iso_mme(
        tmp_path / "T1",
        [
            ("11HEAD0000H3ACXP", "g", ["NOVALUE"] * len(A)),
            (LEFT, "m/(s*s)", [1.1 * a for a in A]),
            (RIGHT, "g", [0.9 * a / G for a in A]),
            ("B0WALL010100FOXP", "kN", half),
            ("B0WALL010200FOXP", "N", [1e3 * f for f in half]),
        ],
    )


def test_it_gives_what_the_same_test_gives_as_a_table(whole):
    found, wanted = of(read_iso_mme(whole, force=WALL)), of(parse(table(), "x"))
    assert found.front.crush_m == pytest.approx(wanted.front.crush_m, rel=1e-5)
    assert found.front.h == pytest.approx(wanted.front.h, rel=1e-3)
    assert found.peak_force_n == pytest.approx(wanted.peak_force_n, rel=1e-5)
    assert f"Acceleration: mean of {LEFT}, {RIGHT}." in found.notes
    assert "Force: sum of B0WALL010100FOXP, B0WALL010200FOXP." in found.notes


def test_a_folder_a_chn_file_and_an_archive_are_the_same_test(whole, tmp_path):
    packed = tmp_path / "T1.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in whole.parent.rglob("*.*"):
            archive.write(file, file.relative_to(whole.parent))
    wanted = read_iso_mme(whole, force=WALL)
    for path in (whole.parent, whole.parent / "Channel" / "T1.chn", packed):
        assert is_iso_mme(path)
        assert read_iso_mme(path, force=WALL) == wanted


def test_a_channel_can_be_named_and_times_can_be_a_channel(tmp_path):
    explicit = {"Reference channel": "explicit", "Reference channel name": "10TIRS000000TI00", "Sampling interval": "NOVALUE"}
    path = iso_mme(tmp_path / "T1", [("10TIRS000000TI00", "s", TIMES), ("10ENGN000000ACXD", "m/s^2", A, explicit)])
    signals = read_iso_mme(path, "??engn*acx?")
    assert signals.time_s == TIMES
    assert signals.filtered == ("acceleration",)  # D: class 60 already
    assert of(signals).restitution == pytest.approx(0.5 / 15, abs=0.005)


@pytest.mark.parametrize(
    ("channel", "asked", "says"),
    [
        (("11HEAD0000H3ACXP", "g", A), {}, "no channel of x acceleration of the vehicle. There are: 11HEAD0000H3ACXP"),
        ((LEFT, "g", A), {"force": WALL}, r"no channel \?\?WALL\*FOX\?. There are: 10SEAT"),
        ((LEFT, "furlong", A), {}, "is in furlong, which is no unit of acceleration"),
        ((LEFT, "m/(s*s)", A, {"Sampling interval": None}), {}, "states no sampling interval"),
        ((LEFT, "m/(s*s)", A, {"Sampling interval": "0.5 ms"}), {}, "no number"),
        ((LEFT, "m/(s*s)", A, {"Sampling interval": 0.5}), {}, "the record lasts 120 s.*fits when time is in ms"),
        ((LEFT, "m/(s*s)", [*A[:50], "NOVALUE", *A[51:]]), {}, "samples without a value"),
        ((LEFT, "m/(s*s)", [*A[:50], "n/a", *A[51:]]), {}, r"T1.001 line 58: 'n/a' is no number"),
        ((LEFT, "m/(s*s)", A[:9]), {}, "9 samples"),
        ((LEFT, "m/(s*s)", A[:99], {"Number of samples": 240}), {}, "says 240 samples and holds 99"),
    ],
)  # fmt: skip
def test_a_wrong_test_is_refused(tmp_path, channel, asked, says):
    with pytest.raises(InvalidFile, match=says) as told:
        read_iso_mme(iso_mme(tmp_path / "T1", [channel]), **asked)
    assert told.value.try_ == "keiway crash fit camry2018"


def test_what_is_no_test_is_refused(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK no archive")
    for path, says in (("a.zip", "cannot be read"), ("none.mme", "No such file"), (".", "no channel of an ISO-MME test")):
        with pytest.raises(InvalidFile, match=says):
            read_iso_mme(tmp_path / path)


def test_channels_of_two_rates_are_not_put_together(tmp_path):
    path = iso_mme(tmp_path / "T1", [(LEFT, "m/(s*s)", A), (RIGHT, "m/(s*s)", A, {"Sampling interval": 0.0004})])
    with pytest.raises(InvalidFile, match="not sampled as"):
        read_iso_mme(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | st.text(alphabet="Channel codeUnit:\n0123456789.-g NOVALUE10SEATLERE00ACXP", max_size=300).map(str.encode))
def test_no_bytes_break_it(tmp_path, data):
    folder = tmp_path / "X" / "Channel"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "X.001").write_bytes(data)
    with pytest.raises(InvalidFile):
        read_iso_mme(tmp_path / "X")
