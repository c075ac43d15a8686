"""Every chart of every page, in a real browser: words, table, size of its text on a telephone, dark ground, paper."""

import re
import urllib.request

import pytest

from keiway.charts import theme
from keiway.web.registry import pages

EVERY = sorted({address for page in pages().values() for address in page.examples})
LEAST_PX = 9.5  # of a letter's height, at 360 px
LEAST_CONTRAST = 4.5
#: What each text of each chart comes to on this screen: its size, its colour and its ground's.
TEXTS = """() => [...document.querySelectorAll('figure.chart .drawn svg')].map((svg) => {
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  const own = [...svg.querySelectorAll(':scope > rect')].find((r) => r.getAttribute('width') >= svg.viewBox.baseVal.width);
  const ground = own ? getComputedStyle(own).fill : getComputedStyle(svg.closest('.drawn')).backgroundColor;
  const texts = [...svg.querySelectorAll('text')].filter((t) => t.textContent.trim() && getComputedStyle(t).fill !== ground);
  return {name: svg.closest('figure').id, ground, texts: texts.map((t) => {
    const style = getComputedStyle(t);
    return {words: t.textContent, px: parseFloat(style.fontSize) * scale, fill: style.fill};
  })};
})"""
COLOURS = """() => [...document.querySelectorAll('figure.chart .drawn svg [fill], figure.chart .drawn svg [stroke]')].flatMap((e) =>
  [e.getAttribute('fill'), e.getAttribute('stroke')]).filter((c) => c && !['none', 'transparent'].includes(c))"""


def luminance(rgb: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", rgb)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def charts(request, at):
    """Open a page, where it has a chart of `keiway.charts`; other pictures have tests of their own."""

    def open_it(address, width, **how):
        with urllib.request.urlopen(at + address) as got:
            if b'class="scroll drawn"' not in got.read():
                pytest.skip("no chart there")
        return request.getfixturevalue("opened")(address, width, **how)

    return open_it


@pytest.mark.parametrize("address", EVERY)
def test_charts_are_read_on_a_telephone_in_the_dark(charts, address):
    page = charts(address, 360, color_scheme="dark")
    for figure in page.locator("figure.chart:has(.drawn)").all():
        name = figure.get_attribute("id")
        assert figure.locator("svg").count() == 1 and figure.locator("svg > title").text_content().strip(), name
        caption = figure.locator("figcaption").inner_text().strip()
        assert len(caption) > 30 and caption.endswith("."), (name, caption)
        assert figure.locator("details table tbody tr").count() >= 2, name
        box = figure.locator("svg").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360.5, name
    for chart in page.evaluate(TEXTS):
        small = [(text["words"], round(text["px"], 1)) for text in chart["texts"] if text["px"] < LEAST_PX]
        assert chart["texts"] and small == [], chart["name"]
        pale = [(text["words"], text["fill"]) for text in chart["texts"] if contrast(text["fill"], chart["ground"]) < LEAST_CONTRAST]
        assert luminance(chart["ground"]) < 0.1 and pale == [], chart["name"]
    assert set(page.evaluate(COLOURS)) - set(theme.DARK) == set(), "colours without a shade for dark grounds"


@pytest.mark.parametrize("address", EVERY)
def test_charts_stand_beside_their_words_on_a_desk_and_whole_on_paper(charts, address):
    page = charts(address, 1280, color_scheme="dark")
    for figure in page.locator(".charted:has(.drawn)").all():
        drawn, words = figure.locator(".drawn").bounding_box(), figure.locator("figcaption").bounding_box()
        if figure.bounding_box()["width"] >= 54 * 16:
            assert words["x"] >= drawn["x"] + drawn["width"]
        assert drawn["width"] <= 560  # a chart is not blown up
    page.emulate_media(media="print", color_scheme="dark")
    for chart in page.evaluate(TEXTS):
        assert luminance(chart["ground"]) > 0.9, chart["name"]
        assert all(contrast(text["fill"], chart["ground"]) >= LEAST_CONTRAST for text in chart["texts"]), chart["name"]
    for drawn in page.locator(".chart .drawn").all():
        assert drawn.evaluate("e => getComputedStyle(e).breakInside") == "avoid" and drawn.bounding_box()["height"] < 950
