"""The market page in a real browser: Run is pressed, the fan is seen, the price is changed, Run again, and back."""

import re

import pytest

ASKED = "/market?vehicle=Honda+N-Box+JF5&price=16000&years=2027-2036&as_of=2026-11-24&run=yes"


def sold(page):
    """Vehicles a year, once launched, as the first card tells it."""
    return int(page.locator(".cards b").first.inner_text().replace(",", ""))


def pressed(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    page.locator("#chart-fan svg").wait_for()


@pytest.mark.parametrize("width", [1280, 360], ids=["desk", "telephone"])
def test_run_is_pressed_the_price_is_changed_and_back_returns(opened, width):
    page = opened("/market", width, 780)
    assert page.get_by_text("Nothing is forecast yet").is_visible() and page.locator("#chart-fan").count() == 0
    assert page.get_by_label("Vehicle", exact=True).input_value() == "Honda N-Box JF5"
    pressed(page, "Run")
    assert "run=yes" in page.url and page.locator("#chart-fan svg").is_visible()
    first = sold(page)
    page.get_by_label("Price, US dollars").fill("25000")
    page.get_by_role("button", name="Run again").click()
    page.wait_for_url("**price=25000**")
    page.locator("#chart-fan svg").wait_for()
    assert 0 < sold(page) < first and page.get_by_label("Price, US dollars").input_value() == "25000"
    page.go_back()
    page.wait_for_url("**price=16000**")
    assert sold(page) == first
    page.go_back()
    assert page.get_by_text("Nothing is forecast yet").is_visible()


def test_a_permalink_shows_the_same_forecast(opened):
    page = opened(ASKED)
    first, says = sold(page), page.locator("h1").inner_text()
    page.get_by_role("link", name="Permalink").click()
    assert sold(page) == first and page.locator("h1").inner_text() == says


def test_the_sentence_and_the_fan_come_first_on_a_telephone(opened):
    page = opened(ASKED, 360)
    head, fan, form = (page.locator(each).bounding_box() for each in ("h1", "#chart-fan", "form.launch"))
    assert head["y"] + head["height"] <= 640 and head["y"] < fan["y"] < form["y"]


def test_small_cars_stand_on_the_axis_of_the_fan(opened):
    page = opened(ASKED)
    names = page.evaluate("[...document.querySelectorAll('#chart-fan svg text')].map((e) => e.textContent)")
    assert "forecast" in names and sum(any(word in name for word in ("fortwo", "500", "Mirage", "i-MiEV")) for name in names) >= 3
    page.locator("#chart-fan").get_by_text("The same as a table").click()
    assert page.locator("#chart-fan tbody tr").count() >= 30


def test_enter_in_a_box_runs_and_a_mistake_is_told(opened):
    page = opened(ASKED)
    page.get_by_label("Price, US dollars").fill("a lot")
    page.get_by_label("Price, US dollars").press("Enter")
    page.get_by_role("heading", name="Not understood").wait_for()
    assert re.search(r"--price 'a lot'", page.locator(".mistake").inner_text())
    page.go_back()
    assert page.locator("#chart-fan svg").is_visible()


def test_it_prints_the_forecast_without_the_form(opened):
    page = opened(ASKED)
    page.emulate_media(media="print")
    assert page.locator("#chart-fan svg").is_visible() and page.get_by_text("Does anybody earn?").is_visible()
    assert not page.get_by_role("button", name="Run again").is_visible()
