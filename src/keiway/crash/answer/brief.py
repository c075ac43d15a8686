"""The crash in a line: figures of the first vehicle's belted driver, the same as `single.head_on` tells, without the rest."""

from __future__ import annotations

from datetime import date

from keiway.answer import Quantity
from keiway.crash.answer import words
from keiway.crash.answer.bands import FINE_S, STEP_S, banded, places
from keiway.crash.answer.meeting import Meeting, ones_of
from keiway.crash.answer.single import TOLD, checked
from keiway.crash.runners.inputs import named
from keiway.crash.runners.plain import run
from keiway.days import Window
from keiway.kept import Kept
from keiway.vehicles.record import Vehicle

_FIGURES = Kept("crash.brief", 4096)


def brief(
    vehicles: tuple[Vehicle, Vehicle], speeds_mps: tuple[float, float], ids: tuple[str, ...], built: tuple[Window | None, Window | None] = (None, None)
) -> tuple[Quantity, ...]:
    """The quantities `ids` of `single.TOLD`, in its order. Full overlap, the catalogue's fronts. Raises as `head_on` does."""
    ones = ones_of(vehicles, built)
    meeting = Meeting(ones=ones, closing_mps=sum(speeds_mps), overlap=1.0)
    checked(meeting)
    both = (0, 1) if words.alike(ones) and speeds_mps[0] == speeds_mps[1] else (0,)
    # a vehicle still made is as old as today: `meeting._year`
    return _FIGURES.get((ones, meeting.closing_mps, both, ids, date.today()), lambda: _figures(meeting, both, ids))


def _figures(meeting: Meeting, both: tuple[int, ...], ids: tuple[str, ...]) -> tuple[Quantity, ...]:
    """`both`: whose drivers' draws count, those of two alike for each other."""
    ((middle,),) = _drivers(meeting, [{}], FINE_S, (0,))
    drawn = [driver for dials in places(meeting) for drivers in _drivers(meeting, dials, STEP_S, both) for driver in drivers]
    return tuple(
        banded(id_, unit, how, middle[name] / size, [driver[name] / size for driver in drawn]) for id_, name, unit, size, how in TOLD if id_ in ids
    )


def _drivers(meeting: Meeting, dials: list[dict[str, float]], step_s: float, which: tuple[int, ...]) -> list[list[dict[str, float]]]:
    """What those drivers go through in one crash, belted, at each place of the dials of the risk."""
    row = meeting.row(dials[0], True)
    out = named(run(row, step_s))
    return [[meeting.driver(i, each, True, row, out, meeting.risk(each, True)) for i in which] for each in dials]
