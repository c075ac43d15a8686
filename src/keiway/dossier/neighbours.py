"""Which states share a border, by land or by a river's middle; a point (Four Corners) and a Great Lake do not count.

Common geography, as on any map; DC counts as a state here. Read both ways, so each border stands once.
"""

from __future__ import annotations

from functools import cache

_BORDERS = """
AL FL GA MS TN
AR LA MO MS OK TN TX
AZ CA NM NV UT
CA NV OR
CO KS NE NM OK UT WY
CT MA NY RI
DC MD VA
DE MD NJ PA
FL GA
GA NC SC TN
IA IL MN MO NE SD WI
ID MT NV OR UT WA WY
IL IN KY MO WI
IN KY MI OH
KS MO NE OK
KY MO OH TN VA WV
LA MS TX
MA NH NY RI VT
MD PA VA WV
ME NH
MI OH WI
MN ND SD WI
MO NE OK TN
MS TN
MT ND SD WY
NC SC TN VA
ND SD
NE SD WY
NH VT
NJ NY PA
NM OK TX
NV OR UT
NY PA VT
OH PA WV
OK TX
OR WA
PA WV
SD WY
TN VA
UT WY
VA WV
"""


@cache
def borders() -> dict[str, tuple[str, ...]]:
    """Two-letter code -> its neighbours by name of code; Alaska and Hawaii have none."""
    from keiway.places import PLACES

    found: dict[str, set[str]] = {code: set() for code in PLACES}
    for line in _BORDERS.split("\n"):
        first, *others = line.split() or [""]
        for other in others:
            found[first].add(other)
            found[other].add(first)
    return {code: tuple(sorted(others)) for code, others in found.items()}
