"""Every chart of a page that is open: words, table, size of its text on a telephone, dark ground, paper."""

import re

from keiway.charts import theme

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


def read_on_a_telephone_in_the_dark(page):
    """Of a page that is 360 px wide, on dark ground."""
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


def beside_their_words_on_a_desk(page):
    for figure in page.locator(".charted:has(.drawn)").all():
        drawn, words = figure.locator(".drawn").bounding_box(), figure.locator("figcaption").bounding_box()
        if figure.bounding_box()["width"] >= 54 * 16:
            assert words["x"] >= drawn["x"] + drawn["width"]
        assert drawn["width"] <= 560  # a chart is not blown up


def whole_on_paper(page):
    """Of a page whose screen is dark; it stays on paper."""
    page.emulate_media(media="print", color_scheme="dark")
    for chart in page.evaluate(TEXTS):
        assert luminance(chart["ground"]) > 0.9, chart["name"]
        assert all(contrast(text["fill"], chart["ground"]) >= LEAST_CONTRAST for text in chart["texts"]), chart["name"]
    for drawn in page.locator(".chart .drawn").all():
        assert drawn.evaluate("e => getComputedStyle(e).breakInside") == "avoid" and drawn.bounding_box()["height"] < 950
