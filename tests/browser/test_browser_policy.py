"""The policy lab in a real browser: a reform is taken, a lever changed, Run pressed, another put beside it; without a script, by keys, on a telephone."""

import re

import pytest
from seen import axe, overflow

FEW = "draws=100&as_of=2026-11-29"
ASKED = f"/policy?reform=truck-duty-repeal&{FEW}"


def test_a_lever_is_changed_run_is_pressed_and_the_address_holds_it(opened):
    page = opened(ASKED, java_script_enabled=False)
    page.get_by_text("Change A: its levers").click()
    page.get_by_label("Ordinary duty on trucks", exact=True).fill("10")
    page.get_by_role("button", name="Run", exact=True).click()
    page.locator("#chart-bars svg").wait_for()
    assert "truck_pct%3D10" in page.url and "run=yes" in page.url
    assert "Deaths, all together" in page.locator("table.impact").inner_text()
    page.reload()
    assert page.locator("#chart-bars svg").is_visible()


def test_a_mistake_stands_at_its_box_and_is_mended_there(opened):
    page = opened(f"{ASKED}&column=0")
    box = page.get_by_label("Ordinary duty on trucks", exact=True)
    box.fill("lots")
    page.get_by_role("button", name=re.compile("Apply")).click()
    box = page.get_by_label("Ordinary duty on trucks", exact=True)
    assert box.input_value() == "lots" and "is no number" in page.locator("#e-" + box.get_attribute("id")).inner_text()
    assert axe(page) == []
    box.fill("12")
    page.get_by_role("button", name=re.compile("Apply")).click()
    page.wait_for_url("**truck_pct%3D12**")
    assert "12 percent" in page.locator(".reforms").inner_text()


def test_two_in_columns_and_a_file_pasted(opened):
    page = opened(ASKED)
    page.get_by_label("One more beside it").select_option("nothing")
    page.get_by_role("button", name="Add it").click()
    assert page.locator(".reforms > li").count() == 2
    page.get_by_label("The file").fill("reform: mine\nfrom: 2028-01-01\nset:\n  us.duty.truck_pct: 20\n")
    page.get_by_role("button", name="Read it", exact=True).click()
    assert page.locator(".reforms > li").count() == 3
    page.get_by_role("link", name="Take B away").click()
    with page.expect_download() as waited:
        page.get_by_role("link", name="Download B").click()
    assert "us.duty.truck_pct: 20" in waited.value.path().read_text(encoding="utf-8") and waited.value.suggested_filename == "mine.yaml"
    page.get_by_role("button", name="Run", exact=True).click()
    page.locator("table.impact.many").wait_for(timeout=60_000)
    assert page.locator("table.impact thead th").count() == 3 and "of the draws" in page.locator(".between").inner_text()


def test_a_file_is_dropped_on_its_box(opened):
    page = opened(ASKED)
    page.evaluate("""() => {
      const data = new DataTransfer();
      data.items.add(new File(["reform: dropped\\nfrom: 2028-01-01\\n"], "dropped.yaml"));
      document.querySelector("#q-file").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }""")
    page.wait_for_function("document.querySelector('#q-file').value.startsWith('reform: dropped')")


@pytest.mark.parametrize("width,look", [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_and_nothing_runs_over(opened, width, look):
    for address in ("/policy?reform=kei-class-45&column=0", f"/policy?reform=truck-duty-repeal&{FEW}&run=yes", f"/policy?reform=truck-duty-repeal&reform=states-colorado&{FEW}&run=yes"):
        page = opened(address, width, color_scheme=look)
        page.locator("#say").wait_for(timeout=60_000)
        assert overflow(page) <= 0 and axe(page) == []


def test_at_200_percent_nothing_is_lost(opened):
    page = opened(f"/policy?reform=truck-duty-repeal&{FEW}&run=yes", 640, 450, device_scale_factor=2)
    assert overflow(page) <= 0 and page.locator("table.impact").is_visible()


def test_levers_are_opened_and_run_reached_by_keys(opened):
    page = opened(ASKED)
    page.locator("#levers > summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#levers").get_attribute("open") is not None
    page.get_by_role("button", name="Run", exact=True).focus()
    page.keyboard.press("Enter")
    page.locator("#chart-bars svg").wait_for(timeout=60_000)
