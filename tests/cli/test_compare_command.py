"""`keiway compare` as a person meets it."""

import csv
import json
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from keiway.cli.main import run

PAIR = ["compare", "Honda N-Box JF5", "Ford F-150"]


@pytest.fixture
def said(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def run_it(*args):
        with pytest.raises(SystemExit) as stopped:
            run(list(args))
        out = capsys.readouterr()
        return out.out, out.err, stopped.value.code

    return run_it


def test_the_page_answers_first(said):
    out, err, code = said(*PAIR)
    assert (code, err) == (0, "")
    assert out.strip().startswith("The Honda N-Box's plan area is 42% of the Ford F-150's")
    for words in ("Length", "Plan area", "Curb mass", "Seats", "Drawn with", "Mind"):
        assert words in out


def test_plain_is_one_fact_a_line(said):
    out, _, _ = said(*PAIR, "--plain")
    assert "Length: Honda N-Box 11 ft 2 in (3.40 m); Ford F-150 19 ft 4 in (5.88 m)" in out.splitlines()


def test_the_drawing_is_written(said, tmp_path):
    out, _, code = said(*PAIR, "Mazda MX-5 ND", "--view", "all", "--with", "person,lane,parking", "--align", "wheel", "--out", "size.svg")
    assert code == 0 and "Written size.svg: Honda N-Box: 42% of the plan area of the Ford F-150, to scale." in out.replace("\n", " ")
    assert ET.parse(tmp_path / "size.svg").getroot().attrib["role"] == "img"


def test_as_png_and_as_numbers(said, tmp_path):
    pytest.importorskip("vl_convert")
    assert said(*PAIR, "--out", "size.png")[2] == 0
    assert (tmp_path / "size.png").read_bytes().startswith(b"\x89PNG")
    found = json.loads(said(*PAIR, "--out", "size.csv", "--json")[0])
    assert found["files"][0]["path"] == "size.csv"
    rows = list(csv.DictReader((tmp_path / "size.csv").open(encoding="utf-8")))
    assert [float(row["length_m"]) for row in rows] == pytest.approx([one["length_m"]["value_m"] for one in found["vehicles"]], abs=0.001)


def test_a_file_of_ones_own_and_words_that_mean_the_same(said, tmp_path):
    (tmp_path / "mine.yaml").write_text("make: My\nmodel: Own\nkind: kei_truck\norigin: JP\nlength_mm: 3000\nwidth_mm: 1300\n", encoding="utf-8")
    out, _, code = said("compare", "mine.yaml", "Ford F-150", "--align", "center", "--view", "above", "--json")
    found = json.loads(out)
    assert code == 0 and found["vehicles"][0]["plan_area_m2"] == pytest.approx(3.9)
    assert any("its height is not known" in text for text in found["missing"])


def test_what_stands_with_them_is_told(said):
    out, _, _ = said(*PAIR, "--view", "all", "--with", "person,lane,parking", "--plain")
    for words in ("A figure of 5 ft 9 in", "A lane of 12 ft", "A parking space of 18 by 8.5 ft"):
        assert words in out


def test_it_imports_nothing_heavy(tmp_path):
    code = "import sys\nfrom keiway.cli.main import run\ntry:\n    run(sys.argv[1:])\nexcept SystemExit as stopped:\n    assert not stopped.code\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, *PAIR, "--view", "all", "--out", "size.svg"], capture_output=True, text=True, cwd=tmp_path, check=True)
    loaded = set(done.stderr.split())
    assert not loaded & {"numpy", "numba", "altair", "vl_convert", "keiway.law.check", "keiway.cost", "keiway.web"}
