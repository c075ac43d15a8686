"""The map as a page: the command line's rows, a slider that stops where the law changes, a table with every state, the question kept."""

import csv
import io
import re
from datetime import date
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_pages import Read

from keiway.case import COVERAGE_FROM, COVERAGE_TO
from keiway.cli.main import run
from keiway.map.changes import change_days
from keiway.places import PLACES
from keiway.question import Question, read
from keiway.web.pages.map.slider import NARROW, position, stops, years

DAY = "2026-11-24"
TRUCK = "vehicle=1999+Subaru+Sambar+truck"
TWINS = {
    f"/map.json?{TRUCK}&as_of={DAY}": ["where", "1999 Subaru Sambar truck", "--as-of", DAY],
    f"/map.json?class=kei-van&built=1998&use=farm&as_of={DAY}": ["where", "--class", "kei-van", "--built", "1998", "--use", "farm", "--as-of", DAY],
    "/map.json?vehicle=Suzuki+Jimny+JB23W&built=2002-02&in_us=yes&as_of=2028-02-01": [
        "where", "Suzuki Jimny JB23W", "--built", "2002-02", "--in-us", "--as-of", "2028-02-01",
    ],
    "/map.json?vehicle=Suzuki+Cary+DB52": ["where", "Suzuki Cary DB52"],
    f"/map.json?class=kei-lorry&as_of={DAY}": ["where", "--class", "kei-lorry", "--as-of", DAY],
}  # fmt: skip


def printed(args, capsys):
    with pytest.raises(SystemExit):
        run(args)
    return capsys.readouterr().out


@pytest.mark.parametrize("address", TWINS)
def test_json_twin_is_what_the_command_line_prints(web, address, capsys):
    assert web.get(address).text == printed([*TWINS[address], "--json"], capsys)


def test_csv_is_what_the_command_line_prints(web, capsys):
    assert web.get(f"/map.csv?{TRUCK}&as_of={DAY}").text == printed(["where", "1999 Subaru Sambar truck", "--as-of", DAY, "--csv"], capsys)


def test_without_inputs_it_shows_a_class_and_says_which(web):
    text = web.get("/map").text
    assert "<h1>Any kei truck built in 1996: open in" in text
    assert re.search(r'class=kei-truck[^"]*" aria-current="true">Kei truck<', text)
    assert web.get("/map.json").json()["read_as"]["vehicle"] == "class-kei-truck"


def test_the_title_begins_with_what_is_found(web):
    found = web.get(f"/map.json?{TRUCK}&as_of={DAY}").json()["counts"]
    title = re.search(r"<title>(.*?)</title>", web.get(f"/map?{TRUCK}&as_of={DAY}").text)[1]
    assert title.startswith(f"Open in {found['YES'] + found['YES_WITH_LIMITS']}, shut in {found['NO'] + found['NOT_YET']}: 1999 Subaru Sambar")


def test_the_table_has_every_state_with_the_verdict_of_the_rows(web):
    rows = {row["state"]: row for row in web.get(f"/map.json?{TRUCK}&as_of=2028-02-01").json()["rows"]}
    text = web.get(f"/map?{TRUCK}&as_of=2028-02-01").text
    told = dict(re.findall(r'<tr id="row-(\w\w)" data-verdict="([A-Z, ]+)"', text))
    assert told.keys() == PLACES.keys()
    assert {state: verdict.replace(", ", "_").replace(" ", "_") for state, verdict in told.items()} == {s: row["verdict"] for s, row in rows.items()}
    assert 'id="row-CO" data-verdict="YES, WITH LIMITS" data-cap="55" class="coming"' in text


def test_tiles_and_rows_lead_to_the_state_with_the_question_kept(web):
    links = [unescape(link) for link in Read(web.get(f"/map?{TRUCK}&use=farm&as_of={DAY}").text).links]
    to_colorado = [link for link in links if link.startswith("/state/CO?")]
    assert len(to_colorado) >= 2 and set(to_colorado) == {f"/state/CO?{TRUCK}&use=farm&as_of={DAY}"}
    assert web.get(to_colorado[0]).status_code == 200


def test_what_the_script_asks_for_is_the_same_and_less(web):
    whole, part = (web.get(f"/map?{TRUCK}&as_of=2028-01-01{more}").text for more in ("", "&part=day"))
    for name in ("answer", "picture", "day", "table"):
        cut = [re.search(rf'<div data-part="{name}".*?(?=<div data-part=|<nav|</body>|<h2 id="rows"|<h2>Every)', text, re.DOTALL)[0] for text in (whole, part)]
        said = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)).strip() for text in cut]
        assert said[0].startswith(said[1][:2000]) or said[1].startswith(said[0][:2000])
    assert len(part) < 0.75 * len(whole) and "<nav" not in part and "part=day" not in whole
    assert 'data-day="2028-01-01"' in part and 'data-told="1 January 2028: Colorado DISPUTED to YES, WITH LIMITS' in part


def test_earlier_and_later_are_links_to_the_changes_about_a_day(web):
    text = web.get(f"/map?{TRUCK}&as_of=2027-03-15").text
    step = {name: unescape(href) for name, href in re.findall(r'id="(prev|next)" href="([^"]+)"', text)}
    assert step["next"] == f"/map?{TRUCK}&as_of=2027-07-01" and step["prev"] == f"/map?{TRUCK}&as_of={max(date.today().isoformat(), '2025-09-01')}"
    assert "Nothing changes on 15 March 2027" in text
    assert "15 March 2027: as since" in text
    first, last = (web.get(f"/map?{TRUCK}&as_of={day}").text for day in (COVERAGE_FROM, COVERAGE_TO))
    assert 'id="prev">' in first and 'id="next">' in last


def test_a_change_names_its_rule_and_the_rule_is_explained(web):
    text = web.get(f"/map?{TRUCK}&as_of=2028-01-01").text
    assert "What changes on 1 January 2028" in text and "/explain?id=co.kei.act_2028" in text and "Signed, not yet in force" in text
    federal = web.get(f"/map?{TRUCK}&as_of=2024-12-31").text
    assert "/explain?id=us.safety.age_25_exemption" in federal
    assert web.get("/explain?id=us.safety.age_25_exemption").status_code == 200


def test_a_hostile_vehicle_is_text(web):
    found = web.get("/map?vehicle=%3Cscript%3Ealert(1)%3C/script%3E")
    assert found.status_code == 400 and "<script>alert" not in found.text


ASKED = {
    text: Question(text=text, as_of="2030-12-31", **more)
    for text, more in {"class:kei-truck": {}, "2003 Daihatsu Copen": {}, "Suzuki Jimny JB23W": {"built": "2002-02", "in_us": True}, "Ford F-150": {}}.items()
}


@pytest.mark.parametrize("text", ASKED)
def test_the_slider_stops_on_every_change_and_on_both_ends(text):
    case = read(ASKED[text]).case
    first = max(COVERAGE_FROM, case.built.first)
    changes = change_days(case, first, COVERAGE_TO)
    found = stops(changes, first, date(2026, 11, 24))
    assert [one.day for one in found if one.change] == [one.day for one in changes]
    assert found[0].day == first and found[-1].day == COVERAGE_TO and (found[0].at, found[-1].at) == (0, 100)
    assert [one.day for one in found] == sorted({one.day for one in found})
    today = [one for one in found if "today" in one.told]
    assert [one.day for one in today] == ([date(2026, 11, 24)] if first <= date(2026, 11, 24) else [])
    narrow = [year.at for year in years(found) if year.narrow]
    assert all(b - a >= NARROW for a, b in pairwise(narrow))


def test_signed_law_is_marked_and_a_first_sign_is_the_smaller_notch():
    case = read(ASKED["class:kei-truck"]).case
    found = {str(one.day): one.kind for one in stops(change_days(case, COVERAGE_FROM, COVERAGE_TO), COVERAGE_FROM, date(2026, 11, 24))}
    assert found["2028-01-01"] == "future" and found["2025-06-27"] == "law" and found["2026-11-24"] == "today"
    assert "evidence" in found.values()


@settings(max_examples=40, deadline=None)
@given(day=st.dates(COVERAGE_FROM, COVERAGE_TO))
def test_the_map_of_a_day_is_that_of_its_stop(web_, day):
    """Where the slider stands for a day between two changes, the same map is shown."""
    case = read(Question(text="1999 Subaru Sambar truck", as_of="2030-12-31")).case
    found = stops(change_days(case, COVERAGE_FROM, COVERAGE_TO), COVERAGE_FROM, date(2026, 11, 24))
    stop = found[position(found, day)]
    pictures = [re.search(r"<svg.*?</svg>", web_.get(f"/map?{TRUCK}&part=day&as_of={on}").text, re.DOTALL)[0] for on in (day, stop.day)]
    same = [re.sub(r"as_of=\d{4}-\d\d-\d\d|, on [^<]+", "", text) for text in pictures]
    assert same[0] == same[1]


@pytest.fixture(scope="module")
def web_():
    from fastapi.testclient import TestClient

    from keiway.web.app import create_app

    return TestClient(create_app())


def test_rows_of_the_csv_are_51(web):
    rows = list(csv.DictReader(io.StringIO(web.get(f"/map.csv?class=kei-car&as_of={DAY}").text)))
    assert {row["state"] for row in rows} == PLACES.keys() and {row["as_of"] for row in rows} == {DAY}
