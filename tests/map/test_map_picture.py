"""The picture: whole, escaped, drawn without a request, read at any width, and the same as its table."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.answer import ORDER, Verdict
from keiway.api import case
from keiway.map import LOOKS, board, style, svg
from keiway.map.picture import PITCH, SIDE, WIDTH

NAME = "{http://www.w3.org/2000/svg}"
BOARD = board(case("1999 Subaru Sambar truck", as_of="2026-11-24"), date(2027, 8, 1))
YOUNG = board(case("2003 Daihatsu Copen", as_of="2026-11-24"), date(2026, 11, 24))


def tree(text: str) -> ET.Element:
    return ET.fromstring(text)


def tiles(root: ET.Element) -> dict[str, ET.Element]:
    """State's letters -> what is drawn of it."""
    found = {}
    for one in root:
        letters = [text.text for text in one.iter(f"{NAME}text") if re.fullmatch("[A-Z]{2}", text.text or "")]
        if one.tag in (f"{NAME}g", f"{NAME}a") and letters:
            found[letters[0]] = one
    return found


def words(root: ET.Element) -> str:
    return " ".join("".join(root.itertext()).split())


def test_every_state_is_drawn_once_with_all_its_signs():
    drawn = tiles(tree(svg(BOARD)))
    assert len(drawn) == 51
    for one in BOARD.tiles:
        inside = ET.tostring(drawn[one.state], encoding="unicode")
        slug = one.verdict.value.lower().replace("_", "-")
        assert f"#map-s-{slug}" in inside and f"f-{slug}" in inside and f">{LOOKS[one.verdict].short}<" in inside
        assert (f"#map-p-{slug}" in inside) == (one.pattern not in ("solid", "hollow"))
        assert (f">{one.cap_mph}<" in inside) == bool(one.cap_mph)
        assert (f"e-{slug}" in inside) == one.future
        told = drawn[one.state].find(f"{NAME}title").text
        assert one.name in told and one.word in told and one.reason in told


def test_no_two_tiles_overlap_and_none_leaves_the_picture():
    places = set()
    for one in tiles(tree(svg(BOARD))).values():
        ground = one.find(f"{NAME}rect")
        places.add((round(float(ground.get("x"))), round(float(ground.get("y")))))
    assert len(places) == 51 and PITCH > SIDE
    assert max(x for x, _ in places) + SIDE <= WIDTH


def test_the_picture_says_in_words_what_it_shows():
    root = tree(svg(BOARD))
    title, desc = root.find(f"{NAME}title"), root.find(f"{NAME}desc")
    assert root.get("role") == "img" and root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert "Subaru Sambar" in title.text and "1 August 2027" in title.text
    for one in BOARD.tiles:
        assert one.name in desc.text
    assert "Colorado (to 55 mph, signed future law)" in desc.text


def test_the_legend_names_all_six_with_their_counts_and_what_the_marks_mean():
    said = words(tree(svg(BOARD)))
    for word in ORDER:
        assert f"{BOARD.counts[word]} {word.words}" in said
    assert "Highest posted limit" in said and "Signed, not yet in force" in said
    assert "Only law signed by then is known" in said and "Not legal advice" in said


def test_dashes_are_explained_only_where_there_are_any():
    assert "Signed, not yet in force" not in words(tree(svg(YOUNG)))


def test_entering_the_country_is_told_where_it_is_shut():
    assert "Entering the country comes first: NOT YET" in words(tree(svg(YOUNG)))
    assert "Entering the country" not in words(tree(svg(BOARD)))


def test_a_dispute_below_another_verdict_still_shows_its_stripes():
    tile = msgspec.structs.replace(next(one for one in BOARD.tiles if one.state == "GA"), disputed=True)
    found = msgspec.structs.replace(BOARD, tiles=tuple(tile if one.state == "GA" else one for one in BOARD.tiles))
    drawn = tiles(tree(svg(found)))["GA"]
    assert tile.verdict == Verdict.NO and "map-p-disputed" in ET.tostring(drawn, encoding="unicode")


def test_text_is_read_on_a_telephone():
    """At 360 px: nine px and more; the word in a tile is left out there."""
    text = svg(BOARD)
    for one in tree(text).iter(f"{NAME}text"):
        if "w" not in one.get("class").split():
            assert float(one.get("font-size")) * 360 / WIDTH >= 9
    assert re.search(r"max-width:\d+px\)\{\.keiway-map \.w\{display:none\}", text)


def test_dark_print_and_a_style_sheet_of_its_own():
    assert "screen and (prefers-color-scheme:dark)" in style() and "print-color-adjust:exact" in style()
    bare = svg(BOARD, styled=False)
    assert "<style>" not in bare and "style=" not in bare and style() in svg(BOARD)


def test_nothing_is_fetched_and_nothing_runs():
    text = svg(BOARD).replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|<script|<image|@import|\bon\w+=", text)
    assert set(re.findall(r"url\(([^)]*)\)", text)) <= {"#map-c-36", "#map-c-20", "#map-c-8"}  # what cuts the patterns


def test_two_on_a_page_share_no_id():
    ids = [set(re.findall(r'\bid="([^"]+)"', svg(BOARD, prefix=prefix))) for prefix in ("a", "b")]
    assert ids[0] and not ids[0] & ids[1]


def test_tiles_lead_where_the_page_says():
    root = tree(svg(BOARD, link=lambda one: f"/state/{one.state}?a=1&b=2"))
    assert root.get("role") == "group"
    assert tiles(root)["CO"].get("href") == "/state/CO?a=1&b=2"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300) | st.sampled_from(["</title><script>alert(1)</script>", '" onload="x', "\x00\x0b\ud800", "&amp;<![CDATA[", "W" * 4000]))
def test_a_hostile_name_stays_text(name):
    hostile = msgspec.structs.replace(BOARD, name=name, enter=Verdict.NO, enter_says=name)
    root = tree(svg(hostile))
    assert len(tiles(root)) == 51
    assert {one.tag.removeprefix(NAME) for one in root.iter()} <= {
        "svg", "title", "desc", "style", "defs", "g", "path", "circle", "clipPath", "rect", "text", "tspan", "use",
    }  # fmt: skip
    assert float(root.get("viewBox").split()[3]) < 700


def test_the_picture_becomes_a_png():
    vl_convert = pytest.importorskip("vl_convert")
    assert vl_convert.svg_to_png(svg(BOARD), scale=0.5).startswith(b"\x89PNG")
