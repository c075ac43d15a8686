"""keiway validate market, by method and by launch: what is asked for alone is worked out."""

from __future__ import annotations

import json

import pytest

from keiway.cli.main import run


@pytest.fixture
def said(capsys):
    def run_it(*args: str):
        with pytest.raises(SystemExit) as stopped:
            run(["validate", "market", *args])
        out = capsys.readouterr()
        return out.out, out.err, stopped.value.code

    return run_it


def test_a_method_without_a_model_is_told_at_once(said):
    out, err, code = said("--table", "class", "--json")
    rows = json.loads(out)["checks"]
    assert code == 0 and {row["table"] for row in rows} == {"class"} and not err
    assert any(row["what"] == "smart fortwo (2008)" and row["expected"] == 8934.75 for row in rows)


def test_one_launch_is_told_by_every_method_and_judged_by_none(said):
    out, err, code = said("--table", "mirage-2013")
    assert code == 0 and err.count("fleet of") == 1 and "Wanted" not in out and "Gain" not in out
    assert "plain-earlier" in out and "Mitsubishi Mirage (2013)" in out and "smart" not in out


def test_a_name_that_is_no_table_is_met_with_the_nearest(said):
    _, err, code = said("--table", "mirage-2012")
    assert code not in (0, None) and "mirage-2013" in err
