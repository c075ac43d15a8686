"""The duty by day of entry, in dollars on this vehicle's customs value: a step for every change of the law, both headings.

The heading customs would take has its steps numbered, with the law of each named below; what is disputed is hatched.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec

from keiway.charts import Picture, theme
from keiway.charts.lines import titled
from keiway.charts.marks import drawn, hatch, pixels
from keiway.charts.picture import altair
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
HEIGHT = 210  # px of the plot
KEY_CHARACTERS, KEY_LINE, KEY_LEFT = 62, 16, -36  # of the list of laws: characters in a line, px from line to line, px where it begins


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
        chart=lambda: _chart(told, found, value),
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


def _chart(told: list[DutyStep], found: LandedAnswer, value: float):
    """The plot over the list of laws."""
    alt = altair()
    first = found.by_heading[0].heading
    headings_ = sorted({step.heading for step in told}, key=lambda heading: heading != first)
    seen = {heading: shown(told, heading) for heading in headings_}
    most = max(step.high for steps in seen.values() for step in steps) * value / 100
    frame = Frame(min(step.first for step in told), max(step.last for step in told), most * 1.12)
    lines = key(seen[first])
    under = f"Numbers: steps as {seen[first][0].words}, named below. Hatched: disputed, or hangs on the steel in it. Dotted: entry on {found.entry.on.day} {found.entry.on:%b %Y}."
    whole = alt.vconcat(_plot(alt, seen, found, value, frame), _key(alt, lines), spacing=14)
    return whole.properties(title=titled(alt, _title(found, value), under))


class Frame:
    """The plot's place: days across, dollars up, and both in pixels."""

    def __init__(self, first: date, last: date, top: float):
        self.first, self.last, self.top = first, last, top or 1.0

    def px(self, day: date, usd: float) -> tuple[float, float]:
        across = theme.WIDTH * (day - self.first).days / ((self.last - self.first).days or 1)
        return across, HEIGHT * (1 - usd / self.top)


def _plot(alt, seen: dict[str, list[DutyStep]], found: LandedAnswer, value: float, frame: Frame):
    names = {heading: f"As {steps[0].words} ({heading})" for heading, steps in seen.items()}
    tints = dict(zip(seen, (theme.FIRST, theme.SECOND), strict=False))
    colour = alt.Color("party:N", sort=list(names.values()), scale=alt.Scale(domain=list(names.values()), range=list(tints.values())), legend=alt.Legend(values=list(names.values())))
    days = alt.Scale(type="utc", domain=[frame.first.isoformat(), frame.last.isoformat()], nice=False)
    across = alt.X("day:T", title="day of entry", scale=days, axis=alt.Axis(format="%b %Y", tickCount=5, labelAngle=0))
    up = alt.Y("usd:Q", title=None, scale=alt.Scale(domain=[0, frame.top], nice=False), axis=alt.Axis(format="$,.0f", tickCount=5))
    rows = [row for heading, steps in seen.items() for step in steps for row in _ends(step, names[heading], value)]
    lines = alt.Chart(alt.Data(values=rows)).mark_line(interpolate="step-after").encode(across, up, colour)
    marks = [_hatched(alt, steps, value, frame, tints[heading]) for heading, steps in seen.items() if any(step.low != step.high for step in steps)]
    entry = frame.px(found.entry.on, 0)[0]
    rule = alt.Chart(alt.Data(values=[{}])).mark_rule(strokeDash=theme.DASH["dotted"], color=theme.INK).encode(x=alt.value(entry), y=alt.value(0), y2=alt.value(HEIGHT))
    first = next(iter(seen.values()))
    layers = alt.layer(*marks, lines, rule, _numbers(alt, first, value, frame)).properties(width=theme.WIDTH, height=HEIGHT)
    return layers.resolve_scale(x="independent", y="independent")


def _ends(step: DutyStep, party: str, value: float) -> list[dict[str, Any]]:
    """Two points a step: its first day and its last."""
    return [{"day": day.isoformat(), "usd": step.pct * value / 100, "party": party} for day in dict.fromkeys((step.first, step.last))]


def _hatched(alt, steps: list[DutyStep], value: float, frame: Frame, tint: str):
    """Strokes between the lowest and the highest reading."""
    strokes = []
    for step in steps:
        if step.low != step.high:
            (left, bottom), (right, top) = frame.px(step.first, step.low * value / 100), frame.px(step.last, step.high * value / 100)
            strokes += hatch(left, right, top, bottom)
    return drawn(alt, strokes, theme.WIDTH, HEIGHT, strokeWidth=1, opacity=0.55, color=tint)


def _numbers(alt, steps: list[DutyStep], value: float, frame: Frame):
    """A number over the middle of each step; those that would touch move on."""
    rows, at = [], -99.0
    for n, step in enumerate(steps, 1):
        (left, y), (right, _) = frame.px(step.first, step.pct * value / 100), frame.px(step.last, 0)
        at = max((left + right) / 2, at + 11)
        rows.append({"x": at, "y": y - 9, "n": str(n)})
    x, _, y, _ = pixels(alt, theme.WIDTH, HEIGHT)
    base = alt.Chart(alt.Data(values=rows)).encode(x, y, alt.Text("n:N"))
    look = {"fontSize": theme.SMALL, "fontWeight": 700}
    return alt.layer(base.mark_text(**look, color=theme.GROUND, stroke=theme.GROUND, strokeWidth=4), base.mark_text(**look, color=theme.INK))


def _key(alt, lines: list[str]):
    """The list of laws, each under its number."""
    from textwrap import wrap

    rows, y = [], KEY_LINE / 2
    for n, line in enumerate(lines, 1):
        for m, words in enumerate(wrap(line, KEY_CHARACTERS)):
            rows.append({"n": "" if m else str(n), "words": words, "x": KEY_LEFT, "y": y})
            y += KEY_LINE
    x, _, down, _ = pixels(alt, theme.WIDTH, y)
    base = alt.Chart(alt.Data(values=rows))
    numbers = base.mark_text(align="left", fontSize=theme.SMALL, fontWeight=700, color=theme.INK).encode(x, down, alt.Text("n:N"))
    words = base.mark_text(align="left", dx=16, fontSize=theme.SMALL, color=theme.INK).encode(x, down, alt.Text("words:N"))
    return alt.layer(numbers, words).properties(width=theme.WIDTH, height=y - KEY_LINE / 2)
