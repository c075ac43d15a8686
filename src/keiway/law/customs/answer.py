"""The customs room's answer to a case: heading, duty, fees, in one sentence and with its reasons."""

from __future__ import annotations

import msgspec

from keiway.answer import Missing, Position, Quantity, Reason, Verdict
from keiway.case import Case
from keiway.law.customs.data import customs
from keiway.law.customs.duty import DutyAnswer, duty
from keiway.law.customs.facts import Query
from keiway.law.customs.heading import BODY_WORDS, HeadingAnswer, Match, heading
from keiway.law.customs.reasons import warnings as day_warnings
from keiway.law.customs.stack import Band

CLOSE = 2.5  # score from which a ruling is named as alike; our choice
USES = {"farm": "farm_title", "offroad": "off_road_label"}


class CustomsAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What it costs at the border. `duties` has one entry for each tariff line it may fall under."""

    title: str
    verdict: Verdict
    says: str
    heading: HeadingAnswer
    duties: tuple[DutyAnswer, ...]
    reasons: tuple[Reason, ...] = ()
    positions: tuple[Position, ...] = ()
    missing: tuple[Missing, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    warnings: tuple[str, ...] = ()


def answer(case: Case) -> CustomsAnswer:
    """Classify the case's vehicle and say what its entry costs on its day."""
    extra = {USES[case.use]} if case.use in USES else set()
    found = heading(case.vehicle, case.features | extra)
    duties = tuple(duty(query(case, line.hts)) for line in found.lines)
    sides = {f"{side.dispute}.{side.position.id}": side.position for each in duties for side in each.readings}
    reasons = [reason for each in duties for reason in each.reasons if _special(reason)]
    return CustomsAnswer(
        title="Customs",
        verdict=_verdict(found, duties),
        says=_says(found, duties),
        heading=found,
        duties=duties,
        reasons=tuple(_unique([*found.reasons, *_exposure(case, found), *reasons])),
        positions=tuple(sides.values()),
        missing=tuple(_unique([*found.missing, *(missing for each in duties for missing in each.missing)])),
        quantities=_quantities(duties, case),
        warnings=tuple(_unique([text for each in duties for text in each.warnings])),
    )


def warnings(case: Case) -> tuple[str, ...]:
    """Where the day of entry lies outside what was read of the tariff schedule."""
    return day_warnings(case.entry_day)


def query(case: Case, hts: str) -> Query:
    """The duty question of a case, once a tariff line is chosen."""
    kind = case.vehicle.kind
    enclosed = True if "enclosed" in case.features else False if "open_body" in case.features else None
    if kind == "golf_cart":
        enclosed = False
    low_speed = True if kind in ("lsv", "golf_cart") else None if kind in ("utv", "quadricycle") else False
    return Query(
        hts=hts,
        origin=case.made_in,
        entry=case.entry_day,
        built=case.built,
        value_usd=case.value_usd,
        enclosed=enclosed,
        low_speed=low_speed,
    )


def _exposure(case: Case, found: HeadingAnswer) -> list[Reason]:
    """What a van taken for a passenger vehicle would owe if customs held otherwise: the proof is the importer's."""
    if found.bodies != ("persons",) or case.vehicle.kind not in ("kei_van", "van"):
        return []
    goods = heading(case.vehicle, {"bare"}).lines
    dearer = [total for line in goods if (total := duty(query(case, line.hts)).total)]
    if not dearer:
        return []
    text = (
        f"If customs held it to be a goods vehicle it would owe {dearer[0]}. The importer must show that it was built for "
        "persons: keep photographs of seats, belts, windows and trim as it arrived."
    )
    return [Reason(text=text, cites=("us.ruling.hq_961423", "19 USC 1514"), rule="us.rule.liquidation")]


def _special(reason: Reason) -> bool:
    """Corrections that fit any import are left to the duty answer."""
    return reason.rule not in {item.id for item in customs().corrections if item.general}


def _verdict(found: HeadingAnswer, duties: tuple[DutyAnswer, ...]) -> Verdict:
    verdicts = {each.verdict for each in duties}
    if Verdict.DISPUTED in verdicts:
        return Verdict.DISPUTED
    same = len({each.total for each in duties}) == 1
    return (
        Verdict.YES
        if verdicts == {Verdict.YES} and (same or found.verdict == Verdict.YES)
        else Verdict.UNKNOWN
    )


def _says(found: HeadingAnswer, duties: tuple[DutyAnswer, ...]) -> str:
    coded = [each for each in duties if each.total is not None]
    if not coded:
        return duties[0].says if duties else "No tariff line is coded for such a vehicle."
    if len(found.bodies) > 1:
        return f"{_by_body(found, coded)}: {found.missing[0].question}"
    asked = "".join(f" {missing.question}" for missing in found.missing)
    return f"{_figures(coded)} ({found.because}: heading {_number(coded)}){_like(found)}{asked}"


def _by_body(found: HeadingAnswer, duties: list[DutyAnswer]) -> str:
    parts = []
    for body in found.bodies:
        mine = [each for each in duties if _body(found, each) == body]
        if mine:
            parts.append(f"{_figures(mine)} as {BODY_WORDS[body]} (heading {_number(mine)})")
    return ", or ".join(parts)


def _body(found: HeadingAnswer, each: DutyAnswer) -> str:
    line = next(line for line in found.lines if line.hts == each.hts)
    return next(part.value for part in line.when.of if part.fact == "body")


def _figures(duties: list[DutyAnswer]) -> str:
    totals = " or ".join(dict.fromkeys(str(each.total) for each in duties))
    others = dict.fromkeys(
        str(side.total) for each in duties for side in each.readings if side.total != each.total
    )
    return f"{totals} on the price paid" + (
        f" by the tariff text, others say {' or '.join(others)}" if others else ""
    )


def _number(duties: list[DutyAnswer]) -> str:
    return " or ".join(dict.fromkeys(each.hts[:7] for each in duties))


def _like(found: HeadingAnswer) -> str:
    match = like(found)
    if match is None:
        return ""
    return f"; {'same as' if match.same_model else 'like'} ruling {match.name}, {match.short}"


def like(found: HeadingAnswer) -> Match | None:
    """The likest ruling whose result was read and is the heading found; none where little is shared."""
    headings = {line.hts[:4] for line in found.lines}
    close = [
        match
        for match in found.rulings
        if match.score >= CLOSE and match.holding_read and match.heading[:4] in headings
    ]
    return close[0] if close else None


def _quantities(duties: tuple[DutyAnswer, ...], case: Case) -> tuple[Quantity, ...]:
    coded = [each for each in duties if each.total is not None]
    if not coded:
        return ()
    sources = tuple(_unique([source for each in coded for line in each.lines for source in line.sources]))
    how = f"tariff schedule on {case.entry_day}, {' or '.join(each.hts for each in coded)}"
    totals = [band for each in coded for band in (each.total, *(side.total for side in each.readings))]
    found = [_quantity("customs.duty_pct", totals, "% of price", how, sources)]
    if case.value_usd:
        amounts = [band for each in coded for band in (each.duty_usd, *(side.amount for side in each.readings)) if band]
        found.append(_quantity("customs.duty", amounts, "USD", how, sources))
        for fee in coded[0].fees:
            if fee.amount is not None:
                found.append(
                    Quantity(
                        id=f"customs.{fee.id.removeprefix('us.fee.')}",
                        mid=fee.amount,
                        unit="USD",
                        how=fee.how,
                        level="exact",
                    )
                )
        fees = [each.due_usd.low - each.duty_usd.low for each in coded if each.due_usd]
        if len(fees) == len(coded):
            dues = [Band(band.low + fees[0], None if band.high is None else band.high + fees[0]) for band in amounts]
            found.append(_quantity("customs.due", dues, "USD", "duty and fees", sources))
    return tuple(found)


def _quantity(name: str, bands: list[Band], unit: str, how: str, sources: tuple[str, ...]) -> Quantity:
    low = round(min(band.low for band in bands), 2)
    highs = [band.high for band in bands]
    high = None if None in highs else round(max(highs), 2)
    mid = low if low == high else None
    level = "exact" if mid is not None else "range of sources"
    return Quantity(id=name, mid=mid, unit=unit, how=how, low=low, high=high, level=level, sources=sources)


def _unique(items: list) -> list:
    """In order, each once; the items need not be hashable."""
    kept: list = []
    for item in items:
        if item not in kept:
            kept.append(item)
    return kept
