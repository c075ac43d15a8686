"""Asking for help or a mistake costs no drawing, and verify reads a file before it asks any room."""

import subprocess
import sys

import pytest

HEAVY = {"numpy", "numba", "scipy", "altair", "vl_convert", "jinja2", "fastapi", "pandas", "pydantic"}
CODE = """
import sys
from keiway.cli.main import run
try:
    run(sys.argv[1:])
except SystemExit:
    pass
print(*sorted(sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize("args", [["dossier", "Honda Beat", "--for", "nobody"], ["dossier", "--help"], ["verify", "notes.txt"], ["verify", "--help"]])
def test_nothing_heavy_is_imported_before_it_is_needed(args, tmp_path):
    (tmp_path / "notes.txt").write_text("no dossier")
    done = subprocess.run([sys.executable, "-c", CODE, *args], capture_output=True, text=True, cwd=tmp_path, check=True)
    loaded = set(done.stderr.splitlines()[-1].split())
    assert not loaded & HEAVY, loaded & HEAVY
    assert "keiway.crash.answer" not in loaded and "keiway.web.app" not in loaded
