"""The page of a crash in a real browser: it plays, steps and scrubs, by mouse and keys, and asks for nothing.

Needs Chromium, as conftest.py says.
"""

import re

import pytest

from keiway.cli.main import run


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "crash.html"
    with pytest.raises(SystemExit) as stopped:
        run(["crash", "Honda N-Box JF3", "--vs", "Ford F-150", "--speed", "35", "--animate", str(path), "--quiet"])
    assert stopped.value.code == 0
    return path


@pytest.fixture
def opened(browser, made):
    """Open the page; it must ask for nothing and complain of nothing."""
    contexts, asked, wrong = [], [], []

    def open_it(width=1200, **how):
        context = browser.new_context(viewport={"width": width, "height": 900}, **how)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(made.as_uri())
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert asked and set(asked) == {made.as_uri()}
    assert wrong == []


def until(page, holds):
    """Wait for it, ten seconds at most: the page's own policy lets no test evaluate text in it."""
    for _ in range(500):
        if holds():
            return
        page.wait_for_timeout(20)
    raise AssertionError("it did not come to that")


def at(page):
    return int(page.locator("#range").input_value())


def test_it_stands_still_until_it_is_played(opened):
    page = opened()
    before = at(page), page.locator("#place0").get_attribute("transform")
    page.wait_for_timeout(200)
    assert (at(page), page.locator("#place0").get_attribute("transform")) == before
    page.click("#play")
    until(page, lambda: at(page) > before[0] + 3)
    page.click("#play")
    stopped = at(page)
    page.wait_for_timeout(150)
    assert at(page) == stopped and page.locator("#play").inner_text() == "Play"


def test_it_plays_to_the_end_and_begins_anew(opened):
    page = opened()
    last = int(page.locator("#range").get_attribute("max"))
    page.locator("#range").fill(str(last - 3))
    page.click("#play")
    until(page, lambda: at(page) == last and page.locator("#play").inner_text() == "Play")
    assert "at rest" in page.locator("#moment").inner_text()
    page.click("#play")
    until(page, lambda: at(page) < 20)
    assert page.locator("#play").inner_text() == "Pause"


def test_it_steps_and_scrubs_by_mouse_and_keys(opened):
    page = opened()
    start = at(page)
    page.click("#on")
    page.click("#on")
    page.click("#back")
    assert at(page) == start + 1
    page.locator("#on").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    assert at(page) == start + 3
    page.locator("#range").focus()
    page.keyboard.press("ArrowLeft")
    assert at(page) == start + 2
    page.locator("#range").fill("66")
    said = page.locator("#range").get_attribute("aria-valuetext")
    assert re.match(r"\d+ ms, N-Box \d+ mph", said)


def test_the_front_shortens_by_the_crush_that_is_told(opened):
    page = opened()
    page.locator("#range").fill("66")
    told = float(page.locator("#crush0 small").inner_text().removesuffix(" mm"))
    moved = float(re.search(r"matrix\([\d.]+ 0 0 1 ([\d.]+) 0\)", page.locator("#front0").get_attribute("transform"))[1])
    assert told > 300 and moved == pytest.approx(told / 10, abs=0.06)


def test_the_fronts_touch_on_the_screen(opened):
    """At the greatest crush the drawn noses meet, within a pixel or two."""
    page = opened()
    page.locator("#range").fill("66")
    noses = page.evaluate(
        "() => [0, 1].map((n) => { const g = document.querySelector('#front' + n + ' > g').getBoundingClientRect();"
        " return n ? g.left : g.right; })"
    )
    assert noses[0] == pytest.approx(noses[1], abs=6)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_telephone(opened, scheme):
    page = opened(width=360, color_scheme=scheme)
    for frame in ("0", "66", "90", "150"):
        page.locator("#range").fill(frame)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for button in page.locator(".controls button").all():
        assert button.bounding_box()["height"] >= 44


def test_who_wants_no_motion_gets_stills(opened):
    page = opened(reduced_motion="reduce")
    assert page.locator(".still").is_visible() and not page.locator("#play").is_visible()
    assert page.locator(".strip figure").count() >= 5
    assert not opened().locator(".still").is_visible()


def test_without_a_script_the_stills_and_the_words_are_there(browser, made):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(made.as_uri())
    assert page.locator(".still").is_visible() and page.locator("#stage").is_visible()
    assert not page.locator(".controls").is_visible()
    assert page.locator("tbody tr").count() >= 5
    context.close()
