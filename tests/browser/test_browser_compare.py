"""Comparing sizes in a browser: the slider by keys, the number, the options; the drawing is renewed in place and read on a telephone."""

import re

import pytest

PAIR = "/compare?vehicle=Honda+N-Box+JF5&vehicle=Ford+F-150&view=all"


def place(page, n=1):
    """Where the nth vehicle from 0 stands in the drawing that is shown, from the side, px of the drawing."""
    return page.evaluate("n => [...document.querySelectorAll('.sizes svg')].find((e) => e.getBoundingClientRect().width)"
                         ".querySelectorAll(':scope > g')[n].getAttribute('transform')", n)  # fmt: skip


def test_arrow_keys_move_the_vehicles_apart(opened):
    page = opened(PAIR)
    before = place(page)
    slide = page.locator("#overlap-slide")
    slide.focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => location.search.includes('overlap=95')")
    page.wait_for_function("() => document.getElementById('said').textContent.includes('95 percent')")
    assert page.locator("#overlap").input_value() == "95" and place(page) != before
    assert page.evaluate("document.activeElement.id") == "overlap-slide"  # the focus stays
    page.keyboard.press("Home")
    page.wait_for_function("() => location.search.includes('overlap=0&') || location.search.endsWith('overlap=0')")
    assert "overlap=0" in page.locator(".twins a").first.get_attribute("href")
    page.reload()
    assert page.locator("#overlap").input_value() == "0"


def test_the_number_the_view_and_the_boxes_draw_anew(opened):
    page = opened(PAIR)
    page.locator("#overlap").fill("40")
    page.locator("#overlap").press("Tab")
    page.wait_for_function("() => location.search.includes('overlap=40')")
    assert page.locator("#overlap-slide").input_value() == "40"
    page.get_by_label("A lane, 12 ft").check()
    page.wait_for_function("() => location.search.includes('with=lane')")
    page.locator(".size-wide").get_by_text("lane 12 ft").wait_for()
    page.get_by_label("Seen from").select_option("front")
    page.wait_for_function("() => location.search.includes('view=front')")
    page.wait_for_function("() => !document.querySelector('.size-wide').textContent.includes('From the side')")


def test_nothing_is_asked_while_a_name_is_typed(opened):
    page = opened(PAIR)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label(re.compile("^B")).fill("Mazda MX-5 ND")
    page.get_by_label("Seen from").select_option("side")  # not with half a name: with the vehicles that are drawn
    page.wait_for_function("() => location.search.includes('view=side')")
    assert all("Mazda" not in url for url in asked)
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url(re.compile("Mazda"))
    assert "Mazda MX-5 Miata" in page.locator("h1").inner_text()


def test_it_works_without_a_script(opened):
    page = opened(PAIR, java_script_enabled=False)
    assert not page.locator("#overlap-slide").count()
    page.locator("#overlap").fill("30")
    page.get_by_role("button", name="Compare").click()
    assert "overlap=30" in page.url and page.locator("#overlap").input_value() == "30"


@pytest.mark.parametrize(("width", "form"), [(360, "narrow"), (1280, "wide")])
def test_one_form_is_shown_and_its_words_are_read(opened, width, form):
    page = opened(PAIR, width)
    shown = page.locator(".sizes svg:visible")
    assert shown.count() == 1 and page.locator(f".size-{form} svg").is_visible()
    scale = page.evaluate("() => { const e = [...document.querySelectorAll('.sizes svg')].find((e) => e.getBoundingClientRect().width);"
                          " return e.getBoundingClientRect().width / e.viewBox.baseVal.width; }")  # fmt: skip
    assert 12 * scale >= 10.5  # px of the smallest words


def test_the_finding_stands_on_a_telephones_first_screen(opened):
    page = opened(PAIR, 360)
    box = page.locator(".lead").bounding_box()
    assert box["y"] + box["height"] < 640


def test_no_word_of_the_drawing_is_cut(opened):
    for width in (360, 1280):
        for view in ("all", "side", "front", "top"):
            page = opened(PAIR.replace("view=all", f"view={view}&overlap=20&with=person,parking"), width)
            cut = page.evaluate(
                "() => { const e = [...document.querySelectorAll('.sizes svg')].find((e) => e.getBoundingClientRect().width);"
                " const box = e.getBoundingClientRect(); return [...e.querySelectorAll('text')].filter((t) => { const b = t.getBoundingClientRect();"
                " return b.left < box.left - 1 || b.right > box.right + 1; }).map((t) => t.textContent); }"
            )
            assert cut == [], (width, view)


def test_four_apart_keep_their_size_on_a_telephone_and_scroll_in_their_frame(opened):
    four = "&".join(f"vehicle={name}" for name in ("honda-n-box-3", "ford-f-150-2021", "mazda-mx-5-miata-2016", "honda-acty-4"))
    page = opened(f"/compare?{four}&view=all&overlap=0", 360)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    frame = page.locator(".sizes")
    assert frame.evaluate("e => e.scrollWidth > e.clientWidth") and frame.get_attribute("tabindex") == "0"
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.sizes').scrollLeft > 0")
