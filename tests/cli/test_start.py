"""A command starts with what it needs: no array library, compiler, chart library or browser for one crash or one check."""

import subprocess
import sys

import pytest

HEAVY = {"numpy", "numba", "scipy", "altair", "vl_convert", "SALib", "pydantic", "llvmlite", "playwright", "pandas"}
CRASH = ["crash", "Honda N-Box JF3", "--vs", "Ford F-150", "--speed", "35", "--quiet"]
CODE = """
import sys
from keiway.cli.main import run
try:
    run(sys.argv[1:])
except SystemExit as stopped:
    assert not stopped.code, stopped.code
print(*sorted(sys.modules), file=sys.stderr)
"""


def modules(args: list[str], tmp_path) -> set[str]:
    done = subprocess.run([sys.executable, "-c", CODE, *args], capture_output=True, text=True, cwd=tmp_path, check=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "more", [[], ["--json"], ["--animate", "crash.html"], ["--plot", "crash.csv"]], ids=["page", "json", "animate", "table"]
)
def test_one_crash_imports_nothing_heavy(more, tmp_path):
    loaded = modules([*CRASH, *more], tmp_path)
    assert not loaded & HEAVY
    assert "keiway.law.check" not in loaded and "keiway.crash.exposure" not in loaded


def test_a_check_imports_nothing_heavy(tmp_path):
    assert not modules(["check", "1999 Subaru Sambar truck", "--state", "CO"], tmp_path) & HEAVY


@pytest.mark.parametrize("more", [[], ["--json"], ["--own", "5y"], ["--plot", "cost.csv", "--plot-duty", "duty.csv"]], ids=["page", "json", "own", "tables"])
def test_a_cost_imports_nothing_heavy(more, tmp_path):
    loaded = modules(["cost", "1999 Subaru Sambar truck", "--to", "80202", "--quiet", *more], tmp_path)
    assert not loaded & HEAVY


def test_a_command_imports_no_other_command(tmp_path):
    loaded = modules(["vehicles", "--find", "sambar 99"], tmp_path)
    assert not {name for name in loaded if name.startswith(("keiway.crash", "keiway.law."))}
    assert "keiway.cli.crash.command" not in loaded and "keiway.cli.when" not in loaded


@pytest.mark.parametrize("more", [[], ["--json"], ["--plot", "road.csv"]], ids=["page", "json", "table"])
def test_the_road_imports_nothing_heavy(more, tmp_path):
    loaded = modules(["road", "Suzuki Carry DA52T", "--grade", "6", "--load", "200kg", "--quiet", *more], tmp_path)
    assert not loaded & HEAVY
    assert "keiway.law.check" not in loaded and "keiway.cost" not in loaded
