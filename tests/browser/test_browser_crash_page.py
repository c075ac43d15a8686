"""The crash page in a real browser: still until played, by mouse and keys, a new result for every change, one input in two boxes."""

import re

import pytest

FRAME = "#range"


def until(page, holds):
    """Wait for it, ten seconds at most."""
    for _ in range(500):
        if holds():
            return
        page.wait_for_timeout(20)
    raise AssertionError("it did not come to that")


def at(page):
    return int(page.locator(FRAME).input_value())


def heading(page):
    return page.locator("h1").inner_text()


def changed(page, do):
    """Do it, and wait for another finding or another picture."""
    before = page.locator("#finding").inner_html()
    do()
    until(page, lambda: page.locator("#finding").inner_html() != before)


def test_nothing_moves_by_itself(opened):
    page = opened("/crash")
    page.wait_for_timeout(300)
    first = page.screenshot()
    page.wait_for_timeout(1000)
    assert page.screenshot() == first
    assert page.locator("#clock").inner_text() == "0 ms" and page.locator("#moment").inner_text() == "fronts touch"


def test_finding_picture_and_play_stand_on_the_first_screen(opened):
    page = opened("/crash")
    for part in ("h1", ".walls", "#stage", "#play"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= 900, part
    page = opened("/crash", 360)
    for part in ("h1", ".walls"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= 700, part


def test_it_plays_at_two_speeds_and_stops(opened):
    page = opened("/crash")
    start = at(page)
    page.click("#play")
    until(page, lambda: at(page) > start + 3)
    page.click("#play")
    stopped = at(page)
    page.wait_for_timeout(150)
    assert at(page) == stopped
    assert "40 times slower" in page.locator("#slow").inner_text()
    page.click("#half")
    assert page.locator("#half").get_attribute("aria-pressed") == "true" and "80 times slower" in page.locator("#slow").inner_text()


def test_it_is_stepped_and_scrubbed_by_keys_alone(opened):
    page = opened("/crash")
    start, last = at(page), int(page.locator(FRAME).get_attribute("max"))
    page.locator("#play").focus()
    for key, to in (("ArrowRight", start + 1), ("ArrowRight", start + 2), ("ArrowLeft", start + 1), ("Home", 0), ("End", last)):
        page.keyboard.press(key)
        assert at(page) == to, key
    assert page.locator("#play").inner_text() == "Play"
    page.locator(FRAME).focus()
    page.keyboard.press("Home")
    assert at(page) == 0 and "before" in page.locator("#clock").inner_text()
    page.locator("#ms").fill("50")
    page.keyboard.press("Enter")
    until(page, lambda: page.locator("#clock").inner_text() == "50 ms")
    assert re.match(r"50 ms, N-Box \d+ mph", page.locator(FRAME).get_attribute("aria-valuetext"))


def test_the_charts_follow_the_player(opened):
    page = opened("/crash")
    lines = "[...document.querySelectorAll('.plot .cursor')].map((e) => Number(e.getAttribute('x1')))"
    before = page.evaluate(lines)
    page.locator("#ms").fill("50")
    page.locator("#ms").press("Enter")
    after = page.evaluate(lines)
    assert len(after) == 2 and all(b > a + 50 for a, b in zip(before, after, strict=True))
    told = float(page.locator("#crush0 small").inner_text().removesuffix(" mm"))
    bar = page.locator(".plot .now.p0").first
    assert float(bar.get_attribute("width")) == pytest.approx(told / 1000 * float(bar.get_attribute("data-per")), rel=0.01)


@pytest.mark.parametrize("name,key,value", [("speed", "ArrowRight", "36"), ("speed_vs", "ArrowLeft", "34"), ("overlap", "ArrowLeft", "99")])
def test_slider_and_box_are_one_input(opened, name, key, value):
    """By arrow keys on the slider, and by typing in the box: the other follows, the answer and the address too."""
    page = opened("/crash")
    page.locator(f"#s-{name}").focus()
    changed(page, lambda: page.keyboard.press(key))
    assert page.locator(f"#c-{name}").input_value() == value == page.locator(f"#s-{name}").input_value()
    until(page, lambda: re.search(rf"[?&]{name}={value}(mph|%25)", page.url))
    assert page.evaluate("document.activeElement.id") == f"s-{name}"
    page.locator(f"#c-{name}").fill("50")
    changed(page, lambda: page.locator(f"#c-{name}").press("Enter"))
    assert page.locator(f"#s-{name}").input_value() == "50"


def test_a_change_keeps_the_moment_that_is_looked_at(opened):
    page = opened("/crash")
    page.locator("#ms").fill("40")
    page.locator("#ms").press("Enter")
    page.locator("#half").click()
    before = page.locator("#crush0 small").inner_text()
    changed(page, lambda: page.locator("#s-speed").fill("50"))
    assert page.locator("#clock").inner_text() == "40 ms" and page.locator("#half").get_attribute("aria-pressed") == "true"
    until(page, lambda: page.locator("#crush0 small").inner_text() != before)
    assert heading(page) in page.locator("#said").inner_text()


def test_the_address_left_behind_gives_the_same_page(opened):
    page = opened("/crash")
    changed(page, lambda: page.locator("#s-overlap").fill("40"))
    changed(page, lambda: page.locator("#c-belts").select_option("off"))
    until(page, lambda: "belts=off" in page.url and "overlap=40" in page.url)
    told = page.locator("#finding").inner_text()
    again = opened(page.url.partition("/crash")[2].join(["/crash", ""]))
    assert again.locator("#finding").inner_text() == told


def test_a_partner_is_one_click_away(opened):
    page = opened("/crash")
    changed(page, lambda: page.get_by_role("link", name="Mazda MX-5").click())
    assert "Mazda MX-5" in heading(page) and page.locator("#c-vs").input_value() == "Mazda MX-5"
    assert page.locator(".partners [aria-current]").inner_text() == "Mazda MX-5"
    assert page.locator("[data-short='1']").first.inner_text().startswith("MX-5")
    changed(page, lambda: page.get_by_role("link", name="Its own twin").click())
    assert "Both drivers" in heading(page)
    page.locator("#c-vs").fill("1999 Subaru Sambar truck")
    changed(page, lambda: page.locator("#c-vs").press("Enter"))
    assert "Sambar" in heading(page)


def test_a_mistake_is_told_beside_the_form_and_the_picture_stays(opened):
    page = opened("/crash")
    told = heading(page)
    page.locator("#c-speed").fill("900")
    page.locator("#c-speed").press("Enter")
    until(page, lambda: "the model covers" in page.locator("#trouble").inner_text())
    assert "--speed '900mph': the model covers" in page.locator("#trouble").inner_text() and heading(page) == told
    page.locator("#c-speed").fill("40")
    changed(page, lambda: page.locator("#c-speed").press("Enter"))
    assert page.locator("#trouble").inner_text() == "" and heading(page) != told
    page.locator("#c-vs").fill("Ford F-1500")
    page.locator("#c-vs").press("Enter")
    until(page, lambda: "Did you mean" in page.locator("#trouble").inner_text())
    assert page.locator("#trouble a").count() >= 1


def test_a_box_left_empty_shows_what_was_taken(opened):
    page = opened("/crash?vehicle=Honda+Beat&vs=Toyota+Camry&speed=20")
    page.locator("#c-speed").fill("")
    changed(page, lambda: page.locator("#c-speed").press("Enter"))
    assert page.locator("#c-speed").input_value() == "35" and "at 35 and 20 mph" in page.locator(".asked").inner_text()


def test_where_no_belt_is_fitted_none_can_be_worn(opened):
    page = opened("/crash")
    page.locator("#c-vehicle").fill("golf cart")
    changed(page, lambda: page.locator("#c-vehicle").press("Enter"))
    assert page.locator("#c-belts option").all_inner_texts() == ["none fitted"]
    assert page.locator("#c-belts_vs option").all_inner_texts() == ["worn", "not worn"]
    assert "no belt" in page.locator(".chance").first.inner_text()


def test_the_arrow_at_a_speed_points_where_the_vehicle_goes(opened):
    page = opened("/crash")
    assert [page.locator(f"#speed{n}").inner_text() for n in (0, 1)] == ["35 mph \u2192", "\u2190 35 mph"]
    page.locator("#ms").fill("60")
    page.locator("#ms").press("Enter")
    assert re.fullmatch("\u2190 \\d+ mph back", page.locator("#speed0").inner_text())


def test_the_last_of_many_quick_changes_stands(opened):
    page = opened("/crash")
    for value in range(20, 56, 5):
        page.locator("#s-speed").fill(str(value))
    until(page, lambda: "speed=55mph" in page.url)
    assert "at 55 and 35 mph" in page.locator(".asked").inner_text()


def test_who_wants_no_motion_gets_a_strip(opened):
    page = opened("/crash", reduced_motion="reduce")
    assert page.locator(".still").is_visible() and page.locator(".still figure").count() >= 5
    assert not page.locator("#play").is_visible() and page.locator("#on").is_visible()


def test_without_a_script_everything_can_be_asked(browser, at):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{at}/crash")
    assert page.locator("#stage").is_visible() and page.locator(".still").is_visible() and not page.locator(".controls").is_visible()
    assert not page.locator("#s-speed").is_visible()
    page.locator("#c-speed").fill("20")
    page.locator("#c-speed_vs").fill("20")
    page.get_by_role("button", name="Show it").click()
    assert "each at 20 mph" in page.locator(".asked").inner_text() and page.locator("#risks svg").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_moment_fits_a_telephone(opened, scheme):
    page = opened("/crash?vehicle=Honda+Beat&vs=Toyota+RAV4&speed=60", 360, color_scheme=scheme)
    for frame in ("0", "66", "140"):
        page.locator(FRAME).fill(frame)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for each in page.locator(".controls button, .partners a, #ask-crash input:visible, #ask-crash select").all():
        assert each.bounding_box()["height"] >= 24
    assert all(size >= 11 for size in page.evaluate(
        "[...document.querySelectorAll('.plot text')].map((e) => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a)"
    ))  # fmt: skip
