"""Lines written as SVG at once: they stand where their numbers say, with the words that are read, and without Altair."""

import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.charts import Line, Panel, plain, theme

NAMES = ["Kei", "Truck & Co <b>"]
LINES = [
    Line(party="Kei", x=[0, 5, 10], y=[80, 60, 40], low=[70, 50, 30], high=[90, 70, 50]),
    Line(party=NAMES[1], x=[0, 10], y=[100, 90], style="dashed"),
    Line(party="", x=[0], y=[115]),
]


def drawn(lines=LINES, marks=(), domain=(0, 10)):
    panel = Panel(title="Speed kept", y="mph", lines=lines, height=200, marks=marks)
    return plain.svg([plain.Sheet(panels=[panel], x="grade, %", domain=domain)], NAMES, "Title", "how to read it")


def elements(svg, tag):
    return [one for one in ElementTree.fromstring(svg).iter() if one.tag.endswith(f"}}{tag}")]


def words(svg):
    return [one.text for one in elements(svg, "text")]


def stroke(svg, colour):
    """Points of the line of a colour."""
    line = next(one for one in elements(svg, "path") if one.get("stroke") == colour and one.get("stroke-width") == "2.2")
    return [tuple(map(float, pair.split(","))) for pair in line.get("d").removeprefix("M").split()]


def test_lines_stand_where_their_numbers_say():
    svg = drawn()
    (x0, y0), (x1, y1), (x2, y2) = stroke(svg, theme.FIRST)
    assert x2 - x0 == pytest.approx(theme.WIDTH, abs=0.2) and x1 == pytest.approx((x0 + x2) / 2, abs=0.1)
    up = dict(zip([text for text in words(svg) if re.fullmatch(r"\d+", text)], [0] * 99, strict=False))
    zero, most = (next(float(one.get("y")) - 4 for one in elements(svg, "text") if one.text == text and one.get("text-anchor") == "end") for text in ("0", "120"))
    assert "120" in up and zero - most == pytest.approx(200, abs=0.2)
    assert [(zero - y) * 120 / 200 for y in (y0, y1, y2)] == pytest.approx([80, 60, 40], abs=0.1)


def test_names_units_and_marks_are_read():
    svg = drawn(marks=((9.0, "lane"), (9.5, "taper")))
    assert {"Title", "how to read it", *NAMES, "Speed kept, mph", "grade, %", "lane", "taper"} <= set(words(svg))
    ends = {one.text: one.get("text-anchor") for one in elements(svg, "text")}
    assert ends["lane"] == "end" and ends["taper"] == "start"  # near each other, they do not write over each other


def test_colours_are_those_that_turn_in_the_dark():
    used = set(re.findall(r'(?:fill|stroke)="(#\w+)"', drawn()))
    assert used <= set(theme.DARK) and {theme.FIRST, theme.SECOND} <= used


@given(st.lists(st.floats(0.01, 1e5), min_size=2, max_size=20), st.floats(-1e3, 1e3), st.floats(0.1, 1e4))
def test_nothing_is_drawn_outside_its_frame(values, begin, width):
    xs = [begin + width * n / (len(values) - 1) for n in range(len(values))]
    svg = drawn([Line(party="Kei", x=xs, y=values)], domain=(begin, begin + width))
    _, _, wide, tall = map(float, ElementTree.fromstring(svg).get("viewBox").split())
    assert all(0 <= x <= wide + 0.1 and 0 <= y <= tall + 0.1 for x, y in stroke(svg, theme.FIRST))
    assert 2 <= sum(one.get("text-anchor") == "middle" for one in elements(svg, "text")) <= 9


def test_a_page_with_such_charts_loads_no_altair():
    code = (
        "import sys\nfrom keiway.web.reply import reply\n"
        "found = reply('road', 'html', {}, ())\nassert found.status == 200 and all(f'chart-{one}-t'.encode() in found.body for one in ('grade', 'run', 'use'))\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('altair', 'vl_convert', 'numpy', 'pandas')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
