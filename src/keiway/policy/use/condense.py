"""Miles and survival by age, condensed from EPA: ``python -m keiway.policy.use.condense DIR`` with OMEGA's input files in DIR.

Of `annual_vmt_fixed_by_age-body_style.csv` and `reregistration_fixed_by_age-body_style.csv` the rows of gasoline vehicles are taken (EPA
gives electric ones the same) as whole ages, unchanged.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from keiway.store import DATA

BODIES = {"sedan_wagon.ICE": "car", "cuv_suv_van.ICE": "suv_van", "pickup.ICE": "pickup"}
FILES = {"miles": "annual_vmt_fixed_by_age-body_style.csv", "alive": "reregistration_fixed_by_age-body_style.csv"}
TABLE = DATA / "policy" / "use_by_age.csv"
ABOUT = (
    "# miles a year of a vehicle that is on the road, and the share still registered, by whole year of age; EPA OMEGA inputs "
    "annual_vmt_fixed_by_age-body_style and reregistration_fixed_by_age-body_style (2022), work of the US government"
)


def condensed(folder: Path) -> str:
    found: dict[tuple[str, str, int], str] = {}
    for what, name in FILES.items():
        with (folder / name).open(encoding="utf-8") as file:
            next(file)
            for row in csv.reader(line for line in file if line[0].isdigit()):
                if row[2] in BODIES:
                    found[what, BODIES[row[2]], int(row[1])] = row[3]
    columns = [(what, body) for what in FILES for body in BODIES.values()]
    ages = sorted({age for _, _, age in found})
    lines = [ABOUT, ",".join(["age", *(f"{what}_{body}" for what, body in columns)])]
    lines += [",".join([str(age), *(f"{float(found[what, body, age]):.6g}" for what, body in columns)]) for age in ages]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    TABLE.write_text(condensed(Path(sys.argv[1])), encoding="utf-8")
