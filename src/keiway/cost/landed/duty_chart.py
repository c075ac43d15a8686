"""The duty by day of entry, in dollars on this vehicle's customs value: a step for every change of the law, both headings.

The heading customs would take has its steps numbered, with the law of each named below; what is disputed is hatched.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from keiway.charts import Picture, theme
from keiway.charts.sketch import Sketch, ticks
from keiway.cost.landed.duty import Levied, headings
from keiway.cost.landed.record import LandedAnswer
from keiway.cost.landed.words import about
from keiway.cost.record import Asked
from keiway.days import long_day
from keiway.law import customs
from keiway.law.customs.steps import change_days

FIRST = date(2025, 1, 1)  # the duty stood still for years before
AHEAD = date(2028, 6, 30)  # as far as `keiway law duty` tells
SHOWN_DAYS = 10  # shorter stretches would be needles: they stand in the table alone
LEFT, PLOT, RIGHT, HEIGHT = 46, 342, 8, 210  # px: beside the plot, its width and height
KEY_CHARACTERS, KEY_LINE = 62, 16  # of the list of laws: characters in a line, px from line to line


class DutyStep(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of days under one heading. `low`, `high`: with the other sides of a dispute."""

    first: date
    last: date
    heading: str
    words: str
    pct: float
    low: float
    high: float
    disputed: bool
    instruments: tuple[str, ...]
    sides: tuple[str, ...] = ()  # who reads it otherwise, and what they take


def duty_by_day(asked: Asked, found: LandedAnswer) -> Picture:
    """Both headings, whichever was asked for: the switch is what people want to see."""
    told = duty_steps(asked)
    value = found.customs_value.expected
    return Picture(
        plain=lambda: _svg(told, found, value),
        title=_title(found, value),
        summary=_summary(told, found, value),
        columns=("heading", "from", "to", "duty_pct", "duty_usd", "low_pct", "high_pct", "disputed", "instruments", "others_take"),
        rows=[[s.heading, s.first, s.last, s.pct, round(s.pct * value / 100, 2), s.low, s.high, s.disputed, "; ".join(s.instruments), "; ".join(s.sides)] for s in told],
    )


def duty_steps(asked: Asked) -> list[DutyStep]:
    """Each heading's stretches of one and the same duty, from 2025 on."""
    case = asked.case
    last = max(case.entry_day, AHEAD)
    first = min(FIRST, case.entry_day.replace(month=1, day=1))
    query = customs.query(case, headings(case, "both").levied[0].hts[0])
    days = [first, *(day for day in change_days(query) if first < day <= last)]
    ends = [*(day - timedelta(days=1) for day in days[1:]), last]
    found: list[DutyStep] = []
    for begin, end in zip(days, ends, strict=True):
        for levied in headings(msgspec.structs.replace(case, entry=begin), "both").levied:
            found.append(_step(levied, begin, end))
    return [joined for heading in dict.fromkeys(step.heading for step in found) for joined in _joined([s for s in found if s.heading == heading])]


def _step(levied: Levied, begin: date, end: date) -> DutyStep:
    sides = [reading.pct for reading in levied.readings]
    return DutyStep(
        first=begin, last=end, heading=levied.heading, words=levied.words, pct=levied.pct.mid, low=min(levied.pct.low, *sides, levied.pct.mid),
        high=max(levied.pct.high, *sides, levied.pct.mid), disputed=bool(sides), instruments=levied.instruments,
        sides=tuple(f"{side.who}: {side.pct:g}%" for side in levied.readings),
    )  # fmt: skip


def _joined(steps: list[DutyStep]) -> list[DutyStep]:
    """Neighbours with the same figures are one step."""
    kept: list[DutyStep] = []
    for step in steps:
        last = kept[-1] if kept else None
        if last and _same(last, step):
            kept[-1] = msgspec.structs.replace(last, last=step.last)
        else:
            kept.append(step)
    return kept


def _same(a: DutyStep, b: DutyStep) -> bool:
    return (a.pct, a.low, a.high, a.instruments, a.sides) == (b.pct, b.low, b.high, b.instruments, b.sides)


def _title(found: LandedAnswer, value: float) -> str:
    return f"Duty on the {found.name}, {about(value)} at the port in Japan, by day of entry"


def _summary(told: list[DutyStep], found: LandedAnswer, value: float) -> str:
    """One sentence: both headings on the day of entry, the one customs would take first, and how far each has moved."""
    first, parts = found.by_heading[0].heading, []
    for heading in sorted({step.heading for step in told}, key=lambda heading: heading != first):
        mine = [step for step in told if step.heading == heading]
        now = next((step for step in mine if step.first <= found.entry.on <= step.last), mine[-1])
        least, most = min(step.pct for step in mine), max(step.pct for step in mine)
        moved = "the same throughout" if least == most else f"{least:g}% to {most:g}%"
        disputed = ", disputed" if now.disputed else ""
        parts.append(f"{now.pct:g}% or {about(now.pct * value / 100)} as {now.words}{disputed} ({moved} from {mine[0].first:%B %Y} to {mine[-1].last:%B %Y})")
    return f"Entered on {long_day(found.entry.on)}, the {found.name} owes {'; '.join(parts)}."


def shown(told: list[DutyStep], heading: str) -> list[DutyStep]:
    """The steps of one heading that are long enough to be seen; neighbours that then say the same are one."""
    return _joined([step for step in told if step.heading == heading and (step.last - step.first).days >= SHOWN_DAYS])


def key(steps: list[DutyStep]) -> list[str]:
    """The law of each step in words: its first day, its rate, what is new in it."""
    lines = []
    for before, step in zip([None, *steps], steps, strict=False):
        new = [each for each in step.instruments if before is None or each not in before.instruments]
        gone = [each for each in before.instruments if each not in step.instruments] if before else []
        law = "; ".join(new) if new else f"without {'; '.join(gone)}" if gone else "the same law"
        lines.append(f"{step.first.day} {step.first:%b %Y}: {step.pct:g}%{_doubt(before, step)}. {law[:1].upper()}{law[1:]}")
    return lines


def _doubt(before: DutyStep | None, step: DutyStep) -> str:
    if step.disputed:
        return f", disputed: {step.low:g} to {step.high:g}%"
    if step.low != step.high:
        return f", {step.low:g} to {step.high:g}% by the steel in it"
    return ", no longer disputed" if before and before.disputed else ""


def _svg(told: list[DutyStep], found: LandedAnswer, value: float) -> str:
    """The plot over the list of laws."""
    first = found.by_heading[0].heading
    order = sorted({step.heading for step in told}, key=lambda heading: heading != first)
    seen = {heading: shown(told, heading) for heading in order}
    sketch = Sketch(LEFT + PLOT + RIGHT)
    under = f"Numbers: steps as {seen[first][0].words}, named below. Hatched: disputed, or hangs on the steel in it. Dotted: entry on {found.entry.on.day} {found.entry.on:%b %Y}."
    at = sketch.head(_title(found, value), under)
    tints = dict(zip(order, (theme.FIRST, theme.SECOND), strict=False))
    at = sketch.legend([f"As {seen[heading][0].words} ({heading})" for heading in order], [tints[heading] for heading in order], at)
    most = max(step.high for steps in seen.values() for step in steps) * value / 100
    frame = Frame(min(step.first for step in told), max(step.last for step in told), most * 1.12, at)
    _axes(sketch, frame)
    for heading in reversed(order):
        _steps(sketch, seen[heading], value, frame, tints[heading])
    entry = frame.x(found.entry.on)
    sketch.stroke(entry, frame.at, entry, frame.at + HEIGHT, theme.INK, dash="dotted")
    _numbers(sketch, seen[first], value, frame)
    return sketch.svg(_key(sketch, key(seen[first]), frame.at + HEIGHT + 54))


class Frame:
    """The plot's place: days across, dollars up, in pixels; its upper edge at `at`."""

    def __init__(self, first: date, last: date, top: float, at: float):
        self.first, self.last, self.top, self.at = first, last, top or 1.0, at

    def x(self, day: date) -> float:
        return LEFT + PLOT * (day - self.first).days / ((self.last - self.first).days or 1)

    def y(self, usd: float) -> float:
        return self.at + HEIGHT * (1 - usd / self.top)


def _axes(sketch: Sketch, frame: Frame) -> None:
    for usd in ticks(frame.top, 5):
        sketch.stroke(LEFT, frame.y(usd), LEFT + PLOT, frame.y(usd), theme.GRID, 1)
        sketch.text(LEFT - 6, frame.y(usd), f"${usd:,.0f}", theme.SOFT, "right")
    foot = frame.at + HEIGHT
    sketch.stroke(LEFT, foot, LEFT + PLOT, foot, theme.SOFT, 1)
    for year in range(frame.first.year, frame.last.year + 1):
        if frame.first <= date(year, 1, 1) <= frame.last:
            x = frame.x(date(year, 1, 1))
            sketch.stroke(x, foot, x, foot + 5, theme.SOFT, 1)
            sketch.text(max(x, LEFT + 14), foot + 14, f"Jan {year}", theme.SOFT, "middle")
    sketch.text(LEFT + PLOT / 2, foot + 30, "day of entry", align="middle")


def _steps(sketch: Sketch, steps: list[DutyStep], value: float, frame: Frame, tint: str) -> None:
    """One heading: strokes between its lowest and its highest reading, its rate by the tariff text over them."""
    for step in steps:
        if step.low != step.high:
            sketch.hatch(frame.x(step.first), frame.x(step.last), frame.y(step.high * value / 100), frame.y(step.low * value / 100), tint, 0.55, 1)
    points = [(frame.x(day), frame.y(step.pct * value / 100)) for step in steps for day in (step.first, step.last)]
    corners = [point for n, point in enumerate(points) for point in ([(point[0], points[n - 1][1]), point] if n else [point])]
    sketch.path([corners], tint, 2.2)


def _numbers(sketch: Sketch, steps: list[DutyStep], value: float, frame: Frame) -> None:
    """A number over the middle of each step; those that would touch move on."""
    at = -99.0
    for n, step in enumerate(steps, 1):
        at = max((frame.x(step.first) + frame.x(step.last)) / 2, at + 11)
        sketch.text(at, frame.y(step.pct * value / 100) - 9, str(n), align="middle", bold=True, halo=True)


def _key(sketch: Sketch, lines: list[str], at: float) -> float:
    """The list of laws, each under its number; where it ends."""
    from textwrap import wrap

    for n, line in enumerate(lines, 1):
        for m, words in enumerate(wrap(line, KEY_CHARACTERS)):
            if not m:
                sketch.text(0, at, str(n), bold=True)
            sketch.text(16, at, words)
            at += KEY_LINE
    return at - KEY_LINE / 2
