"""The road page in a real browser: asked with numbers in people's units, changed, gone back from, printed."""

import re

TWO = "/road?vehicle=Honda+N-Box+JF3&vs=Ford+F-150&state=CO&grade=6&load=440lb&as_of=2026-11-24"


def kept(page):
    """Speed told on the 6% grade, mph."""
    return int(re.search(r"and (\d+)", page.locator("h1").inner_text())[1])


def test_a_load_typed_in_pounds_slows_it_and_back_returns(opened):
    page = opened("/road")
    assert page.get_by_text("An example", exact=True).is_visible()
    page.get_by_label("Vehicle", exact=True).fill("1999 Subaru Sambar truck")
    page.get_by_label("Hill, %").fill("6")
    page.get_by_role("button", name="Ask").click()
    page.get_by_text("6% hill, a driver alone, sea level").wait_for()
    alone = kept(page)
    page.get_by_text("Change the vehicle, the hill").click()
    page.get_by_label("Load, lb").fill("750")
    page.get_by_label("Load, lb").press("Enter")
    page.get_by_text("750 lb (340 kg) and a driver").wait_for()
    assert kept(page) < alone and page.get_by_label("Load, lb").input_value() == "750"
    page.go_back()
    page.get_by_text("6% hill, a driver alone, sea level").wait_for()
    assert kept(page) == alone


def test_the_sentence_stands_on_a_telephones_first_screen(opened):
    page = opened("/road?vehicle=1999+Subaru+Sambar+truck&grade=6", 360)
    box = page.locator("h1").bounding_box()
    assert box["y"] + box["height"] <= 640


def test_pictures_have_a_sentence_and_a_table_that_opens(opened):
    page = opened(TWO)
    figures = page.locator("figure.chart")
    assert figures.count() == 3
    for number in range(3):
        one = figures.nth(number)
        assert len(one.locator("figcaption").inner_text()) > 60 and one.locator("svg").is_visible()
        one.get_by_text("The same as a table").click()
        assert one.locator("tbody tr").count() >= 15


def test_it_prints_its_tables_and_pictures_without_the_form(opened):
    page = opened(TWO)
    page.emulate_media(media="print")
    assert page.locator("figure.chart svg").first.is_visible() and page.get_by_text("Known climbs").is_visible()
    assert not page.get_by_role("button", name="Ask").is_visible()
    page.set_viewport_size({"width": 720, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
