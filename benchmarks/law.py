"""How long the law answers take, as ratios to a bare interpreter start in the same run.

Run with ``make bench``. Prints a table; asserts nothing, because machines differ.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

BIN = Path(sys.executable).parent
QUESTION = ["check", "1999 Subaru Sambar truck", "--state", "CO", "--as-of", "2026-11-24"]
RUNS = 15


def process(command: list[str]) -> float:
    """Median seconds from process start to its end."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def warm(function, repeat: int = 200) -> float:
    """Median seconds of a call once everything is loaded."""
    function()
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    python, keiway = str(BIN / "python"), str(BIN / "keiway")
    subprocess.run([keiway, *QUESTION], check=True, stdout=subprocess.DEVNULL)  # compile the facts once
    bare = process([python, "-c", "pass"])
    rows = [
        ("bare interpreter start", bare, None),
        ("import keiway", process([python, "-c", "import keiway"]), 0.1),
        ("keiway --help", process([keiway, "--help"]), 0.25),
        ("keiway check, start to answer", process([keiway, *QUESTION]), 0.5),
        ("keiway check --json", process([keiway, *QUESTION, "--json"]), 0.5),
        ("law alone, start to answer", process([python, "-c", LAW_ALONE]), 0.3),
    ]

    from keiway.api import case
    from keiway.law.check import answer
    from keiway.law.state.gates import finding
    from keiway.law.state.load import states
    from keiway.map import board, change_days, svg
    from keiway.vehicles.identification import identify

    asked = case("1999 Subaru Sambar truck", state="CO", as_of="2026-11-24")
    laws = states()
    days = [date(year, month, 15) for year in range(2024, 2031) for month in (1, 7)]
    rows += [
        ("map of 51 states on another day, warm", warm(lambda: [board(asked, day) for day in days], 40) / len(days), 0.1),
        ("the same, drawn as SVG, warm", warm(lambda: svg(board(asked, asked.as_of)), 40), None),
        ("change days of the map 2024 to 2030, warm", warm(lambda: change_days(asked, days[0], days[-1]), 20), None),
        ("one vehicle x 51 states with reasons, warm", warm(lambda: [finding(law, asked, asked.as_of) for law in laws.values()]), 0.005),
        ("one check, warm", warm(lambda: answer(asked)), None),
        ("identify a name, warm", warm(lambda: identify("1999 Subaru Sambar truck")), None),
        ("identify a typo, warm", warm(lambda: identify("1999 Subaru Sambra truck")), None),
    ]
    print(f"{'what':<46}{'ms':>10}{'x bare start':>14}{'budget ms':>11}")
    for name, seconds, budget in rows:
        print(f"{name:<46}{seconds * 1e3:>10.2f}{seconds / bare:>14.2f}{budget * 1e3 if budget else '':>11}")


LAW_ALONE = """
from keiway.api import check
check("1999 Subaru Sambar truck", state="CO", as_of="2026-11-24")
"""

if __name__ == "__main__":
    main()
