"""Every table of an answer as plain rows: for a folder of CSV files, one a table, and for a page's twin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from keiway.policy.lab.record import LawChange
from keiway.policy.record import Effect, ImpactAnswer, Table

BAND = ("low", "mid", "high", "mean", "up", "down", "sure", "per", "per_low", "per_mid", "per_high")


class Sheet(NamedTuple):
    name: str  # of its file
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def sheets(found: ImpactAnswer | None, law: LawChange) -> tuple[Sheet, ...]:
    """Empty tables are left out. `found` None: the law alone."""
    every = [*_of_law(law), *(_of_impact(found) if found else ())]
    return tuple(one for one in every if one.rows)


def effects(found: Iterable[Effect]) -> tuple[tuple[Any, ...], ...]:
    return tuple((one.id, one.label, one.group, one.party, one.unit, one.year, *(getattr(one, name) for name in BAND)) for one in found)


def across(columns: Iterable[Iterable[Effect]]) -> list[tuple[Effect | None, ...]]:
    """Effects of several answers row by row, by their id; None where an answer does not tell one, as nothing of its kind enters."""
    told = [{one.id: one for one in column} for column in columns]
    ids: list[str] = []
    for mine in told:
        after = 0
        for id_ in mine:
            if id_ not in ids:
                ids.insert(after, id_)
            after = ids.index(id_) + 1
    return [tuple(mine.get(id_) for mine in told) for id_ in ids]


TURNS = ("effect", "id", "says", "unit", "low", "high", "low_mid", "high_mid", "low_up", "high_up", "confidence")
EFFECTS = ("id", "label", "group", "party", "unit", "year", *BAND)


def _of_law(law: LawChange) -> Iterator[Sheet]:
    yield Sheet(
        "levers", ("lever", "title", "before", "after", "from", "who", "cites"),
        tuple((one.lever, one.title, one.before, one.after, one.from_, "; ".join(one.who), "; ".join(one.cites)) for one in law.moved),
    )  # fmt: skip
    yield Sheet(
        "states", ("vehicle", "state", "before", "after", "cap_before_mph", "cap_after_mph", "changed"),
        tuple((one.title, place.state, place.before, place.after, place.cap_before, place.cap_after, place.changed) for one in law.subjects for place in one.places),
    )  # fmt: skip
    yield Sheet(
        "used", ("kind", "age_before", "age_after", "states_before", "states_after", "duty_before_pct", "duty_after_pct"),
        tuple((one.title, one.age_before, one.age_after, one.states_before, one.states_after, one.duty_before, one.duty_after) for one in law.used),
    )  # fmt: skip
    yield Sheet("waived", ("vehicle", "standard"), tuple((one.title, number) for one in law.subjects for number in one.waived))


def _of_impact(found: ImpactAnswer) -> Iterator[Sheet]:
    yield Sheet("effects", EFFECTS, effects(found.effects))
    yield Sheet("by_year", EFFECTS, effects(found.by_year))
    yield Sheet("sold", ("year", "stream", "title", "low", "mid", "high"), tuple((one.year, one.stream, one.title, one.low, one.mid, one.high) for one in found.sold))
    yield Sheet("parties", EFFECTS, effects((*found.parties, *found.net, *found.poles)))
    yield Sheet("instead", ("id", "share_pct", "low", "high"), tuple((one.id, one.mid, one.low, one.high) for one in found.instead))
    yield Sheet("earns", ("vehicle", "title", "way", "price_usd", "before", "after"), tuple((one.vehicle, one.title, one.way, one.price_usd, one.before, one.after) for one in found.earns))
    yield Sheet(
        "doing", ("vehicle", "title", "way", "price_usd", "way_today", "price_today_usd", *(f"{what}_{end}" for what in ("sold", "today", "either") for end in ("low", "mid", "high")), "before", "after"),
        tuple(
            (one.vehicle, one.title, one.way, one.price_usd, one.way_today, one.price_today_usd, *(getattr(part, end) if part else None for part in (one.sold, one.today, one.either) for end in ("low", "mid", "high")), one.before, one.after)
            for one in found.doing
        ),
    )  # fmt: skip
    yield Sheet("turns", TURNS, tuple(tuple(getattr(one, name) for name in TURNS) for one in found.turns))
    yield Sheet(
        "drivers", ("effect", "factor", "label", "first", "total", "error", "low_mid", "high_mid", "settles"),
        tuple((one.effect, one.factor, one.label, one.first, one.total, one.error, one.low_mid, one.high_mid, one.settles) for one in found.shares),
    )  # fmt: skip
    yield Sheet("left_out", ("left_out",), tuple((text,) for text in found.left_out))
    for table in found.tables:
        yield _agency(table)


def _agency(table: Table) -> Sheet:
    """A column of figures becomes three."""
    wide = [any(len(row) > n and row[n].mid is not None for row in table.rows) for n in range(len(table.columns))]
    columns = [name for n, title in enumerate(table.columns) for name in ((f"{title} low", f"{title} mid", f"{title} high") if wide[n] else (title,))]
    rows = []
    for row in table.rows:
        cells: list[Any] = []
        for n, cell in enumerate(row):
            cells += [cell.low, cell.text if cell.mid is None else cell.mid, cell.high] if wide[n] else [cell.text]
        rows.append(tuple(cells))
    return Sheet(table.id.lower(), tuple(columns), tuple(rows))
