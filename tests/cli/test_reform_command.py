"""`keiway reform`: the reform in plain words first, the law, the change with bands, the same numbers in every form, files out and in again."""

import csv
import json
import subprocess
import sys

import pytest

from keiway.cli.main import run

DAY = ("--as-of", "2026-11-29")
FEW = ("--draws", "100", *DAY)


@pytest.fixture
def said(capsys, monkeypatch, tmp_path):
    """Run in an empty folder: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def run_it(*args):
        with pytest.raises(SystemExit) as stopped:
            run(["reform", *args])
        out = capsys.readouterr()
        return stopped.value.code, out.out, out.err

    return run_it


def test_without_a_name_the_reforms_that_ship_are_listed(said):
    from keiway.policy.reform import shipped

    code, text, _ = said("--plain")
    assert code == 0 and all(f"{name}:" in text for name in shipped())
    found = json.loads(said("--json")[1])
    assert [one["id"] for one in found["reforms"]] == list(shipped()) and all(one["restated"] for one in found["reforms"])


def test_levers_are_listed_with_todays_value_and_who_can_move_them(said):
    text = said("--levers", "--plain")[1]
    assert "us.import.age_years: Import age: today 25 years; 0 to 60 years; Congress, by statute" in text and "states.follow" in text
    assert {one["id"] for one in json.loads(said("--levers", "--json")[1])["levers"]} >= {"us.import.age_years", "us.part555.cap"}


def test_the_paragraph_stands_first_then_the_law_then_the_change(said):
    code, text, err = said("truck-duty-repeal", *FEW)
    order = ["The 25 percent truck duty repealed", "Who can make it:", "In law", "Change against the law as it is", "Money by party", "Net benefit at 7 percent", "What makes the spread", "What this leaves out", "not legal advice"]
    text = " ".join(text.split())
    assert code == 0 and err == "" and [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    assert "crosses 0" in text and "duty on used kei trucks: 25% before, 12.5% after" in text


def test_it_is_said_before_it_is_worked_out(said, monkeypatch):
    def fails(asked):
        raise RuntimeError("worked out")

    monkeypatch.setattr("keiway.policy.impact.answer", fails)
    code, text, _ = said("truck-duty-repeal", *FEW)
    assert code == 1 and "Who can make it:" in text and "Change against" not in text


def test_the_law_alone_works_nothing_out_and_needs_no_numpy():
    code = "import sys; from keiway.cli.main import run\ntry: run(['reform', 'kei-class-45', '--law', '--plain'])\nexcept SystemExit as stopped: print(stopped.code, 'numpy' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip().endswith("0 False") and "Carry DA16T" in out and "not legal advice" in out


def test_screen_and_json_tell_the_same_numbers(said):
    from keiway.policy.lab.said import short, span
    from keiway.policy.record import Effect

    found = json.loads(said("import-age-15-both", *FEW, "--json")[1])
    text = said("import-age-15-both", *FEW)[1]
    import msgspec

    for one in found["effects"]:
        effect = msgspec.convert(one, Effect)
        if effect.up or effect.down:
            assert short(effect, effect.mid) in text and span(effect) in text, effect.id
    assert found["schema"] == "policy-impact/1" and found["law_change"]["schema"] == "reform-law/1" and found["law_change"]["file"].startswith("reform: import-age-15-both")


def test_what_changes_nothing_is_told_as_exactly_nothing(said):
    found = json.loads(said("nothing", *FEW, "--json")[1])
    assert all(one["low"] == one["mid"] == one["high"] == one["up"] == one["down"] == 0 for one in (*found["effects"], *found["parties"], *found["net"]))
    text = said("nothing", *FEW)[1]
    assert "Nothing changes" in text and "No change in any draw" in text


def test_a_file_of_ones_own_gives_what_its_settings_give(said, tmp_path):
    args = ("--set", "us.duty.truck_pct=10", "--from", "2029-01-01")
    first = json.loads(said("truck-duty-repeal", *args, "--save", "ours.yaml", *FEW, "--json")[1])
    again = json.loads(said("ours.yaml", *FEW, "--json")[1])
    assert first["files"][0]["path"] == "ours.yaml" and "us.duty.truck_pct: 10" in (tmp_path / "ours.yaml").read_text()
    for key in ("effects", "net", "parties", "restated", "title", "first_year"):
        assert first[key] == again[key]
    assert again["title"].endswith(", changed") and again["first_year"] == 2029


def test_levers_alone_make_a_reform(said):
    found = json.loads(said("--set", "us.import.age_years=20", "--law", *DAY, "--json")[1])
    assert found["moved"][0] | {"who": None, "cites": None} == {"lever": "us.import.age_years", "title": "Import age", "before": "25 years", "after": "20 years", "from_": "2028-01-01", "who": None, "cites": None}


def test_years_and_one_year_alone(said):
    found = json.loads(said("truck-duty-repeal", "--years", "2030-2032", *FEW, "--json")[1])
    assert (found["first_year"], found["last_year"]) == (2030, 2032)
    text = said("truck-duty-repeal", "--years", "2030-2032", "--year", "2031", *FEW)[1]
    assert "in 2031 alone" in text and "whole lives)" not in text


def test_a_figure_is_held_and_an_offer_is_taken_away(said):
    base = json.loads(said("kei-class-45", *FEW, "--json")[1])
    none = json.loads(said("kei-class-45", "--offer", "none", *FEW, "--json")[1])
    sold = {key: next(one for one in found["effects"] if one["id"] == "sold") for key, found in (("base", base), ("none", none))}
    assert sold["base"]["mid"] > 0 and sold["none"]["up"] == sold["none"]["down"] == 0
    held = json.loads(said("import-age-15-both", "--edit", "policy.use.miles_used_truck=1", *FEW, "--json")[1])
    free = json.loads(said("import-age-15-both", *FEW, "--json")[1])
    miles = [next(one for one in found["effects"] if one["id"] == "miles")["mid"] for found in (held, free)]
    assert miles[0] < miles[1]


def test_every_table_is_written_as_a_file(said, tmp_path):
    code, _, _ = said("truck-duty-repeal", *FEW, "--csv", "tables", "--quiet")
    names = {path.stem for path in (tmp_path / "tables").glob("*.csv")}
    assert code == 0 and {"effects", "by_year", "sold", "parties", "drivers", "left_out", "states", "levers", "a4", "t9"} <= names
    rows = list(csv.DictReader((tmp_path / "tables" / "effects.csv").open()))
    found = json.loads(said("truck-duty-repeal", *FEW, "--json")[1])
    assert [(row["id"], float(row["mid"])) for row in rows] == [(one["id"], one["mid"]) for one in found["effects"]]


def test_the_agencys_tables_are_told_at_any_width(said, monkeypatch):
    for width in ("60", "80", "140"):
        monkeypatch.setenv("COLUMNS", width)
        text = said("truck-duty-repeal", *FEW, "--tables")[1]
        assert "A4" in text and "Circular A-4" in text and "T9" in text
        assert max(map(len, text.splitlines())) <= int(width)


@pytest.mark.parametrize("which", ["bars", "map", "tornado", "sold"])
def test_pictures_are_written(said, tmp_path, which):
    code, text, _ = said("import-age-15-both", *FEW, "--out", f"{which}.svg", "--picture", which)
    assert code == 0 and f"{which}.svg" in text and "<desc" in (tmp_path / f"{which}.svg").read_text()


def test_with_the_law_alone_the_picture_is_the_map(said, tmp_path):
    said("states-colorado", "--law", "--out", "map.csv", *DAY)
    rows = list(csv.DictReader((tmp_path / "map.csv").open()))
    assert len(rows) == 51 and sum(row["changed"] == "True" for row in rows) > 30


def test_reforms_beside_each_other_count_the_same_years_and_say_the_chance_between_them(said):
    found = json.loads(said("truck-duty-repeal", "nothing", *FEW, "--json")[1])
    assert found["schema"] == "reforms-beside/1" and [one["reform"] for one in found["answers"]] == ["truck-duty-repeal", "nothing"]
    sold = next(one for one in found["between"] if one["effect"] == "sold")
    assert 0.9 < sold["more"] <= 1 and sold["less"] == 0
    text = said("truck-duty-repeal", "nothing", *FEW)[1]
    assert "One against another, on the same draws" in text and "Vehicles that enter: more under truck-duty-repeal than under nothing in" in text


def test_plain_has_one_fact_a_line(said):
    text = said("truck-duty-repeal", *FEW, "--plain")[1]
    line = next(line for line in text.splitlines() if "Deaths, all together" in line)
    assert "change " in line and "90% band " in line and "chance " in line and "sure? " in line


def test_progress_is_for_a_terminal_alone(said):
    assert said("nothing", *FEW)[2] == ""


def test_whose_doing_and_each_100_000_and_both_poles_are_on_the_page(said):
    text = " ".join(said("accept-un-near", *FEW, "--offer", "honda-n-box-3", "--plain")[1].split())
    assert "Whose doing: sold in the years counted, if offered: Honda N-Box" in text and "as the law is" in text and "the rule's own" in text
    assert "For each 100,000 more vehicles: Deaths, all together: change +" in text
    assert "Net benefit: Net benefit at 3 percent, if buyers see none of their own risk as they choose: change" in text
    assert "Net benefit: Net benefit at 3 percent: change" in text and "chance as drawn" in text


def test_a_car_that_is_offered_in_either_case_sells_what_the_rule_alone_does(said):
    """A price cut of two percent is no third of a million vehicles."""
    sold = {}
    for entry in ("offered", "either"):
        found = json.loads(said("accept-un-near", *FEW, "--offer", "honda-n-box-3", "--entry", entry, "--json")[1])
        sold[entry] = next(one["mid"] for one in found["effects"] if one["id"] == "sold_new")
    assert 0 < sold["either"] < sold["offered"] / 5
