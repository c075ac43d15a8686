"""Sizes beside each other: the shares are of the catalogue's lengths, what is not known is told, text is escaped."""

import xml.etree.ElementTree as ET

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.charts import theme
from keiway.drawing import compare, style_sheet, svg
from keiway.errors import UsageError
from keiway.vehicles import vehicles

CARS = {row.id: row for row in vehicles()}
N_BOX, F_150, MIATA = (CARS[name] for name in ("honda-n-box-3", "ford-f-150-2021", "mazda-mx-5-miata-2016"))
LOST = next(row for row in CARS.values() if row.kind == "kei_truck" and not row.length_mm and row.width_mm)


def area(row):
    return row.length_mm * row.width_mm / 1e6


def test_shares_are_those_of_the_lengths():
    found = compare([N_BOX, F_150, MIATA])
    for share, other in zip(found.shares, (F_150, MIATA), strict=True):
        assert share.plan_area == pytest.approx(area(N_BOX) / area(other))
        assert share.box == pytest.approx(area(N_BOX) * N_BOX.height_mm / (area(other) * other.height_mm))
        assert share.curb_mass == pytest.approx((N_BOX.curb_mass_kg.min / other.curb_mass_kg.max, N_BOX.curb_mass_kg.max / other.curb_mass_kg.min))
        assert f"{100 * share.plan_area:.0f}% of the {other.name}'s" in found.sentence
        assert f"{100 * share.box:.0f}%" in found.sentence


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(CARS)), min_size=2, max_size=4))
def test_any_vehicles_can_be_compared_and_drawn(ids):
    found = compare([CARS[id_] for id_ in ids])
    for row in found.vehicles:
        known = row.length_m.known and row.width_m.known
        assert (row.plan_area_m2 is not None) == known
    for share, row in zip(found.shares, found.vehicles[1:], strict=True):
        assert (share.box is not None) == (row.whole and found.vehicles[0].whole)
    assert len({row.name for row in found.vehicles}) == len(ids)
    ET.fromstring(svg(found, view="all", with_=("person", "lane", "parking")))


def test_a_share_and_its_inverse_agree():
    one, two = compare([N_BOX, F_150]).shares[0], compare([F_150, N_BOX]).shares[0]
    assert one.plan_area * two.plan_area == pytest.approx(1)
    assert one.curb_mass[0] * two.curb_mass[1] == pytest.approx(1)


def test_what_is_not_known_is_told_left_out_and_drawn_dashed():
    found = compare([LOST, F_150])
    assert found.shares[0].plan_area is None and found.shares[0].box is None
    assert "plan area" not in found.sentence and "%" not in found.headline
    told = next(text for text in found.missing if "its length is not known" in text)
    assert "dashed" in told and "the middle of" in told
    drawn = svg(found)
    assert "stroke-dasharray" in drawn and "~" in drawn and "Dashed" in drawn
    assert "stroke-dasharray" not in svg(compare([N_BOX, F_150]))


def test_the_estimate_of_a_missing_length_is_the_middle_of_its_kind():
    row = compare([LOST, F_150]).vehicles[0]
    kin = [one.length_mm / 1e3 for one in CARS.values() if one.kind == "kei_truck" and one.length_mm]
    assert min(kin) <= row.length_m.value_m <= max(kin) and row.length_m.confidence == "estimate"


def test_the_same_vehicle_twice_has_two_names():
    names = [row.name for row in compare([N_BOX, N_BOX]).vehicles]
    assert names[0].endswith("(A)") and names[1].endswith("(B)")


@pytest.mark.parametrize("count", [0, 1, 5])
def test_two_to_four(count):
    with pytest.raises(UsageError):
        compare([N_BOX] * count)


def test_names_are_text_not_marks():
    evil = msgspec.structs.replace(N_BOX, make='<script>alert("1")</script>', model='& "x" </svg>')
    drawn = svg(compare([evil, F_150]), view="all")
    assert "<script" not in drawn
    tree = ET.fromstring(drawn)
    assert any('<script>alert("1")</script>' in (one.text or "") for one in tree.iter())


def test_it_is_read_without_eyes_and_in_the_dark():
    found = compare([N_BOX, F_150, MIATA])
    drawn = svg(found)
    tree = ET.fromstring(drawn)
    assert tree.attrib["role"] == "img"
    assert tree[0].text == found.headline and found.sentence in tree[1].text
    assert "prefers-color-scheme: dark" in drawn and style_sheet() in drawn
    assert "<style" not in svg(found, style=False)
    used = {value for one in tree.iter() for name in ("fill", "stroke") if (value := one.attrib.get(name, "none")) != "none"}
    assert used <= set(theme.DARK), "a colour without its dark twin"


def test_it_asks_for_nothing_outside():
    drawn = svg(compare([N_BOX, F_150]), view="all").replace("http://www.w3.org/2000/svg", "")
    assert "http" not in drawn and "url(" not in drawn and "<script" not in drawn
    assert len(drawn) < 60_000


def _light(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return sum(k * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for k, c in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize("own", [theme.INK, theme.SOFT, theme.FIRST, theme.SECOND, theme.THIRD, theme.FOURTH])
def test_words_stand_out_on_both_grounds(own):
    for text, ground in ((own, theme.GROUND), (theme.DARK[own], theme.DARK[theme.GROUND])):
        low, high = sorted((_light(text), _light(ground)))
        assert (high + 0.05) / (low + 0.05) >= 4.5
