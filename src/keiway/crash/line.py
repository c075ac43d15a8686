"""The one line on a crash that stands beside the law: head on with the vehicle most sold in the US, 35 mph each."""

from __future__ import annotations

from keiway.answer import CrashLine
from keiway.case import Case
from keiway.crash.answer.brief import brief
from keiway.crash.answer.single import MPH
from keiway.crash.answer.words import percent
from keiway.days import Window
from keiway.errors import KeiwayError
from keiway.question import sold_window
from keiway.vehicles.catalogue import vehicle as row

PARTNER = "ford-f-150-2021"  # most sold in the US (its row says how many)
SPEED_MPH = 35.0  # each; the speed of the US wall test
TOLD = ("crash.wall_speed", "crash.risk.serious", "crash.risk.death", "crash.average.serious", "crash.average.death")


def line(case: Case) -> CrashLine:
    """What its driver takes in that crash, or why that is not known; the same figures as `crash.answer.head_on` gives."""
    partner = row(PARTNER)
    each = SPEED_MPH * MPH
    try:
        figures = brief((case.vehicle, partner), (each, each), TOLD, built=(_built(case), None))
    except KeiwayError as error:
        return CrashLine(known=False, says=f"Not known: {error.message}", partner=partner.id, speed_mph=SPEED_MPH)
    wall, serious, death = (next(figure for figure in figures if figure.id == id_) for id_ in TOLD[:3])
    says = (
        f"Head on with a {partner.name}, each at {SPEED_MPH:.0f} mph, its driver takes it like hitting a wall at {wall.mid:.0f} mph: "
        f"serious injury {_percent(serious)}, death {_percent(death)}, belted; a simulation."
    )
    text = case.text or case.vehicle.id
    return CrashLine(
        known=True, says=says, partner=partner.id, speed_mph=SPEED_MPH, quantities=figures,
        next=f'keiway crash "{text}" --vs "{partner.name}" --speed {SPEED_MPH:.0f}',
    )  # fmt: skip


def _built(case: Case) -> Window | None:
    """When it was built, where somebody said so: the months of sale say no more than the vehicle's own row."""
    try:
        return None if case.built == sold_window(case.vehicle, case.as_of) else case.built
    except KeiwayError:  # sold when is not known, so the day was given
        return case.built


def _percent(quantity) -> str:
    low, mid, high = (percent(value / 100) for value in (quantity.low, quantity.mid, quantity.high))
    return f"{mid} ({low} to {high})"
