"""One Chromium and one server for each process of tests, with the network shut.

Needs Chromium (Debian's, or the one CHROMIUM names). Without it these tests are skipped, except where CI is set: there
`.ci/run` installs it, so its absence is a failure. Debian's headless shell is the same browser without windows: it takes an eighth less.
"""

import os
import shutil
import socket
import subprocess
import sys

import pytest

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser():
    """A running Chromium that finds no name but this machine's own address."""
    if not CHROMIUM and "CI" not in os.environ:
        pytest.skip("no Chromium here")
    assert CHROMIUM, "CI runs with Chromium: .ci/run installs it"
    from playwright.sync_api import sync_playwright

    shut = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", shut])
        yield started
        started.close()


@pytest.fixture(scope="session")
def at(tmp_path_factory):
    """Address of a running server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "keiway.cli.main", "serve", "--port", str(port), "--lazy"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path_factory.mktemp("served"))
    assert process.stdout.readline().startswith("keiway is at")
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(30)


@pytest.fixture
def opened(browser, at):
    """Open a page; it asks this server alone and the browser has nothing to complain of."""
    contexts, asked, wrong = [], [], []

    def open_it(address, width=1280, height=900, **how):
        context = browser.new_context(viewport={"width": width, "height": height}, **how)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(at + address)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert asked and all(url.startswith(f"{at}/") for url in asked)
    assert [text for text in wrong if "400" not in text] == []  # a page of a mistake is a 400, which the browser notes
