"""The path finder in a browser: a goal in boxes, Run, the sets, a file taken away, a mistake mended; without a script, by keys, on a telephone."""

import pytest
from seen import axe, overflow

DAY = "as_of=2026-11-29"
ASKED = f"/path?vehicle=Honda+N-Box+JF5&goal=sold-new,55mph,states%3D30&{DAY}&run=yes"
MISTAKEN = "/path?vehicle=Honda+N-Box+JF5&goal=sold-nw,95mph,states%3DTexsa,by%3D2040-01-01&run=yes"


@pytest.mark.parametrize("width", [1280, 360], ids=["desk", "telephone"])
def test_without_a_script_the_example_is_run_the_goal_is_changed_and_back_returns(opened, width):
    page = opened("/path", width, java_script_enabled=False)
    assert page.locator("#sets").count() == 0 and page.get_by_label("Vehicle").input_value() == "Honda N-Box JF5"
    page.get_by_role("button", name="Run", exact=True).click()
    assert "run=yes" in page.url and "goal=sold-new%2C55mph%2Cstates%3D30" in page.url
    first = page.locator("h1").inner_text()
    assert page.locator(".sets > li").count() >= 2 and page.locator("#set-a").is_visible() and page.locator("#chart-took-1 svg").is_visible()
    page.get_by_label("Sold a year").fill("10,000")
    page.get_by_label("By a day").fill("2030-01-01")
    page.get_by_role("button", name="Run again").click()
    assert "units%3D10000%2Cby%3D2030-01-01" in page.url and page.locator("h1").inner_text() != first
    assert "left" in page.locator("#chart-took-1 svg").text_content()
    page.go_back()
    assert page.locator("h1").inner_text() == first


def test_another_way_is_chosen_by_keys(opened):
    page = opened("/path?vehicle=2003+Daihatsu+Copen")
    page.get_by_label("Registered").focus()
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("Imported").is_checked()
    page.keyboard.press("Enter")
    page.locator("#sets").wait_for()
    assert "goal=imported" in page.url and "Nothing need change if it can wait" in page.locator("h1").inner_text()


def test_a_set_is_taken_away_and_opens_in_the_policy_lab(opened):
    page = opened(ASKED)
    with page.expect_download() as waited:
        page.locator("#set-a").get_by_role("link", name="Download the reform file").click()
    saved = waited.value.path().read_text(encoding="utf-8")
    assert "us.class.kei.exists" in saved and "Honda N-Box" in saved
    page.locator("#set-a").get_by_role("link", name="policy lab").click()
    page.wait_for_url("**/policy?reform=**")
    assert "Honda N-Box" in page.locator("main").inner_text()


def test_a_mistake_is_seen_beside_its_box_and_mended(opened):
    page = opened(MISTAKEN, 360, color_scheme="dark")
    assert "did you mean sold-new?" in page.locator("#w-goal").inner_text() and "Texas (TX)" in page.locator("#w-states").inner_text()
    states, said = page.get_by_label("States").bounding_box(), page.locator("#w-states").bounding_box()
    assert states["y"] < said["y"] < states["y"] + 150
    assert overflow(page) <= 0 and axe(page) == []
    page.get_by_role("link", name="Ask it so").click()
    page.locator("#sets").wait_for()
    assert "Not understood" not in page.locator("main").inner_text()


def test_the_rules_row_of_a_card_leads_to_the_vehicle_and_state_asked(opened):
    page = opened(f"/check?vehicle=2010+Daihatsu+Hijet+truck&state=CO&{DAY}")
    page.get_by_role("link", name="Path finder in full").click()
    page.wait_for_url("**/path?**")
    assert page.get_by_label("Vehicle").input_value() == "2010 Daihatsu Hijet truck" and page.get_by_label("States").input_value() == "CO"
    assert "25 years old from 1 January 2035" in page.locator(".now").inner_text()


def test_paper_has_the_sets_and_not_the_boxes(opened):
    page = opened(ASKED)
    page.emulate_media(media="print")
    assert page.locator("#set-a").is_visible() and not page.locator("form.goal").is_visible()
