"""What people come for, walked through in a real browser at a desk and on a telephone, by what is read on the screen.

Each step leaves a picture in build/screenshots/<journey>-<step>-<width>.png.
"""

import re
from pathlib import Path

import pytest

SHOTS = Path(__file__).parents[2] / "build" / "screenshots"
TELEPHONE = {"is_mobile": True, "has_touch": True}


@pytest.fixture(params=[1280, 360], ids=["desk", "telephone"])
def begin(request, opened):
    """begin(journey, address) -> the page, and shot(step), which takes its picture."""
    width = request.param
    SHOTS.mkdir(parents=True, exist_ok=True)

    def at(journey, address):
        page = opened(address, width, **(TELEPHONE if width == 360 else {}))
        return page, lambda step: page.screenshot(path=SHOTS / f"{journey}-{step}-{width}.png")

    return at


def verdict(page):
    """The word of the answer's verdict."""
    return page.get_by_role("heading", level=1).inner_text().split("\n")[0].strip()


def test_find_a_vehicle_check_it_and_change_the_state(begin):
    page, shot = begin("check", "/")
    shot("1-home")
    page.get_by_label("Which vehicle?").fill("1999 Subaru Sambar truck")
    page.get_by_label("Where?").select_option(label="Colorado")
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("heading", level=3, name="Title and register (CO)").wait_for()
    shot("2-colorado")
    assert verdict(page) == "DISPUTED" and page.title().startswith("DISPUTED")
    page.get_by_role("link", name="Not right? Change it").click()
    page.get_by_label("State", exact=True).select_option(label="Wyoming")
    page.get_by_role("button", name="Ask again").click()
    page.get_by_role("heading", level=3, name="Title and register (WY)").wait_for()
    shot("3-wyoming")
    assert verdict(page) != "DISPUTED" and "state=WY" in page.url
    page.go_back()
    page.get_by_role("heading", level=3, name="Title and register (CO)").wait_for()
    assert verdict(page) == "DISPUTED"


def test_a_misspelt_vehicle_is_put_right_by_one_click(begin):
    page, shot = begin("mistake", "/check?vehicle=Suzuki+Cary+DB52&state=Texsa")
    shot("1-told")
    page.get_by_role("link", name="Ask it so").click()
    page.get_by_role("heading", level=3, name="Title and register (TX)").wait_for()
    shot("2-answer")
    assert "Carry" in page.get_by_role("main").inner_text()


def test_move_the_map_to_2028_and_colorados_signed_law_appears(begin):
    page, shot = begin("map", "/")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Map").click()
    colorado = page.get_by_role("row", name=re.compile("^Colorado"))
    group = page.get_by_role("rowgroup").filter(has=colorado)  # rows stand under their verdict
    page.get_by_label("Day", exact=True).fill("2026-11-24")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_role("heading", name=re.compile("24 November 2026")).wait_for()
    shot("1-2026")
    assert group.inner_text().startswith("DISPUTED") and "mph" not in colorado.inner_text()
    page.get_by_label("Day", exact=True).fill("2028-01-01")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_role("heading", name=re.compile("1 January 2028")).wait_for()
    shot("2-2028")
    assert group.inner_text().startswith("YES, WITH LIMITS")
    assert "55 mph" in colorado.inner_text() and "signed, not yet in force" in colorado.inner_text()
    assert "as_of=2028-01-01" in page.url
    page.get_by_label("Day, from change to change").press("ArrowLeft")
    page.get_by_role("heading", name=re.compile("1 July 2027")).wait_for()
    colorado.get_by_role("link", name="Colorado").click()
    page.get_by_role("heading", level=1, name=re.compile("Colorado")).wait_for()
    shot("3-colorado")


def test_compare_three_and_line_them_up_otherwise(begin):
    page, shot = begin("compare", "/compare")
    shot("1-example")
    for label, name in (("A, the one asked about", "Honda N-Box"), ("B", "Ford F-150"), ("C, one more", "Mazda MX-5")):
        box = page.get_by_label(label, exact=True).or_(page.get_by_label(label.split(",")[0], exact=True))
        box.fill(name)
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url(re.compile("vehicle=Honda"))
    page.get_by_role("heading", level=1, name=re.compile(r"Honda N-Box: \d+% of the plan area of the Ford F-150")).wait_for()
    shot("2-three")
    assert all(page.get_by_role("columnheader", name=re.compile(name)).is_visible() for name in ("N-Box", "F-150", "MX-5"))
    before = page.get_by_role("region", name="Drawing to scale").inner_html()
    page.get_by_label("Lined up by").select_option(index=1)
    page.wait_for_url(re.compile("align="))
    shot("3-lined-up")
    assert page.get_by_role("region", name="Drawing to scale").inner_html() != before


def test_see_whether_it_keeps_up_a_hill_with_a_load(begin):
    page, shot = begin("road", "/")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Road").click()
    shot("1-example")
    page.get_by_label("Vehicle", exact=True).fill("Honda N-Box JF3")
    page.get_by_label("State", exact=True).select_option(label="Colorado")
    page.get_by_label("Hill, %").fill("6")
    page.get_by_label("Load, lb").fill("440")
    page.get_by_label("Height above the sea, ft").fill("8200")
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("heading", level=1, name=re.compile("The Honda N-Box keeps .* on a 6% grade at 8,200 ft")).wait_for()
    shot("2-answer")
    page.get_by_role("heading", name="Merging").scroll_into_view_if_needed()
    shot("3-merging")
    assert page.get_by_role("table", name=re.compile("How much of each class of road")).get_by_role("row").count() == 7


@pytest.mark.parametrize("begin", [1280], indirect=True, ids=["desk"])
def test_the_guided_check_by_keyboard_alone(begin):
    page, shot = begin("guide", "/guide")

    def to(name):
        """Tab until what has the focus is called so."""
        for _ in range(60):
            page.keyboard.press("Tab")
            focused = page.locator(":focus")
            words = focused.evaluate("e => (e.labels && e.labels[0] || e).innerText.trim()") if focused.count() else ""
            if re.match(name, words):
                return
        raise AssertionError(f"{name} is not reached by Tab")

    def enter():
        with page.expect_navigation():
            page.keyboard.press("Enter")

    to("Which vehicle")
    page.keyboard.type("1999 Subaru Sambar truck")
    enter()
    step = 1
    while page.get_by_text(re.compile(r"^Question \d+ of \d+$")).count():
        shot(f"{step}-question")
        step += 1
        assert step < 15
        if page.get_by_role("link", name="I don't know").count():
            to("I don't know")
        else:
            page.get_by_role("radio").first.focus()
            page.keyboard.press("Space")
        enter()
    shot(f"{step}-all")
    to("See the answer")
    enter()
    page.get_by_role("heading", name="Gates").wait_for()
    shot("answer")
    assert verdict(page)


def test_crash_it_into_a_pickup_change_the_speed_and_step_through(begin):
    page, shot = begin("crash", "/")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Crash").click()
    shot("1-example")
    page.get_by_label("Vehicle, from the left").fill("Honda N-Box JF3")
    page.get_by_label("Partner, from the right").fill("Ford F-150")
    page.get_by_role("button", name="Show it").click()
    page.wait_for_url(re.compile("vehicle=Honda"))
    before = page.get_by_role("heading", level=1).inner_text()
    shot("2-n-box")
    speed = page.get_by_role("spinbutton", name=re.compile("^Speed of the")).first
    speed.fill("25")
    speed.press("Tab")
    page.wait_for_url(re.compile("speed=25"))
    assert page.get_by_role("heading", level=1).inner_text() != before
    moment = page.get_by_role("slider", name="Moment of the crash")
    at = int(moment.input_value())
    moment.scroll_into_view_if_needed()
    page.get_by_role("button", name="One step forward").click()
    assert int(moment.input_value()) == at + 1
    shot("3-step")


def test_take_a_dossier_home_and_open_it_without_a_network(begin, browser, tmp_path):
    page, shot = begin("dossier", "/dossier")
    page.get_by_label("Vehicle", exact=True).fill("1999 Subaru Sambar truck")
    page.get_by_label("State", exact=True).select_option(label="Colorado")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("heading", name=re.compile("DISPUTED")).wait_for()
    shot("1-asked")
    with page.expect_download(timeout=60_000) as waited:
        page.get_by_role("link", name="Download the dossier").click()
    file = tmp_path / waited.value.suggested_filename
    waited.value.save_as(file)
    assert file.suffix == ".html" and file.stat().st_size < 2_000_000
    context = browser.new_context(viewport=page.viewport_size, offline=True)
    asked, wrong = [], []
    opened = context.new_page()
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: wrong.append(message.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.goto(file.as_uri())
    opened.screenshot(path=SHOTS / f"dossier-2-offline-{page.viewport_size['width']}.png")
    text = opened.locator("body").inner_text()
    assert opened.title().startswith("DISPUTED") and "Sambar" in text and "HB25-1281" in text and "not legal advice" in text.casefold()
    assert opened.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert set(asked) == {file.as_uri()} and wrong == []
    context.close()
