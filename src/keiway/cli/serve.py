"""`keiway serve`: the local web app."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from keiway.cli import options as o

Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on; others than this machine's own are warned about.")]
Port = Annotated[int, typer.Option("--port", metavar="PORT", help="1 to 65535.")]
Open = Annotated[bool, typer.Option("--open", help="Open a browser on it.")]
ReadOnly = Annotated[bool, typer.Option("--read-only", help="Write nothing to disk, not even the compiled copy of the facts.")]
Lazy = Annotated[bool, typer.Option("--lazy", help="Work nothing out before it is asked, for a small or busy machine; first answers take longer.")]

LOOPBACK = ("127.0.0.1", "localhost", "::1")
NEEDED = ("fastapi", "httptools", "jinja2", "uvicorn")


def serve(host: Host = "127.0.0.1", port: Port = 8000, open_: Open = False, read_only: ReadOnly = False, lazy: Lazy = False, debug: o.Debug = False) -> int:
    """The same answers as pages, on this machine.

    Needs the extra `web`. Stop it with Ctrl-C.

    Examples:

      keiway serve --open

      keiway serve --port 8080
    """
    from keiway.errors import UsageError

    if not 1 <= port <= 65535:
        raise UsageError(f"--port {port}: a port is 1 to 65535.", fix=("--port", "8000"))
    _needs_web()
    import uvicorn

    from keiway.web.app import OWN_NAMES, create_app
    from keiway.web.connection import Connection

    listening = _listen(host, port)
    own = host in LOOPBACK
    if not own:
        print(f"Warning: listening on {host}, so others on the network can ask too. Without --host only this machine can.", file=sys.stderr)
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    print(f"keiway is at {url}   (Ctrl-C stops it)", flush=True)
    if open_:
        import webbrowser

        webbrowser.open(url)
    if read_only:
        os.environ |= {"KEIWAY_READ_ONLY": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    app = create_app(workers=_workers(), hosts=OWN_NAMES if own else None, ahead=not lazy)
    config = uvicorn.Config(
        app, http=Connection, ws="none", log_level="error", server_header=False, access_log=False, proxy_headers=False, timeout_keep_alive=5, timeout_graceful_shutdown=3,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])
    return 0


def _workers() -> int:
    """Processes that answer: one more than cores, since two are kept for quick questions; more than five only take memory."""
    return min(max(os.cpu_count() or 2, 2), 4) + 1


def _needs_web() -> None:
    from importlib.util import find_spec

    from keiway.errors import UsageError

    if any(find_spec(name) is None for name in NEEDED):
        raise UsageError(f"the web app needs packages that are not installed: {', '.join(NEEDED)}.", try_="pip install 'keiway[web]'")


def _listen(host: str, port: int):
    """The open socket. Raises `UsageError` where the address is taken, not ours or not allowed."""
    import socket

    from keiway.errors import UsageError

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, UnicodeError) as error:
        listening.close()
        taken = "Address already in use" in str(error)
        why = "another program is listening there" if taken else getattr(error, "strerror", None) or "no such address"
        fix = ("--port", str(port + 1 if port < 65535 else port - 1)) if taken else ("--host", None)
        raise UsageError(f"cannot listen on {host}, port {port}: {why}.", fix=fix) from error
    return listening
