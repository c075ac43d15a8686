"""The web app in a real browser with the network shut: it fits, its text can be doubled, keys reach all, axe finds nothing.

Needs Chromium, as conftest.py says.
"""

import charted
import pytest
from seen import axe, overflow

from keiway.web.registry import pages

DAY = "as_of=2026-11-24"
PAGES = {
    "home": "/",
    "answer": f"/check?vehicle=1999+Subaru+Sambar+truck&state=CO&{DAY}",
    "mistake": "/check?vehicle=Suzuki+Cary+DB52&state=Texsa",
    "library": f"/library?state=CO&{DAY}",
}
#: Every example of every page, and a mistake: each is tried in every way below.
EVERY = [*(address for page in pages().values() for address in page.examples), PAGES["mistake"]]


every = pytest.mark.parametrize("address", EVERY, ids=[f"{number}{address.split('?')[0]}" for number, address in enumerate(EVERY)])


def large(page):
    """Text of 200 percent, in the window of half a desk."""
    page.set_viewport_size({"width": 720, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert overflow(page) <= 0
    cut = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, button, .verdict, label, p')].filter((e) => e.scrollWidth > e.clientWidth + 1"
        " && getComputedStyle(e).overflowX === 'hidden' && !e.classList.contains('hush')).map((e) => e.textContent)"
    )
    assert cut == []


@every
def test_at_a_desk_it_fits_also_with_text_twice_as_large_and_axe_finds_nothing(opened, address):
    """Opened once for all, with its charts by light, by dark and on paper: opening takes longest."""
    page = opened(address, 1280, color_scheme="light")
    assert overflow(page) <= 0 and axe(page) == []
    page.emulate_media(color_scheme="dark")
    charted.beside_their_words_on_a_desk(page)
    charted.whole_on_paper(page)
    page.emulate_media(media="screen", color_scheme="light")
    large(page)


@every
def test_on_a_telephone_in_the_dark_it_fits_its_charts_are_read_and_axe_finds_nothing(opened, address):
    page = opened(address, 360, color_scheme="dark")
    assert overflow(page) <= 0 and axe(page) == []
    charted.read_on_a_telephone_in_the_dark(page)


def test_axe_finds_what_is_wrong_in_each_look(browser):
    """Looked at one after the other in one page: words that are pale in the dark, others on a telephone; a picture without words always."""
    page = browser.new_page()
    page.set_content(
        "<!doctype html><html lang=en><title>Wrong</title><style>body{background:#fff} p{color:#333} @media (prefers-color-scheme:dark)"
        "{body{background:#000} b{color:#eee}} @media (width<400px){b{color:#ccc;background:#fff}}</style>"
        "<main><h1>Wrong</h1><p>Pale</p><b>or not</b><img src='data:,'></main>"
    )
    for width, scheme, pale in ((1280, "light", ""), (1280, "dark", "<p>"), (360, "light", "<b>"), (1280, "light", "")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found = {rule: place for rule, place, _ in axe(page)}
        assert "image-alt" in found and found.get("color-contrast", "")[:3] == pale, (width, scheme)
    page.close()


def test_there_are_charts_to_look_at(opened):
    """What is asked of charts in every page above is asked of some."""
    assert opened("/road").locator("figure.chart .drawn svg").count() >= 3


def test_the_box_answers_and_back_returns(opened):
    page = opened("/")
    page.get_by_label("Which vehicle?").fill("1996 Honda Beat")
    page.get_by_label("Where?").select_option("TX")
    page.get_by_label("Which vehicle?").press("Enter")
    page.locator("h1 .verdict").wait_for()
    assert page.title().startswith(page.locator("h1 .verdict").evaluate("e => e.lastChild.textContent.trim()") + ": ")
    assert "state=TX" in page.url and "Honda Beat" in page.locator(".readas").inner_text()
    page.go_back()
    assert page.get_by_label("Which vehicle?").is_visible()


def test_the_first_tab_skips_to_the_answer(opened):
    page = opened(PAGES["answer"])
    page.keyboard.press("Tab")
    link = page.locator(".skip")
    assert link.evaluate("e => e === document.activeElement") and link.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_what_has_the_focus_is_seen(opened):
    page = opened(PAGES["answer"])
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


def test_verdict_and_sentence_stand_on_a_telephones_first_screen(opened):
    page = opened(PAGES["answer"], 360)
    for part in ("h1 .verdict", "h1 .sentence"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= 640


def test_buttons_and_boxes_are_large_enough(opened):
    for name in ("home", "answer", "library"):
        for each in opened(PAGES[name], 360).locator("main button:visible, main input:visible, main select:visible, nav a").all():
            assert each.bounding_box()["height"] >= 24


def test_a_verdict_is_told_without_colour(opened):
    """Word and sign beside it; the stripe of the answer has a pattern of its own for each of five, none for a plain yes."""
    page = opened(PAGES["library"].replace("state=CO&", ""))
    told = page.evaluate("[...document.querySelectorAll('td .verdict')].map((e) => [e.innerText.trim(), e.querySelector('svg').innerHTML])")
    signs = {(word, sign) for word, sign in told}
    assert len(signs) >= 4 and len({word for word, _ in signs}) == len({sign for _, sign in signs}) == len(signs)
    patterns = page.evaluate(
        "['yes', 'yes_with_limits', 'not_yet', 'no', 'disputed', 'unknown'].map((name) => { const e = document.createElement('i');"
        " e.className = 'v-' + name; document.body.append(e); return getComputedStyle(e).getPropertyValue('--pattern'); })"
    )
    assert len(set(patterns)) == 6


def test_it_prints_the_answer_without_its_forms(opened):
    page = opened(PAGES["answer"])
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible() and page.locator(".gates").is_visible()
    assert not page.locator(".change").is_visible() and not page.locator(".top nav").is_visible()
