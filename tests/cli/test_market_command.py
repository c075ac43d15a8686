"""`keiway market` as a person uses it: the page, its options, pictures and their tables, JSON, the same seed."""

import csv
import json
import re

import pytest

from keiway.cli.main import run
from keiway.cli.market.asked import number, years
from keiway.errors import UsageError

BOX = ["market", "Honda N-Box JF5", "--price", "16000", "--as-of", "2026-11-29", "--quiet"]
#: One kei car, one electric kei and one car that was sold here.
THREE = (
    BOX,
    ["market", "Nissan Sakura", "--price", "19000", "--as-of", "2026-11-29", "--quiet"],
    ["market", "Fiat 500 2012", "--price", "15500", "--price-year", "2011", "--years", "2011-2017", "--as-of", "2026-11-29", "--quiet"],
)


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
    assert (err, code) == ("", 0)
    return json.loads(out)


@pytest.mark.parametrize("args", THREE, ids=lambda args: args[1])
def test_an_answer_hangs_together(said, args):
    found = answer(said, *args)
    for year in found["years"]:
        assert 0 <= year["low"] <= year["low50"] <= year["mid"] <= year["high50"] <= year["high"]
    full = found["years"][2]
    assert found["steady"]["mid"] == full["mid"] and f"{full['year']}" in found["sentence"]
    assert sum(one["mean"] for one in found["instead"]) == pytest.approx(1, abs=1e-9)
    assert all(0 <= one["low"] <= one["mid"] <= one["high"] <= 1 for one in found["instead"])
    dear = [one["mid"] for one in found["prices"]]
    assert dear == sorted(dear, reverse=True) and len(dear) >= 10
    here = next(one for one in found["prices"] if one["price_usd"] == found["price_usd"])
    assert here["mid"] == pytest.approx(full["mid"])
    assert {one["id"] for one in found["effects"]} == {"fuel", "cap", "states", "dealers", "energy", "price"}
    for id_ in {one["id"] for one in found["effects"]} - {"price"}:
        assert sum(one.get("now", False) for one in found["effects"] if one["id"] == id_) == 1, id_
    assert sum(one["mid"] for one in found["spread"]) == pytest.approx(100, abs=3)
    assert found["elasticity"]["high"] < 0 and len(found["comparables"]) >= 6 and len(found["baselines"]) >= 1
    assert found["backtest"] and (found["business"] is None) == (found["years"][0]["year"] <= 2024)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(said):
    first, second = (said(*BOX, "--json")[0] for _ in range(2))
    assert first == second
    assert said(*BOX, "--json", "--seed", "2")[0] != first


def test_what_stands_on_the_page(said):
    out, _, code = said(*BOX)
    assert code == 0
    for words in (
        "Read as", "New ones a year", "2036 (10)", "What small cars really sold here", "What its buyers would have done without it", "At other prices", "If one thing were otherwise",
        "What the band comes from", "Does anybody earn?", "Ways to sell it", "Used ones imported", "Note", "keiway explain market.",
    ):  # fmt: skip
        assert words in out, words
    assert max(map(len, out.splitlines())) <= 110
    narrow, _, _ = said(*BOX, width="70")
    assert max(map(len, narrow.splitlines())) <= 100


def test_plain_has_one_line_a_fact(said):
    out, _, _ = said(*BOX, "--plain")
    assert re.search(r"^New ones a year: 2027 \(1\): ", out, re.MULTILINE) and "\x1b" not in out


def test_without_a_price_it_says_which_was_taken(said):
    maker = answer(said, "market", "Honda N-Box JF5", "--as-of", "2026-11-29", "--quiet")
    assert "would have to ask" in maker["price_says"] and 15_000 < maker["price_usd"] < 30_000
    listed = answer(said, "market", "mitsubishi-mirage-2014", "--as-of", "2026-11-29", "--quiet")
    assert "list price of 2014" in listed["price_says"] and listed["price_usd"] > 12_995


def test_options_stand_over_a_scenario(said):
    city = answer(said, *BOX, "--scenario", "harder")
    assert (city["cap_mph"], city["dealers"]) == (45, 75)
    free = answer(said, *BOX, "--scenario", "harder", "--cap", "none", "--dealers", "400")
    assert free["cap_mph"] is None and free["dealers"] == 400 and "no cap" in free["scenario_says"]
    few = answer(said, *BOX, "--scenario", "few-states", "--states", "all")
    assert few["states"] is None


def test_states_by_law_are_those_of_the_law_room(said):
    found = answer(said, *BOX, "--states", "law")
    assert 0 < len(found["states"]) < 51


def test_a_launch_of_the_past_is_blind_to_what_it_sold(said):
    found = answer(said, *THREE[2])
    assert any("As if at launch in 2011" in warning for warning in found["warnings"])
    assert found["comparables"][0]["id"].startswith("fiat-500")  # what it sold stands beside it, first


def test_pictures_and_their_tables(said, tmp_path):
    out, _, _ = said(*BOX, "--plot", "fan.svg", "--plot-prices", "prices.svg", "--plot-instead", "instead.csv")
    assert out.count("Written") == 3
    assert "<desc" in (tmp_path / "fan.svg").read_text() and "N-Box" in (tmp_path / "prices.svg").read_text()
    with (tmp_path / "instead.csv").open() as file:
        assert sum(float(row["share"]) for row in csv.DictReader(file)) == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize(("text", "found"), [("2027-2036", (2027, 2036)), ("2027..2030", (2027, 2030)), ("2011", (2011, 2020)), ("2030 to 2032", (2030, 2032)), ("2035", (2035, 2036))])
def test_years_as_people_write_them(text, found):
    assert years(text) == found


@pytest.mark.parametrize("text", ["", "27-36", "2036-2027", "2010-2030", "1990-1995", "2030-2050"])
def test_years_that_are_none(text):
    with pytest.raises(UsageError) as told:
        years(text)
    years(told.value.fix[1])  # what is offered can be read


@pytest.mark.parametrize(("text", "found"), [("$16,000", 16000), ("16k", 16000), ("16 000", 16000), ("16000 USD", 16000), ("1.5k", 1500)])
def test_a_price_as_people_write_it(text, found):
    assert number(text) == found


def test_help_and_a_refusal_import_nothing_heavy():
    import subprocess
    import sys

    code = "import sys\nfrom keiway.cli.main import run\ntry:\n    run(sys.argv[1:])\nexcept SystemExit:\n    pass\nprint(*(name for name in ('numpy', 'altair') if name in sys.modules), file=sys.stderr)"
    for args in (["market", "--help"], ["market", "Yugo Koral"]):
        done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
        assert done.stderr.splitlines()[-1] == "", args


def test_a_figure_of_a_makers_price_is_set_like_one_of_the_vehicle(said):
    """The command that the business part offers where the price at home is not known."""
    found = answer(said, *BOX, "--set", "built_here.list_price_usd=9000", "--set", "power_kw=47")
    usual = answer(said, *BOX)
    cost = [{one["id"]: one for one in each["business"]["routes"]}["import"]["unit_cost"]["mid"] for each in (found, usual)]
    assert cost[0] < cost[1]
    _out, err, code = said(*BOX, "--set", "built_here.listprice=9000")
    assert code and "list_price" in err


def test_where_the_model_does_not_hold_the_page_says_so_first(said):
    out, _err, code = said("market", "Citroen Ami", "--price", "9000", "--quiet", "--draws", "200", "--plain")
    first = next(line for line in out.splitlines() if not line.startswith("Read as") and line.strip())
    assert code == 0 and first.startswith("The model does not hold for the Citroen Ami") and "no road over 28 mph" in out
    assert "Not to be used. A full year" in out
