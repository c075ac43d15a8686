"""Condense the Census Bureau's ZIP code areas to the places where dealers of a new brand would stand: src/keiway/data/market/dealers.csv.

    python scripts/condense_dealer_places.py ZCTAS.csv > src/keiway/data/market/dealers.csv

ZCTAS.csv: columns ZCTA5, Primary County (FIPS), Population, Latitude, Longitude of the ZIP Code Tabulation Areas: points of the 2023
Gazetteer, population of the American Community Survey 2018 to 2022 (table B01003); both public domain.

A cell is what one three-digit prefix has in one state. It stands at the middle of its people; `radius_mi` is how far they live from there
on average; `share` is its part of the people of its state (households by state are in launch.yaml). `dealers` are the ranks of the dealers
that stand there: dealer n is put where it brings the most people within reach, given the n - 1 before it (reach falls by half every 21 miles,
exp(-miles/30); k dealers in one cell shorten the way inside it to radius / sqrt(k)). Real networks are worse placed, and by franchises there are.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict

import numpy as np

EARTH_MI = 3958.8
SCALE_MI = 30.0
DEALERS = 3000
FIPS = """
01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME 24MD 25MA 26MI 27MN 28MS 29MO
30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX 49UT 50VT 51VA 53WA 54WV 55WI 56WY"""
STATES = {each[:2]: each[2:] for each in FIPS.split()}


def main(path: str) -> None:
    cells = _cells(path)
    state_people = defaultdict(float)
    for (_, state), (people, *_) in cells.items():
        state_people[state] += people
    ranks = _placed([cell for cell in cells.values()])
    print("zip3,state,lat,lon,radius_mi,share,dealers")
    for ((zip3, state), (people, lat, lon, radius)), placed in zip(cells.items(), ranks, strict=True):
        print(f"{zip3},{state},{lat:.3f},{lon:.3f},{radius:.1f},{people / state_people[state]:.6f},{' '.join(map(str, placed))}")


def _cells(path: str) -> dict[tuple[str, str], tuple[float, float, float, float]]:
    """(prefix, state) -> people, latitude, longitude, mean distance in miles of its people from there."""
    areas = defaultdict(list)
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            state = STATES.get(row["Primary County"][:2])
            if state and float(row["Population"] or 0) > 0:
                areas[row["ZCTA5"][:3], state].append(tuple(float(row[name]) for name in ("Population", "Latitude", "Longitude")))
    return {key: _middle(np.array(areas[key])) for key in sorted(areas)}


def _middle(area: np.ndarray) -> tuple[float, float, float, float]:
    people, lat, lon = area.T
    at = np.average(lat, weights=people), np.average(lon, weights=people)
    away = np.average(_miles(lat, lon, *at), weights=people)
    return float(people.sum()), float(at[0]), float(at[1]), float(max(away, 1.0))


def _miles(lat, lon, lat0, lon0) -> np.ndarray:
    """Great circle."""
    lat, lon, lat0, lon0 = (np.radians(each) for each in (lat, lon, lat0, lon0))
    h = np.sin((lat - lat0) / 2) ** 2 + np.cos(lat) * np.cos(lat0) * np.sin((lon - lon0) / 2) ** 2
    return 2 * EARTH_MI * np.arcsin(np.sqrt(h))


def _placed(cells: list[tuple[float, float, float, float]]) -> list[list[int]]:
    """Ranks of the dealers in each cell, greedily."""
    people, lat, lon, radius = np.array(cells).T
    served = np.exp(-np.hypot(_miles(lat[:, None], lon[:, None], lat, lon), radius[:, None]) / SCALE_MI)  # of cell i by a dealer in j
    have, count, ranks = np.zeros(len(people)), np.zeros(len(people)), [[] for _ in cells]
    for rank in range(1, DEALERS + 1):
        own = np.exp(-radius / np.sqrt(count + 1) / SCALE_MI)
        np.fill_diagonal(served, own)
        gain = people @ np.maximum(served - have[:, None], 0.0)
        best = int(np.argmax(gain))
        have = np.maximum(have, served[:, best])
        count[best] += 1
        ranks[best].append(rank)
    return ranks


if __name__ == "__main__":
    main(*sys.argv[1:])
