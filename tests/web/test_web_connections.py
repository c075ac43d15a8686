"""What is not a question, or never becomes one, is ended, and hinders no other: on a real socket."""

import socket
import threading
import time

import pytest
import uvicorn

from keiway.web import connection
from keiway.web.app import create_app
from keiway.web.guard import HEADERS

ASK = b"GET /static/plate.svg HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


@pytest.fixture(scope="module")
def port():
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(200)
    server = uvicorn.Server(uvicorn.Config(create_app(), http=connection.Connection, ws="none", log_level="critical", timeout_keep_alive=5))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield listening.getsockname()[1]
    server.should_exit = server.force_exit = True
    thread.join(10)


def opened(port):
    found = socket.create_connection(("127.0.0.1", port), timeout=20)
    return found


def answer(port, sent):
    """Everything that comes back until the server closes or half a second passes."""
    with opened(port) as it:
        it.sendall(sent)
        it.settimeout(0.5)
        found = b""
        try:
            while more := it.recv(65536):
                found += more
        except (TimeoutError, ConnectionResetError):
            pass
    return found


def test_an_honest_question_is_answered(port):
    assert answer(port, ASK).startswith(b"HTTP/1.1 200 OK")


@pytest.mark.parametrize(
    "sent,status",
    [
        (b"nonsense\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: \x00\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + b"X-Long: " + b"x" * 20_000 + b"\r\n\r\n", b"400"),
        (b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b"414"),
        (b"GET / HTTP/1.1\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n", b"400"),
        (b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", b"400"),
        (b"POST /check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n\r\nhello", b"405"),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n\r\nhello", b"413"),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", b"413"),
        (b"GET /static/../app.py HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b"404"),
        (b"GET /static/..%2fapp.py HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b"404"),
        (b"GET /page/crash/..%2f__init__.py HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b"404"),
        (b"GET /page/..%2f..%2fcli/serve.py HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b"404"),
        (b"GET /vehicle/%00%ff%fe HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b"404"),
        (b"GET /check?vehicle=%ff%fe%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b"400"),
    ],
)
def test_what_is_no_question_is_refused_with_every_header(port, sent, status):
    found = answer(port, sent)
    head = found.partition(b"\r\n\r\n")[0].lower()
    assert found.startswith(b"HTTP/1.1 " + status), found[:200]
    assert all(f"{name}: {value}".lower().encode() in head for name, value in HEADERS.items())


def test_every_name_of_this_machine_is_answered(port):
    for host in (b"localhost", b"LOCALHOST:8000", b"127.0.0.1:%d" % port, b"[::1]", b"[::1]:8000"):
        assert answer(port, ASK.replace(b"127.0.0.1", host)).startswith(b"HTTP/1.1 200"), host


def test_slow_senders_are_ended(port, monkeypatch):
    """Of headers that never end, of nothing at all, and of a second question that never ends."""
    monkeypatch.setattr(connection, "ASK_S", 0.4)
    slow = [opened(port) for _ in range(3)]
    slow[1].sendall(ASK[:20])
    slow[2].sendall(ASK)
    assert slow[2].recv(65536).startswith(b"HTTP/1.1 200")
    slow[2].sendall(ASK[:20])
    began = time.monotonic()
    for each in slow:
        each.settimeout(4)
        try:
            while each.recv(65536):
                pass
        except ConnectionResetError:
            pass
        each.close()
    assert time.monotonic() - began < 3


def test_many_idle_connections_hinder_nobody(port):
    idle = [opened(port) for _ in range(120)]
    try:
        assert answer(port, ASK).startswith(b"HTTP/1.1 200")
    finally:
        for each in idle:
            each.close()


def test_connections_have_an_end(port, monkeypatch):
    monkeypatch.setattr(connection, "MOST", 5)
    idle = [opened(port) for _ in range(5)]
    time.sleep(0.1)
    assert answer(port, ASK) == b""
    for each in idle:
        each.close()
    time.sleep(0.1)
    assert answer(port, ASK).startswith(b"HTTP/1.1 200")


def test_another_machine_has_fewer(port, monkeypatch):
    monkeypatch.setattr(connection, "is_own", lambda host: False)
    monkeypatch.setattr(connection, "MOST_OF_ONE", 2)
    idle = [opened(port) for _ in range(2)]
    time.sleep(0.1)
    assert answer(port, ASK) == b""
    for each in idle:
        each.close()
    time.sleep(0.1)
    assert answer(port, ASK).startswith(b"HTTP/1.1 200") and sum(connection._of_one.values()) <= 1
