"""The guided check in a real browser by keys alone, at a desk and on a telephone, with reduced motion."""

import pytest
from seen import axe

DESK, TELEPHONE = 1280, 360
DAY = "as_of=2026-11-24"


def name_of(page):
    """What has the focus: its id, or its words."""
    return page.evaluate("(e => e.id || e.innerText.trim().split('\\n')[0])(document.activeElement)")


def tab_to(page, wanted, most=30):
    """Press Tab until `wanted` has the focus; on the way everything that has it is seen and marked."""
    for _ in range(most):
        page.keyboard.press("Tab")
        marked = page.evaluate(
            "(e => { const label = e.type === 'radio' ? e.nextElementSibling : e; const box = label.getBoundingClientRect();"
            " return [parseFloat(getComputedStyle(label).outlineWidth), box.width, box.height, box.left, box.right - innerWidth]; })(document.activeElement)"
        )
        assert marked[0] >= 2 and marked[1] > 0 and marked[2] >= 24 and marked[3] >= -1 and marked[4] <= 1, (name_of(page), marked)
        if name_of(page) == wanted:
            return
    raise AssertionError(f"{wanted} is not reached; the focus is on {name_of(page)}")


def answered(page, question):
    """Continue, and wait for the next question."""
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name=question).wait_for()


@pytest.mark.parametrize("width", [DESK, TELEPHONE])
def test_by_keys_alone_from_the_front_page_to_the_answer(opened, width):
    page = opened("/", width, reduced_motion="reduce")
    tab_to(page, "Check")
    answered(page, "Which vehicle?")
    tab_to(page, "g-vehicle")
    page.keyboard.type("suzuki every")
    page.keyboard.press("Enter")
    page.get_by_text("may be one of these").wait_for()
    tab_to(page, "Suzuki Every DA52V/DB52V/DA62V")
    answered(page, "When was it built?")
    assert "Question 2 of" in page.inner_text(".where")
    tab_to(page, "g-year")
    page.keyboard.type("2001")
    page.keyboard.press("Tab")
    page.keyboard.type("13")
    page.keyboard.press("Enter")
    page.locator("#wrong-month").wait_for()
    assert name_of(page) == "g-month"  # the focus waits where the slip is
    assert page.locator("#g-month").get_attribute("aria-describedby").startswith("wrong-month")
    assert page.locator("#g-year").input_value() == "2001" and page.title().startswith("Mistake: ")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("3")
    answered(page, "Where will it live?")
    tab_to(page, "g-state")
    page.keyboard.type("Colo")
    tab_to(page, "Continue")
    answered(page, "What will it be used for?")
    tab_to(page, "g-1")
    page.keyboard.press("ArrowDown")
    assert page.locator("#g-2").is_checked()
    page.keyboard.press("ArrowUp")
    answered(page, "Where is it now?")
    tab_to(page, "g-1")
    page.keyboard.press("Space")
    answered(page, "When might it reach US customs?")
    tab_to(page, "I don't know")
    answered(page, "Is its engine as it was built?")
    tab_to(page, "g-1")
    page.keyboard.press("ArrowUp")  # round to the last: I don't know
    assert page.locator("#g-unknown").is_checked()
    answered(page, "What is behind the front seats?")
    tab_to(page, "g-1")
    page.keyboard.press("ArrowDown")
    answered(page, "Is this right?")
    summary = page.inner_text(".summary")
    for words in ("Suzuki Every DA52V", "In March 2001", "Colorado", "On public roads", "Abroad", "Not known.", "A bare floor"):
        assert words in summary, words
    tab_to(page, "See the answer")
    page.keyboard.press("Enter")
    page.locator("h1 .verdict").wait_for()
    assert "features=bare" in page.url and "built=2001-3" in page.url and "in_us=no" in page.url
    assert page.evaluate("document.getAnimations().length") == 0


def test_back_and_change_keep_what_was_said(opened):
    page = opened(f"/guide?vehicle=Honda+Beat&built=1991-06&state=TX&use=road&place=abroad&arrive=unknown&original=yes&{DAY}", TELEPHONE)
    page.get_by_role("link", name="Change the answer to: Where will it live?").click()
    assert page.locator("#g-state").input_value() == "TX"
    page.locator("#g-state").select_option("GA")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", name="Is this right?").wait_for()
    assert "Georgia" in page.inner_text(".summary")
    page.go_back()
    page.get_by_role("heading", name="Where will it live?").wait_for()
    page.go_back()
    page.get_by_role("heading", name="Is this right?").wait_for()
    assert "Texas" in page.inner_text(".summary")
    page.get_by_role("link", name="Back").click()
    assert page.locator("#g-1").is_checked() and page.get_by_role("heading", name="Is its engine as it was built?").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_mistake(opened, scheme):
    for address in ("/guide?vehicle=Honda+Beat&ask=built&go=1&year=1991&month=13", "/guide?vehicle=Honda+Beat&built=unknown&state=unknown&ask=use&go=1"):
        page = opened(address, TELEPHONE, color_scheme=scheme)
        assert axe(page) == []


@pytest.mark.parametrize("address", ["/", "/guide", f"/check?vehicle=Honda+Beat&{DAY}"])
def test_the_head_is_two_lines_on_a_telephone_and_one_at_a_desk(opened, address):
    for width, lines in ((TELEPHONE, 2), (DESK, 1)):
        page = opened(address, width)
        tops = page.evaluate("[...document.querySelectorAll('.top a')].map((e) => { const b = e.getBoundingClientRect(); return b.top + b.height / 2; })")
        rows = sorted({round(top / 12) for top in tops})
        assert len([row for at, row in enumerate(rows) if at == 0 or row - rows[at - 1] > 1]) <= lines
        assert page.locator(".top").bounding_box()["height"] <= (100 if width == TELEPHONE else 80)
        assert all(box["height"] >= 24 and box["width"] >= 24 for box in (link.bounding_box() for link in page.locator(".top a, .foot nav a").all()))


@pytest.mark.parametrize(
    "text,path", [("Honda N-Box vs F-150", "/compare"), ("when can I import a 2002 Carry", "/timeline"), ("1999 Subaru Sambar truck in Colorado", "/check"), ("crash Honda Beat", "/crash")]
)
def test_the_box_sends_a_question_to_its_page(opened, text, path):
    page = opened("/", TELEPHONE, java_script_enabled=False)
    page.get_by_label("Which vehicle?").fill(text)
    page.get_by_label("Which vehicle?").press("Enter")
    page.wait_for_url(f"**{path}?**")
    assert page.get_by_role("heading", level=1).is_visible()
    page.go_back()
    page.wait_for_url(lambda url: url.endswith("/"))


def test_the_picture_of_sizes_is_read_on_a_telephone(opened):
    page = opened("/", TELEPHONE)
    shown = [one for one in page.locator(".sizes svg").all() if one.is_visible()]
    assert len(shown) == 1 and shown[0].bounding_box()["width"] > 300
    texts = page.evaluate("[...document.querySelectorAll('.sizes svg text')].map((e) => e.getBoundingClientRect().height).filter((h) => h > 0)")
    assert texts and min(texts) >= 11
