"""State pages, the library, sources and corrections: the verdict first, its past, its neighbours; every citation resolves."""

import csv
import io
import re
from datetime import date, timedelta
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from reading_pages import Read

from keiway.case import COVERAGE_FROM, COVERAGE_TO
from keiway.cli.main import run
from keiway.law.library import explain
from keiway.law.mended import as_markdown, log
from keiway.law.state.load import states
from keiway.law.state.table import table
from keiway.map.board import tile
from keiway.map.neighbours import NEIGHBOURS
from keiway.map.ribbon import ribbon, sentence
from keiway.places import PLACES
from keiway.question import Question, read

ROOT = Path(__file__).parent.parent.parent
DAY = "2026-11-24"
TRUCK = read(Question(text="class:kei-truck", as_of=DAY)).case


def head(text):
    return re.search(r"<title>(.*?)</title>", text)[1]


@pytest.mark.parametrize(
    "address, heading",
    [
        (f"/state/CO?as_of={DAY}", "Colorado: DISPUTED for kei trucks, vans and cars"),
        (f"/state/FL?as_of={DAY}", "Florida: YES, WITH LIMITS, to 35 mph, for kei trucks; UNKNOWN for kei vans and cars"),
        (f"/state/IA?as_of={DAY}", "Iowa: NO for kei trucks and vans; UNKNOWN for kei cars"),
        (f"/state/TX?vehicle=1999+Subaru+Sambar+truck&as_of={DAY}", "Texas: YES for the 1999 Subaru Sambar truck"),
        (f"/state/TX?vehicle=Zorgwagen+3000&as_of={DAY}", "Texas: YES for kei trucks, vans and cars"),
    ],
)
def test_the_heading_of_a_state_is_what_it_says(web, address, heading):
    assert f"<h1>{heading}</h1>" in web.get(address).text


def test_conditions_are_told_in_words(web):
    """On the page of a state and in the library; the JSON keeps them as they are written."""
    for address in (f"/state/FL?as_of={DAY}", f"/state/CO?as_of={DAY}", f"/library?as_of={DAY}"):
        text = unescape(web.get(address).text)
        assert not re.search(r"\b(?:engine_cc|length_in|engine cc|length in|curb mass lb|calendar age)\b|[<>=]= ?\d", text), address
    assert "power up to 56 kW) and width up to 67 in and length up to 140 in" in web.get(f"/library?state=CO&as_of={DAY}").text
    assert "length_in <= 140" in web.get(f"/library.json?state=CO&as_of={DAY}").text


def test_a_state_begins_with_the_verdict_of_the_common_kinds(web):
    text = web.get(f"/state/CO?as_of={DAY}").text
    assert head(text).startswith("DISPUTED: kei vehicles in Colorado")
    assert "<h2>Kei truck, kei van and kei car</h2>" in text
    assert text.index("Nothing in force bars it") < text.index("What it said before") < text.index("Rules in force and coming")
    assert head(web.get("/state/CO?as_of=2028-02-01").text).startswith("YES, WITH LIMITS: kei vehicles in Colorado")


def test_kinds_that_differ_are_told_apart(web):
    text = web.get(f"/state/FL?as_of={DAY}").text
    assert "<h2>Kei truck <span class=\"plate-cap\">35 mph</span></h2>" in text and "<h2>Kei van and kei car</h2>" in text


def test_a_vehicle_from_the_map_goes_first_and_on(web):
    text = web.get(f"/state/PA?vehicle=1999+Subaru+Sambar+truck&as_of={DAY}").text
    assert text.index("<h2>1999 Subaru Sambar truck</h2>") < text.index("Kei truck")
    links = [unescape(link) for link in Read(text).links]
    assert f"/map?vehicle=1999+Subaru+Sambar+truck&as_of={DAY}" in links
    assert f"/state/OH?vehicle=1999+Subaru+Sambar+truck&as_of={DAY}" in links
    assert 'name="vehicle" value="1999 Subaru Sambar truck"' in text


def test_a_vehicle_not_understood_hides_no_law(web):
    found = web.get("/state/CO?vehicle=Zorgwagen+3000")
    assert found.status_code == 200 and "Zorgwagen" in found.text and "class=\"note\"" in found.text and "Kei truck" in found.text


def test_json_twin_is_the_command_lines_whatever_vehicle_is_kept(web, capsys):
    with pytest.raises(SystemExit):
        run(["law", "GA", "--as-of", DAY, "--json"])
    assert web.get(f"/state/Georgia.json?vehicle=Honda+Beat&as_of={DAY}").text == capsys.readouterr().out


def test_a_dispute_shows_both_sides_what_settles_it_and_our_leaning_as_ours(web):
    text = web.get(f"/state/CO?as_of={DAY}").text
    assert text.count('<div class="positions">') >= 1
    for words in ("Who says what, the highest authority first", "What would settle it", "If you act anyway", "Our leaning, a judgement"):
        assert words in text
    assert "<details open class=\"leaning\">" in text


@pytest.mark.parametrize("state", PLACES)
def test_every_state_page_stands_and_its_anchors_resolve(web, state):
    text = web.get(f"/state/{state}?as_of={DAY}").text
    read_ = Read(text)
    assert len(read_.ids) == len(set(read_.ids))
    assert {link[1:] for link in read_.links if link.startswith("#")} <= set(read_.ids)


@pytest.mark.parametrize("state", ["CO", "GA", "WI", "PA", "TX", "AK"])
def test_a_ribbon_says_for_every_day_what_the_tile_says(state):
    law = states()[state]
    found = ribbon("Kei truck", law, TRUCK)
    assert found.stretches[0].first == COVERAGE_FROM and found.stretches[-1].last == COVERAGE_TO
    for one, after in pairwise(found.stretches):
        assert after.first == one.last + timedelta(days=1) and one.verdict != after.verdict
    for one in found.stretches:
        for day in (one.first, one.last):
            assert tile(law, TRUCK, day).verdict == one.verdict
    for one in found.stretches:
        assert one.verdict.words in sentence(found)


def test_neighbours_are_those_of_an_atlas():
    assert NEIGHBOURS.keys() == PLACES.keys()
    assert all(one in NEIGHBOURS[other] for one, others in NEIGHBOURS.items() for other in others)
    assert {code: len(others) for code, others in NEIGHBOURS.items() if len(others) in (0, 1, 8)} == {"AK": 0, "HI": 0, "ME": 1, "MO": 8, "TN": 8}
    assert sum(len(others) for others in NEIGHBOURS.values()) // 2 == 107 + 2  # 107 pairs with a common line, DC's two among them; two that meet in a corner


def test_states_tell_three_kinds_and_what_is_signed(web):
    rows = list(csv.DictReader(io.StringIO(web.get(f"/states.csv?as_of={DAY}").text)))
    assert {row["state"] for row in rows} == PLACES.keys()
    colorado = next(row for row in rows if row["state"] == "CO")
    assert (colorado["kei_truck"], colorado["coming"]) == ("DISPUTED", "2028-01-01 YES, WITH LIMITS")
    for row in rows:
        assert row["kei_truck"] == tile(states()[row["state"]], TRUCK, date(2026, 11, 24)).verdict.value
    assert f"/map?class=kei-truck&amp;as_of={DAY}" in web.get(f"/states?as_of={DAY}").text


def test_every_citation_of_the_library_resolves(web):
    cites = {cite for row in table(date(2026, 11, 24)).rows for cite in row.cites}
    assert len(cites) > 60 and all(explain(cite).kind == "citation" for cite in cites)
    text = web.get(f"/library?as_of={DAY}").text
    linked = set(re.findall(r'class="law">.*?</td>', text, re.DOTALL))
    assert sum(line.count("/explain?id=") for line in linked) >= len(cites) / 2


def test_sources_not_read_are_marked_and_kept(web):
    text = web.get("/sources?find=dmv_minitruck").text
    assert "not read" in text and "1 source, 1 of them known of and not read" in text


def test_our_own_corrections_are_dated_and_the_docs_hold_the_same(web):
    assert len(log().lines) > 50 and all(one.on >= log().since for one in log().lines)
    assert (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8") == as_markdown(), "run: python -m keiway.law.mended docs/corrections.md"
    rows = list(csv.DictReader(io.StringIO(web.get("/corrections.csv").text)))
    assert {row["kind"] for row in rows} == {"ours", "claim"} and len([row for row in rows if row["kind"] == "ours"]) == len(log().lines)
    text = web.get("/corrections").text
    assert text.index("What we got wrong") < text.index("What you may have read</h2>")
