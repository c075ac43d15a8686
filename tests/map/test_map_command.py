"""`keiway where --map` and `--changes`: files, words, exit codes, and the picture of the README."""

import csv
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from keiway.cli.main import run
from keiway.map import CHANGE_COLUMNS, COLUMNS

ROOT = Path(__file__).parent.parent.parent
TRUCK = ["1999 Subaru Sambar truck", "--as-of", "2028-02-01"]


@pytest.fixture
def said(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")

    def run_it(*args: str) -> tuple[str, str, int]:
        with pytest.raises(SystemExit) as stopped:
            run(["where", *args])
        out = capsys.readouterr()
        return out.out, out.err, stopped.value.code

    return run_it


def test_the_map_is_written_and_told_under_the_rows(said, tmp_path):
    out, _, code = said(*TRUCK, "--map", "map.svg")
    assert code == 0 and "Colorado" in out
    assert "Written map.svg: 50 states and DC on 2028-02-01: YES 4, YES, WITH LIMITS 16" in " ".join(out.split())
    assert (tmp_path / "map.svg").read_text(encoding="utf-8").startswith("<svg ")


def test_its_table_needs_no_package(said, tmp_path):
    said(*TRUCK, "--map", "map.csv")
    with (tmp_path / "map.csv").open(encoding="utf-8") as file:
        found = list(csv.reader(file))
    assert tuple(found[0]) == COLUMNS and len(found) == 52


def test_its_png(said, tmp_path):
    pytest.importorskip("vl_convert")
    said(*TRUCK, "--map", "map.PNG")
    assert (tmp_path / "map.PNG").read_bytes().startswith(b"\x89PNG")


def test_without_the_extra_a_png_is_refused_before_anything_is_worked_out(said, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    out, err, code = said(*TRUCK, "--map", "map.png")
    assert (out, code) == ("", 2) and "keiway[plot]" in err and "--map map.svg" in err


def test_json_and_csv_stay_clean_beside_the_map(said, tmp_path):
    out, err, _ = said(*TRUCK, "--json", "--map", "a.svg")
    assert json.loads(out)["schema"] == "where/1" and err == ""
    out, err, _ = said(*TRUCK, "--csv", "--map", "b.svg")
    assert len(list(csv.reader(out.splitlines()))) == 52 and "Written b.svg" in err
    assert (tmp_path / "a.svg").exists() and (tmp_path / "b.svg").exists()


def test_a_file_that_cannot_be_written_is_told_with_its_option(said, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    out, err, code = said(*TRUCK, "--map", "map.svg")
    assert (out, code) == ("", 2) and "--map 'map.svg' could not be written: No space left" in err


def test_change_days_as_a_page(said):
    out, _, code = said("1999 Subaru Sambar truck", "--changes", "2024-01-01..2030-12-31")
    text = " ".join(out.split())
    assert code == 0
    assert "2025-06-27 KY NO → YES, WITH LIMITS" in text
    assert "2028-01-01 CO DISPUTED → YES, WITH LIMITS: Kei vehicles act (law, signed, not yet in force when checked)" in text
    assert "evidence: the first sign of a rule that keiway knows; the rule may be older" in text
    assert re.search(r"changes on \d+ days after the first: \d+ by law, \d+ by the vehicle's age alone, \d+ only by a first sign of a rule\.", text)
    assert "WA first sign of the rule, UNKNOWN → YES" in text
    assert "(us.safety.age_25_exemption, age)" in text


def test_change_days_as_rows_and_as_json_agree(said):
    out, _, _ = said("1999 Subaru Sambar truck", "--changes", "2024..2030", "--csv")
    found = [dict(zip(CHANGE_COLUMNS, row, strict=True)) for row in list(csv.reader(out.splitlines()))[1:]]
    out, _, _ = said("1999 Subaru Sambar truck", "--changes", "2024..2030", "--json")
    told = json.loads(out)
    pairs = [(day["day"], one["state"]) for day in told["days"] for one in day["changes"]]
    assert told["schema"] == "where-changes/1" and pairs == [(row["day"], row["state"]) for row in found]
    assert set(told["by"]) == {"law", "evidence", "age"} >= {row["by"] for row in found}


def test_a_span_without_a_change_says_so(said):
    out, _, code = said("1999 Subaru Sambar truck", "--changes", "2026-11-01..2026-11-24")
    assert code == 0 and "does not change" in out


def test_rows_alone_load_no_picture(tmp_path):
    code = "import sys; from keiway.cli.main import run\ntry: run(sys.argv[1:])\nexcept SystemExit: print(*sys.modules, file=sys.stderr)"
    for more, drawn in ([], False), (["--map", "m.svg"], True):
        done = subprocess.run([sys.executable, "-c", code, "where", *TRUCK, *more], capture_output=True, text=True, cwd=tmp_path, check=True)
        loaded = set(done.stderr.splitlines()[-1].split())
        assert ("keiway.map.picture" in loaded) == drawn
        assert not loaded & {"numpy", "altair", "vl_convert"}


def test_the_readme_shows_the_picture_that_its_command_draws(said, tmp_path):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    command = re.search(r"`keiway where ([^`]+ --map map\.svg)`", text)[1]
    shown = ROOT / re.search(r"!\[[^]]+\]\((docs/pictures/map\.svg)\)", text)[1]
    said(*shlex.split(command), "--quiet")
    drawn = (tmp_path / "map.svg").read_text(encoding="utf-8")
    if "KEIWAY_UPDATE_README" in os.environ:
        shown.write_text(drawn, encoding="utf-8")
    assert shown.read_text(encoding="utf-8") == drawn
