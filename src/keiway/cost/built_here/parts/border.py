"""Duty on a new vehicle, from the law room; duty on parts for assembly here, and its offset, from the table of this room."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from keiway.case import COVERAGE_TO
from keiway.cost.built_here.inputs import Input
from keiway.cost.built_here.table import PREFIX, facts
from keiway.cost.record import Asked
from keiway.days import Window
from keiway.law.customs import Query, duty, duty_steps, heading
from keiway.law.customs.duty import DutyAnswer
from keiway.law.customs.fees import fees, processing
from keiway.law.customs.heading import tariff_lines
from keiway.law.customs.record import Line
from keiway.law.customs.stack import Band
from keiway.vehicles.record import Vehicle

SAMPLE_USD = 10000.0  # the harbor fee is asked for at this value
A_SHIPLOAD_USD = 5e6  # far above the cap of the processing fee
SHIPLOAD = 500.0  # vehicles in one entry, over which the capped processing fee is spread (estimate)
BODY = {"8703": "persons", "8704": "goods"}
OWN = ("US",)  # made here already
BY_LAND = ("US", "MX", "CA")


class Duty(NamedTuple):
    """Duty as a share of the price at the port, the fees beside it, and where both come from."""

    heading: str  # 8703, 8704, 8711; empty where it is made here
    duty: Input  # percent of the value
    harbor_pct: float
    processing_usd: float
    says: str
    warnings: tuple[str, ...] = ()
    later: tuple[float, date] | None = None  # by the text in force now, while the model is sold: percent, from that day


def new_vehicle(asked: Asked, years: float, set_: dict[str, Input]) -> tuple[Duty, ...]:
    """One for each heading it may fall under: first the one customs would take, or the one asked for."""
    vehicle, origin = asked.case.vehicle, asked.case.made_in
    if origin in OWN:
        none = Input(id=PREFIX + "duty", label="duty", low=0.0, mid=0.0, high=0.0, unit="%", confidence="derived", how="It is made in the United States.")
        return (Duty("", set_.get("duty", none), 0.0, 0.0, "none: it is made in the United States"),)
    groups = _by_heading(asked, vehicle)
    return tuple(_duty(name, lines, asked, years, set_) for name, lines in groups.items())


def _by_heading(asked: Asked, vehicle: Vehicle) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    lines = heading(vehicle, asked.case.features).lines
    if asked.heading in BODY:
        chosen = [line for line in lines if line.hts.startswith(asked.heading)]
        lines = tuple(chosen) or tariff_lines(vehicle, (BODY[asked.heading],))[0]
    elif asked.heading == "both":
        for name, body in BODY.items():
            if not any(line.hts.startswith(name) for line in lines):
                lines = (*lines, *tariff_lines(vehicle, (body,))[0])
    for line in lines:
        found.setdefault(line.hts[:4], []).append(line)
    return found


def _duty(name: str, lines: list[Line], asked: Asked, years: float, set_: dict[str, Input]) -> Duty:
    day = asked.entry
    answers = [
        duty(Query(hts=line.hts, origin=asked.case.made_in, entry=day, built=Window(day, day), value_usd=SAMPLE_USD)) for line in lines
    ]
    coded = [each for each in answers if each.total is not None]
    if not coded:
        gone = Input(id=PREFIX + "duty", label="duty", low=0.0, mid=0.0, high=0.0, unit="%", how=answers[0].says)
        return Duty(name, set_.get("duty", gone), 0.0, 0.0, answers[0].says, (f"The duty of {day} is not coded: it is left out of the price.",))
    low, mid, high, open_end = _ends(coded)
    text = " or ".join(dict.fromkeys(str(each.total) for each in coded))
    others = list(dict.fromkeys(str(side.total) for each in coded for side in each.readings if side.total != each.total))
    says = f"{text} on entry {day}, heading {name}" + (f"; others read {' or '.join(others)}" if others else "")
    found = Input(
        id=PREFIX + "duty", label="duty", low=low, mid=mid, high=high, unit="%", year=str(day), confidence="secondary",
        sources=tuple(dict.fromkeys(line.id for each in coded for line in each.lines)), how=says,
    )  # fmt: skip
    steps = [(line, step) for line in lines if (step := _step(line, asked, years))]
    warnings = [*(_told(line, step, day) for line, step in steps), *(text for each in coded for text in each.warnings)]
    if open_end:
        warnings.append("No upper end of the duty is known; the lower is used.")
    harbor, each = _fees(asked)
    later = (steps[0][1][0].low, steps[0][1][1]) if steps and "duty" not in set_ else None
    return Duty(name, set_.get("duty", found), harbor, each, says, tuple(dict.fromkeys(filter(None, warnings))), later)


def _step(line: Line, asked: Asked, years: float) -> tuple[Band, date] | None:
    """What the text in force now makes of the duty while the model is sold, and from when; None where it stays."""
    day = asked.entry
    query = Query(hts=line.hts, origin=asked.case.made_in, entry=day, built=Window(day, day))
    last = min(date.fromordinal(day.toordinal() + round(365.25 * years)), COVERAGE_TO)
    steps = duty_steps(query, day, last) if last > day else []
    first = steps[0].finding.total if steps else None
    changed = next((each for each in steps if each.finding.total != first), None)
    return None if changed is None or changed.finding.total is None else (changed.finding.total, changed.first)


def _told(line: Line, step: tuple[Band, date], day: date) -> str:
    total, first = step
    return (
        f"By the text in force now the duty under {line.hts[:7]} is {total} from {first}; the price takes that of {day} throughout. "
        f"To see the other: --set built_here.duty={total.low:g}."
    )


def _ends(coded: list[DutyAnswer]) -> tuple[float, float, float, bool]:
    """Percent by the tariff text: low, middle, high, where a fact leaves it open; is there no upper end?

    Other readings of a dispute are told beside it, not drawn: a port takes one side or the other, nothing between.
    """
    bands = [each.total for each in coded]
    open_end = any(band.high is None for band in bands)
    top = [band.low if band.high is None else band.high for band in bands]
    mid = sum((band.low + high) / 2 for band, high in zip(bands, top, strict=True)) / len(bands)
    return min(band.low for band in bands), mid, max(top), open_end


def _fees(asked: Asked) -> tuple[float, float]:
    """Harbor fee in percent of value, and the processing fee's cap spread over a shipload, dollars a vehicle."""
    day, origin = asked.entry, asked.case.made_in
    harbor = sum(fee.amount or 0.0 for fee in fees(SAMPLE_USD, day, origin, by_sea=origin not in BY_LAND) if "harbor" in fee.id)
    cap = processing(A_SHIPLOAD_USD, day, origin).amount or 0.0
    return 100.0 * harbor / SAMPLE_USD, cap / SHIPLOAD


class Parts(NamedTuple):
    rate: Input  # percent of the parts' value
    offset_pct: float  # of the list price, over the part of the model's life it lasts
    says: str
    offset_says: str


def parts(asked: Asked, years: float, set_: dict[str, Input]) -> Parts:
    """Duty on parts from the vehicle's home on the day of entry, and the offset for assembly here."""
    day, origin = asked.entry.isoformat(), asked.case.made_in
    rows = [row for row in facts().parts_duty if row.from_ <= day and (origin in row.origin or "any" in row.origin)]
    whole = [row for row in rows if row.kind == "all_in"]
    rate = whole[-1].rate if whole else sum(row.rate for row in rows)
    if origin in OWN:
        rate, rows, whole = 0.0, [], []
    used = whole[-1:] or rows
    says = f"{rate:g}% ({'; '.join(row.says for row in used)})" if used else "none"
    found = Input(
        id=PREFIX + "parts_duty", label="duty on parts", low=rate, mid=rate, high=rate, unit="%", year=day, confidence="secondary",
        sources=tuple(dict.fromkeys(source for row in used for source in row.sources)), how=says,
    )  # fmt: skip
    share = _covered(asked.entry, years)
    offset = facts().offset
    told = f"{offset.rate:g}% of the list price for what is assembled to {offset.to}, {share:.0%} of the {years:g} years" if share else "none on that day"
    return Parts(set_.get("parts_duty", found), offset.rate * share, says, told)


def _covered(start: date, years: float) -> float:
    """Share of the model's life, from `start`, in which the offset is granted."""
    first, last = date.fromisoformat(facts().offset.from_), date.fromisoformat(facts().offset.to)
    days = 365.25 * years
    inside = min(start.toordinal() + days, last.toordinal() + 1) - max(start.toordinal(), first.toordinal())
    return max(0.0, min(1.0, inside / days))
