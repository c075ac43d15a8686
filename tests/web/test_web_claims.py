"""The page of the claims: all eighteen with their grades, one alone, its twins the command's."""

import csv
import html
import io
import re

import pytest
from reading_pages import Read

from keiway.cli.main import run

DAY = "2026-11-24"
ALL = f"/claims?as_of={DAY}"


def printed(args, capsys):
    with pytest.raises(SystemExit):
        run([*args, "--json"])
    return capsys.readouterr().out


def test_all_stand_on_one_page_each_with_its_anchor_and_a_grade_in_words(web):
    text = web.get(ALL).text
    read = Read(text)
    assert {f"claim-{n}" for n in range(1, 19)} <= set(read.ids) and read.inline == []
    marks = re.findall(r'<span class="graded v-[a-z_]+"><span class="sign" aria-hidden="true">(.)</span>([a-z, ]+)</span>', text)
    assert len(marks) == 2 * 18
    signs = {}
    for sign, words in marks:
        assert signs.setdefault(words, sign) == sign  # a grade has one sign
    assert len(set(signs.values())) == len(signs) >= 4


def test_what_takes_seconds_waits_for_its_run_and_leads_to_its_own_page(web):
    text = web.get(ALL).text
    waiting = re.findall(r'name="claim" value="(\d+)"', text)
    assert waiting == ["6", "7", "10", "11"] and text.count('name="run" value="yes"') == 4
    alone = web.get(f"/claims?as_of={DAY}&claim=6&run=yes")
    assert alone.status_code == 200 and 'name="run"' not in alone.text and "like hitting" not in alone.text
    assert Read(alone.text).title.startswith("Claim 6: ") and f'href="/claims?as_of={DAY}"' in alone.text
    part = web.get(f"/claims?as_of={DAY}&claim=6&run=yes&part=yes").text
    assert part.count("<section") == 1 and 'id="claim-6"' in part and "<nav" not in part


def test_json_and_csv_are_those_of_the_command(web, capsys):
    assert web.get(f"/claims.json?as_of={DAY}&claim=13").text == printed(["claims", "13", "--as-of", DAY], capsys)
    rows = list(csv.reader(io.StringIO(web.get(f"/claims.csv?as_of={DAY}&claim=1").text)))
    assert len(rows) > 6 and {len(row) for row in rows} == {len(rows[0])}


def test_commands_are_there_to_copy_and_bands_beside_numbers(web):
    text = html.unescape(web.get(f"/claims?as_of={DAY}&claim=2").text)
    assert f'keiway cost "Honda N-Box JF5" --built-here --as-of {DAY}' in text
    assert re.search(r"\$[\d,]+ \(\$[\d,]+ to \$[\d,]+\)", text)


def test_the_cart_is_a_table_of_three(web):
    text = web.get(f"/claims?as_of={DAY}&claim=golf").text
    table = re.search(r'<table class="legal">.*?</table>', text, re.DOTALL)[0]
    assert re.findall(r'<th scope="row">([^<]+)</th>', table) == ["golf cart", "low-speed vehicle", "car"]


@pytest.mark.parametrize("address,words", [(f"{ALL}&claim=99", "numbered 1 to 18"), (f"{ALL}&run=yes", "one claim at a time"), ("/claims?as_of=2024-01-01", "2025-12-01")])
def test_mistakes_are_pages(web, address, words):
    found = web.get(address)
    assert found.status_code == 400 and words in found.text


def test_the_permalink_keeps_the_day_and_the_claim(web):
    link = re.search(r'rel="canonical" href="([^"]+)"', web.get("/claims?claim=miata").text)[1].replace("&amp;", "&")
    assert "claim=13" in link and "as_of=20" in link and web.get(link).status_code == 200
