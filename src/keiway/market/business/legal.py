"""What the law room says of each way: is it open to this vehicle, once its maker has done what the sums pay for?

Nothing of the law is said here. A way of the cost room (import, kits, a plant) is the maker's own certification; the others name
theirs in data/market/business.yaml.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import msgspec

from keiway.case import Case
from keiway.days import Window, add_years
from keiway.law.federal import pathways
from keiway.law.federal.way import Way as Pathway
from keiway.market.business.table import Way
from keiway.vehicles.record import Vehicle

CERTIFIED = "us.safety.original_manufacturer_certified"
CERTIFYING = frozenset(("meets_all_fmvss", "maker_filed"))  # the standards' hardware, the tests and the papers are in the bill
REPLICA_OF = "replica_of_25"


class Legal(NamedTuple):
    says: str  # one sentence, with where it stands
    open: bool | None
    why: str = ""  # what it fails or waits for


def certified(vehicle: Vehicle, day: date, paid: bool = True) -> Legal:
    """The maker's own certification; `paid`: the standards are met as the bill pays for it."""
    return _told(_ask(vehicle, day, "original_manufacturer", CERTIFYING if paid else frozenset(), CERTIFIED))


def of(way: Way, vehicle: Vehicle, day: date) -> Legal:
    """The law room's answer for a way of the table."""
    if way.top_speed_kmh is not None and vehicle.kind != "lsv":
        vehicle = msgspec.structs.replace(vehicle, kind="lsv", top_speed_kmh=way.top_speed_kmh, us_certified=False)
    id_ = way.law[-1] if vehicle.fuel == "electric" else way.law[0]
    acts = frozenset(way.acts)
    if way.original_years is None:
        return _told(_ask(vehicle, day, way.importer, acts, id_))
    return _copied(way, vehicle, day, acts, id_)


def _copied(way: Way, vehicle: Vehicle, day: date, acts: frozenset[str], id_: str) -> Legal:
    """A replica: how old its original is, is known from the catalogue."""
    first = _first(vehicle)
    old = first is not None and add_years(first, way.original_years) <= day
    found = _told(_ask(vehicle, day, way.importer, acts | {REPLICA_OF} if old else acts, id_))
    if old or first is None:
        return found
    opens = add_years(first, way.original_years)
    return Legal(found.says, False, f"The original must be {way.original_years} years old; this design was first sold in {first:%B %Y}, so not before {opens.year}.")


def _first(vehicle: Vehicle) -> date | None:
    """Day from which the design was surely on sale."""
    if vehicle.production_from:
        year, month = map(int, vehicle.production_from.split("-"))
        return date(year, month, 1)
    return date(vehicle.model_year_from, 1, 1) if vehicle.model_year_from else None


def _ask(vehicle: Vehicle, day: date, importer: str, acts: frozenset[str], id_: str) -> Pathway:
    case = Case(vehicle=vehicle, built=Window(day, day), as_of=day, entry=day, importer=importer, features=acts)
    return next(each for each in pathways(case) if each.id == id_)


def _told(way: Pathway) -> Legal:
    says = f"{way.says.rstrip('.')} ({way.cites[0]})." if way.cites else way.says
    match way.state:
        case "open":
            return Legal(says, True)
        case "unknown":
            return Legal(says, None, f"Open is: {' '.join(each.question for each in way.missing)}")
    return Legal(says, False, f"Closed: {'; '.join(way.because)}.")
