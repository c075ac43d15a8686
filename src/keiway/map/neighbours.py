"""Which states touch, by land or at a corner: where a plate is asked for next, when the own state says no."""

from __future__ import annotations

_PAIRS = """
AL: FL GA MS TN
AZ: CA CO NM NV UT
AR: LA MO MS OK TN TX
CA: NV OR
CO: KS NE NM OK UT WY
CT: MA NY RI
DC: MD VA
DE: MD NJ PA
FL: GA
GA: NC SC TN
IA: IL MN MO NE SD WI
ID: MT NV OR UT WA WY
IL: IN KY MO WI
IN: KY MI OH
KS: MO NE OK
KY: MO OH TN VA WV
LA: MS TX
MA: NH NY RI VT
MD: PA VA WV
ME: NH
MI: OH WI
MN: ND SD WI
MO: NE OK TN
MS: TN
MT: ND SD WY
NC: SC TN VA
ND: SD
NE: SD WY
NH: VT
NJ: NY PA
NM: OK TX UT
NV: OR UT
NY: PA VT
OH: PA WV
OK: TX
OR: WA
PA: WV
SD: WY
TN: VA
UT: WY
VA: WV
"""


def _touching() -> dict[str, tuple[str, ...]]:
    from keiway.places import PLACES

    found: dict[str, set[str]] = {code: set() for code in PLACES}
    for line in _PAIRS.strip().splitlines():
        one, _, others = line.partition(":")
        for other in others.split():
            found[one].add(other)
            found[other].add(one)
    return {code: tuple(sorted(others)) for code, others in found.items()}


#: Pairs that meet at the Four Corners, in a point only.
CORNERS = (("AZ", "CO"), ("NM", "UT"))
#: Two-letter code -> those it touches; Alaska and Hawaii touch none.
NEIGHBOURS = _touching()
#: Two-letter code -> those it shares a border with.
BORDERS = {code: tuple(other for other in others if tuple(sorted((code, other))) not in CORNERS) for code, others in NEIGHBOURS.items()}
