"""Write data/road/cycles/: the speed traces of four driving cycles, a number a second.

    pip install fastsim==2.1.5        # in an environment of its own; Python 3.10 to 3.12
    python scripts/condense_road_cycles.py .../site-packages/fastsim/resources/cycles

The traces are those of the regulations, as packaged with FASTSim 2.1.5 (Apache-2.0); each is put back to the unit and the
tenths in which its regulation prints it. Japan drives the first three of the WLTC's four phases.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src/keiway/data/road/cycles"
UNITS = {"mph": 0.44704, "km/h": 1 / 3.6}
PER_LINE = 25

CFR = "https://www.ecfr.gov/current/title-40/part-{}"
GTR = "https://unece.org/transport/standards/transport/vehicle-regulations-wp29/global-technical-regulations-gtrs"
CYCLES = {
    "udds": {
        "file": "udds.csv", "unit": "mph", "title": "Urban dynamometer driving schedule (LA-4)", "phases": [505, 1369],
        "source": "40 CFR Part 86, Appendix I(a); a work of the US Government", "url": CFR.format("86"),
    },
    "hwfet": {
        "file": "hwfet.csv", "unit": "mph", "title": "Highway fuel economy test", "phases": [765],
        "source": "40 CFR Part 600, Appendix I; a work of the US Government", "url": CFR.format("600"),
    },
    "us06": {
        "file": "us06.csv", "unit": "mph", "title": "US06, hard driving", "phases": [600],
        "source": "40 CFR Part 86, Appendix I(g); a work of the US Government", "url": CFR.format("86"),
    },
    "wltc-jp": {
        "file": "wltc_3a.csv", "unit": "km/h", "title": "WLTC class 3a, low, medium and high phase, as Japan drives it",
        "phases": [589, 1022, 1477], "source": "UN Global Technical Regulation 15, Annex 1", "url": GTR,
    },
}  # fmt: skip

HEAD = """\
# Written by scripts/condense_road_cycles.py; do not edit by hand.
# tenths: speed in tenths of `unit`, one a second from second 0. phases: second at which each part ends.
id: {id}
title: {title}
unit: {unit}
phases: {phases}
source: {source}
url: {url}
note: Read from the traces packaged with FASTSim 2.1.5 (Apache-2.0).
checked: '2026-11-29'
confidence: secondary
tenths: """


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, cycle in CYCLES.items():
        tenths = read(Path(sys.argv[1]) / cycle["file"], UNITS[cycle["unit"]])[: cycle["phases"][-1] + 1]
        rows = [tenths[k : k + PER_LINE] for k in range(0, len(tenths), PER_LINE)]
        body = "[\n" + "".join(f"  {', '.join(map(str, row))},\n" for row in rows) + "]\n"
        (TARGET / f"{name}.yaml").write_text(HEAD.format(id=name, **cycle) + body, encoding="utf-8")
        print(f"{name}: {len(tenths) - 1} s")


def read(path: Path, unit_mps: float) -> list[int]:
    """Tenths of the unit, checked to be whole."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = [(float(row["cycSecs"]), float(row["cycMps"])) for row in csv.DictReader(file)]
    if [t for t, _ in rows] != list(range(len(rows))):
        raise SystemExit(f"{path.name}: not a number a second")
    tenths = [v / unit_mps * 10 for _, v in rows]
    if max(abs(x - round(x)) for x in tenths) > 0.02:
        raise SystemExit(f"{path.name}: not in tenths of the unit")
    return [round(x) for x in tenths]


if __name__ == "__main__":
    main()
