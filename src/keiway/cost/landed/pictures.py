"""The waterfall of a landed answer: from the price in Japan to the driveway, each step with its spread."""

from __future__ import annotations

from typing import Any

from keiway.charts import Picture, theme
from keiway.charts.sketch import Sketch, ticks
from keiway.cost.landed.record import ByHeading, LandedAnswer
from keiway.cost.landed.words import about
from keiway.cost.record import Line

NAMES_WIDTH, BAR_WIDTH, MARGIN, ROW = 176, 215, 12, 25  # px
LONGEST = 20  # characters of a name
LEAST = 1.5  # px of a bar, so that it is seen
COLOURS = {"line": theme.FIRST, "yours": theme.SECOND, "sum": theme.SOFT}
NAMED = 4  # steps in the sentence
SMALL = 0.012  # of the whole: smaller lines of a group stand together
SHORT = {
    "price": "Price in Japan", "ocean": "Sea freight", "insurance": "Marine insurance", "broker": "Customs broker", "bond": "Entry bond",
    "isf": "Security filing", "terminal": "Terminal", "storage": "Storage", "exam": "Customs exam", "haul": "Carriage by road", "onward": "Barge",
    "tax": "Sales or use tax", "title": "Title", "vin_check": "VIN inspection", "first_fixes": "First repairs", "agent_fee": "Exporter",
    "inland_japan": "Carriage in Japan", "auction_fee": "Auction fee", "export_papers": "Export papers",
}  # fmt: skip
REST = {"japan": "Other, Japan", "sea": "Other, at sea", "entry": "Other, US entry", "inland": "Other, inland", "state": "Other, state", "first_fixes": "Other"}


class Step:
    """One bar: where it begins, how long it is, its spread at its end."""

    def __init__(self, label: str, start: float, lines: list[Line], group: str):
        self.label, self.start, self.group = label, start, group
        self.value = sum(line.expected for line in lines)
        self.end = start + self.value
        sure = all(line.chance >= 1.0 for line in lines)
        self.low = start + sum(line.low for line in lines) if sure else None
        self.high = start + sum(line.high for line in lines) if sure else None
        self.given = any(line.given and line.editable for line in lines)


def waterfall(found: LandedAnswer) -> Picture:
    """The first heading's steps; the other's whole beside it. The table has every line of both."""
    return Picture(
        plain=lambda: _svg(found),
        title=_title(found),
        summary=summary(found),
        columns=("heading", "line", "label", "group", "expected_usd", "low_usd", "likely_usd", "high_usd", "chance", "date", "confidence", "sources", "how"),
        rows=[_row(each, line) for each in found.by_heading for line in each.total.lines],
    )


def summary(found: LandedAnswer) -> str:
    """One sentence: the longest steps, and where the spread comes from."""
    total = found.by_heading[0].total
    name = {line.id: line.label for line in total.lines}
    top = sorted(total.lines, key=lambda line: -line.expected)[:NAMED]
    steps_ = ", ".join(f"{_lower(line.label)} {about(line.expected)}" for line in top)
    spread = [share for share in total.shares[:2] if share.share >= 0.1]
    doubt = f"; {share_words(spread, name)}" if spread else ""
    return f"Of {about(total.expected)} on the road, the largest steps are {steps_}{doubt}."


def share_words(shares, name: dict[str, str]) -> str:
    """Most of the doubt is in ..., by share."""
    return "what is not sure lies most in " + " and ".join(f"{_lower(name[share.id])} ({share.share:.0%} of the spread)" for share in shares)


def _lower(label: str) -> str:
    """A label inside a sentence, without what stands after its comma; one that begins with an abbreviation keeps it."""
    short = label.partition(",")[0]
    return short if short[1:2].isupper() else short[:1].lower() + short[1:]


def _row(each: ByHeading, line: Line) -> list[Any]:
    figures = [round(value, 2) for value in (line.expected, line.low, line.mid, line.high)]
    return [each.heading, line.id, line.label, line.group, *figures, line.chance, line.date, line.confidence, " ".join(line.sources), line.how]


def _title(found: LandedAnswer) -> str:
    goes = f" to {found.to.place.zip} ({found.to.place.state})" if found.to.place else f" to {found.to.port_name}"
    return f"{found.name} from Japan{goes}"


def steps(each: ByHeading) -> list[Step]:
    """The lines in order; those too small to see stand together at the end of their group."""
    whole, at, found = each.total.expected, 0.0, []
    groups = list(dict.fromkeys(line.group for line in each.total.lines))
    for group in groups:
        lines = [line for line in each.total.lines if line.group == group]
        small = [line for line in lines if line.expected < SMALL * whole and not (line.given and line.editable)]
        small = small if len(small) > 1 else []
        for line in (line for line in lines if line not in small):
            name = line.id.rsplit(".", 1)[-1]
            label = f"Duty, {each.duty_pct.mid:g}%" if name == "duty" and not line.given else SHORT.get(name, line.label)
            found.append(Step(label, at, [line], group))
            at = found[-1].end
        if small:
            found.append(Step(REST.get(group, "Other"), at, small, group))
            at = found[-1].end
    return found


def _svg(found: LandedAnswer) -> str:
    """A row a step: its name, its bar from where the last one ended, its spread at its end."""
    first = found.by_heading[0]
    bars = steps(first)
    rows = [_drawn(step) for step in bars]
    cut = next((n for n, step in enumerate(bars) if step.group in ("state", "first_fixes")), len(bars))
    rows.insert(cut, _whole("At the door", first.door))
    rows += [_whole(f"In all{f', {each.heading}' if len(found.by_heading) > 1 else ''}", each.total) for each in found.by_heading]
    most = max(max(row["end"], row["high"] or 0) for row in rows) or 1.0
    sketch = Sketch(NAMES_WIDTH + BAR_WIDTH + MARGIN)
    under = "Blue: what a line comes to on average; orange: set by you; grey: sums. Thin lines: low to high of a line, nine in ten draws of a sum."
    top = sketch.head(_title(found), under)
    foot = top + ROW * len(rows)
    for value in ticks(most, 4):
        x = NAMES_WIDTH + BAR_WIDTH * value / most
        sketch.stroke(x, top, x, foot + 4, theme.GRID, 1)
        sketch.text(x, foot + 14, f"{value:,.0f}", theme.SOFT, "middle")
    for n, row in enumerate(rows):
        _bar(sketch, row, top + ROW * n, most)
    sketch.text(NAMES_WIDTH + BAR_WIDTH / 2, foot + 32, "US dollars", align="middle")
    return sketch.svg(foot + 40)


def _bar(sketch: Sketch, row: dict[str, Any], top: float, most: float) -> None:
    middle, px = top + ROW / 2, BAR_WIDTH / most
    sketch.text(NAMES_WIDTH - 8, middle, row["label"], align="right", bold=row["what"] == "sum")
    start, end = (NAMES_WIDTH + row[end] * px for end in ("start", "end"))
    sketch.box(start, max(end, start + LEAST), middle - 7, middle + 7, COLOURS[row["what"]])
    if row["low"] is not None:
        sketch.stroke(NAMES_WIDTH + row["low"] * px, middle, NAMES_WIDTH + row["high"] * px, middle, theme.INK, 1.6)


def _drawn(step: Step) -> dict[str, Any]:
    short = step.label if len(step.label) <= LONGEST else f"{step.label[: LONGEST - 1].rstrip()}…"
    label = f"{short} {_usd(step.value)}"
    low, high = (step.low, step.high) if step.low is not None and step.high - step.low > 1 else (None, None)
    return {"label": label, "start": step.start, "end": step.end, "low": low, "high": high, "what": "yours" if step.given else "line"}


def _whole(label: str, total) -> dict[str, Any]:
    return {"label": f"{label} {about(total.expected)}", "start": 0, "end": total.expected, "low": total.low, "high": total.high, "what": "sum"}


def _usd(value: float) -> str:
    return f"${value:,.0f}"
