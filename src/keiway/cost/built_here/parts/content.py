"""What the US safety and emissions rules add to each vehicle, standard by standard, and what the law room says stands open.

Which standards a vehicle lacks is the law room's word (`keiway law fmvss`), for the same design built new. What closes one costs what
a cost study of NHTSA found, carried to the price year; where no study is known, the law room's own estimate; where there is
neither, nothing is added and it is said.
"""

from __future__ import annotations

from typing import NamedTuple

from keiway.cost.built_here.inputs import Input
from keiway.cost.built_here.record import Content
from keiway.cost.built_here.table import PREFIX, facts, inflation
from keiway.cost.built_here.table import Content as Study
from keiway.law.fmvss import FmvssAnswer
from keiway.law.fmvss.answer import Row
from keiway.vehicles.record import Vehicle

OPEN = ("met", "likely", "gap", "not_known")
EMISSIONS = "EPA"


class Asked(NamedTuple):
    """What the rules ask of one design: hardware by standard, its sums, and the one-off work the table sees."""

    content: tuple[Content, ...]
    hardware: Input  # dollars a vehicle, safety
    emissions: Input  # dollars a vehicle
    oneoff_mid_usd: float  # the table's one-off costs, middle
    gaps: tuple[str, ...]
    open: tuple[str, ...]
    later: tuple[str, ...]  # of a certified vehicle: standards that will ask more of later ones


def content(vehicle: Vehicle, matrix: FmvssAnswer, waived: tuple[str, ...] = ()) -> Asked:
    """Every standard that is open for `vehicle`, built new, but for those waived. A vehicle certified by its maker owes nothing more."""
    if vehicle.us_certified:
        later = tuple(row.number for row in matrix.rows if row.if_new in OPEN)
        return Asked((), _sum("content", ()), _sum("emissions", ()), 0.0, (), (), later)
    rows = [row for row in matrix.rows if row.if_new in OPEN and row.number not in waived]
    found = tuple(each for row in rows if (each := _one(vehicle, row)))
    ones = [sum(row.oneoff_usd) / 2 for row in rows if row.oneoff_usd]
    return Asked(
        content=found,
        hardware=_sum("content", tuple(each for each in found if each.number != EMISSIONS)),
        emissions=_sum("emissions", tuple(each for each in found if each.number == EMISSIONS)),
        oneoff_mid_usd=sum(ones),
        gaps=tuple(row.number for row in rows if row.if_new == "gap"),
        open=tuple(row.number for row in rows if row.if_new == "not_known"),
        later=(),
    )


def _one(vehicle: Vehicle, row: Row) -> Content | None:
    """The cost of one row; None where another row carries it."""
    study = next((each for each in facts().content if each.standard == row.number and _fits(each, vehicle)), None)
    same = {"id": row.id, "number": row.number, "title": row.title, "word": row.if_new}
    if study:
        return _studied(study, row, same)
    if row.unit_usd:
        low, mid, high = table_figures(row)
        return Content(
            **same, low=low, mid=mid, high=high, year=facts().price_year, factor=1.0, sources=("fmvss-table",),
            how=f"{row.cost_basis or 'Estimate'}; {_READ[row.if_new]}",
        )  # fmt: skip
    if row.cost_basis.startswith("Cost carried") or row.number == EMISSIONS:
        return None
    return Content(**same, low=None, mid=None, high=None, how="No study and no estimate of its cost is known; not in the sum.")


_READ = {
    "gap": "a known difference: the middle of the range is most likely",
    "not_known": "not known how it stands: the middle of the range is most likely",
    "likely": "expected to comply: the low end is most likely",
    "met": "there already: papers only",
}


def table_figures(row: Row) -> tuple[float, float, float]:
    """The law room's low and high, with the most likely figure its word for the row speaks for."""
    low, high = row.unit_usd
    match row.if_new:
        case "met":
            return low, low, low
        case "likely":
            return low, low, high
    return low, (low + high) / 2, high


def _studied(study: Study, row: Row, same: dict) -> Content:
    factor, rpe = inflation(study.year), facts().values["rpe"].mid if study.retail else 1.0
    low, mid, high = (each * factor / rpe for each in (study.low, study.mid, study.high))
    retail = f", of retail price: / {rpe:g}" if study.retail else ""
    how = f"{study.label}: {study.mid:g} dollars of {study.year}, consumer prices x {factor:.3f}{retail}. {study.how}"
    if row.if_new == "likely":  # expected to comply: at worst it needs the part
        low, mid = 0.0, 0.0
        how += " Expected to comply: nothing is most likely, the part at worst."
    sources = study.sources
    if study.plus_table and row.unit_usd:
        more = table_figures(row)
        low, mid, high = low + more[0], mid + more[1], high + more[2]
        sources = (*sources, "fmvss-table")
    return Content(
        **same, low=low, mid=mid, high=high, year=study.year, factor=factor, confidence=study.confidence, sources=sources, how=how
    )


def _fits(study: Study, vehicle: Vehicle) -> bool:
    match study.when:
        case "no_bags":
            return _without_bags(vehicle)
        case "side_bags":
            return (vehicle.airbags or "").startswith("6")
        case "no_side_bags":
            return not (vehicle.airbags or "").startswith("6")
        case "abs":
            return not _without_abs(vehicle)
        case "no_abs":
            return _without_abs(vehicle)
    return True


def _without_bags(vehicle: Vehicle) -> bool:
    """The base grade has none; where nothing is on file, one launched before 1996 is taken to have none (few kei did)."""
    if vehicle.airbags:
        return vehicle.airbags == "none" or vehicle.airbags.endswith("optional")
    return (vehicle.production_from or "9999") < "1996"


def _without_abs(vehicle: Vehicle) -> bool:
    """No ABS on file; where nothing is on file, one launched before 2000 is taken to have none (few kei did)."""
    if vehicle.abs:
        return vehicle.abs == "none" or vehicle.abs.endswith("optional")
    return (vehicle.production_from or "9999") < "2000"


def _sum(name: str, found: tuple[Content, ...]) -> Input:
    """All of them together: the estimates come from one hand and one kind of study, so they are taken to err together."""
    known = [each for each in found if each.low is not None]
    low, mid, high = (sum(getattr(each, end) for each in known) for end in ("low", "mid", "high"))
    sources = tuple(dict.fromkeys(source for each in known for source in each.sources))
    weak = any(each.confidence == "estimate" for each in known)
    return Input(
        id=PREFIX + name, label="safety hardware" if name == "content" else "emissions hardware", low=low, mid=mid, high=high,
        year=str(facts().price_year), confidence="estimate" if weak else "recalled" if known else "derived", sources=sources,
        how=_says(name, known),
    )  # fmt: skip


def _says(name: str, known: list[Content]) -> str:
    if not known:
        return "Nothing is added: its maker certified it." if name == "content" else "Nothing is added."
    if name == "emissions":
        return known[0].how
    largest = sorted(known, key=lambda each: -(each.mid or 0))[:3]
    told = ", ".join(f"{each.number} {each.mid:,.0f}" for each in largest)
    return f"{len(known)} standards with work left; the dearest: {told} dollars. Taken to err together."
