"""A picture of boxes, strokes and words: it stands where its numbers say, says its words, and turns on a dark ground."""

import re
import sys
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.charts import Picture, inline, save, theme
from keiway.charts.sketch import Sketch, strokes, ticks


def picture():
    def plain():
        sketch = Sketch(400)
        at = sketch.head("A title <b>", "How to read it")
        sketch.hatch(10, 60, at, at + 20, theme.FIRST)
        sketch.text(0, at + 40, "R & D", halo=True)
        return sketch.svg(at + 60)

    return Picture(plain=plain, title="T & t", summary="It rises <once>.", columns=("a",), rows=[(1,), (2,)])


@given(st.floats(0, 300), st.floats(0.5, 300), st.floats(0, 100), st.floats(1, 100))
def test_a_hatch_stays_in_its_box_at_45_degrees(x, wide, y, high):
    for (left, low), (right, top) in strokes(x, x + wide, y, y + high):
        assert x - 1e-6 <= left <= right <= x + wide + 1e-6 and y - 1e-6 <= top <= low <= y + high + 1e-6
        assert right - left == pytest.approx(low - top, abs=1e-6)


@given(st.floats(0.01, 1e7), st.integers(2, 8))
def test_ticks_are_few_and_reach_nearly_to_the_end(most, pieces):
    found = ticks(most, pieces)
    assert found[0] == 0 and len(found) <= pieces + 1 and found[-1] <= most * (1 + 1e-6) and most - found[-1] <= found[1] - found[0] if len(found) > 1 else True


def test_a_page_gets_one_image_with_its_words(tmp_path):
    text = inline(picture(), "here")
    root = ElementTree.fromstring(text)
    assert root.get("role") == "img" and root.get("aria-labelledby") == "here-t here-d" and "<style" not in text
    assert "A title &lt;b&gt;" in text and "R &amp; D" in text
    assert set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', text)) <= set(theme.DARK)


def test_files_need_no_altair_but_for_a_png(tmp_path, monkeypatch):
    assert save(picture(), tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    monkeypatch.setitem(sys.modules, "altair", None)
    text = save(picture(), tmp_path / "a.svg").read_text()
    assert "prefers-color-scheme: dark" in text and ElementTree.fromstring(text).find("{http://www.w3.org/2000/svg}desc").text == "It rises <once>."
    assert save(picture(), tmp_path / "a.csv").read_text().split() == ["a", "1", "2"]
