"""EPA's base-year fleet, one row a nameplate: `python -m keiway.market.fleet.condense SRC.csv OUT.csv`.

SRC is the fleet grouped by manufacturer, name and drive from `omega_model/test_inputs/vehicles.csv` of USEPA/EPA_OMEGA_Model. Rows of one
nameplate and energy are added up; every other figure is their sales-weighted mean. Nothing is imputed: what the file
does not know stays blank.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from keiway.market.fleet import names
from keiway.store import DATA, read_yaml

KW, KG, M2, MM, LBF = 0.745699872, 0.45359237, 0.09290304, 25.4, 4.4482216
COMMITS = {2019: "9fb3f295 of 2022-09-26", 2022: "80fc5c5c of 2023-09-14"}
COLUMNS = ("id", "name", "maker", "body", "energy", "units", "price_usd", "power_kw", "engine_kw", "mass_kg", "footprint_m2",
           "length_mm", "width_mm", "height_mm", "wheelbase_mm", "seats", "road_load_n", "note")  # fmt: skip
MAKERS = {"FCA": "Stellantis", "VW": "Volkswagen", "Mercedes Benz": "Mercedes-Benz", "JLR": "Jaguar Land Rover", "Aston Martin Lagonda": "Aston Martin"}

#: What EPA's test weight holds beside the vehicle: 300 lb of driver and load.
TEST_LOAD_LB = 300.0


def _number(row: dict[str, str], key: str) -> float | None:
    return float(row[key]) if row.get(key) else None


def _scaled(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor


def _at_50_mph(row: dict[str, str]) -> float | None:
    a, b, c = (_number(row, f"target_coef_{x}") for x in "abc")
    return None if a is None or c is None else (a + 50 * (b or 0.0) + 2500 * c) * LBF


@cache
def _mends() -> dict[Any, Any]:
    return read_yaml(DATA / "market" / "fleet_mended.yaml")


def destination(year: int, body: str) -> float:
    """Charged beside the list price, dollars of the year; of the nearest year known."""
    known = _mends()["destination"]
    return known[min(known, key=lambda each: abs(each - year))][body]


def mended(row: dict[str, str], year: int) -> dict[str, str]:
    """A row with a price or power that belongs to another vehicle put right; `fleet_mended.yaml` says which and why."""
    for fix in _mends().get(year, ()):
        if row["manufacturer"] == fix["maker"] and re.search(fix["match"], names.tidied(row["vehicle_name"])):
            changes = {"msrp_dollars": fix.get("price_usd"), "eng_rated_hp": fix.get("power_hp")}
            return {**row, **{key: str(value) for key, value in changes.items() if value}, "mended": fix["why"]}
    return row


def facts(row: dict[str, str], energy: str) -> dict[str, float | None]:
    """One row in SI units. Mass is curb mass, or the test weight without its load where that is blank."""
    engine = _scaled(_number(row, "eng_rated_hp"), KW) if energy != "electric" else None  # 200 hp and blank there stand for nothing
    mass = _number(row, "curbweight_lbs") or float(row["etw_lbs"]) - TEST_LOAD_LB
    return {
        "price_usd": float(row["msrp_dollars"]),
        "power_kw": engine if energy in ("gasoline", "diesel") else None,
        "engine_kw": engine,
        "mass_kg": mass * KG,
        "footprint_m2": float(row["footprint_ft2"]) * M2,
        "length_mm": _scaled(_number(row, "length_in"), MM),
        "width_mm": _scaled(_number(row, "width_in"), MM),
        "height_mm": _scaled(_number(row, "height_in"), MM),
        "wheelbase_mm": _scaled(_number(row, "wheelbase_in"), MM),
        "seats": _number(row, "passenger_capacity"),
        "road_load_n": _at_50_mph(row),
    }


def _mean(weighted: list[tuple[float, float | None]]) -> float | None:
    """Sales-weighted, over the rows that know it."""
    known = [(units, value) for units, value in weighted if value is not None]
    total = sum(units for units, _ in known)
    return sum(units * value for units, value in known) / total if total else None


def _row(key: tuple[str, str, str, str], rows: list[dict[str, str]], year: int) -> dict[str, object]:
    group, make, plate, energy = key
    sales = [float(row["sales"]) for row in rows]
    known = [facts(row, energy) for row in rows]
    name = plate if plate.startswith(make) else f"{make} {plate}"
    units: dict[str, float] = defaultdict(float)
    for row, sold in zip(rows, sales, strict=True):
        units[names.body(name, row["body_style"], row["size_class"])] += sold
    estimated = sum(sold for row, sold in zip(rows, sales, strict=True) if not row["curbweight_lbs"])
    notes = [f"price or power put right: {why}" for why in dict.fromkeys(row["mended"] for row in rows if "mended" in row)]
    if estimated >= 0.005 * sum(sales):
        notes.append(f"mass from test weight on {estimated / sum(sales):.0%}")
    means = {field: _mean([(sold, each[field]) for sold, each in zip(sales, known, strict=True)]) for field in known[0]}
    body = max(units, key=units.__getitem__)
    means["price_usd"] += destination(year, body)
    return {
        "id": re.sub(r"[^a-z0-9]+", "-", f"{name} {energy}".lower()).strip("-"), "name": name, "maker": MAKERS.get(group, group),
        "body": body, "energy": energy, "units": sum(sales), **means, "note": "; ".join(notes),
    }  # fmt: skip


def condensed(rows: list[dict[str, str]], year: int) -> tuple[list[dict[str, object]], float]:
    """Rows a nameplate and energy, most sold first, and how many vehicles were left out as not bought by households or of hydrogen."""
    groups: dict[tuple[str, str, str, str], list[dict[str, str]]] = defaultdict(list)
    out = 0.0
    for row in rows:
        group = row["manufacturer"]
        energy = names.energy(group, row["vehicle_name"], row["electrification"])
        if energy is None or names.left_out(row["vehicle_name"]):
            out += float(row["sales"])
            continue
        groups[group, *names.nameplate(group, row["vehicle_name"]), energy].append(mended(row, year))
    found = [_row(key, members, year) for key, members in groups.items()]
    return sorted(found, key=lambda row: (-row["units"], row["id"])), out


DIGITS = {"units": 0, "price_usd": 0, "footprint_m2": 3, "seats": 1, "power_kw": 1, "engine_kw": 1, "mass_kg": 1}


def _text(column: str, value: object) -> str:
    if value is None:
        return ""
    return f"{value:.{DIGITS.get(column, 0)}f}" if isinstance(value, float) else str(value)


def head(year: int, source_rows: int, units: float, out: float) -> list[str]:
    return [
        f"# year: {year}",
        f"# price_year: {year}",
        "# confidence: derived",
        f"# source: US EPA, USEPA/EPA_OMEGA_Model, omega_model/test_inputs/vehicles.csv at commit {COMMITS.get(year, 'not known')}, base fleet of model year {year}; "
        "work of the US government, public domain (17 USC 105)",
        f"# about: {source_rows} rows by manufacturer, name and drive folded into nameplates by `python -m keiway.market.fleet.condense` "
        "(data/market/fleet_names.yaml), sales-weighted means; imperial units turned into SI.",
        f"# about: Units are vehicles made for the US in the model year, {units:.0f} in all; {out:.0f} more are left out: hydrogen, hearses, taxis, "
        "postal vans, chassis without a body.",
        "# about: Prices are what a buyer is asked, before tax: the mean list price of the trims EPA matched, and destination typical of the body "
        f"(car {destination(year, 'car')}, SUV {destination(year, 'suv')}, pickup {destination(year, 'pickup')}, van {destination(year, 'van')} dollars), "
        "which EPA's prices are without. Prices that belong to another vehicle are put right; both in data/market/fleet_mended.yaml, the latter noted in the row.",
        "# about: power_kw is blank where a motor drives or helps to, as EPA rates the engine alone (engine_kw) and gives no motor. Mild hybrids of 48 volts "
        "are gasoline. Diesels are told apart only where the name says so.",
        "# about: Lengths, widths and seats come from EPA's match by name and are wrong for a few trucks (GMC Sierra of 2019 has a Yukon's).",
        "# about: Curb mass, or the test weight less 300 lb where EPA gives none (that reads 20 to 45 lb heavy where both are known). Body is as sold, by our reading; EPA's classes differ.",
    ]


def write(source: Path, target: Path) -> int:
    with source.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    year = int(rows[0]["model_year"])
    found, out = condensed(rows, year)
    with target.open("w", newline="", encoding="utf-8") as file:
        file.write("\n".join(head(year, len(rows), sum(row["units"] for row in found), out)) + "\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([_text(column, row[column]) for column in COLUMNS] for row in found)
    return len(found)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("python -m keiway.market.fleet.condense SRC.csv OUT.csv")
    print(f"{write(Path(sys.argv[1]), Path(sys.argv[2]))} nameplates")
