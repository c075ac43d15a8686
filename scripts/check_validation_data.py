"""Recompute the tables of data/crash/validation.yaml that are summaries of measurements, and say where they differ.

    python scripts/check_validation_data.py FOLDER

The measurements are other people's and are not in this repository; FOLDER holds them. Four tables:
NHTSA's walls (square on only: 20 of the 692 valid tests met the wall at 30 degrees), IIHS's small overlap by mass, and
the two NASS tables of risk by change of speed.
"""

from __future__ import annotations

import csv
import statistics
import sys
from itertools import pairwise
from pathlib import Path

from keiway.crash.validate.table import tables

SPEEDS = {"at_56kmh": (55.3, 57.3), "at_48kmh": (45.0, 51.0), "at_40kmh": (38.0, 43.0)}
EDGES_KG = (0, 1250, 1450, 1650, 1850, 2100, 1e9)
COLUMNS = {
    "mean_dvx_mps": "delta_vx_mps",
    "mean_peak_ax_g": "max_abs_ax_g",
    "mean_pulse_ms": "pulse_duration_x_ms",
    "mean_hic15": "head_hic15",
    "mean_chest_mm": "chest_rib_compression_mm",
    "mean_max_intrusion_cm": "intrusion_max_resultant_cm",
}


def main() -> None:
    folder = Path(sys.argv[1])
    differ = [*walls(folder), *small_overlap(folder), *nass(folder)]
    for line in differ:
        print(line)
    print(f"{len(differ)} differ")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def walls(folder: Path):
    """Quartiles of dynamic crush and peak g of valid tests square on."""
    values = tables()["nhtsa_wall_fleet"].values
    rows = [row for row in read(folder / "nhtsa_fixed_wall_pulse_metrics.csv") if row["status"] == "Valid" and float(row["angle"]) == 0]
    for key, (low, high) in SPEEDS.items():
        mine = [row for row in rows if low <= float(row["speed_kph"]) <= high]
        yield from differing(f"nhtsa_wall_fleet {key} n", values[key]["n"], len(mine), 0)
        for name, column, within in (("crush_mm", "calc_crush_mm", 0.6), ("peak_g", "calc_peak_g", 0.06)):
            twentieths = statistics.quantiles([float(row[column]) for row in mine], n=20, method="inclusive")
            for percent, shown in values[key].get(name, {}).items():
                found = twentieths[int(percent[1:]) // 5 - 1]
                yield from differing(f"nhtsa_wall_fleet {key} {name} {percent}", shown, found, within)


def small_overlap(folder: Path):
    """Means by test mass, each over the tests that have the measure; `n_signal` counts those with a pulse."""
    values = tables()["iihs_small_overlap_mass_bins"].values
    rows = [row for row in read(folder / "iihs_small_overlap_tests.csv") if row["report_test_weight_kg_measured"]]
    for j, (low, high) in enumerate(pairwise(EDGES_KG)):
        mine = [row for row in rows if low < float(row["report_test_weight_kg_measured"]) <= high]
        yield from differing(f"small overlap bin {j} n_signal", values["n_signal"][j], sum(bool(row["delta_vx_mps"]) for row in mine), 0)
        for name, column in COLUMNS.items():
            found = statistics.mean(abs(float(row[column])) for row in mine if row[column])
            yield from differing(f"small overlap bin {j} {name}", values[name][j], found, 0.5 * 10 ** -places(values[name][j]) + 1e-9)


def nass(folder: Path):
    """Cells of both files as condensed before; belts and modes in the words of validation.yaml."""
    values = tables()["nass_2000_2015_by_delta_v"].values["cells"]
    seen = {(row["mode"], int(row["belted"]), row["delta_v_kmh"]): row for row in read(folder / "nass_cds_2000_2015_by_delta_v.csv")}
    for mode, belted, low, high, n, severe, deaths, p_severe, p_death in values:
        row = seen[mode, belted, f"{low:g}-{high:g}"]
        where = f"nass 2000-2015 {mode} {belted} {low:g}-{high:g}"
        yield from differing(f"{where} n", n, float(row["n"]), 0)
        yield from differing(f"{where} events", severe + deaths, float(row["iss16_events"]) + float(row["deaths"]), 0)
        yield from differing(f"{where} iss16", p_severe, float(row["p_iss16_weighted"]), 1e-5)
        yield from differing(f"{where} death", p_death, float(row["p_death_weighted"]), 1e-5)


def places(shown: float) -> int:
    """Decimal places a value is given to."""
    return len(f"{shown:g}".partition(".")[2])


def differing(what: str, shown: float, found: float, within: float):
    if abs(shown - found) > within:
        yield f"{what}: {shown:g} in the file, {found:.4g} computed"


if __name__ == "__main__":
    main()
