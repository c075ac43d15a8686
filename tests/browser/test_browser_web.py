"""The web app in a real browser with the network shut: it fits, its text can be doubled, keys reach all, axe finds nothing.

Needs Chromium, as conftest.py says.
"""

import pytest

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


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


every = pytest.mark.parametrize("address", EVERY, ids=[f"{number}{address.split('?')[0]}" for number, address in enumerate(EVERY)])


@every
@pytest.mark.parametrize("width,scheme", [(1280, "light"), (360, "dark")], ids=["desk", "telephone"])
def test_it_fits_also_with_text_twice_as_large_and_axe_finds_nothing(opened, address, width, scheme):
    """Opened once for all three: opening takes longest. Text of 200 percent is for a window of half a desk."""
    from axe_playwright_python.sync_playwright import Axe

    page = opened(address, width, color_scheme=scheme)
    assert overflow(page) <= 0
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = Axe().run(page, options=rules).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0].get("failureSummary", "")[:300]) for one in found] == []
    if scheme == "light":
        page.set_viewport_size({"width": 720, "height": 900})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert overflow(page) <= 0
        cut = page.evaluate(
            "[...document.querySelectorAll('h1, h2, h3, button, .verdict, label, p')].filter((e) => e.scrollWidth > e.clientWidth + 1"
            " && getComputedStyle(e).overflowX === 'hidden' && !e.classList.contains('hush')).map((e) => e.textContent)"
        )
        assert cut == []


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
