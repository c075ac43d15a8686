"""The duty by heading, asked of the law room: its rates by day of entry, the sides of a dispute, the fees of the customs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from keiway.answer import Missing, Verdict
from keiway.case import Case
from keiway.cost.landed.facts import line as fact
from keiway.cost.landed.price import Band
from keiway.cost.record import Confidence, Heading
from keiway.errors import OutOfCoverage
from keiway.law import customs
from keiway.law.customs.fees import by_sea_usd, rates
from keiway.law.customs.heading import BODY_WORDS, tariff_lines
from keiway.store import per_world

BODIES = {"8703": ("persons",), "8704": ("goods",), "both": ("persons", "goods")}
HEADS = {"persons": "8703", "goods": "8704", "golf": "8703.10", "cycle": "8711"}


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Another side's rate where text and practice part."""

    who: str
    says: str
    pct: float  # middle, where it is a range


class Levied(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the law room charges under one heading. `pct` is of the customs value, by the tariff text."""

    heading: str  # 8703
    words: str  # a passenger vehicle
    hts: tuple[str, ...]
    pct: Band
    verdict: Verdict
    says: str
    readings: tuple[Reading, ...] = ()
    sources: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    no_upper_end: bool = False
    confidence: Confidence = "secondary"


class Headings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Each heading it may fall under, customs' likeliest first, and what would settle it."""

    levied: tuple[Levied, ...]
    because: str
    open: bool
    usual: tuple[str, ...]  # by the law room, whatever was asked for
    missing: tuple[Missing, ...] = ()
    warnings: tuple[str, ...] = ()


def headings(case: Case, asked: Heading) -> Headings:
    """The headings asked for, each with its duty on the day of entry."""
    found = customs.heading(case.vehicle, case.features)
    bodies = found.bodies if asked == "auto" else BODIES[asked]
    levied, warnings = [], []
    for body in bodies:
        lines, _ = tariff_lines(case.vehicle, (body,))
        duties = [customs.duty(customs.query(case, line.hts)) for line in lines]
        levied.append(_levied(case, body, duties))
        warnings += [text for each in duties for text in each.warnings]
    return Headings(
        levied=tuple(levied),
        because=found.because,
        open=len(found.bodies) > 1,
        usual=tuple(HEADS[body] for body in found.bodies),
        missing=found.missing if asked == "auto" else (),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _levied(case: Case, body: str, duties: list[customs.DutyAnswer]) -> Levied:
    coded = [each for each in duties if each.total is not None]
    if not coded:
        raise OutOfCoverage(f"the duty on {case.vehicle.name} entered on {case.entry_day} is not coded. {duties[0].says if duties else ''}".strip(), fix=("--entry", None))
    totals = [_band(case, each) for each in coded]
    sides = {(side.position.who, _middle(side.total)): side for each in coded for side in each.readings if side.total != each.total}
    return Levied(
        heading=HEADS.get(body, coded[0].hts[:4]),
        words=BODY_WORDS[body],
        hts=tuple(each.hts for each in coded),
        pct=Band(low=min(t.low for t in totals), mid=sum(t.mid for t in totals) / len(totals), high=max(t.high for t in totals)),
        verdict=Verdict.DISPUTED if sides else coded[0].verdict,
        says="; ".join(dict.fromkeys(f"{line.title} ({line.points})" for each in coded for line in each.lines if line.points.high != 0)),
        readings=tuple(Reading(who=who, says=side.position.says, pct=pct) for (who, pct), side in sides.items()),
        sources=tuple(dict.fromkeys(source for each in coded for line in each.lines for source in line.sources)),
        instruments=tuple(dict.fromkeys(line.instrument for each in coded for line in each.lines)),
        no_upper_end=any(each.total.high is None for each in coded),
        confidence=_weakest(line.verified for each in coded for line in each.lines),
    )


def _weakest(verified: Iterable[str]) -> Confidence:
    """The least sure of the measures charged, in the cost room's words."""
    order = {"primary": "primary", "secondary": "secondary", "knowledge": "recalled"}
    return max((order[each] for each in verified), key=list(order.values()).index, default="secondary")


def _band(case: Case, found: customs.DutyAnswer) -> Band:
    """The rate by the text. Where it hangs on the share of steel in the price, our band of that share."""
    if found.total.mid is not None:
        return Band(low=found.total.low, mid=found.total.low, high=found.total.low)
    if any(missing.fact == "steel_share" for missing in found.missing):
        share, query = fact("steel_share"), customs.query(case, found.hts)
        ends = [customs.duty(msgspec.structs.replace(query, steel_share=each)).total for each in (share.low, share.mid, share.high)]
        low, mid, high = (_middle(end) for end in ends)
        return Band(low=low, mid=mid, high=high)
    return Band(low=found.total.low, mid=_middle(found.total), high=found.total.low if found.total.high is None else found.total.high)


def _middle(band) -> float:
    return band.low if band.high is None else (band.low + band.high) / 2


def customs_fees(value_usd: float, entry: date) -> tuple[float, float]:
    """Merchandise processing and harbor maintenance on one entry, in dollars. Raises `OutOfCoverage` for a day not coded."""
    amounts = _fees(entry)(value_usd)
    if None in amounts:
        raise OutOfCoverage(f"the merchandise processing fee is not coded for {entry} at this value.", fix=("--entry", None))
    return (amounts[0], sum(amounts[1:])) if amounts else (0.0, 0.0)  # less than a cent


@per_world(64)
def _fees(entry: date):
    return by_sea_usd(entry)


def formal(value_usd: float, entry: date) -> bool:
    """Is the value above what may go as an informal entry?"""
    limit = _limit(entry)
    return limit is None or value_usd > limit.usd


@per_world(64)
def _limit(entry: date):
    return rates(entry)[2]
