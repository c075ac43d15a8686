"""`keiway crash A --vs B` as a person meets it: words, tables, files, JSON."""

import html
import json
import re
import sys

import pytest

from keiway.cli.main import run

PAIR = ["crash", "Honda N-Box JF3", "--vs", "Ford F-150"]
CRASH = [*PAIR, "--speed", "35", "--quiet"]


@pytest.fixture
def said(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    def run_it(*args, width="80"):
        monkeypatch.setenv("COLUMNS", width)
        with pytest.raises(SystemExit) as stopped:
            run(list(args))
        out = capsys.readouterr()
        return out.out, out.err, stopped.value.code

    return run_it


def told(said, *args):
    out, _, code = said(*args, "--json")
    assert code == 0
    return json.loads(out)


def test_the_page_has_the_sentence_both_columns_and_fits_80_columns(said):
    out, err, code = said(*CRASH)
    assert code == 0 and err == ""
    assert re.search(r"The Honda N-Box's driver takes this like hitting a\s+wall at \d+ mph", out)
    assert max(map(len, out.splitlines())) <= 80
    for words in ("Change of speed", "Serious injury", "average vehicle", "Risk, unbelted", "Evidence, nearest first", "Assumed", "Left out"):
        assert words in out


def test_every_figure_of_the_json_stands_on_the_page_with_its_bands(said):
    from keiway.cli.crash.words import LABELS

    found, plain = told(said, *CRASH), said(*CRASH, "--plain")[0]
    for party in found["parties"]:
        for quantity in party["quantities"]:
            assert quantity["id"] in LABELS, quantity["id"]
            assert quantity["low"] <= quantity["low50"] <= quantity["mid"] <= quantity["high50"] <= quantity["high"]
    lines = [line for line in plain.splitlines() if re.match(r"(The vehicle|Its driver|Risk)", line)]
    assert len(lines) == len(found["parties"][0]["quantities"]) == len(set(line.split(": Honda")[0] for line in lines))


def test_pictures_and_page_are_written_and_told(said, tmp_path):
    out = said(*CRASH, "--plot", "crash.svg", "--animate", "crash.html")[0]
    assert "Written crash.svg: The Honda N-Box slows at up to" in out and "Written crash.html:" in out
    assert (tmp_path / "crash.svg").read_text().startswith("<svg") and "</html>" in (tmp_path / "crash.html").read_text()
    found = told(said, *CRASH, "--plot", "crash.csv")
    assert [file["path"] for file in found["files"]] == ["crash.csv"]
    assert (tmp_path / "crash.csv").read_text().startswith("time_ms,")


def test_picture_and_answer_are_of_the_same_run(said, tmp_path):
    found = told(said, *CRASH, "--plot", "crash.csv")
    rows = [line.split(",") for line in (tmp_path / "crash.csv").read_text().splitlines()]
    crush = max(float(row[rows[0].index("N-Box: crush_mm")]) for row in rows[1:])
    answer = next(q["mid"] for q in found["parties"][0]["quantities"] if q["id"] == "crash.crush")
    assert crush == pytest.approx(answer, rel=0.01)


def test_a_sweep_is_a_table_within_80_columns(said):
    out = said(*PAIR, "--sweep", "speed", "--quiet")[0]
    assert max(map(len, out.splitlines())) <= 80
    assert len(re.findall(r"^ *\d+ +\d+ mph \| +\d+ mph", out, re.MULTILINE)) == 11
    found = told(said, *PAIR, "--sweep", "overlap", "--speed", "30")
    assert found["swept"] == "overlap" and len(found["points"]) == 9


def test_the_same_car_twice_is_told_as_a_wall(said):
    out = said("crash", "Honda Beat", "--vs", "Honda Beat", "--speed", "30", "--quiet")[0]
    assert "Both drivers take this like hitting a wall at 30 mph." in " ".join(out.split())
    assert "each takes what a rigid wall would give it" in " ".join(out.split())


def test_without_altair_a_picture_says_what_to_install_before_any_work(said, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "altair", None)
    out, err, code = said(*CRASH, "--plot", "crash.svg")
    assert code == 2 and out == "" and "pip install 'keiway[plot]'" in err
    assert '--plot crash.csv' in err and not (tmp_path / "crash.svg").exists()


def test_why_splits_the_spread_of_both_risks(said):
    out = said(*CRASH, "--why")[0]
    assert "What drives the spread: serious injury" in out and "What drives the spread: death" in out


def test_without_salib_the_why_says_what_to_install(said, monkeypatch):
    import importlib.util

    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *more: None if name == "SALib" else find(name, *more))
    out, err, code = said(*CRASH, "--why")
    assert code == 2 and out == "" and "pip install 'keiway[study]'" in err
    assert err.rstrip().endswith("--speed 35 --quiet")


def test_speeds_in_other_units_are_the_same_question(said):
    mph, kmh = (told(said, *PAIR, "--speed", speed, "--quiet") for speed in ("35", "56.327km/h"))
    assert mph["sentence"] == kmh["sentence"] and kmh["speeds_mph"] == [35.0, 35.0]


def test_a_sweep_too_wide_for_the_terminal_loses_no_figure(said):
    for width in ("40", "60"):
        out = said(*PAIR, "--sweep", "speed", "--quiet", width=width)[0]
        table = out[: out.index("Mind")]
        assert "\u2026" not in out and max(map(len, table.splitlines())) <= int(width)
        assert len(re.findall(r"^ *\d+ +\d+ mph +\d+ mph +[\d.<]+% +[\d.<]+%", table, re.MULTILINE)) == 22


def test_the_note_on_a_build_date_says_whose(said):
    assert "Ford F-150: no build date was given;" in said(*PAIR, "--speed", "35")[1]


def test_where_nothing_can_be_written_the_option_is_named(said, monkeypatch):
    from pathlib import Path

    def refusing(whole):
        def refuse(path, *args, **how):
            if path.stem == "locked":
                raise PermissionError(13, "Permission denied")
            return whole(path, *args, **how)

        return refuse

    for name in ("open", "write_text"):
        monkeypatch.setattr(Path, name, refusing(getattr(Path, name)))
    for option, file in (("--plot", "locked.csv"), ("--animate", "locked.html")):
        out, err, code = said(*CRASH, option, file)
        assert (out, code) == ("", 2) and f"{option} '{file}' could not be written: Permission denied" in err


def test_a_picture_says_what_it_is_of(said, tmp_path):
    said(*CRASH, "--plot", "crash.svg")
    said(*PAIR, "--sweep", "mass", "--speed", "30", "--plot", "sweep.svg", "--quiet")
    for name, words in (("crash.svg", "each at 35 mph"), ("sweep.svg", "each at 30 mph")):
        drawn = " ".join(re.findall(r">([^<>]+)</t(?:ext|span)>", (tmp_path / name).read_text()))
        assert "Honda N-Box against Ford F-150, head on" in drawn and words in drawn and "not a reconstruction" in drawn


def test_two_alike_are_told_once(said):
    out = said("crash", "Honda Beat", "--vs", "Honda Beat", "--speed", "35", "--quiet")[0]
    assert out.count("Evidence, nearest first") == 1 and out.count("air bags were optional") == 1


def test_only_the_closing_speed_sets_what_both_go_through(said):
    """Each at 30, or 45 against 15: the same changes of speed; told as asked."""
    both, each = (told(said, *PAIR, "--speed", *speeds) for speeds in (("30",), ("45", "--speed-vs", "15")))
    assert both["speeds_mph"] == [30.0, 30.0] and each["speeds_mph"] == [45.0, 15.0]
    assert [party["quantities"] for party in both["parties"]] == [party["quantities"] for party in each["parties"]]
    assert "Head on, at 45 and 15 mph" in said(*PAIR, "--speed", "45", "--speed-vs", "15")[0]
    assert "the first at 30 mph, the other standing" in said(*PAIR, "--speed", "30", "--speed-vs", "0")[0]


def test_belts_change_the_drivers_drawn_and_nothing_in_the_answer(said, tmp_path):
    with_, without = (told(said, *CRASH, "--belts", belts, "--plot", f"{belts}.csv") for belts in ("on", "off"))
    assert with_["parties"] == without["parties"]
    with_, without = ([line.split(",") for line in (tmp_path / f"{belts}.csv").read_text().splitlines()[1:]] for belts in ("on", "off"))
    pairs = list(zip(with_, without, strict=False))
    assert len(pairs) > 50 and any(a[4] != b[4] for a, b in pairs)  # the first driver's chest
    assert all(a[:4] == b[:4] and a[7:] == b[7:] for a, b in pairs)  # the vehicles, and the partner's driver
    said(*CRASH, "--belts", "off", "--animate", "a.html")
    assert "the Honda N-Box's driver unbelted" in html.unescape((tmp_path / "a.html").read_text())


def test_parts_of_a_dummy_join_to_no_less_than_each(said):
    for party in told(said, *CRASH)["parties"]:
        known = {q["id"]: q for q in party["quantities"]}
        for belt in ("", ".unbelted"):
            parts = [known[f"crash{belt}.dummy.{part}"] for part in ("head", "neck", "chest", "thigh")]
            assert all(0 <= q["low"] <= q["mid"] <= q["high"] <= 100 and q["unit"] == "%" for q in parts)
