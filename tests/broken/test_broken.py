"""What a person is told who types something wrong: one file a mistake, with the exact message.

Each file says what the mistake is, the arguments, the files they name, the exit code and what stands on standard
error. Whatever the mistake, the command offered after "Try:" works.
"""

import json
import re
import shlex
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keiway.cli.main import run
from keiway.schemas import schema, shapes

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/*.yaml"))
CASES = {f"{path.parent.name}/{path.stem}": yaml.safe_load(path.read_text(encoding="utf-8")) for path in FILES}

#: The rooms a mistake can be made in; each has files.
KINDS = {
    "bill", "command", "compare", "contradiction", "cost", "crash", "date", "dossier", "file", "frame", "look_up", "map", "market", "option", "policy", "road", "setting", "state", "sweep", "uncovered", "vehicle",
}  # fmt: skip
#: README, "Exit codes": what an error may leave with.
EXITS = {2, 3, 5, 6}
ANSWERED = {0, 4}


@pytest.fixture
def said(capsys, monkeypatch, tmp_path):
    """Run a command line in a folder that holds the case's files; exit code, standard output, standard error."""

    def run_it(args: list[str], files: dict[str, str] | None = None):
        monkeypatch.chdir(tmp_path)
        for name, text in (files or {}).items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(SystemExit) as stopped:
            run(list(args))
        out = capsys.readouterr()
        return stopped.value.code, out.out, out.err

    return run_it


@pytest.mark.parametrize("name", CASES)
def test_mistake_is_told(name, said):
    case = CASES[name]
    code, out, err = said(case["args"], case.get("files"))
    assert err == case["says"]
    assert (code, out) == (case["exit"], "")


@pytest.mark.parametrize("name", CASES)
def test_what_was_typed_is_repeated(name):
    case = CASES[name]
    given_ = [*case["args"], *(case.get("files") or {}).values()]
    for typed in case.get("typed", []):
        assert typed in " ".join(given_)
        assert typed in case["says"].partition("Try:")[0]


@pytest.mark.parametrize("name", CASES)
def test_offered_command_works(name, said):
    case = CASES[name]
    offered = re.findall(r"^Try:  keiway (.+)$", case["says"], re.MULTILINE)
    assert len(offered) == 1
    code, _, err = said(shlex.split(offered[0]), case.get("files"))
    assert code in ANSWERED, err


@pytest.mark.parametrize("name", CASES)
def test_the_same_in_json(name, said):
    case = CASES[name]
    verb, *rest = case["args"]
    code, out, err = said([verb, "--json", *rest], case.get("files"))
    answer = json.loads(out)
    jsonschema.validate(answer, schema("error/1", shapes()["error/1"]))
    assert (code, err, answer["schema"]) == (case["exit"], "", "error/1")
    assert answer["error"]["message"].split("\n")[0] in case["says"].replace("\nError: ", " ")
    assert answer["error"]["try"].startswith("keiway ")


def test_every_kind_of_mistake_and_every_exit_code_has_a_file():
    assert {name.partition("/")[0] for name in CASES} == KINDS
    assert {case["exit"] for case in CASES.values()} == EXITS


@pytest.mark.parametrize("text", ["Honda Acty", "Suzuki Carry", "Daihatsu Hijet", "Sambar", "Every"])
def test_at_most_five_candidates_each_with_what_tells_it_apart(text, said):
    code, _, err = said(["check", text])
    listed = re.findall(r"^  \d  ([\w-]+): (.+)$", err, re.MULTILINE)
    assert code == 3
    assert 2 <= len(listed) <= 5
    assert len({fact for _, fact in listed}) == len(listed)
    for id_, _ in listed:
        assert said(["check", id_])[0] in ANSWERED


def test_words_the_state_rules_ask_for_are_features(said):
    for word in ("bare", "panel", "cargo", "rear_seats", "side-windows"):
        assert said(["check", "Suzuki Every DA17V", "--features", word])[0] in ANSWERED


def test_debug_shows_the_traceback():
    from keiway.errors import NotUnderstood

    with pytest.raises(NotUnderstood):
        run(["check", "Yugo Koral", "--debug"])


nearly = st.sampled_from(
    ["Honda Beat", "1999 Subaru Sambar truck", "DB52T-123456", "class:kei", "honda-beat-1", "TX", "Texsa", "2001-13", "H13-06",
     "平成13年6月", "1999..2001", "0000-00-00", "9999-12-31", "2026-11-24", "1HGCM82633A004352", "nowhere.yaml", "--", "-s", ""]
)  # fmt: skip
words = st.text(max_size=12) | nearly | st.builds("{}{}".format, nearly, st.text(max_size=3))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    verb=st.sampled_from(["check", "when", "where", "law", "vehicles", "explain", "law duty"]),
    vehicle=words,
    options=st.lists(st.tuples(st.sampled_from(["--state", "--built", "--as-of", "--arrive", "--registered-since", "--set"]), words), max_size=3),
)
def test_no_words_break_it(said, verb, vehicle, options):
    args = [*verb.split(), vehicle, *(word for option in options for word in option)]
    code, _, err = said(args)
    assert code in ANSWERED | EXITS
    assert "Traceback" not in err


crash_words = st.sampled_from(
    ["35", "-5", "0", "nan", "1e3", "35,5", "56km/h", "40%", "150%", "half", "0.05", "1719kg", "3790lb", "camry2018", "fit", "speed", "mass",
     "acceleration=g", "143,268", "wall", "golf cart", "Changan Tiger Star", "2026 Toyota RAV4", "H11-05", "Honda N-Box JF3", "nowhere.csv", ".", "\0", ""]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    what=st.just("fit") | st.just("Honda N-Box JF3") | crash_words,
    table=st.none() | st.sampled_from(["camry2018", "nowhere.csv", "."]),
    options=st.lists(
        st.tuples(st.sampled_from(["--vs", "--speed", "--overlap", "--built", "--mass", "--heights", "--units", "--force"]), crash_words), max_size=4
    ),
)
def test_no_words_break_a_crash(said, what, table, options):
    args = ["crash", what, *([table] if table else []), *(word for option in options for word in option)]
    code, _, err = said(args)
    assert code in ANSWERED | EXITS
    assert "Traceback" not in err
