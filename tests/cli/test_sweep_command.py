"""`keiway sweep` as a person uses it: asked, stopped, gone on with; the page, its table, JSON and pictures."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest

from keiway.cli.main import run

SMALL = """
sweep: Two ages
from: 2028-01-01
vary: {us.import.age_years: [15, 25], us.import.emissions_age: [15]}
vehicles: [suzuki-carry-10-k6a, subaru-sambar-6]
built: 2011
states: [TX, CO, MI]
days: 2028-06-01
work: [law, terms]
"""


@pytest.fixture
def said(capsys, monkeypatch, tmp_path):
    """Run in a folder with the sweep's file: exit code, standard output, standard error."""
    (tmp_path / "ages.yaml").write_text(SMALL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "110")

    def run_it(*args):
        with pytest.raises(SystemExit) as stopped:
            run(["sweep", *args])
        out = capsys.readouterr()
        return stopped.value.code, out.out, out.err

    return run_it


def test_the_page_tells_what_opens_and_what_is_kept(said, tmp_path):
    code, out, err = said("ages.yaml")
    assert (code, err) == (0, "")
    assert "age_years 15, emissions_age 15 opens most: +" in out and "States open, of 3" in out and "1 Suzuki Carry" in out
    assert "8 tasks, 0 of them kept from before" in out and "Written ages.jsonl" in out
    assert len((tmp_path / "ages.jsonl").read_text().splitlines()) == 9
    again = said("ages.yaml", "--plain")
    assert again[0] == 0 and "8 tasks, 8 of them kept from before" in again[1] and "┃" not in again[1]


def test_a_plan_works_nothing_out(said, tmp_path):
    code, out, _ = said("ages.yaml", "--plan", "--plain")
    assert code == 0 and "Reforms: 2: age_years 15, emissions_age 15" in out and "Tasks: 8, of which 0 are done" in out
    assert not (tmp_path / "ages.jsonl").exists()


def test_json_and_table_tell_the_same(said):
    found = json.loads(said("ages.yaml", "--json")[1])
    lines = list(csv.DictReader(io.StringIO(said("ages.yaml", "--csv", "--quiet")[1])))
    law = [line for line in lines if line["work"] == "law"]
    assert len(law) == sum(len(one["rows"]) for one in found["law"]) == 12
    for one in found["opens"]:
        after = [line["state"] for line in law if (line["reform"], line["vehicle"]) == (one["point"], one["vehicle"]) and line["after"] in ("YES", "YES_WITH_LIMITS")]
        assert len(after) == one["after"] and set(one.get("opened", [])) <= set(after)


def test_a_sweep_that_is_stopped_says_how_it_goes_on(said, monkeypatch, tmp_path):
    from keiway.policy.sweep.runners import here

    real = here.here

    def stops(batches):
        yield next(real(batches))
        raise KeyboardInterrupt

    monkeypatch.setattr(here, "here", stops)
    monkeypatch.setattr(sys, "argv", ["keiway", "sweep", "ages.yaml", "--fresh"])
    code, out, err = said("ages.yaml", "--fresh")
    assert (code, out) == (130, "")
    assert err == "Stopped. 2 of 8 tasks are kept in ages.jsonl. To go on: keiway sweep ages.yaml\n"
    monkeypatch.undo()
    os.chdir(tmp_path)
    assert "8 tasks, 2 of them kept from before" in said("ages.yaml", "--plain")[1]


def test_a_task_without_numbers_is_told_and_leaves_with_four(said, tmp_path):
    (tmp_path / "ages.yaml").write_text(SMALL.replace("days: 2028-06-01", "days: [2008-06-01, 2028-06-01]"), encoding="utf-8")
    code, out, _ = said("ages.yaml", "--plain")
    assert code == 4 and "4 tasks gave no numbers." in out
    assert "It was built from 2011-01-01 on, after the day asked about, 2008-06-01." in out
    assert "opens most" in out  # the others are told


def test_other_facts_or_another_question_are_refused_with_a_command_that_works(said, tmp_path):
    said("ages.yaml", "--quiet")
    (tmp_path / "ages.yaml").write_text(SMALL.replace("[TX, CO, MI]", "[TX]"), encoding="utf-8")
    code, _, err = said("ages.yaml")
    assert code == 2 and "ages.jsonl holds another question: states 3, now 1." in err and "Try:  keiway sweep ages.yaml --fresh" in err
    code, _, err = said("ages.yaml", "--fresh", "--plain")
    assert (code, err) == (0, "What was kept is now in ages.1.jsonl.\n")


@pytest.mark.parametrize(("name", "holds"), [("a.svg", "<title"), ("a.csv", "reform,vehicle,built")])
def test_a_picture_and_its_numbers_are_written(said, tmp_path, name, holds):
    code, out, _ = said("ages.yaml", "--out", name, "--picture", "heat", "--plain")
    assert code == 0 and f"Written {name}: 2 reforms by 2 vehicles" in out
    assert holds in (tmp_path / name).read_text(encoding="utf-8")


def test_the_sweeps_that_ship_are_listed(said):
    found = json.loads(said("--json")[1])["sweeps"]
    assert {"every-reform", "import-ages", "kei-class-caps"} <= {one["id"] for one in found}
    assert next(csv.DictReader(io.StringIO(said("--csv")[1])))["id"] == "every-reform"
    assert all(f"{one['reforms']} reforms, {one['tasks']} tasks" in said("--plain")[1] for one in found)


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
def test_a_bar_stands_on_a_terminal_and_none_elsewhere(said, tmp_path):
    ours, theirs = os.openpty()
    asked = [sys.executable, "-m", "keiway.cli.main", "sweep", "ages.yaml", "--csv"]
    with subprocess.Popen(asked, cwd=tmp_path, stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm", "COLUMNS": "100"}) as process:
        os.close(theirs)
        out = process.stdout.read()
        shown = b""
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:  # the terminal was left
            pass
    os.close(ours)
    assert b"8/8" in shown and b"tasks" in shown and b"8/8" not in out and out.startswith(b"work,reform")
