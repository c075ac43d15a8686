"""The duty on one classified vehicle by the day of customs entry, with every side where text and practice may part."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.answer import Missing, Position, Reason, Verdict
from keiway.days import long_day
from keiway.law.conditions import Facts, truth
from keiway.law.customs import facts as ask
from keiway.law.customs import reasons
from keiway.law.customs.data import customs, line, measures
from keiway.law.customs.facts import Query
from keiway.law.customs.fees import FeeLine, fees
from keiway.law.customs.record import Dispute, Measure
from keiway.law.customs.stack import Band, Sum, stack
from keiway.store import per_world


class DutyLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One duty charged, or one heading claimed at nothing so that another duty is not charged."""

    id: str
    title: str
    points: Band  # percent of the price paid
    amount: Band | None  # dollars
    base: str  # what it is charged on
    instrument: str
    cites: tuple[str, ...]
    sources: tuple[str, ...]
    since: date
    until: date | None
    verified: str
    confidence: str
    heading: str = ""


class Figures(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one side of a dispute comes to."""

    dispute: str
    position: Position
    total: Band
    amount: Band | None = None


class DutyAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What customs charges. `total` is by the tariff text; `readings` hold the other sides, with their figures."""

    verdict: Verdict
    says: str
    entry: date
    origin: str
    hts: str
    covers: str
    total: Band | None  # percent of the price paid; None: not coded for that day
    duty_usd: Band | None = None
    due_usd: Band | None = None  # duty and fees
    lines: tuple[DutyLine, ...] = ()
    fees: tuple[FeeLine, ...] = ()
    readings: tuple[Figures, ...] = ()
    reasons: tuple[Reason, ...] = ()
    missing: tuple[Missing, ...] = ()
    warnings: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    settled_by: tuple[str, ...] = ()
    if_you_act: tuple[str, ...] = ()


class _World(msgspec.Struct, frozen=True):
    facts: Facts
    steel_share: float
    text: Sum


@per_world(1024)
def duty(query: Query) -> DutyAnswer:
    """The duty and the fees of `query`. Never raises for a day: what is not coded is said. Kept: the law asks it, and the cost."""
    found = line(query.hts)
    if found is None or query.entry < customs().text.coded_from:
        return _not_coded(query, found.covers if found else "")
    tried, lacking = _worlds(query)
    total = _span([world.text.total for world in tried])
    readings = tuple(side for dispute in _disputes(query) for side in _sides(dispute, query, tried))
    lines = _lines(query, tried)
    charged = [measure for measure in in_force(query.entry) if any(line.id == measure.id for line in lines)]
    paid = fees(query.value_usd, query.entry, query.origin, query.by_sea, query.preference)
    open_ones = [item for item in customs().disputes if any(side.dispute == item.id for side in readings)]
    return DutyAnswer(
        **_asked(query, found.covers),
        verdict=_verdict(total, readings),
        says=_says(query, total, readings),
        total=total,
        duty_usd=_dollars(total, query),
        due_usd=_due(total, paid, query),
        lines=lines,
        fees=paid,
        readings=readings,
        reasons=reasons.of(query, charged, open_ones),
        missing=tuple(ask.missing(name) for name in sorted(lacking)) if _is_open(total, readings) else (),
        warnings=reasons.warnings_of(query, charged, paid),
        assumed=reasons.assumed(query, charged),
        settled_by=tuple(dispute.settled_by for dispute in open_ones),
        if_you_act=tuple(dispute.if_you_act for dispute in open_ones),
    )


def in_force(entry: date) -> list[Measure]:
    return [
        measure
        for measure in measures()
        if measure.from_ <= entry and (measure.to is None or entry <= measure.to) and (measure.replaced is None or entry < measure.replaced)
    ]


def _worlds(query: Query) -> tuple[list[_World], frozenset[str]]:
    active, known = in_force(query.entry), ask.known(query)
    conditions = [measure.when for measure in active] + [dispute.when for dispute in _disputes(query)]
    alternatives, lacking = ask.worlds(known, conditions)
    shares = [query.steel_share]
    if query.steel_share is None:
        by_content = any(
            measure.on == "steel" and truth(measure.when, known)[0] is not False for measure in active
        )
        shares = [0.0, 1.0] if by_content else [0.0]
        lacking |= {"steel_share"} if by_content else frozenset()
    tried = [_World(facts, share, stack(active, facts, share)) for facts in alternatives for share in shares]
    return tried, lacking


def _disputes(query: Query) -> list[Dispute]:
    day = query.entry
    return [item for item in customs().disputes if item.from_ <= day and (item.to is None or day <= item.to)]


def _sides(dispute: Dispute, query: Query, tried: list[_World]) -> list[Figures]:
    """The readings that come to another figure than the text does."""
    concerned = [world for world in tried if truth(dispute.when, world.facts)[0]]
    if not concerned:
        return []
    active, by_text = in_force(query.entry), _span([world.text.total for world in concerned])
    found = []
    for reading in dispute.readings:
        sums = [
            stack(active, world.facts, world.steel_share, reading.without, reading.charged)
            for world in concerned
        ]
        total = _span([found.total for found in sums])
        if total != by_text and all(total != side.total for side in found):
            found.append(
                Figures(
                    dispute=dispute.id, position=reading.position, total=total, amount=_dollars(total, query)
                )
            )
    text = Figures(dispute=dispute.id, position=dispute.text, total=by_text, amount=_dollars(by_text, query))
    return [text, *found] if found else []


def _span(bands: list[Band]) -> Band:
    highs = [band.high for band in bands]
    return Band(min(band.low for band in bands), None if None in highs else max(highs))


def _lines(query: Query, tried: list[_World]) -> tuple[DutyLine, ...]:
    """Every measure charged in some world, in the file's order, with its span over the worlds."""
    found = []
    for measure in in_force(query.entry):
        points = [world.text.points.get(measure.id) for world in tried]
        if any(points):
            span = _span([band or Band(0.0, 0.0) for band in points])
            found.append(_line(measure, span, query))
    return tuple(found)


def _line(measure: Measure, points: Band, query: Query) -> DutyLine:
    return DutyLine(
        id=measure.id,
        title=measure.title,
        points=points,
        amount=_dollars(points, query),
        base="value of the steel content"
        if measure.on == "steel"
        else "price paid, without international freight and insurance",
        instrument=measure.instrument,
        cites=tuple(measure.cites),
        sources=tuple(measure.sources),
        since=measure.from_,
        until=measure.to,
        verified=measure.verified,
        confidence=measure.confidence,
        heading=measure.heading,
    )


def _dollars(band: Band, query: Query) -> Band | None:
    return band.times(query.value_usd / 100) if query.value_usd else None


def _due(total: Band, paid: tuple[FeeLine, ...], query: Query) -> Band | None:
    if not query.value_usd or any(fee.amount is None for fee in paid):
        return None
    extra, duty_usd = sum(fee.amount for fee in paid), total.times(query.value_usd / 100)
    return Band(
        round(duty_usd.low + extra, 2), None if duty_usd.high is None else round(duty_usd.high + extra, 2)
    )


def _is_open(total: Band, readings: tuple[Figures, ...]) -> bool:
    """Does any figure turn on a fact that is not known?"""
    return any(band.mid is None for band in (total, *(side.total for side in readings)))


def _verdict(total: Band, readings: tuple) -> Verdict:
    if readings:
        return Verdict.DISPUTED
    return Verdict.YES if total.mid is not None else Verdict.UNKNOWN


def _says(query: Query, total: Band, readings: tuple[Figures, ...]) -> str:
    others = list(dict.fromkeys(str(side.total) for side in readings if side.total != total))
    words = f"{total} of the price paid, entered {long_day(query.entry)} under {query.hts}"
    if not readings:
        return f"{words}."
    return f"{words}, by the tariff text; read otherwise {' or '.join(others)}."


def _not_coded(query: Query, covers: str) -> DutyAnswer:
    why = reasons.warnings(query.entry) or (f"Tariff line {query.hts} is not coded.",)
    return DutyAnswer(**_asked(query, covers), verdict=Verdict.UNKNOWN, says=why[0], total=None, warnings=why)


def _asked(query: Query, covers: str) -> dict[str, object]:
    return {"entry": query.entry, "origin": query.origin, "hts": query.hts, "covers": covers}
