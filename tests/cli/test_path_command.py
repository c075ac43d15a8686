"""`keiway path` as a person uses it: the page, narrow and plain, JSON, CSV, the file it writes, exit codes."""

import csv
import io
import json

import pytest

from keiway.cli.main import run

HIJET = ["path", "2010 Daihatsu Hijet truck", "--as-of", "2026-11-29", "--quiet"]
BOX = ["path", "Honda N-Box JF5", "--goal", "sold-new,55mph,states=10", "--as-of", "2026-11-29", "--quiet"]


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


def test_the_page_tells_the_goal_the_sets_each_change_and_how_long(said):
    out, err, code = said(*HIJET)
    assert (err, code) == ("", 0)
    for part in ("Goal", "ANSWER", "NOT YET", "Set A  2 acts", "Each change by itself", "How long such things have taken", "Nothing, because", "Waiting"):
        assert part in out, part
    assert "Congress" in out and "EPA" in out


@pytest.mark.parametrize("args", [HIJET, BOX], ids=["used", "new"])
@pytest.mark.parametrize("width", ["110", "60"])
def test_no_line_is_wider_than_the_window(said, args, width):
    out, _, _ = said(*args, width=width)
    assert all(len(line) <= int(width) for line in out.splitlines())


def test_plain_has_one_fact_a_line_and_no_marks(said):
    out, _, _ = said(*HIJET, "--plain")
    assert "\x1b" not in out and "[bold]" not in out
    assert any(line.startswith("A lower age for the safety exemption") for line in out.splitlines())


def test_state_goal_and_default(said):
    """A model still built is asked as new, any other as used; --state names one that must be open."""
    assert json.loads(said("path", "Honda N-Box JF5", "--as-of", "2026-11-29", "--json")[0])["asked"]["goal"] == {"way": "new"}
    found = json.loads(said("path", "1999 Subaru Sambar truck", "--state", "CO", "--as-of", "2026-11-29", "--json")[0])
    assert found["asked"]["goal"] == {"way": "used", "states": 1, "named": ["CO"]}
    repeated = json.loads(said("path", "Honda N-Box JF5", "--goal", "sold-new", "--goal", "55mph,states=2", "--as-of", "2026-11-29", "--json")[0])
    assert repeated["asked"]["goal"] == {"way": "new", "states": 2, "mph": 55}


def test_json_holds_what_the_page_says(said):
    found = json.loads(said(*BOX, "--json")[0])
    page, _, _ = said(*BOX)
    flat = " ".join(page.split())
    assert found["sentence"] in flat
    for option in found["options"]:
        assert option["opens"] in flat
    assert {one["change"] for one in found["singles"]} >= {"kei_class", "medium_speed", "approvals", "part555_grant", "part555_cap", "truck_duty"}


def test_csv_has_a_row_a_change_of_each_set_and_one_a_change_alone(said):
    out, _, _ = said(*BOX, "--csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    found = json.loads(said(*BOX, "--json")[0])
    in_sets = [row for row in rows if row["set"] != "alone"]
    assert len(in_sets) == sum(len(option["steps"]) + ("states" in option) for option in (*found["options"], *found["granted"]))
    assert len(rows) - len(in_sets) == len(found["singles"])
    assert all(row["as_of"] == "2026-11-29" for row in rows)


def test_the_first_set_is_written_as_a_reform_that_reads_back(said, tmp_path):
    from keiway.policy import reform

    out, _, _ = said(*HIJET, "--reform", "hijet.yaml")
    assert "hijet.yaml" in out
    found = reform.read(tmp_path / "hijet.yaml")
    assert {(one.lever, one.value) for one in found.set} == {("us.import.age_years", 15), ("us.import.emissions_age", 15)}


def test_exit_code_by_verdict_if_asked(said):
    assert said(*HIJET, "--verdict-exit")[2] == 10
    assert said(*BOX, "--verdict-exit")[2] == 11
    assert said("path", "Fiat 500 2012", "--goal", "sold-new", "--as-of", "2026-11-29", "--verdict-exit")[2] == 0
