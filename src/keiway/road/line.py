"""The one line on the road that stands beside the law: what it keeps, and whether it merges with freeway traffic."""

from __future__ import annotations

from keiway.answer import RoomLine
from keiway.case import Case
from keiway.errors import KeiwayError
from keiway.kept import Kept
from keiway.road.answer.brief import brief

_BRIEFS = Kept("road.brief", 4096)


def line(case: Case) -> RoomLine:
    """With a driver alone at sea level; the figures of `keiway road`. Or why that is not known."""
    try:
        found = _BRIEFS.get(case.vehicle, lambda: brief(case.vehicle))
    except KeiwayError as error:
        return RoomLine(known=False, says=f"Not known: {error.message}")
    place = f" --state {case.state}" if case.state else ""
    return RoomLine(known=True, says=found.says, quantities=found.quantities, next=f'keiway road "{case.text or case.vehicle.id}"{place}')
