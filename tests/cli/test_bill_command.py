"""`keiway bill`: the same answer as page, JSON and table; files out and in again; definitions listed."""

import csv
import io
import json

import pytest

from keiway.cli.main import run

DAY = ("--day", "2026-11-29")


@pytest.fixture
def said(capsys, monkeypatch, tmp_path):
    """Run in an empty folder: exit code and standard output."""
    monkeypatch.chdir(tmp_path)

    def run_it(*args):
        with pytest.raises(SystemExit) as stopped:
            run(["bill", *args])
        return stopped.value.code, capsys.readouterr().out

    return run_it


def test_the_finding_stands_before_the_lists(said):
    code, text = said("ma-2024", "--plain", *DAY)
    assert code == 0
    first = text[: text.index("Each line")]
    assert "drops every full-length kei first sold since October 1998" in first and "It catches " in first
    assert "Subaru Sambar KS3/KS4: caught" in text and "Near misses, " in text and "How it is counted" in text


def test_json_table_and_screen_tell_the_same_counts(said):
    found = json.loads(said("co-2025", "--json", *DAY)[1])
    rows = list(csv.DictReader(io.StringIO(said("co-2025", "--csv", *DAY)[1])))
    assert len(rows) == found["counts"]["all"] == len(found["rows"])
    for outcome in ("caught", "not", "unknown"):
        assert sum(row["outcome"] == outcome for row in rows) == found["counts"][outcome]
    assert sum(row["near"] == "yes" for row in rows) == found["counts"]["near"]
    assert f"It catches {found['counts']['caught']} of {found['counts']['all']}" in said("co-2025", "--plain", *DAY)[1]


def test_a_definition_written_as_a_file_answers_the_same(said):
    code, text = said("ma-2024", "--length-in", "3.4 m", "--out", "ours.yaml", "--json", *DAY)
    again = json.loads(said("ours.yaml", "--json", *DAY)[1])
    found = json.loads(text)
    assert code == 0 and [row["outcome"] for row in again["rows"]] == [row["outcome"] for row in found["rows"]]
    assert again["definition"]["lines"] == found["definition"]["lines"] and again["definition"]["file"] == found["definition"]["file"]


def test_options_alone_make_a_definition(said):
    found = json.loads(said("--cc", "660", "--length-in", "130", "--json", *DAY)[1])
    assert found["definition"]["lines"] == ["engine at most 660 cc", "length at most 130 in (3.302 m)"]


def test_two_words_are_two_definitions(said):
    one = json.loads(said("ma-2024", "co-2025", "--json", *DAY)[1])
    two = json.loads(said("ma-2024", "--against", "co-2025", "--json", *DAY)[1])
    assert one == two and len(one["against"]["only_second"]) > 150


@pytest.mark.parametrize("suffix", ["svg", "csv"])
def test_a_picture_and_its_numbers_are_written(said, tmp_path, suffix):
    code, text = said("ma-2024", "--plot", f"box.{suffix}", *DAY)
    written = (tmp_path / f"box.{suffix}").read_text(encoding="utf-8")
    assert code == 0 and f"box.{suffix}" in text
    assert ("130 in" in written and "<title" in written) if suffix == "svg" else written.startswith("length_mm,height_mm,caught")


def test_known_definitions_are_listed_each_with_a_source(said):
    found = json.loads(said("--presets", "--json")[1])["presets"]
    by_id = {one["id"]: one for one in found}
    assert {"co-2025", "tx-2025-introduced", "tx-2025-substituted", "ne-minitruck", "ma-2024", "nc.mini_truck", "jp-kei-1998"} <= set(by_id)
    assert all(one["sources"] and one["lines"] for one in found)
    assert "nc.mini_truck" in said("--presets", "--plain")[1] and "nc.mini_truck" in said("--presets", "--csv")[1]


def test_ages_are_counted_to_the_day(said):
    early, late = (json.loads(said("tx-2025-introduced", "--json", "--day", day)[1])["counts"] for day in ("2026-11-29", "2030-11-29"))
    assert late["caught"] > early["caught"]
