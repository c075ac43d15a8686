"""What a person sees: pages, plain lines, exit codes, help."""

import re

import pytest

from keiway.cli.commands import HOMES
from keiway.cli.main import run

DAY = ["--as-of", "2026-11-24"]
TRUCK = "1999 Subaru Sambar truck"


@pytest.fixture
def said(capsys, monkeypatch):
    """Run a command line; standard output, standard error and exit code."""

    def run_it(*args: str, width: str = "110"):
        monkeypatch.setenv("COLUMNS", width)
        with pytest.raises(SystemExit) as stopped:
            run(list(args))
        out = capsys.readouterr()
        assert "Traceback" not in out.err
        return out.out, out.err, stopped.value.code

    return run_it


@pytest.mark.parametrize(
    ("words", "built", "code"),
    [
        (["--state", "TX"], "1996-05", 0),
        (["--state", "TX", "--verdict-exit"], "1996-05", 0),
        (["--state", "TX", "--verdict-exit"], "2005-05", 10),
        (["--state", "GA", "--verdict-exit"], "1996-05", 11),
        (["--state", "CO", "--verdict-exit"], "1996-05", 12),
        (["--state", "SC", "--verdict-exit"], "1996-05", 13),
        (["--state", "TX"], "2001-11", 4),
    ],
)
def test_exit_codes(said, words, built, code):
    vehicle = "Honda Acty HA4" if built.startswith("1996") else "Honda Acty HA6"
    assert said("check", vehicle, "--built", built, *words, *DAY)[2] == code


def test_check_shows_three_gates_apart(said):
    out, _, _ = said("check", TRUCK, "--state", "GA", *DAY)
    assert re.search(r"Enter: safety \(25\) +YES", out)
    assert re.search(r"Title, register +NO", out)
    assert "49 USC 30112(b)(9)" in out and "MVD-2023-05" in out
    assert "As of 2026-11-24" in out and "law checked" in out and "not legal advice" in out


def test_absence_is_worded_as_absence(said):
    out, _, _ = said("check", "1996 Honda Beat", "--state", "SC", *DAY)
    assert "no kei-specific limit" in out.casefold()
    assert re.search(r"Title, register +UNKNOWN", out)


def test_asking_past_the_checked_day_says_so(said):
    out, _, _ = said("check", TRUCK, "--state", "CO", "--as-of", "2028-02-01")
    assert "last checked on" in out and "signed by then" in out


def test_plain_has_one_fact_a_line_and_no_marks(said):
    out, _, _ = said("check", TRUCK, "--state", "CO", "--plain", *DAY)
    assert "\x1b[" not in out and "│" not in out and "[dim]" not in out and "[bold]" not in out
    assert any(line.startswith("ANSWER: DISPUTED") for line in out.splitlines())


def test_answers_go_to_standard_output_and_notes_to_standard_error(said):
    out, err, _ = said("where", TRUCK, *DAY)
    assert "KS3/KS4" in err and "KS3/KS4" not in out
    out, err, _ = said("where", TRUCK, "--quiet", *DAY)
    assert err == ""


def test_where_has_51_rows_with_the_definition_of_the_count(said):
    out, _, _ = said("where", TRUCK, *DAY)
    rows = [line for line in out.splitlines() if re.match(r"[A-Z]{2}  \S", line)]
    assert len(rows) == 51 and "What is counted" in out and "(50 states + DC)" in out
    csv, _, _ = said("where", TRUCK, "--csv", *DAY)
    assert len(csv.splitlines()) == 52


def test_a_narrow_window_keeps_every_word(said):
    out, _, _ = said("check", TRUCK, "--state", "CO", *DAY, width="60")
    assert max(map(len, out.splitlines())) <= 60
    assert "DISPUTED" in out and "UNKNOWN" in out and "…" not in out


def test_law_history_dispute_diff_and_topics(said):
    assert "MVD-2023-05" in said("law", "georgia", "--history", *DAY)[0]
    assert "Who says what" in said("law", "CO", "--dispute", *DAY)[0]
    diff = said("law", "CO", "--diff", "2026-11-24", "2028-02-01")[0]
    assert "Ended" in diff and "Began" in diff and "HB25-1281" in diff
    assert "us.clock.epa_21" in said("law", "US.EPA.21")[0]
    assert "certified" in said("law", "fmvss", "2026 Toyota RAV4", *DAY)[0]
    assert "8704" in said("law", "duty", TRUCK, *DAY)[0]
    assert "us.safety.age_25_exemption" in said("law", "pathways", TRUCK, *DAY)[0]


@pytest.mark.parametrize("verb", [verb for verb in HOMES if verb != "serve"])  # runs until it is stopped: tests/web
def test_help_gives_examples_that_run(said, verb, tmp_path, monkeypatch):
    out, _, code = said(verb, "--help", width="200")
    examples = re.findall(rf"^ +(keiway {verb}(?: [^\n>]*?)?)(?: > \S+)?$", out, re.MULTILINE)
    assert code == 0 and examples
    import shlex

    monkeypatch.chdir(tmp_path)
    if verb == "verify":  # needs something to verify
        assert said("dossier", "1996 Honda Beat", "--out", "dossier.html")[2] == 0
        examples = examples[:1]  # on another day the file is no longer current
    (tmp_path / "my-bill.yaml").write_text("bill: ours\nwhen:\n- length <= 134 in\n")
    (tmp_path / "mine.yaml").write_text("sweep: ours\nreforms: [import-age-15]\nvehicles: [suzuki-carry-10-k6a]\nstates: [TX]\nwork: [law]\n")
    for example in (one for one in examples if "--cluster" not in one):  # a scheduler has to run: tests/policy/sweep
        assert said(*shlex.split(example)[1:])[2] in (0, 4), example


def test_bare_command_welcomes(said):
    out, _, code = said()
    assert code == 0 and "keiway check" in out and len(out.splitlines()) <= 10
