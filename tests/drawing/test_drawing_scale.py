"""The drawing is to scale: every outline reaches the lengths it stands for, wheels stand where they are."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.drawing import compare, svg
from keiway.drawing.body.faces import FACES, front, plan
from keiway.drawing.body.flat import reach
from keiway.drawing.body.outlines import OUTLINES
from keiway.drawing.body.warp import Frame, Warp
from keiway.drawing.picture import WIDTH
from keiway.drawing.sizes import sized
from keiway.drawing.views import warped
from keiway.vehicles import vehicles

ROWS = list(vehicles())
CARS = {row.id: row for row in ROWS}
N_BOX, F_150, MIATA = (CARS[name] for name in ("honda-n-box-3", "ford-f-150-2021", "mazda-mx-5-miata-2016"))
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", OUTLINES)
@settings(max_examples=25, deadline=None)
@given(length=st.floats(2.2, 6.3), height=st.floats(1.0, 2.4), wide=st.floats(1.2, 2.1), share=st.floats(0.5, 0.75), tyre=st.floats(0.22, 0.45))
def test_an_outline_takes_any_length_and_height_exactly(name, length, height, wide, share, tyre):
    rest = length * (1 - share)
    warp = Warp(OUTLINES[name], Frame(length_m=length, height_m=height, front_wheel_m=0.5 * rest, wheelbase_m=length * share, tyre_m=tyre))
    left, right, top, _ = reach(warp.body())
    assert (left, right, -top) == pytest.approx((0, length, height), abs=0.002)
    face = FACES[warp.outline.front]
    left, right, top, _ = reach(front(face, warp, wide)[0][1])
    assert (left, right, -top) == pytest.approx((-wide / 2, wide / 2, height), abs=0.002)
    assert reach(plan(face, warp, wide)[0][1]) == pytest.approx((0, length, -wide / 2, wide / 2), abs=0.002)


def test_every_vehicle_of_the_catalogue_can_be_drawn():
    for row in ROWS:
        one = sized(row, "A", row.title)
        front_wheel, base = one.drawn.front_wheel_m.value_m, one.drawn.wheelbase_m.value_m
        assert 0.2 < front_wheel < 1.2, row.id
        assert warped(one).wheels == pytest.approx((front_wheel, front_wheel + base))
        assert front_wheel + base < one.length_m.value_m, row.id
        assert one.drawn.track_front_m.value_m < one.width_m.value_m, row.id


def test_every_kind_of_body_stands_for_some_vehicle():
    assert {sized(row, "A", row.title).drawn.outline for row in ROWS} == set(OUTLINES)


@pytest.mark.parametrize(
    ("id_", "outline"),
    [("honda-n-box-3", "kei wagon"), ("ford-f-150-2021", "pickup"), ("mazda-mx-5-miata-2016", "roadster"), ("subaru-sambar-6", "kei truck"), ("gem-e2-2016", "LSV")],
)
def test_a_body_is_recognised(id_, outline):
    row = CARS[id_]
    assert sized(row, "A", row.title).drawn.outline == outline


def _dimensions(text: str) -> list[float]:
    """Lengths of the dimension lines, px."""
    return [float(b) - float(a) for a, b in re.findall(r'<path d="M([\d.]+),[\d.]+ H([\d.]+)" stroke="#\w+" stroke-width="1.4"', text)]


@pytest.mark.parametrize("align", ["front", "wheel", "centre"])
def test_all_lengths_are_drawn_to_one_scale(align):
    lines = _dimensions(svg(compare([N_BOX, F_150, MIATA]), view="side", align=align))
    per_m = [px / (row.length_mm / 1e3) for px, row in zip(lines, (N_BOX, F_150, MIATA), strict=True)]
    assert per_m == pytest.approx([per_m[0]] * 3, rel=0.003)


def test_side_top_and_front_of_one_picture_have_one_scale():
    text = svg(compare([N_BOX, F_150]), view="all", with_=("person", "lane", "parking"))
    scales = {float(scale) for scale in re.findall(r"scale\(([\d.]+)\)", text)}
    assert len(scales) == 1
    scale = scales.pop()
    told = [2.029, 12 * 0.3048, 18 * 0.3048]
    assert all(any(px == pytest.approx(m * scale, abs=0.2) for px in _dimensions(text)) for m in told)


@pytest.mark.parametrize("align", ["front", "wheel", "centre"])
def test_what_is_aligned_stands_together(align):
    text = svg(compare([N_BOX, F_150]), view="side", align=align)
    scale = float(re.search(r"scale\(([\d.]+)\)", text)[1])
    starts = [float(x) / scale for x in re.findall(r"<g transform=\"translate\(([\d.]+) [\d.]+\) scale", text)]
    rows = compare([N_BOX, F_150]).vehicles
    point = {"front": lambda row: 0, "wheel": lambda row: row.drawn.front_wheel_m.value_m, "centre": lambda row: row.length_m.value_m / 2}[align]
    places = [start + point(row) for start, row in zip(starts, rows, strict=True)]
    assert places[0] == pytest.approx(places[1], abs=0.01)


@pytest.mark.parametrize("view", ["side", "front", "top", "all"])
@pytest.mark.parametrize("with_", [(), ("person", "lane", "parking")])
def test_nothing_is_drawn_outside_the_picture(view, with_):
    if view == "side":
        with_ = tuple(one for one in with_ if one != "lane")
    tree = ET.fromstring(svg(compare([MIATA, F_150, N_BOX, CARS["gem-e2-2016"]]), view=view, align="centre", with_=with_))
    height = float(tree.attrib["viewBox"].split()[3])
    for one in tree.iter(f"{SVG}text"):
        wide = 0.5 * float(one.attrib["font-size"]) * len(one.text)
        start = float(one.attrib["x"]) - (wide / 2 if one.attrib.get("text-anchor") == "middle" else 0)
        assert start >= 0 and start + wide <= WIDTH + 4, one.text
        assert 0 < float(one.attrib["y"]) < height


@pytest.mark.parametrize("form", ["narrow", "wide", "sheet"])
@pytest.mark.parametrize("overlap", [0.0, 0.35, 1.0])
def test_words_stay_in_the_picture_in_every_form(form, overlap):
    found = compare([MIATA, F_150, N_BOX, CARS["gem-e2-2016"]])
    for view in ("side", "front", "top", "all"):
        with_ = ("person", "parking", *(("lane",) if view != "side" else ()))
        tree = ET.fromstring(svg(found, view=view, with_=with_, form=form, overlap=overlap))
        width, height = map(float, tree.attrib["viewBox"].split()[2:])
        for one in tree.iter(f"{SVG}text"):
            wide = 0.5 * float(one.attrib["font-size"]) * len(one.text)
            start = float(one.attrib["x"]) - wide * {"middle": 0.5, "end": 1.0}.get(one.attrib.get("text-anchor"), 0.0)
            assert start >= -2 and start + wide <= width + 4, (view, one.text)
            assert 0 < float(one.attrib["y"]) < height


@pytest.mark.parametrize("view", ["side", "front", "top"])
def test_without_overlap_none_touches_another(view):
    """Drawn places, m: the next begins a gap behind where the one before ends."""
    rows = compare([MIATA, F_150, N_BOX]).vehicles
    text = svg(compare([MIATA, F_150, N_BOX]), view=view, overlap=0, form="wide")
    scale = float(re.search(r"scale\(([\d.]+)\)", text)[1])
    places = [tuple(float(one) / scale for one in pair) for pair in re.findall(r'<g transform="translate\(([\d.]+) ([\d.]+)\) scale', text)]
    if view == "side":
        ends = [(x, x + row.length_m.value_m) for (x, _), row in zip(places, rows, strict=True)]
    else:
        middles = [place[0 if view == "front" else 1] for place in places]
        ends = [(at - row.width_m.value_m / 2, at + row.width_m.value_m / 2) for at, row in zip(middles, rows, strict=True)]
    assert [b[0] - a[1] for a, b in pairwise(ends)] == pytest.approx([0.3, 0.3], abs=0.01)


def test_half_an_overlap_is_half_way():
    def fronts(overlap):
        text = svg(compare([N_BOX, F_150]), view="side", overlap=overlap, form="wide")
        scale = float(re.search(r"scale\(([\d.]+)\)", text)[1])
        first, second = (float(x) / scale for x in re.findall(r'<g transform="translate\(([\d.]+) [\d.]+\) scale', text))
        return second - first

    assert fronts(0.5) == pytest.approx((fronts(0.0) + fronts(1.0)) / 2, abs=0.01)


@pytest.mark.parametrize("kind", ["kei_truck", "large_pickup", "lsv"])
def test_a_small_outline_is_to_its_scale(kind):
    from keiway.drawing import outline

    row = next(one for one in ROWS if one.kind == kind and one.length_mm and one.height_mm)
    tree = ET.fromstring(outline(row, 20))
    assert float(tree.attrib["width"]) == pytest.approx(20 * row.length_mm / 1e3, abs=0.6)
    assert tree.attrib["aria-hidden"] == "true" and len(outline(row)) < 2_500
