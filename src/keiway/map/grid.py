"""Where each state stands when all have the same size: row and column, counted from the north-west.

A drawing, no measurement: neighbours stay neighbours where they can, and north stays above south.
"""

from __future__ import annotations

_DRAWN = """
AK .  .  .  .  .  .  .  .  .  ME
.  .  .  .  .  WI .  .  .  VT NH
WA ID MT ND MN IL MI .  NY MA .
OR NV WY SD IA IN OH PA NJ CT RI
CA UT CO NE MO KY WV VA MD DE .
.  AZ NM KS AR TN NC SC DC .  .
.  .  .  OK LA MS AL GA .  .  .
HI .  .  TX .  .  .  .  FL .  .
"""

#: Two-letter code -> (row, column).
GRID = {
    code: (row, column)
    for row, line in enumerate(_DRAWN.strip().splitlines())
    for column, code in enumerate(line.split())
    if code != "."
}
ROWS = 1 + max(row for row, _ in GRID.values())
ACROSS = 1 + max(column for _, column in GRID.values())
