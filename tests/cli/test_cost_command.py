"""`keiway cost` as a person uses it: the page, the switch, lines of one's own, pictures and their tables, JSON."""

import csv
import json
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keiway.cli.main import run

TRUCK = ["cost", "1999 Subaru Sambar truck", "--price-jpy", "720000", "--fx", "155", "--entry", "2026-12-10", "--to", "80202"]
VAN = ["cost", "1999 Suzuki Every", "--fx", "155", "--entry", "2026-12-10", "--quiet"]


@pytest.fixture
def said(capsys, monkeypatch, tmp_path):
    """Run in an empty folder: standard output, standard error, exit code."""

    def run_it(*args, width="110"):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("COLUMNS", width)
        with pytest.raises(SystemExit) as stopped:
            run(list(args))
        out = capsys.readouterr()
        return out.out, out.err, stopped.value.code or 0

    return run_it


def answer(said, *args):
    out, err, code = said(*args, "--json")
    assert err == "" and code in (0, 4)
    return json.loads(out)


def test_the_page_says_the_sum_its_lines_and_their_doubt(said):
    out, _, code = said(*TRUCK)
    assert code == 0
    for words in ("At the door", "On the road", "Duty", "Customs broker", "Carriage by road", "$4,645", "$1,161", "1 in 20", "What the spread comes from", "19 USC"):
        assert words in out, words
    counted = [int(each.replace(",", "")) for each in re.findall(r"^\S.{30,36} +\$([\d,]+) ", out, re.MULTILINE)]
    assert len(counted) >= 20


def test_what_is_shown_is_what_the_json_has(said):
    out, _, _ = said(*TRUCK)
    (each,) = answer(said, *TRUCK)["landed"]["by_heading"]
    for line in each["total"]["lines"]:
        assert f"${line['mean']:,.0f}" in out


def test_plain_has_one_line_a_fact_and_narrow_fits(said):
    plain, _, _ = said(*TRUCK, "--plain")
    assert "Duty: $1,161" in plain and "At the door:" in plain
    narrow, _, _ = said(*TRUCK, width="60")
    assert max(map(len, narrow.splitlines())) <= 60


def test_an_open_heading_shows_both_and_asks(said):
    out, _, code = said(*VAN)
    assert code == 4 and "Car or truck for customs?" in out and "8703" in out and "8704" in out and "--features" in out
    out, _, code = said(*VAN, "--features", "rear_seats,rear_belts,side_windows")
    assert code == 0 and "Car or truck for customs?" not in out
    out, _, code = said(*TRUCK, "--heading", "both")
    assert code == 0 and "Car or truck for customs?" in out


def test_a_flag_stands_over_a_file(said, tmp_path):
    (tmp_path / "mine.yaml").write_text(yaml.safe_dump({"ocean": 1500, "broker": [250, 300, 350]}), encoding="utf-8")
    found = answer(said, *TRUCK, "--costs", "mine.yaml", "--set", "broker=0")
    lines = {line["id"]: line for line in found["landed"]["by_heading"][0]["total"]["lines"]}
    assert lines["cost.landed.ocean"]["mean"] == 1500 and lines["cost.landed.broker"]["mean"] == 0
    assert lines["cost.landed.ocean"]["how"] == "Set by mine.yaml." and lines["cost.landed.broker"]["how"] == "Set by --set."


def test_without_a_rate_one_is_used_and_told(said):
    out, _, _ = said("cost", "1999 Subaru Sambar truck", "--price-jpy", "720000", "--quiet")
    assert "No --fx was given" in out and "155.74 JPY" in out and "2026-02-25" in out


@pytest.mark.parametrize(
    ("price", "usd"),
    [(["--price-jpy", "72万"], 4645), (["--price", "720,000 JPY"], 4645), (["--price", "¥720000"], 4645), (["--price-usd", "$4,645"], 4645)],
)
def test_a_price_is_read_as_people_write_it(said, price, usd):
    found = answer(said, "cost", "1999 Subaru Sambar truck", *price, "--fx", "155@2026-11-20", "--quiet")
    assert found["landed"]["customs_value"]["mid"] == pytest.approx(usd, abs=1)


def test_another_currency_needs_its_rate(said):
    found = answer(said, "cost", "1999 Subaru Sambar truck", "--price", "4000 GBP", "--fx", "0.8")
    assert found["landed"]["customs_value"]["mid"] == pytest.approx(5000)


def test_before_it_may_enter_the_sum_is_shown_with_a_word(said):
    out, _, code = said("cost", "2003 Daihatsu Copen", "--price-jpy", "500000", "--entry", "2026-12-10", "--quiet")
    assert code == 0 and "NOT YET" in out and "At the door" in out and "do not ship" in out


def test_pictures_and_their_tables_are_written(said, tmp_path):
    said(*TRUCK, "--plot", "cost.svg", "--plot-duty", "duty.svg")
    for name in ("cost.svg", "duty.svg"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "<desc" in text and "Subaru Sambar" in text
    said(*TRUCK, "--heading", "both", "--plot", "cost.csv", "--plot-duty", "duty.csv")
    with (tmp_path / "cost.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["heading"] for row in rows} == {"8703", "8704"} and all(float(row["expected_usd"]) >= 0 for row in rows)
    with (tmp_path / "duty.csv").open(encoding="utf-8") as file:
        steps = list(csv.DictReader(file))
    truck = [step for step in steps if step["heading"] == "8704"]
    assert {float(step["duty_pct"]) for step in truck} == {25.0}
    car = {step["from"]: float(step["duty_pct"]) for step in steps if step["heading"] == "8703"}
    assert car["2026-04-06"] == 27.5 and car["2026-06-08"] == 15


def test_steps_of_the_duty_follow_each_other(said, tmp_path):
    said(*TRUCK, "--plot-duty", "duty.csv")
    with (tmp_path / "duty.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["heading"] == "8703"]
    for before, after in pairwise(rows):
        assert date.fromisoformat(before["to"]) + timedelta(days=1) == date.fromisoformat(after["from"])


def test_built_here_and_owned_stand_in_the_same_command(said):
    made = answer(said, "cost", "Honda N-Box JF5", "--built-here")
    assert "landed" not in made and made["built_here"]["routes"] and made["sentence"] == made["built_here"]["sentence"]
    found = answer(said, *TRUCK, "--own", "5y", "--miles", "3000")
    total = found["landed"]["by_heading"][0]["total"]
    assert found["owned"]["miles_year"] == 3000
    assert found["owned"]["vehicle"]["owner"]["price"]["usd"][1] == pytest.approx(total["expected"])
    out, _, _ = said("cost", "Honda N-Box JF5", "--built-here")
    assert "Engineering for the US" in out and "Destination charge" in out
    out, _, _ = said(*TRUCK, "--own", "5y")
    assert "At the door" in out and "USD a mile" in out and "Insurance" in out


odd = st.sampled_from(
    ["-1", "0", "nan", "1e9", "720,000", "72万", "155@2026-02-30", "JPY", "4500 GBP", "£", "00000", "80202", "09012", "tacoma", "Denver", "roro", "plane", "8703",
     "both", "ocean=1500", "ocean=", "=5", "ocean=1/2", "broker=0", "5y", "0y", "2026-12-10", "1900-01-01", "9999-12-31", "nowhere.yaml", ".", "\0", ""]
)  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    vehicle=st.sampled_from(["1999 Subaru Sambar truck", "class:kei-truck", "1999 Suzuki Every", "Polaris Ranger XP 1000", "2021 Ford F-150", "Nissan Sakura", ""]),
    options=st.lists(
        st.tuples(st.sampled_from(["--price-jpy", "--price", "--fx", "--to", "--port", "--method", "--heading", "--set", "--costs", "--own", "--entry", "--plot"]), odd),
        max_size=4,
    ),
)
def test_no_words_break_it(said, vehicle, options):
    code = said("cost", vehicle, *(word for option in options for word in option), "--quiet")[2]
    assert code in (0, 2, 3, 4, 5, 6)
