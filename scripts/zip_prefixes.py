"""Condense the Census Bureau's ZIP code areas to one line for each three-digit prefix: src/keiway/data/cost/zip3.yaml.

    python scripts/zip_prefixes.py POINTS.csv STATES.csv > src/keiway/data/cost/zip3.yaml

POINTS.csv: columns zip,lat,lon: the internal points of the ZIP Code Tabulation Areas (Gazetteer files, public domain).
STATES.csv: columns zip,state: the state each of them lies in (Relationship files, public domain), two letters.

A prefix stands at the median of its points; the last figure is how far, in miles, nine in ten of them are from there: the error of
taking the prefix for the ZIP. Its state is that of most of its areas: an area that lies in two states is told in one of them
in STATES.csv, so single ZIPs that differ are not taken from it (places.yaml lists the known ones by hand).
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from math import asin, cos, radians, sin, sqrt
from statistics import median

EARTH_MI = 3958.8

HEAD = """\
# Where each three-digit ZIP prefix is: [state, latitude, longitude, miles within which nine in ten of its areas lie].
# Written by scripts/zip_prefixes.py from the ZIP Code Tabulation Areas of the US Census Bureau (public domain): internal points
# of the 2021 Gazetteer, states of the 2010 relationship file. Do not edit by hand."""


def main(points: str, states: str) -> None:
    state_of = {row["zip"]: row["state"] for row in _rows(states)}
    inside: dict[str, list[tuple[str, float, float]]] = defaultdict(list)
    for row in _rows(points):
        inside[row["zip"][:3]].append((row["zip"], float(row["lat"]), float(row["lon"])))
    print(HEAD)
    print("prefixes:")
    for prefix, areas in sorted(inside.items()):
        told = Counter(state_of[code] for code, _, _ in areas if code in state_of)
        if not told:
            continue
        state = told.most_common(1)[0][0]
        lat, lon = median(area[1] for area in areas), median(area[2] for area in areas)
        away = sorted(_miles((lat, lon), area[1:]) for area in areas)
        print(f'  "{prefix}": [{state}, {lat:.2f}, {lon:.2f}, {away[int(0.9 * (len(away) - 1))]:.0f}]')


def _rows(path: str) -> list[dict[str, str]]:
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _miles(a: tuple[float, float], b: tuple[float, ...]) -> float:
    """Great circle."""
    lat1, lon1, lat2, lon2 = map(radians, (*a, *b))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_MI * asin(sqrt(h))


if __name__ == "__main__":
    main(*sys.argv[1:])
