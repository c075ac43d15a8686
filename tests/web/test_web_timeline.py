"""The page of the timeline: the day to land first, the picture and its table, the twins of `keiway when`."""

import csv
import html
import io
import re

import pytest

from keiway.cli.main import run

ASKED = "vehicle=Suzuki+Carry+DB52T&built=2001-12&state=CO&arrive=2026-12-10&sea_days=14&as_of=2026-11-24"
TWINS = {
    f"/timeline.json?{ASKED}": ["when", "Suzuki Carry DB52T", "--built", "2001-12", "--state", "CO", "--arrive", "2026-12-10", "--sea-days", "14", "--as-of", "2026-11-24"],
    "/timeline.json?as_of=2026-11-24": ["when", "2003 Daihatsu Copen", "--as-of", "2026-11-24"],
    "/timeline.json?vehicle=Honda+Beat&original=no&importer=nonresident&as_of=2026-11-24": [
        "when", "Honda Beat", "--modified", "--importer", "nonresident", "--as-of", "2026-11-24",
    ],
    "/timeline.json?vehicle=Suzuki+Cary+DB52&sea_days=400": ["when", "Suzuki Cary DB52", "--sea-days", "400"],
}  # fmt: skip


@pytest.mark.parametrize("address", TWINS)
def test_json_is_what_the_command_line_prints(web, address, capsys):
    with pytest.raises(SystemExit):
        run([*TWINS[address], "--json"])
    assert web.get(address).text == capsys.readouterr().out


def test_the_day_to_land_stands_first(web):
    text = html.unescape(web.get(f"/timeline?{ASKED}").text)
    head = re.sub(r"<[^>]+>|\s+", " ", text[text.index("<h1>") : text.index("</h1>")])
    head = " ".join(head.split())
    assert head.endswith(
        "UNKNOWN You may import it from 31 December 2026. With papers that prove its build day, perhaps from 1 December 2026. Sail no earlier than 17 December 2026."
    )
    assert "<title>UNKNOWN: when the Suzuki Carry may enter - keiway</title>" in text


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("vehicle=1999+Subaru+Sambar+truck", "You may import it now, and could since 31 December 2024."),
        ("vehicle=2003+Daihatsu+Copen&built=2003-05-02", "You may import it from 2 May 2028. Ship so that it lands no sooner."),
        ("vehicle=2021+Ford+F-150", "You may import it now."),
        ("vehicle=2003+Daihatsu+Copen&original=no", "From 1 January 2028 it may be possible; no day is safe until what is missing is known."),
    ],
)
def test_findings(web, asked, words):
    assert f'<span class="sentence">{words}</span>' in web.get(f"/timeline?{asked}&as_of=2026-11-24").text


def test_the_day_of_arrival_can_be_tried_and_keeps_the_rest(web):
    text = web.get(f"/timeline?{ASKED}").text
    form = text[text.index('<form class="land"') : text.index("</form>")]
    assert 'name="arrive" type="date" value="2026-12-10"' in form
    for kept in ('name="vehicle" value="Suzuki Carry DB52T"', 'name="built" value="2001-12"', 'name="state" value="CO"', 'name="as_of" value="2026-11-24"'):
        assert kept in form, kept


def test_an_example_is_marked_and_can_be_linked_to(web):
    text = web.get("/timeline").text
    assert '<span class="tag">Example</span>' in text
    link = re.search(r'rel="canonical" href="([^"]+)"', text)[1].replace("&amp;", "&")
    assert "vehicle=2003+Daihatsu+Copen" in link and "as_of=20" in link and "Example" not in web.get(link).text


def test_picture_table_and_csv_are_one(web):
    rows = list(csv.reader(io.StringIO(web.get(f"/timeline.csv?{ASKED}").text)))
    assert rows[0] == ["what", "from", "to", "finding"] and ["Safety, 25 years", "2026-12-01", "2026-12-30", "UNKNOWN"] in rows
    text = web.get(f"/timeline?{ASKED}").text
    assert "<td>1 Dec 2026</td><td>30 Dec 2026</td><td>UNKNOWN</td>" in text


def test_proof_is_told_from_the_strongest_on(web):
    text = html.unescape(web.get("/timeline").text)
    proof = text[text.index("What proves the day of build") :]
    assert proof.index("maker's label") < proof.index("dated invoice") < proof.index("export certificate: safe") < proof.index("Seat-belt labels")
