"""From the rows that a text may mean to one of them, or to a few with the fact that tells each apart.

The rules, in order, none of them silent:

1. Body and generation words leave only the rows they fit.
2. A build date leaves the rows sold then. Where one generation ends and the next begins within that year, the one
   sold for at most three months of it yields to the one sold for most of it, and is named aloud.
3. Sales months are not build months: a date within three months outside them still fits, and that is said.
4. Variants under one code and kind count as one: the one sold longest stands for all, with all their months.
5. Without a date, a US model stands for its newest generation: the law does not tell its years apart.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import msgspec

from keiway.days import Window, months_between
from keiway.vehicles.record import Vehicle

#: Months between sales months and build months that are not a surprise (data/vehicles/frames.yaml, boundary).
SLACK = 3
#: Still on sale: nobody knows how long, and questions about coming years are allowed.
OPEN_END = date(date.today().year + 10, 12, 31)


class Choice(msgspec.Struct, frozen=True):
    """`rows`: what is left. `aside`: rows possible at the edge of the date. `said`: what must be said aloud."""

    rows: list[Vehicle]
    aside: list[Vehicle] = []
    said: tuple[str, ...] = ()
    production: Window | None = None  # over all variants the one row stands for


def production(row: Vehicle, code: str | None = None) -> Window | None:
    """Days between which it was sold, or built for its US model years. None when nothing is known.

    `code` narrows to the months of that code where the row knows them.
    """
    if code in row.code_sold:
        begin, _, end = row.code_sold[code].partition("..")
        return Window(_month(begin)[0], _month(end)[1] if end else OPEN_END)
    if row.production_from:
        first = _month(row.production_from)[0]
        return Window(first, _month(row.production_to)[1] if row.production_to else OPEN_END)
    if row.model_year_from:
        last = row.model_year_to if row.model_year_to and not row.current else None
        return Window(date(row.model_year_from - 1, 7, 1), date(last, 12, 31) if last else OPEN_END)
    return None


def _month(text: str) -> tuple[date, date]:
    year, month = map(int, text.split("-"))
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def shared_months(row: Vehicle, built: Window, code: str | None = None) -> int:
    """Months of the build window in which it was sold, begun ones counted; 0 when it was not. US rows go by model year."""
    if row.model_year_from and not row.production_from:
        last = row.model_year_to or row.model_year_from
        return 12 if row.model_year_from <= built.last.year and built.first.year <= last else 0
    sold = production(row, code)
    both = built if sold is None else sold.intersect(built)
    return months_between(both.first.replace(day=1), both.last.replace(day=1)) + 1 if both else 0


def months_away(row: Vehicle, built: Window, code: str | None = None) -> int:
    """Whole months between the build window and the nearest month of sale."""
    sold = production(row, code)
    if sold is None or sold.intersect(built):
        return 0
    if built.last < sold.first:
        return months_between(built.last.replace(day=1), sold.first)
    return months_between(sold.last.replace(day=1), built.first)


def by_date(rows: list[Vehicle], built: Window, code: str | None = None, one_line: bool = True) -> Choice:
    """Rules 2 and 3. An empty choice means that nothing was sold then. `one_line`: all rows are of one model line."""
    months = {row.id: shared_months(row, built, code) for row in rows}
    inside = [row for row in rows if months[row.id]]
    if not inside:
        near = [row for row in rows if row.production_from and months_away(row, built, code) <= SLACK]  # a model year has no edge
        said = tuple(
            f"{row.title} was sold {sold_words(row, code)}; built {built} is within {SLACK} months of that, which sales months allow."
            for row in near
        )
        return Choice(near, [], said)
    if built.precision != "year":
        return Choice(inside, [row for row in rows if row not in inside and months_away(row, built, code) <= SLACK])
    kept = [row for row in inside if not _yields(row, inside, months, one_line)]
    aside = [row for row in inside if row not in kept]
    said = tuple(f"{row.title} was also sold in {built}, {sold_words(row)}: if it is one, give the month or its code." for row in aside)
    return Choice(kept, aside, said)


def _yields(row: Vehicle, others: list[Vehicle], months: dict[str, int], one_line: bool) -> bool:
    """Sold for a short end of the year while its successor or predecessor was sold for most of it."""
    rivals = [other for other in others if other.law_kind == row.law_kind and (one_line or other.name == row.name)]
    return months[row.id] <= SLACK and any(months[other.id] >= max(8, 2 * months[row.id] + 1) for other in rivals)


def one_of_variants(rows: list[Vehicle], built: Window | None, code: str | None) -> Choice | None:
    """Rule 4: rows of one name, kind and origin that share a code. None when they are not such variants."""
    first = rows[0]
    if any((row.name, row.law_kind, row.origin) != (first.name, first.law_kind, first.origin) for row in rows):
        return None
    shared = set(first.codes).intersection(*(row.codes for row in rows[1:]))
    if not (code in shared if code else shared):
        return None
    if built and not code and any(months_away(row, built) or not _covers(row, built) for row in rows):
        return None
    spans = [production(row, code) for row in rows]
    pick = max(rows, key=lambda row: (_months_sold(row), -rows.index(row)))
    others = [row for row in rows if row is not pick]
    rest = "; ".join(f"{row.generation}, sold {sold_words(row)}" for row in others)
    said = f"{pick.title} ({pick.generation}) stands for variants under one code: also {rest}."
    window = Window(min(s.first for s in spans), max(s.last for s in spans)) if all(spans) else None
    return Choice([pick], others, (said,), window)


def _covers(row: Vehicle, built: Window) -> bool:
    sold = production(row)
    return sold is None or sold.intersect(built) == built


def _months_sold(row: Vehicle) -> int:
    sold = production(row)
    return months_between(sold.first, sold.last) if sold else 0


def newest_us(rows: list[Vehicle]) -> Choice | None:
    """Rule 5."""
    if not all(row.us_certified and row.model_year_from for row in rows) or len({row.name for row in rows}) > 1:
        return None
    newest = max(rows, key=lambda row: (row.model_year_to or 0, row.model_year_from or 0))
    others = [row for row in rows if row is not newest]
    known = "; ".join(map(sold_words, others))
    return Choice([newest], others, (f"No year was given: taken as the newest, {sold_words(newest)}. Also known: {known}.",))


def sold_words(row: Vehicle, code: str | None = None) -> str:
    """'1999-02 to 2012-03', 'from 2013-08', 'model years 2021 to 2026'."""
    if code in row.code_sold:
        begin, _, end = row.code_sold[code].partition("..")
        return f"{begin} to {end}" if end else f"from {begin}"
    if row.production_from:
        return f"{row.production_from} to {row.production_to}" if row.production_to else f"from {row.production_from}"
    if row.model_year_from:
        if row.model_year_to in (None, row.model_year_from):
            return f"model year {row.model_year_from}"
        return f"model years {row.model_year_from} to {row.model_year_to}"
    return "in months not known"


#: What tells candidates apart, the best first: how it is said of a row.
_FACTS = (
    ("body", lambda row: row.kind.removeprefix("kei_").replace("_", " ")),
    ("sold", sold_words),
    ("code", lambda row: "/".join(row.codes[:4])),
    ("engine", lambda row: " ".join(filter(None, (f"{row.displacement_cc:g} cc" if row.displacement_cc else row.fuel, row.induction if row.induction != "na" else "")))),
    ("name", lambda row: row.name),
    ("variant", lambda row: row.generation),
)


def telling_facts(rows: list[Vehicle]) -> list[str]:
    """For each row the one fact that tells it from all the others, or the fewest facts that together do."""
    return [_telling(row, rows) for row in rows]


def _telling(row: Vehicle, rows: list[Vehicle]) -> str:
    others = [other for other in rows if other is not row]
    said: list[str] = []
    for label, words in _FACTS:
        own = words(row)
        if not own:
            continue
        if all(words(other) != own for other in others):
            return ", ".join([*said, f"{label} {own}"])
        left = [other for other in others if words(other) == own]
        if len(left) < len(others):
            said, others = [*said, f"{label} {own}"], left
    return ", ".join(said) or row.id
