"""Write data/crash/fronts.yaml: what US full-width wall tests say of the fronts of named vehicles and of classes.

    python scripts/condense_crash_data.py metrics.csv

Two inputs. `nhtsa_front_tests.csv` beside this script names the vehicle of each test (from the test numbers, model
years and curb weights of NHTSA's Safercar flat file). The metrics, dynamic crush and peak g by test number, were
integrated from the tests' accelerometers by a public project (github.com/yangduhi/pulse_analysis) and are not ours to
copy. Only named tests are kept, and the mean and spread of each class.
"""

from __future__ import annotations

import csv
import statistics
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "src/keiway/data/crash/fronts.yaml"
WALL_KMH = (55.3, 57.3)
KG = 0.45359237

HEAD = """\
# Fronts of US vehicles in NHTSA's 56 km/h (35 mph) full-width wall tests. Written by scripts/condense_crash_data.py;
# do not edit by hand. crush_m: dynamic crush, integrated twice from compartment accelerometers. sensors: how many sides
# were read. used: false where the integration drifted (see `rule`); such a test is listed and not relied on.
checked: '2026-11-24'
rule: >-
  Not used: marked an outlier by those who integrated it, or read on one side only with a crush outside the 5th to 95th
  percentile of the tests read on both sides ({low:.0f} to {high:.0f} mm, {both} tests).
sources:
  nhtsa-vehicle-tests:
    title: NHTSA vehicle crash test database, frontal full-width wall tests 2010 to 2025
    url: https://www.nhtsa.gov/research-data/research-testing-databases#/vehicle
    date: '2010 to 2025'
    note: Public-domain tests. Crush and peak g as integrated in github.com/yangduhi/pulse_analysis.
  nhtsa-safercar:
    title: NHTSA Safercar flat file, model years 2015 and 2026
    url: https://static.nhtsa.gov/nhtsa/downloads/Safercar/Safercar_data.csv
    date: '2025'
    note: Test number, vehicle and curb weight; read in a public copy. Four tests are named by their own records instead.
confidence: secondary
"""


def main() -> None:
    metrics = {int(row["test_id"]): row for row in read(Path(sys.argv[1]))}
    low, high, both = both_sides(metrics.values())
    tests = [test(row, metrics[int(row["test"])], low, high) for row in read(HERE / "nhtsa_front_tests.csv")]
    text = HEAD.format(low=low, high=high, both=both) + "tests:\n" + "".join(line(one) for one in tests)
    text += "kinds:\n" + "".join(line(one) for one in kinds(tests))
    TARGET.write_text(text, encoding="utf-8")
    print(f"{len(tests)} named tests, {sum(one['used'] for one in tests)} used, to {TARGET.name}")


def read(path: Path) -> list[dict]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def both_sides(rows) -> tuple[float, float, int]:
    """5th and 95th percentile of dynamic crush (mm) over valid 56 km/h tests read on both sides, and their number."""
    crush = sorted(
        float(row["calc_crush_mm"])
        for row in rows
        if row["status"] == "Valid" and row["right_channel"] and WALL_KMH[0] <= float(row["speed_kph"]) <= WALL_KMH[1]
    )
    twentieths = statistics.quantiles(crush, n=20, method="inclusive")
    return twentieths[0], twentieths[-1], len(crush)


def test(name: dict, metric: dict, low: float, high: float) -> dict:
    crush, sensors = float(metric["calc_crush_mm"]), 2 if metric["right_channel"] else 1
    used = metric["status"] == "Valid" and (sensors == 2 or low <= crush <= high)
    return {
        "test": int(name["test"]),
        "make": name["make"],
        "model": name["model"],
        "model_year": int(name["model_year"]),
        "kind": name["kind"],
        "curb_mass_kg": round(float(name["curb_lb"]) * KG) if name["curb_lb"] else None,
        "speed_kmh": round(float(metric["speed_kph"]), 1),
        "crush_m": round(crush / 1000, 3),
        "peak_g": round(float(metric["calc_peak_g"]), 1),
        "sensors": sensors,
        "used": used,
    }


def kinds(tests: list[dict]) -> list[dict]:
    """Mean, standard deviation and range of crush by kind, over the tests that are used."""
    found = []
    for kind in dict.fromkeys(one["kind"] for one in tests):
        crush = [one["crush_m"] for one in tests if one["kind"] == kind and one["used"]]
        sd = round(statistics.stdev(crush), 3) if len(crush) > 2 else None
        ends = {"low_m": min(crush), "high_m": max(crush)}
        found.append({"kind": kind, "tests": len(crush), "crush_m": round(statistics.mean(crush), 3), "sd_m": sd, **ends})
    return found


def line(row: dict) -> str:
    shown = {True: "true", False: "false"}
    quoted = {"make", "model"}
    parts = (
        f"{key}: " + (f"'{value}'" if key in quoted else shown[value] if isinstance(value, bool) else str(value))
        for key, value in row.items()
        if value is not None
    )
    return "  - {" + ", ".join(parts) + "}\n"


if __name__ == "__main__":
    main()
