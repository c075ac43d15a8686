"""The duty by day of entry, in dollars on this vehicle's customs value: a step for every change of the law, both headings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec

from keiway.charts import Picture, theme
from keiway.charts.lines import titled
from keiway.charts.picture import altair
from keiway.cost.landed.duty import Levied, headings
from keiway.cost.landed.record import LandedAnswer
from keiway.cost.landed.words import about
from keiway.cost.record import Asked
from keiway.law import customs
from keiway.law.customs.steps import change_days

FIRST = date(2025, 1, 1)  # the duty stood still for years before
AHEAD = date(2028, 6, 30)  # as far as `keiway law duty` tells
SHOWN_DAYS = 3


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


def duty_by_day(asked: Asked, found: LandedAnswer) -> Picture:
    """Both headings, whichever was asked for: the switch is what people want to see."""
    told = duty_steps(asked)
    value = found.customs_value.expected
    return Picture(
        chart=lambda: _chart(told, found, value),
        title=_title(found, value),
        summary=_summary(told, found, value),
        columns=("heading", "from", "to", "duty_pct", "duty_usd", "low_pct", "high_pct", "disputed", "instruments"),
        rows=[[s.heading, s.first, s.last, s.pct, round(s.pct * value / 100, 2), s.low, s.high, s.disputed, "; ".join(s.instruments)] for s in told],
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
    )  # fmt: skip


def _joined(steps: list[DutyStep]) -> list[DutyStep]:
    """Neighbours with the same figures are one step."""
    kept: list[DutyStep] = []
    for step in steps:
        last = kept[-1] if kept else None
        if last and (last.pct, last.low, last.high, last.instruments) == (step.pct, step.low, step.high, step.instruments):
            kept[-1] = msgspec.structs.replace(last, last=step.last)
        else:
            kept.append(step)
    return kept


def _title(found: LandedAnswer, value: float) -> str:
    return f"Duty on the {found.name}, {about(value)} at the port in Japan, by day of entry"


def _summary(told: list[DutyStep], found: LandedAnswer, value: float) -> str:
    parts = []
    for heading in dict.fromkeys(step.heading for step in told):
        mine = [step for step in told if step.heading == heading]
        now = next((step for step in mine if step.first <= found.entry.on <= step.last), mine[-1])
        most = max(step.pct for step in mine)
        parts.append(f"as {now.words} {now.pct:g}% ({about(now.pct * value / 100)}) on {found.entry.on}, between {min(s.pct for s in mine):g}% and {most:g}% from {mine[0].first} to {mine[-1].last}")
    return f"Duty on the {found.name}: {'; '.join(parts)}."


def _chart(told: list[DutyStep], found: LandedAnswer, value: float):
    alt = altair()
    names = list(dict.fromkeys(f"As {step.words} ({step.heading})" for step in told))
    colour = alt.Color("party:N", sort=names, scale=alt.Scale(domain=names, range=[theme.FIRST, theme.SECOND][: len(names)]), legend=alt.Legend(values=names))
    # a stretch of a day or two would be a needle: it stands in the table alone
    rows = [row for step in told if (step.last - step.first).days >= SHOWN_DAYS for row in _ends(step, names, value)]
    across = alt.X("day:T", title="day of entry", axis=alt.Axis(format="%b %Y", tickCount=5, labelAngle=0))
    up = alt.Y("usd:Q", title=None, scale=alt.Scale(zero=True, nice=True), axis=alt.Axis(format="$,.0f"))
    base = alt.Chart(alt.Data(values=rows))
    shades = [
        alt.Chart(alt.Data(values=[row for row in rows if row["party"] == name])).mark_area(opacity=0.16, interpolate="step-after", color=tint).encode(across, alt.Y("low:Q"), alt.Y2("high:Q"))
        for name, tint in zip(names, (theme.FIRST, theme.SECOND), strict=False)
    ]
    lines = base.mark_line(interpolate="step-after").encode(across, up, colour)
    mark = alt.Chart(alt.Data(values=[{"day": found.entry.on.isoformat(), "words": f"entry {found.entry.on}"}]))
    rule = mark.mark_rule(strokeDash=[2, 3]).encode(alt.X("day:T"))
    text = mark.mark_text(align="left", dx=5, dy=4, baseline="top", color=theme.SOFT).encode(alt.X("day:T"), alt.Text("words:N"), y=alt.value(0))
    under = "Lines: by the tariff text. Shaded: other readings, and what hangs on the steel in the price. Each step's law: keiway law duty."
    return alt.layer(*shades, lines, rule, text).properties(width=theme.WIDTH, height=230, title=titled(alt, _title(found, value), under))


def _ends(step: DutyStep, names: list[str], value: float) -> list[dict[str, Any]]:
    """Two points a step: its first day and its last."""
    party = next(name for name in names if name.endswith(f"({step.heading})"))
    usd = {"usd": step.pct * value / 100, "low": step.low * value / 100, "high": step.high * value / 100, "party": party}
    return [{"day": day.isoformat(), **usd} for day in dict.fromkeys((step.first, step.last))]
