"""The bill checker in a browser: presets, boxes, two side by side, a file pasted; without a script, and on a telephone."""

import re

from seen import axe, overflow

ADDRESS = "/bill?definition=ma-2024&day=2026-11-29"


def test_from_a_preset_a_limit_is_changed_and_the_loss_is_gone(opened):
    page = opened(ADDRESS, java_script_enabled=False)
    assert "drops every full-length kei" in page.locator(".found").inner_text()
    page.get_by_label("Length, inches").fill("134")
    page.get_by_role("button", name="Try it").click()
    assert "length_in=134" in page.url and "drops every full-length kei" not in page.locator(".found").inner_text()
    assert page.get_by_label("Length, inches").input_value() == "134"


def test_two_side_by_side_and_another_preset_keeps_the_rival(opened):
    page = opened(ADDRESS)
    page.get_by_label("Beside it").select_option("co-2025")
    page.get_by_role("button", name="Try it").click()
    assert "Both catch" in page.locator("#beside").inner_text()
    page.get_by_role("link", name=re.compile("Nebraska")).click()
    assert "Nebraska" in page.locator("h1").inner_text() and "against=co-2025" in page.url
    assert "Both catch" in page.locator("#beside").inner_text()


def test_a_file_is_pasted_and_read_and_downloaded_again(opened):
    page = opened(ADDRESS)
    text = "bill: Our act\nwhen:\n- length <= 3.4 m\n- any: [engine <= 660 cc, power <= 47 kW]\n"
    page.get_by_label("Paste a definition's file").fill(text)
    page.get_by_role("button", name="Read it").click()
    assert page.locator("h1").inner_text() == "Our act"
    with page.expect_download() as waited:
        page.get_by_role("link", name="download it").click()
    saved = waited.value.path().read_text(encoding="utf-8")
    assert "length <= 3.4 m" in saved and "any: [engine <= 660 cc, power <= 47 kW]" in saved


def test_a_group_is_opened_by_keys(opened):
    page = opened(ADDRESS)
    shut = page.locator(".c-near details:not([open]) > summary").first
    shut.focus()
    page.keyboard.press("Enter")
    assert page.locator(".c-near details[open] a").first.is_visible()


def test_on_a_telephone_columns_stand_below_each_other_and_axe_finds_nothing(opened):
    page = opened(ADDRESS + "&against=tx-2025-introduced", 360, color_scheme="dark")
    tops = [page.locator(f".c-{name}").bounding_box()["y"] for name in ("caught", "near", "not")]
    assert tops == sorted(tops) and len(set(tops)) == 3
    assert overflow(page) <= 0 and axe(page) == []
