"""How long such things took, as a picture: one bar an attempt, by kind, all from their first step on one axis of years; made, not made, pending."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from keiway.charts import Picture, theme
from keiway.charts.sketch import Sketch, ticks
from keiway.policy.path import histories
from keiway.policy.path.histories import FAILED, YEAR, History, length, short, took

ID = "policy.path.history."
WIDE = 406.0  # px; still read at 360
AXIS = 272.0  # px of the bars; dates stand to the right
BAR, ROW, HEAD = 9.0, 31.0, 25.0  # px
MOST_HIGH = 780.0  # px of the bars of one picture: it fits on a page of paper
STUB = 16.0  # px of an attempt whose length is not known
LETTER = 6.3  # px, about, of small text
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
COLUMNS = ("kind", "change", "first_step", "last", "years_at_least", "years_at_most", "outcome")


class Left(NamedTuple):
    """The time there is: from the day asked about until the day of the goal."""

    start: date
    until: date | None


class Drawn(NamedTuple):
    """A picture and the kinds of change in it, as histories.yaml calls them."""

    ways: tuple[str, ...]
    picture: Picture


def pictures(ids: Iterable[str], left: Left) -> tuple[Drawn, ...]:
    """The attempts named, kind after kind as they come, in as many pictures as they need. Ids as `keiway explain` has them, or plain."""
    named = list(dict.fromkeys(id_.removeprefix(ID) for id_ in ids))
    known = {row.id: row for row in histories.facts().histories}
    kinds: dict[str, list[History]] = {}
    for id_ in named:
        kinds.setdefault(known[id_].way, []).append(known[id_])
    for rows in kinds.values():
        rows.sort(key=lambda row: (row.outcome != "made", row.middle if row.middle is not None else 99.0))
    most = max((_end(row, left.start) for rows in kinds.values() for row in rows), default=1.0)
    return tuple(Drawn(tuple(part), _picture(part, left, most)) for part in _parts(kinds))


def everything() -> tuple[str, ...]:
    """Every attempt of the table that is told, by kind."""
    return tuple(row.id for way in histories.facts().ways for row in histories.of_way(way))


def _parts(kinds: dict[str, list[History]]) -> list[dict[str, list[History]]]:
    """Whole kinds, as many to a picture as it holds."""
    parts: list[dict[str, list[History]]] = []
    for way, rows in kinds.items():
        if not parts or _high({**parts[-1], way: rows}) > MOST_HIGH:
            parts.append({})
        parts[-1][way] = rows
    return parts


def _high(kinds: dict[str, list[History]]) -> float:
    return sum(HEAD + ROW * len(rows) for rows in kinds.values())


def _picture(kinds: dict[str, list[History]], left: Left, most: float) -> Picture:
    rows = [row for each in kinds.values() for row in each]
    names = [histories.facts().ways[way].title for way in kinds]
    return Picture(
        title=f"How long it took: {'; '.join(names)}", summary=_summary(rows), columns=COLUMNS,
        rows=[_row(row) for row in rows], plain=lambda: _svg(kinds, left, most),
    )  # fmt: skip


def _summary(rows: Sequence[History]) -> str:
    made = sorted(row.middle for row in rows if row.outcome == "made" and row.middle is not None)
    lost, open_ = sum(row.outcome in FAILED for row in rows), sum(row.outcome == "pending" for row in rows)
    said = f"{len(rows)} attempts at changes like these" if len(rows) > 1 else "One attempt at such a change"
    parts = [f"{sum(row.outcome == 'made' for row in rows)} made"]
    parts += [f"{lost} not made"] * bool(lost) + [f"{open_} pending"] * bool(open_)
    ends = f" Those made took {length(made[0])} to {length(made[-1])}, as far as their dates are known." if len(made) > 1 else ""
    return f"{said}: {', '.join(parts)}.{ends}"


def _row(row: History) -> tuple:
    years = [None, None] if row.years is None else [round(end, 2) for end in row.years]
    return (histories.facts().ways[row.way].title, short(row), _day(row.began or row.proposed), _day(row.in_force or row.decided), *years, row.outcome)


def _day(text: str | None) -> str | None:
    """A date as finely as it is known: 17 Jun 1998, Oct 2018, 1996."""
    if text is None:
        return None
    year, *rest = text.split("-")
    words = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*words, *([MONTHS[int(rest[0]) - 1]] if rest else []), year])


def _month(text: str) -> str:
    """The same without the day."""
    return _day(text[:7]) or ""


def dates(row: History) -> str:
    """From when to when, in the place beside a bar."""
    start, end = row.began or row.proposed, row.in_force or row.decided
    if row.outcome == "pending":
        return f"since {_month(start)}" if start else "pending"
    if start and end:
        return f"{_month(start)} to {_month(end)}" if _month(start) != _month(end) else _month(end)
    return f"from {_month(start)}" if start else f"{row.outcome} {_month(end)}" if end else ""


def _end(row: History, today: date) -> float:
    """Years to the end of its bar."""
    if row.outcome == "pending" and row.start:
        return max(0.0, (today - row.start.first).days / YEAR)
    return row.years[1] if row.years else 0.0


def _says(row: History, today: date) -> str:
    """What stands at the end of a bar."""
    if row.outcome == "pending":
        return f"pending, {length(_end(row, today))} so far" if row.start else "pending"
    if row.middle is None:
        return "length not known" if row.outcome == "made" else f"{row.outcome}, length not known"
    said = f"over {length(row.years[0])}" if row.at_least else took(row)
    return said if row.outcome == "made" else f"{row.outcome}, {said}"


# ---- the drawing


def _svg(kinds: dict[str, list[History]], left: Left, most: float) -> str:
    sketch = Sketch(width=WIDE)
    top = _legend(sketch, [row for rows in kinds.values() for row in rows]) + 8
    height = top + _high(kinds) + 4
    scale = AXIS / max(most, 1.0)
    _axis(sketch, top, height, scale, most, left)
    at = top
    for way, rows in kinds.items():
        title = histories.facts().ways[way].title
        sketch.text(0, at + 14, title[0].upper() + title[1:], size=theme.TEXT, bold=True, halo=True)
        at += HEAD
        for row in rows:
            _attempt(sketch, row, at, scale, left.start)
            at += ROW
    return sketch.svg(height + 34)


def _legend(sketch: Sketch, rows: Sequence[History]) -> float:
    looks = [("made", "made", any(row.outcome == "made" for row in rows)), ("lost", "not made", any(row.outcome in FAILED for row in rows)), ("pending", "pending", any(row.outcome == "pending" for row in rows))]
    x = 0.0
    for look, words, there in looks:
        if there:
            _bar(sketch, look, x, x + 30, 4)
            sketch.text(x + 40, 8.5, words, size=theme.TEXT)
            x += 40 + 8 * len(words) + 22
    return 22.0


def _axis(sketch: Sketch, top: float, height: float, scale: float, most: float, left: Left) -> None:
    for year in ticks(most, 6):
        x = year * scale
        sketch.stroke(x, top, x, height, theme.GRID)
        sketch.text(x, height + 9, f"{year:g}", theme.SOFT, "middle" if year else "left")
    sketch.text(0, height + 26, "years from the first step to the first day", theme.SOFT)
    there = (left.until - left.start).days / YEAR if left.until else 0.0
    if 0 < there * scale < AXIS:
        sketch.stroke(there * scale, top, there * scale, height, theme.THIRD, 2, "dashed")
        sketch.text(min(there * scale, AXIS - 40), top - 4, f"{length(there)} left", theme.THIRD, "middle", halo=True)


def _attempt(sketch: Sketch, row: History, at: float, scale: float, today: date) -> None:
    """Its name, and beneath it the bar with its length and its dates."""
    sketch.text(0, at + 7, short(row), halo=True)
    y = at + 15
    end = _end(row, today) * scale
    if row.outcome == "pending":
        _bar(sketch, "pending", 0, max(end, STUB), y)
    elif row.years is None:
        lost = row.outcome in FAILED
        _open(sketch, 0, STUB, y, theme.SECOND if lost else theme.FIRST)
        if lost:
            _cross(sketch, STUB, y + BAR / 2)
    elif row.outcome == "made":
        first = row.years[0] * scale
        if end - first > 3:  # as far as its dates tell
            sketch.box(first, end, y, y + BAR, theme.GROUND, theme.FIRST)
            sketch.hatch(first, end, y, y + BAR, theme.FIRST)
        sketch.box(0, max(first, 2.5), y, y + BAR, theme.FIRST)
    else:
        _bar(sketch, "lost", 0, max(end, 4), y)
    _words(sketch, row, max(end, STUB if row.years is None else 0), y + BAR / 2, today)
    sketch.text(WIDE, y + BAR / 2, dates(row), theme.SOFT, "right", halo=True)


def _words(sketch: Sketch, row: History, end: float, y: float, today: date) -> None:
    """At the end of the bar, or above it where there is no room; the dates keep theirs."""
    said = _says(row, today)
    wide = LETTER * len(said)
    room = WIDE - LETTER * (len(dates(row)) + 1)
    if end + 9 + wide <= room:
        sketch.text(end + 9, y, said, halo=True)
    else:
        sketch.text(max(min(end, AXIS), LETTER * (len(short(row)) + 2) + wide), y - BAR / 2 - 8, said, align="right", halo=True)


def _bar(sketch: Sketch, look: str, x: float, x2: float, y: float) -> None:
    if look == "made":
        sketch.box(x, x2, y, y + BAR, theme.FIRST)
    elif look == "lost":
        sketch.box(x, x2, y, y + BAR, theme.GROUND, theme.SECOND)
        _cross(sketch, x2, y + BAR / 2)
    else:
        _open(sketch, x, x2, y, theme.FIRST)


def _open(sketch: Sketch, x: float, x2: float, y: float, colour: str) -> None:
    """A bar without an end."""
    sketch.path([[(x2, y), (x, y), (x, y + BAR), (x2, y + BAR)]], colour, 1.4, dash="dashed")


def _cross(sketch: Sketch, x: float, y: float) -> None:
    sketch.path([[(x - 4, y - 4), (x + 4, y + 4)], [(x - 4, y + 4), (x + 4, y - 4)]], theme.SECOND, 2.2)
