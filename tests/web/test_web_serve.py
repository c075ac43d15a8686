"""`keiway serve` from process start: it answers on this machine, stops when told, and says what to type where it cannot run."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest

from keiway.cli.main import run


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_it_serves_and_stops(tmp_path):
    port = free_port()
    command = [sys.executable, "-m", "keiway.cli.main", "serve", "--port", str(port), "--read-only", "--lazy"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path)
    try:
        assert f"http://127.0.0.1:{port}/" in process.stdout.readline()
        with urlopen(f"http://127.0.0.1:{port}/check?vehicle=1996+Honda+Beat&state=TX", timeout=60) as found:
            assert found.status == 200 and b"Title and register (TX)" in found.read()
            assert "server" not in found.headers
        with pytest.raises(OSError), socket.create_connection((_other_address(), port), timeout=2):
            pass
    finally:
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode in (0, 130) and "Traceback" not in err and list(tmp_path.iterdir()) == []


def _other_address():
    """Another address of this machine's loopback network: what listens on 127.0.0.1 alone is not there."""
    return "127.0.0.2"


def said(args, capsys):
    with pytest.raises(SystemExit) as stopped:
        run(args)
    return stopped.value.code, capsys.readouterr().err


def test_a_port_that_is_taken_is_told_with_another(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, err = said(["serve", "--port", str(port)], capsys)
    assert code == 2 and "another program is listening there" in err
    assert re.search(rf"Try:  keiway serve --port {port + 1 if port < 65535 else port - 1}\n", err)


@pytest.mark.parametrize("args,words", [(["--port", "0"], "1 to 65535"), (["--host", "no such host"], "cannot listen on no such host")])
def test_an_address_that_is_none_is_told(args, words, capsys):
    code, err = said(["serve", *args], capsys)
    assert code == 2 and words in err and "Try:  keiway serve" in err


def test_without_the_extra_it_says_what_to_install(capsys, monkeypatch):
    import importlib.util

    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *more: None if name == "fastapi" else found(name, *more))
    code, err = said(["serve"], capsys)
    assert code == 2 and "Try:  pip install 'keiway[web]'" in err


def test_another_address_than_this_machine_is_warned_about(tmp_path):
    port = free_port()
    command = [sys.executable, "-m", "keiway.cli.main", "serve", "--port", str(port), "--host", "0.0.0.0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path)
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    time.sleep(0.1)
    _, err = process.communicate(timeout=30)
    assert "others on the network can ask too" in err


def test_read_only_keeps_no_compiled_copy(tmp_path, monkeypatch):
    from keiway.law.corrections import Catalogue, build
    from keiway.store import Topic

    monkeypatch.setattr("keiway.store.COMPILED", tmp_path / "compiled")
    monkeypatch.setitem(os.environ, "KEIWAY_READ_ONLY", "1")
    assert Topic("corrections", "corrections.yaml", Catalogue, build).value.corrections
    assert list(tmp_path.iterdir()) == []
    monkeypatch.delitem(os.environ, "KEIWAY_READ_ONLY")
    assert Topic("corrections", "corrections.yaml", Catalogue, build).value.corrections
    assert (tmp_path / "compiled" / "corrections.msgpack").exists()


def test_the_plain_path_does_without_it():
    code = "import sys; from keiway.cli.main import run\ntry: run(['check', 'Honda Beat', '--state', 'TX'])\nexcept SystemExit: pass\nprint(sorted(m for m in sys.modules if m.startswith(('fastapi', 'jinja2', 'uvicorn', 'starlette', 'pydantic', 'keiway.web'))), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip().splitlines()[-1] == "[]"
