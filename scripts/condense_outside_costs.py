"""Condense what EPA counts as outside costs of driving to src/keiway/data/policy/outside_costs.csv.

    python scripts/condense_outside_costs.py FOLDER > src/keiway/data/policy/outside_costs.csv

FOLDER holds inputs of EPA's OMEGA model (repository USEPA/EPA_OMEGA_Model; a work of the federal government, public domain):
cost_factors_congestion_noise.csv, cost_factors_energysecurity.csv, cost_factors_scc.csv, general_inputs_for_effects.csv and
refueling_cost.csv. Their first line is a template's head, the second has the names.

Energy security is dollars a gallon of gasoline: dollars a barrel, over 42, times the part of less oil that is less imports, times the oil
in a gallon as sold. Values by year are kept every five years; between them the source is nearly straight.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

YEARS = range(2025, 2071, 5)
CARBON = {"carbon_5pct": "5.0", "carbon_3pct": "3.0", "carbon_2p5pct": "2.5", "carbon_3pct_95th": "3.95"}


def rows(folder: Path) -> list[tuple[str, str, float, str, int]]:
    """(what, year or empty, value, unit, year of its dollars)."""
    found = []
    for row in _read(folder, "cost_factors_congestion_noise.csv"):
        if row["reg_class_id"] in ("car", "truck"):
            for what in ("congestion", "noise"):
                found.append((f"{what}_{row['reg_class_id']}", "", float(row[f"{what}_cost_dollars_per_mile"]), "USD a mile", int(row["dollar_basis"])))
    for row in _read(folder, "refueling_cost.csv"):
        if (row["type"], row["item"]) == ("car", "dollars_per_hour_travel_time"):
            found.append(("hour_car", "", float(row["value"]), "USD an hour of a vehicle", int(row["dollar_basis"])))
    oil = {row["item"]: float(row["value"]) for row in _read(folder, "general_inputs_for_effects.csv") if row["item"] in ("gal_per_bbl", "e0_in_retail_gasoline", "e0_energy_density_ratio")}
    share = oil["e0_in_retail_gasoline"] * oil["e0_energy_density_ratio"] / oil["gal_per_bbl"]
    for row in _read(folder, "cost_factors_energysecurity.csv"):
        if int(row["calendar_year"]) in YEARS:
            usd = float(row["dollars_per_bbl"]) * float(row["oil_import_reduction_as_percent_of_total_oil_demand_reduction"]) * share
            found.append(("energy_security", row["calendar_year"], usd, "USD a gallon", int(row["dollar_basis"])))
    for row in _read(folder, "cost_factors_scc.csv"):
        if int(row["calendar_year"]) in YEARS:
            for what, rate in CARBON.items():
                found.append((what, row["calendar_year"], float(row[f"co2_global_{rate}_USD_per_metricton"]), "USD a tonne", int(row["dollar_basis"])))
    return found


def text(folder: Path) -> str:
    head = "# Condensed by scripts/condense_outside_costs.py from inputs of EPA's OMEGA model (USEPA/EPA_OMEGA_Model, 2024-03), public domain.\nwhat,year,value,unit,dollars_of\n"
    return head + "".join(f"{what},{year},{value:.6g},{unit},{of}\n" for what, year, value, unit, of in rows(folder))


def _read(folder: Path, name: str) -> list[dict[str, str]]:
    lines = (folder / name).read_text(encoding="utf-8").splitlines()[1:]
    return list(csv.DictReader(lines))


if __name__ == "__main__":
    sys.stdout.write(text(Path(sys.argv[1])))
