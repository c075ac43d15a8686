"""A dossier opened from disk with the network shut: it asks for nothing, fits, passes axe, says its age, prints whole.

Needs Chromium, as conftest.py says.
"""

import sys
from pathlib import Path

import pytest
from seen import axe, overflow

sys.path.insert(0, str(Path(__file__).parent.parent / "dossier"))

FILES = {
    "buyer": ("1999 Subaru Sambar truck", "CO", "buyer", {}),
    "importer": ("Suzuki Carry DB52T", "TX", "importer", {"built": "2001-12"}),
    "legislator": ("1999 Subaru Sambar truck", "NC", "legislator", {}),
    "press": ("1996 Honda Beat", "VA", "press", {}),
}
#: Sheets at most: of the reader with most to read, and of the buyer.
SHEETS = {"buyer": 8, "importer": 9, "legislator": 10, "press": 9}
SHEET_PX = {"A4": (180, 263), "Letter": (185.9, 245.4)}  # mm within the margins


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    from making import made

    folder = tmp_path_factory.mktemp("dossiers")
    for name, (text, state, audience, given) in FILES.items():
        (folder / f"{name}.html").write_bytes(made(text, state, audience, **given).content)
    return folder


@pytest.fixture
def opened(browser, written):
    """Open one from disk; it asks for itself alone and the browser has nothing to complain of."""
    contexts, asked, wrong = [], [], []

    def open_it(name, width=1280, day="2026-11-24", **how):
        context = browser.new_context(viewport={"width": width, "height": 900}, **how)
        contexts.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(f"{day}T12:00:00")
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto((written / f"{name}.html").as_uri())
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert asked and {url.partition("#")[0] for url in asked} <= {(written / f"{name}.html").as_uri() for name in FILES}
    assert wrong == []


@pytest.mark.parametrize("name", FILES)
def test_it_fits_and_axe_finds_nothing(opened, name):
    """In four looks, for which it is opened once."""
    page = opened(name)
    for width, scheme in ((1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert overflow(page) <= 0, width
        assert axe(page) == [], (width, scheme)


def test_text_can_be_twice_as_large(opened):
    page = opened("buyer", 720)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert overflow(page) <= 0


def test_it_says_how_old_it_is(opened):
    for day, says in (
        ("2026-11-24", "Made on 24 November 2026."),
        ("2026-11-25", "This file is 1 day old."),
        ("2027-04-16", "This file is 143 days old; run keiway again."),
        ("2027-07-01", "This file is 219 days old; run keiway again. A rule it rests on was known to hold only until 2027-06-30."),
    ):
        page = opened("buyer", day=day)
        assert page.locator("#age .says").inner_text() == says
        assert page.locator("#age code").inner_text().startswith("keiway dossier ")
    assert opened("buyer", day="2027-04-16", java_script_enabled=False).locator("#age .says").inner_text() == "Made on 24 November 2026."


def test_the_verdict_stands_on_a_telephones_first_screen(opened):
    page = opened("buyer", 360)
    for part in (".cover .verdict", ".cover .sentence"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= 900


def test_keys_reach_links_and_what_has_the_focus_is_seen(opened):
    page = opened("buyer")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(10):
        page.keyboard.press("Tab")
        assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


@pytest.mark.parametrize("paper", SHEET_PX)
@pytest.mark.parametrize("name", FILES)
def test_it_prints_to_few_sheets_each_with_the_notice(opened, tmp_path, name, paper):
    import pypdfium2

    page = opened(name, color_scheme="dark")  # paper is white whatever the screen
    page.pdf(path=tmp_path / "d.pdf", format=paper)
    assert (tmp_path / "d.pdf").stat().st_size < 1_000_000  # nothing in it became a picture of a whole sheet
    sheets = pypdfium2.PdfDocument(tmp_path / "d.pdf")
    texts = [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in sheets]
    assert len(texts) <= SHEETS[name]
    for number, text in enumerate(texts, 1):
        assert "As of 24 November 2026 - not legal advice - ask" in text and "before paying" in text, number
        assert f"{number} / {len(texts)}" in text
    pixel = sheets[0].render(scale=0.2).to_pil().getpixel((2, 2))
    assert pixel == (255, 255, 255)


@pytest.mark.parametrize("paper", SHEET_PX)
def test_no_picture_is_cut(opened, paper):
    """Nothing that may not be broken is wider than its column or taller than a sheet."""
    wide, tall = (mm / 25.4 * 96 for mm in SHEET_PX[paper])
    for name in FILES:
        page = opened(name, round(wide))
        page.emulate_media(media="print")
        boxes = page.evaluate("[...document.querySelectorAll('figure, svg, tr, .cover, .gates > li, .checklist > li')].map((e) => [e.className.baseVal ?? e.className, e.getBoundingClientRect().width, e.getBoundingClientRect().height])")
        assert [box for box in boxes if box[1] > wide + 1 or box[2] > tall] == []
