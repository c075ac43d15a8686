"""The claims in a real browser: run in place, read on a telephone, in both looks, nothing that axe finds wrong."""

import pytest
from seen import axe, overflow

ALL = "/claims?as_of=2026-11-24"


@pytest.mark.long
def test_a_run_puts_the_claim_in_its_place_and_its_grade_in_the_list(opened):
    page = opened(ALL)
    mark = page.locator('.all a[href="#claim-6"] .mark')
    assert mark.inner_text().strip().endswith("not worked out")
    page.get_by_role("button", name="Run claim 6").click()
    page.locator("#claim-6 .print").wait_for(timeout=60_000)
    assert not mark.inner_text().strip().endswith("not worked out") and page.url.endswith(ALL)
    assert page.locator("#claim-6").count() == 1 and page.locator("#claim-6 form.run").count() == 0
    assert axe(page) == []


@pytest.mark.parametrize("width,look", [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")])
def test_nothing_runs_over_and_axe_finds_nothing(opened, width, look):
    page = opened(ALL, width, 780, color_scheme=look)
    assert overflow(page) == 0 and page.get_by_role("button", name="Run all 4").is_visible()
    for each in page.locator("details").all()[:2]:
        each.locator("summary").click()
    assert overflow(page) == 0 and axe(page) == []


def test_without_script_a_run_leads_to_a_page_of_its_own(opened):
    page = opened(ALL, java_script_enabled=False)
    assert page.locator("#run-all button").is_hidden()
    page.locator("#claim-11 form.run button").click()
    page.locator(".claims.alone").wait_for(timeout=60_000)
    assert "claim=11" in page.url and page.locator("h1").inner_text().endswith("Weak business case")


def test_the_cart_reads_down_on_a_telephone(opened):
    page = opened(f"{ALL}&claim=14", 360, 780)
    row = page.locator(".legal tbody tr").first.locator("td, th")
    tops = [cell.bounding_box()["y"] for cell in row.all()]
    assert tops == sorted(tops) and len(set(tops)) == len(tops) and overflow(page) == 0
