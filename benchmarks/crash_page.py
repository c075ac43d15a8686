"""From a change of an input of the crash page to the new picture, in a real browser: a table, ms.

    python benchmarks/crash_page.py

Needs Chromium and Playwright (`pip install -e '.[test]'`). Every change is a new question: nothing is kept from before. `reply`: the
new page is there; `in place`: its parts stand on the page; `seen`: the frame that shows them is made. The first picture is the
whole answer with its bands, the same numbers as the command line's.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys

CHANGES = (
    *(("s-speed", str(mph)) for mph in range(20, 60, 3)),
    *(("s-overlap", str(percent)) for percent in range(40, 100, 7)),
    ("c-vs", "Toyota Camry"), ("c-vs", "Mazda MX-5"), ("c-vs", "Toyota RAV4"), ("c-vehicle", "Honda Beat"), ("c-vehicle", "1999 Subaru Sambar truck"),
    ("c-belts", "off"), ("c-belts_vs", "off"), ("c-speed_vs", "12"),
)  # fmt: skip
TIMED = """async ([id, value]) => {
  const box = document.getElementById(id), scene = document.getElementById('scene');
  const began = performance.now();
  const swapped = new Promise((ok) => {
    const watch = new MutationObserver(() => { watch.disconnect(); ok(performance.now()); });
    watch.observe(scene, { childList: true });
  });
  box.value = value;
  box.dispatchEvent(new Event(id.startsWith('s-') ? 'input' : 'change', { bubbles: true }));
  const placed = await swapped;
  const seen = await new Promise((ok) => requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => ok(performance.now());
    after.port2.postMessage(0);
  }));
  const reply = performance.getEntriesByType('resource').filter((each) => each.name.includes('/crash?')).pop();
  performance.clearResourceTimings();
  return [reply.responseEnd - began, placed - began, seen - began];
}"""


def main() -> None:
    from playwright.sync_api import sync_playwright

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "keiway.cli.main", "serve", "--port", str(port)], stdout=subprocess.PIPE, text=True)
    server.stdout.readline()
    try:
        with sync_playwright() as playwright:
            chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"http://127.0.0.1:{port}/crash")
            page.wait_for_timeout(6000)  # idle, its workers make an example of each page: a warm server
            times = []
            for name, value in CHANGES:
                times.append((name, *page.evaluate(TIMED, [name, value])))
                page.wait_for_timeout(50)
            browser.close()
    finally:
        server.terminate()
    show(times)


def show(times: list[tuple[str, float, float, float]]) -> None:
    """The middle of each kind of change, and the slowest."""
    print(f"{'input':<12}{'n':>4}{'reply':>8}{'in place':>10}{'seen':>7}{'slowest':>9}")
    for name in [*dict.fromkeys(row[0] for row in times), "all"]:
        rows = [row[1:] for row in times if name in (row[0], "all")]
        reply, placed, seen = (statistics.median(column) for column in zip(*rows, strict=True))
        print(f"{name:<12}{len(rows):>4}{reply:>8.0f}{placed:>10.0f}{seen:>7.0f}{max(row[2] for row in rows):>9.0f}")


if __name__ == "__main__":
    main()
