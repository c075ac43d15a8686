"""The README shows real output. Its console blocks are run; ``KEIWAY_UPDATE_README=1 pytest tests/test_readme.py`` renews them.

A block that ends with ``...`` shows the first lines only.
"""

import os
import re
import shlex
from pathlib import Path

import pytest

from keiway.cli.main import run

README = Path(__file__).parent.parent / "README.md"
AS_OF = "2026-11-24"
BLOCK = re.compile(r"```console\n\$ (?P<command>keiway [^\n]+)\n(?P<shown>.*?)```", re.DOTALL)
HEAD = 34  # lines shown of a long answer
BLOCKS = list(BLOCK.finditer(README.read_text(encoding="utf-8")))


def output(command: str, capsys, monkeypatch) -> list[str]:
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.setenv("NO_COLOR", "1")
    args = shlex.split(command)[1:]
    if "--as-of" not in args and "--diff" not in args and args[0] not in ("crash", "compare"):  # these have no day
        args += ["--day" if args[0] == "bill" else "--as-of", AS_OF]
    with pytest.raises(SystemExit) as stopped:
        run(args)
    assert stopped.value.code == 0
    return capsys.readouterr().out.strip("\n").split("\n")


@pytest.mark.skipif("KEIWAY_UPDATE_README" in os.environ, reason="the blocks are being renewed")
@pytest.mark.parametrize("block", BLOCKS, ids=[block["command"][:50] for block in BLOCKS])
def test_readme_shows_what_the_command_prints(block, capsys, monkeypatch):
    shown = block["shown"].rstrip("\n").split("\n")
    found = output(block["command"], capsys, monkeypatch)
    if shown[-1] == "...":
        shown, found = shown[:-1], found[: len(shown) - 1]
    assert found == shown


def test_readme_has_the_main_job_and_fifteen_more():
    commands = [block["command"] for block in BLOCKS]
    assert commands[0] == 'keiway check "1999 Subaru Sambar truck" --state CO'
    assert len(commands) == 16


@pytest.mark.skipif("KEIWAY_UPDATE_README" in os.environ, reason="the picture is being renewed")
def test_readme_shows_the_picture_that_its_command_draws(tmp_path, capsys):
    """Same numbers and words; the bytes may differ with fonts."""
    text = README.read_text(encoding="utf-8")
    shown = README.parent / re.search(r"!\[[^]]+\]\((docs/pictures/crash\.svg)\)", text)[1]
    command = re.search(r"`(keiway crash [^`]+ --plot crash\.svg)`", text)[1]
    args = [str(tmp_path / "crash.svg") if arg == "crash.svg" else arg for arg in shlex.split(command)[1:]]
    with pytest.raises(SystemExit):
        run([*args, "--quiet"])
    words = re.compile(r"<title[^>]*>.*?</desc>", re.DOTALL)
    drawn = (tmp_path / "crash.svg").read_text(encoding="utf-8")
    assert words.search(shown.read_text(encoding="utf-8"))[0] == words.search(drawn)[0]
    assert capsys.readouterr().out


@pytest.mark.skipif("KEIWAY_UPDATE_README" in os.environ, reason="the picture is being renewed")
def test_readme_shows_the_sizes_that_its_command_draws(tmp_path, capsys):
    """To the byte: it is our own text."""
    text = README.read_text(encoding="utf-8")
    shown = README.parent / re.search(r"!\[[^]]+\]\((docs/pictures/size\.svg)\)", text)[1]
    command = re.search(r"`(keiway compare [^`]+ --out size\.svg)`", text)[1]
    args = [str(tmp_path / "size.svg") if arg == "size.svg" else arg for arg in shlex.split(command)[1:]]
    with pytest.raises(SystemExit):
        run([*args, "--quiet"])
    assert shown.read_text(encoding="utf-8") == (tmp_path / "size.svg").read_text(encoding="utf-8")
    assert capsys.readouterr().out


def test_readme_vehicle_file_works(capsys, monkeypatch, tmp_path):
    text = re.search(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)[1]
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "Anzai Microvan" in "\n".join(output('keiway check mine.yaml --built 1997-06 --state TX', capsys, monkeypatch))


def test_readme_python_says_what_it_says():
    block = re.search(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)[1]
    *lines, last = block.strip().splitlines()
    names: dict = {}
    exec("\n".join(lines), names)
    call, said = last.split("  # ")
    assert eval(call, names).startswith(said.strip('"').removesuffix("..."))


@pytest.mark.skipif("KEIWAY_UPDATE_README" not in os.environ, reason="only on demand")
def test_renew_the_blocks(capsys, monkeypatch):
    text = README.read_text(encoding="utf-8")

    def renewed(match: re.Match) -> str:
        lines = output(match["command"], capsys, monkeypatch)
        if match["shown"].rstrip().endswith("..."):
            lines = [*lines[:HEAD], "..."]
        return f"```console\n$ {match['command']}\n" + "\n".join(lines) + "\n```"

    README.write_text(BLOCK.sub(renewed, text), encoding="utf-8")
    picture = re.search(r"`(keiway crash [^`]+ --plot )crash\.svg`", text)[1]
    output(f"{picture}{README.parent / 'docs' / 'pictures' / 'crash.svg'}", capsys, monkeypatch)
    picture = re.search(r"`(keiway compare [^`]+ --out )size\.svg`", text)[1]
    output(f"{picture}{README.parent / 'docs' / 'pictures' / 'size.svg'}", capsys, monkeypatch)
