"""What a way spares a design: standards that it need not meet in the US form, and those that it does not meet as it is built now."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import msgspec

from keiway.case import Case
from keiway.days import Window
from keiway.kept import Kept
from keiway.law import fmvss
from keiway.law.federal.record import Pathway
from keiway.store import under
from keiway.vehicles.record import Vehicle

CLASS = "us.supposed.class_"
WORK = ("gap", "likely", "not_known")  # words of the standard table on which work or a test is left
EXEMPTED = ("gap",)  # of them, those a maker asks a temporary exemption from
NOT_SAFETY = ("EPA", "P565", "P541")  # rows beside the safety standards, which no Part 555 exemption reaches
_WORDS = Kept("policy.terms.words", 512)


class Spared(NamedTuple):
    """Numbers of standards. A maker builds for what is adopted, so `waived` counts that too; `later` is the part of it that binds no vehicle of the day."""

    waived: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    left: tuple[str, ...] = ()  # known gaps of the design as built on the day that stay on this way


class _Word(NamedTuple):
    now: str  # built on the day
    adopted: str  # built once everything on the books binds


def spared(way: Pathway, case: Case) -> Spared:
    """Of the design that `case` holds, on this way."""
    name = way.id.removeprefix(CLASS) if way.id.startswith(CLASS) else "us_built" if case.made_in == "US" else "none"
    day, vehicle = case.entry_day, _as_built(case)
    here = _words(vehicle, day, name)
    with under(None):
        today = _words(vehicle, day, "none")
    freed = [number for number, word in today.items() if word.adopted in WORK and here[number].adopted in ("not_applicable", "met")]
    asked = [number for number, word in here.items() if word.adopted in EXEMPTED and number not in NOT_SAFETY] if "part555" in way.id else []
    waived = tuple(dict.fromkeys([*freed, *asked]))
    return Spared(
        waived=waived, later=tuple(number for number in waived if today[number].now not in WORK),
        left=tuple(number for number, word in here.items() if word.now == "gap" and number not in waived),
    )  # fmt: skip


def _words(vehicle: Vehicle, day: date, us_class: str) -> dict[str, _Word]:
    """Number of each standard -> its words for the design built new on `day`; several ways ask for the same."""
    return _WORDS.get(
        (msgspec.to_builtins(vehicle), day, us_class),
        lambda: {row.number: _Word(row.word, row.if_new) for row in fmvss.matrix(vehicle, Window(day, day), day, us_class=us_class).rows},
    )


def _as_built(case: Case) -> Vehicle:
    """The design as it is sold at home: what is known of it decides what is left to do."""
    return msgspec.structs.replace(case.vehicle, us_certified=False) if case.vehicle.us_certified and case.vehicle.is_kei else case.vehicle


def numbers(numbers: tuple[str, ...]) -> str:
    """FMVSS 208, 214 and 226; the bumper standard; EPA's certificate."""
    plain = [number for number in numbers if number[0].isdigit()]
    said = [f"FMVSS {', '.join(plain)}"] if plain else []
    said += [{"P581": "the bumper standard", "EPA": "EPA's emission standards", "P541": "parts marking", "P565": "the identification number"}.get(number, number) for number in numbers if number not in plain]
    return ", ".join(said[:-1]) + (" and " if len(said) > 1 else "") + said[-1]
