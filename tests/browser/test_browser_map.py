"""The map by keys alone in a real browser, at a desk and on a telephone, and how long a move takes.

Needs Chromium, as conftest.py says. The times are printed with -s and assert nothing: they depend on the machine.
"""

import time
from io import BytesIO

import pytest
from PIL import Image

from keiway.map import LOOKS

MAP = "/map?vehicle=1999+Subaru+Sambar+truck&as_of=2026-11-24"
SIZES = {"desk": (1280, 900), "telephone": (360, 740)}


@pytest.fixture
def opened(opened):
    """A page at a desk or on a telephone."""
    return lambda address, size="desk", **how: opened(address, *SIZES[size], **how)


def focus(page):
    return page.evaluate("document.activeElement.id || document.activeElement.getAttribute('href') || document.activeElement.tagName")


def tab_to(page, wanted, most=40):
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted(focus(page)):
            return
    raise AssertionError(f"not reached; the focus is on {focus(page)}")


def day(page):
    return page.locator("#slide").get_attribute("data-day")


def until(page, told, seconds=20):
    """Wait for what an expression says; the page's own policy forbids the browser to wait for text of code."""
    end = time.monotonic() + seconds
    while not page.evaluate(told):
        assert time.monotonic() < end, told
        page.wait_for_timeout(5)


def shown(page, wanted):
    """Wait for a day's map."""
    until(page, f"document.querySelector('.lead b').textContent === '{wanted}'")


@pytest.mark.parametrize("size", SIZES)
def test_a_walk_by_keys_alone(opened, size):
    """Tab to the slider, Right to Colorado's act, into the picture, arrows to a neighbour, Enter to its law."""
    page = opened(MAP, size)
    tab_to(page, lambda name: name == "slide")
    assert "24 November 2026" in page.locator("#slide").get_attribute("aria-valuetext")
    page.keyboard.press("End")
    shown(page, "31 December 2030")
    page.keyboard.press("ArrowLeft")
    shown(page, "1 January 2028")
    told = page.locator("#slide").get_attribute("aria-valuetext")
    assert told.startswith("1 January 2028: Colorado DISPUTED to YES, WITH LIMITS") and "signed, not yet in force" in told
    assert "as_of=2028-01-01" in page.url and page.locator("#as-of").input_value() == "2028-01-01"
    assert page.locator("#row-CO").get_attribute("data-verdict") == "YES, WITH LIMITS"
    for key, said in (("ArrowLeft", "Colorado: DISPUTED, to 55 mph"), ("ArrowRight", "Colorado: YES, WITH LIMITS, to 55 mph")):
        page.keyboard.press(key)
        until(page, f"document.getElementById('told').textContent.includes('{said}')")
    assert focus(page) == "slide"
    tab_to(page, lambda name: name == "#rows", 2)
    page.keyboard.press("Tab")
    assert focus(page).startswith("/state/CO?")
    page.keyboard.press("ArrowRight")
    assert focus(page).startswith("/state/NE?")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_url("**/state/CO?*")
    assert "vehicle=1999+Subaru+Sambar+truck" in page.url and "as_of=2028-01-01" in page.url
    assert "Colorado" in page.locator("h1").inner_text()


@pytest.mark.parametrize("size", SIZES)
def test_the_slider_goes_from_change_to_change_and_to_both_ends(opened, size):
    page = opened(MAP, size)
    page.locator("#slide").focus()
    page.keyboard.press("Home")
    shown(page, "1 January 2000")
    days = page.evaluate("[...document.querySelectorAll('#stops li')].map((e) => e.dataset.day)")
    for wanted in days[1:6]:
        page.keyboard.press("ArrowRight")
        until(page, f"document.getElementById('slide').dataset.day === '{wanted}'")
    page.keyboard.press("End")
    shown(page, "31 December 2030")
    assert day(page) == days[-1] == "2030-12-31"


def test_a_key_held_down_ends_on_the_day_it_rests_on(opened):
    page = opened(MAP.replace("2026-11-24", "2000-01-01"))
    page.locator("#slide").focus()
    days = page.evaluate("[...document.querySelectorAll('#stops li')].map((e) => e.dataset.day)")
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    until(page, f"document.getElementById('slide').dataset.day === '{days[20]}'")
    page.wait_for_timeout(300)
    assert day(page) == days[20] and page.locator("#slide").input_value() == "20" and f"as_of={days[20]}" in page.url


def test_a_day_before_all_is_told_by_the_page_itself(opened):
    page = opened("/map?vehicle=2003+Daihatsu+Copen&as_of=2026-11-24")
    page.locator("#as-of").evaluate("e => { e.removeAttribute('min'); e.value = '2001-01-01'; }")
    with page.expect_navigation():
        page.locator("#go button").click()
    assert "is after the day asked about" in page.locator(".mistake").inner_text()


def test_a_day_between_two_changes_is_typed_and_left_both_ways(opened):
    page = opened(MAP)
    page.locator("#as-of").fill("2027-03-15")
    page.locator("#as-of").press("Enter")
    shown(page, "15 March 2027")
    assert page.locator("#slide").get_attribute("aria-valuetext").startswith("15 March 2027: as since ")
    assert page.locator(".onday h2").inner_text() == "Nothing changes on 15 March 2027"
    page.locator("#slide").focus()
    page.keyboard.press("ArrowRight")
    shown(page, "1 July 2027")
    page.locator("#as-of").fill("2027-12-31")
    page.locator("#as-of").press("Enter")
    shown(page, "31 December 2027")
    page.locator("#slide").focus()
    page.keyboard.press("ArrowLeft")
    shown(page, "1 July 2027")


def test_earlier_and_later_move_in_place_and_keep_the_focus(opened):
    page = opened(MAP)
    page.evaluate("window.same = true")
    page.locator("#next").click()
    until(page, "document.getElementById('slide').dataset.day !== '2026-11-24'")
    assert page.evaluate("window.same") and focus(page) == "next"
    assert page.evaluate("document.querySelector('link[rel=canonical]').href.includes(document.getElementById('slide').dataset.day)")
    assert page.locator("aside.twins a").first.get_attribute("href").endswith(f"as_of={day(page)}")


def test_without_a_script_links_and_the_form_move_it(opened):
    page = opened(MAP, java_script_enabled=False)
    assert not page.locator("#slide").is_visible() and not page.locator("#find").is_visible()
    page.locator("#as-of").fill("2027-12-01")
    page.locator("#go button").click()
    assert page.locator(".lead b").inner_text() == "1 December 2027"
    page.locator("#next").click()
    assert page.locator(".lead b").inner_text() == "1 January 2028"
    assert page.locator("#row-CO.coming").is_visible()


@pytest.mark.parametrize("size", SIZES)
def test_a_state_is_found_by_typing(opened, size):
    page = opened(MAP, size)
    page.get_by_label("Find a state").fill("new")
    assert page.locator("tr[data-verdict]:visible").count() == 4 and page.locator("#found").inner_text() == "4 of 51"
    page.get_by_label("Find a state").fill("co")
    assert page.locator("#row-CO").is_visible()


def test_nothing_moves_by_itself_where_motion_is_unwelcome(opened):
    page = opened(MAP, reduced_motion="reduce")
    page.locator("#slide").focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.getElementById('slide').dataset.day !== '2026-11-24'")
    assert page.evaluate("document.getAnimations().length") == 0
    moved = page.evaluate("document.querySelector('[data-part=picture]').innerHTML")
    page.wait_for_timeout(700)
    assert page.evaluate("document.querySelector('[data-part=picture]').innerHTML") == moved


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_patterns_are_painted(opened, scheme):
    """Each box of the legend shows two colours, and the sign upon them a third; the marks of a pattern are its verdict's."""
    page = opened(MAP, color_scheme=scheme, device_scale_factor=3)
    picture = Image.open(BytesIO(page.locator("svg.keiway-map").screenshot())).convert("RGB")
    shades = {f"#{red:02x}{green:02x}{blue:02x}": count for count, (red, green, blue) in picture.getcolors(2**24)}
    for word, look in LOOKS.items():
        if look.pattern not in ("solid", "hollow"):
            mark = getattr(look, scheme).mark
            assert shades.get(mark, 0) > 200, (word, mark)


def test_patterns_of_a_states_years_end_where_their_bars_do(opened):
    """To the left and the right of what is patterned is nothing of it."""
    page = opened("/state/CO?as_of=2026-11-24")
    bars = [bar.bounding_box() for bar in page.locator(".ribbons .f-disputed, .ribbons .f-yes-with-limits").all()]
    cuts = page.evaluate("[...document.querySelectorAll('.ribbons .bar')].map((e) => [getComputedStyle(e).overflow, getComputedStyle(e).height])")
    assert len(bars) >= 2 and cuts == [["hidden", "26px"]] * len(bars)
    right = bars[-1]["x"] + bars[-1]["width"]
    for x, wide in ((bars[0]["x"] - 30, 26), (right + 3, 1280 - right - 3)):
        beside = page.screenshot(clip={"x": x, "y": bars[0]["y"] + 4, "width": wide, "height": 18})
        assert len(Image.open(BytesIO(beside)).convert("RGB").getcolors()) == 1


@pytest.mark.parametrize("size", SIZES)
def test_how_long_a_move_takes(opened, size):
    """From the key to the first frame that shows the other day: printed."""
    page = opened(MAP.replace("2026-11-24", "2008-06-01"), size)
    page.evaluate(
        """() => { window.times = []; let began; const slide = document.getElementById('slide');
        slide.addEventListener('keydown', () => { began = performance.now(); }, true);
        new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => { if (began) times.push(performance.now() - began); began = 0; })))
          .observe(document.querySelector('[data-part=picture]'), { childList: true }); }"""
    )
    page.locator("#slide").focus()
    for number in range(36):
        before = day(page)
        page.keyboard.press("ArrowRight")
        until(page, f"document.getElementById('slide').dataset.day !== '{before}'")
        until(page, f"window.times.length > {number}")
        page.wait_for_timeout(120 if number % 2 else 0)
    times = sorted(page.evaluate("window.times"))
    assert len(times) == 36
    print(f"\nmap, {size}: {len(times)} moves by key, to the new picture: median {times[18]:.0f} ms, p90 {times[32]:.0f} ms, slowest {times[-1]:.0f} ms")
