"""`keiway claims`: the list, one in full, as JSON and as a table; mistakes say what to type."""

import csv
import io
import json

import pytest

from keiway.cli.main import run

DAY = ["--as-of", "2026-11-24"]


def told(args, capsys, code=0):
    with pytest.raises(SystemExit) as stopped:
        run(["claims", *args])
    assert stopped.value.code == code
    return capsys.readouterr()


def test_one_in_full_has_grade_sentences_numbers_commands_and_sources(capsys):
    text = told(["18", "--plain", *DAY], capsys).out
    assert "holds, with limits" in text and "$23,385" in text and "Fit to print: " in text and "Not fit to print: " in text
    assert "keiway vehicles kia-k4-2025" in text and "thenewswheel.com" in text and "What would settle it" in text


def test_the_same_by_a_word_of_it_and_as_json(capsys):
    by_number, by_word = (json.loads(told([which, "--json", *DAY], capsys).out) for which in ("13", "miata"))
    assert by_number == by_word and by_number["schema"] == "claims/1" and len(by_number["claims"]) == 1
    claim = by_number["claims"][0]
    assert claim["grade"] == "half" and not claim.get("judged") and claim["figures"][0]["command"].startswith("keiway compare")


def test_the_cart_has_its_table(capsys):
    text = told(["14", *DAY], capsys).out
    assert "One shape, three legal answers in California" in text and "low-speed vehicle" in text and "YES, WITH LIMITS" in text


def test_a_table_has_a_row_a_figure(capsys):
    rows = list(csv.DictReader(io.StringIO(told(["1", "--csv", *DAY], capsys).out)))
    assert len(rows) >= 6 and {row["claim"] for row in rows} == {"tiny"} and {row["grade"] for row in rows} == {"holds"}
    plan = next(row for row in rows if row["figure"] == "plan_pickup")
    assert 0.3 < float(plan["mid"]) < 0.5 and plan["command"] and plan["path"] and plan["as_of"] == "2026-11-24"


@pytest.mark.long
def test_the_list_has_all_eighteen_and_what_is_left_out(capsys):
    text = told(["--plain", *DAY], capsys).out
    assert all(f"\n{n}: " in f"\n{text}" for n in range(1, 19))
    assert text.startswith("Of 18 claims: ") and "What the article leaves out altogether" in text


@pytest.mark.parametrize(
    "args,words",
    [
        (["99"], "numbered 1 to 18"),
        (["miatta"], "Did you mean miata?"),
        (["kei"], "more than one claim"),
        (["1", "--as-of", "2024-01-01"], "--as-of 2025-12-01"),
        (["1", "--as-of", "soon"], "--as-of"),
    ],
)
def test_a_mistake_says_what_to_type(args, words, capsys):
    with pytest.raises(SystemExit) as stopped:
        run(["claims", *args])
    said = capsys.readouterr()
    assert stopped.value.code in (2, 3, 5) and words in said.err and "Try:" in said.err and "Traceback" not in said.err
