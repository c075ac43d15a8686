"""Everything of the customs room that has a stable id, as plain data: what `keiway explain` shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from keiway.law.customs.data import customs
from keiway.law.customs.record import Dispute, Measure, Ruling


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, cites, sources (ids), from, to, confidence, verified, kind."""
    return dict(_all())


def _all() -> Iterator[tuple[str, dict[str, Any]]]:
    facts = customs()
    for measure in facts.measures:
        yield measure.id, _measure(measure)
    for line in facts.lines:
        yield (
            line.id,
            _entry(
                "tariff line", f"{line.hts}: {line.covers}", line.note or line.covers, [], line.sources, line
            ),
        )
    for rule in facts.rules:
        yield rule.id, _entry("rule", rule.title, rule.says, rule.cites, rule.sources, rule)
    for ruling in facts.rulings:
        yield ruling.id, _ruling(ruling)
    for dispute in facts.disputes:
        yield dispute.id, _dispute(dispute)
    for item in facts.corrections:
        text = f"Wrong: {item.wrong} Right: {item.right}"
        yield item.id, _entry("correction", item.title, text, item.cites, item.sources, item)
    for feature in facts.features:
        speaks = "moves no heading" if feature.speaks_for == "nothing" else f"speaks for {feature.speaks_for}"
        yield (
            f"us.feature.{feature.id}",
            _entry("feature", feature.words, f"{feature.says} It {speaks}.", feature.cites, [], feature),
        )
    for test in facts.tests:
        yield test.id, _entry("test", f"Heading: {' or '.join(test.bodies)}", test.says, test.cites, [], test)
    for item in facts.elsewhere:
        yield (
            item.id,
            _entry("heading", f"Why not {item.heading}: {item.title}", item.says, item.cites, [], item),
        )
    yield from _fees()
    for name, cite in facts.citations.items():
        yield name, _entry("citation", name, cite.says, [], cite.sources, cite)


    for name, source in facts.sources.items():
        text = source.note or "Read for the customs facts."
        details = {"url": source.url, "date": source.date, "kind": source.kind}
        yield name, {"kind": "source", "title": source.title or source.url, "text": text, "details": details}
    for dispute in facts.disputes:
        for side in (dispute.text, *(reading.position for reading in dispute.readings)):
            yield side.id, _entry("position", f"{dispute.title}: {side.who}", side.says, side.cites, side.sources, side)
    yield from _quantities()


def _quantities() -> Iterator[tuple[str, dict[str, Any]]]:
    """The figures an answer carries, and how each is made."""
    made = "Made from the measures in force on the day of entry (us.duty.*), added up by their stacking rules."
    span = "Low and high span the tariff lines it may fall under and the sides of a dispute."
    for name, title, text in (
        ("customs.duty_pct", "Duty, percent of the price paid", f"{made} {span}"),
        ("customs.duty", "Duty in dollars", f"The percentage of the price given with --price-usd. {span}"),
        ("customs.due", "Duty and fees in dollars", f"Duty, merchandise processing fee and harbor maintenance fee. {span}"),
    ):
        yield name, {"kind": "quantity", "title": title, "text": text, "cites": ["19 USC 1401a(b)"]}
    for name, entry in list(_fees()):
        yield f"customs.{name.removeprefix('us.fee.')}", {**entry, "kind": "quantity"}


def _fees() -> Iterator[tuple[str, dict[str, Any]]]:
    fees = customs().fees
    for year in fees.merchandise_processing:
        informal = (
            f"; {year.informal_usd:.2f} dollars on an informal entry" if year.informal_usd is not None else ""
        )
        text = f"{year.pct:g} percent of the price, at least {year.min_usd:.2f} and at most {year.max_usd:.2f} dollars{informal}."
        yield (
            year.id,
            _entry(
                "fee",
                f"Merchandise processing fee from {year.from_}",
                f"{text} {year.note}".strip(),
                fees.cites,
                year.sources,
                year,
            ),
        )
    for fee in (*fees.harbor_maintenance, *fees.formal_entry, *fees.other):
        yield fee.id, _entry("fee", fee.title, fee.says, fee.cites, fee.sources, fee)


def _measure(measure: Measure) -> dict[str, Any]:
    rate = (
        f"{measure.rate:g}"
        if measure.rate is not None
        else f"{measure.low or 0:g} to {measure.high if measure.high is not None else '?'}"
    )
    entry = _entry("duty", measure.title, measure.says, measure.cites, measure.sources, measure)
    return {
        **entry,
        "rate_pct": rate,
        "kind_of_rate": measure.kind,
        "on": measure.on,
        "heading": measure.heading,
        "instrument": measure.instrument,
    }


def _ruling(ruling: Ruling) -> dict[str, Any]:
    held = f"Heading {ruling.heading}." if ruling.holding_read else "Its result was not read."
    return {
        "kind": "ruling",
        "title": f"{ruling.name}: {ruling.vehicle}",
        "text": f"{ruling.facts} {held} {ruling.reason}",
        "cites": [],
        "sources": [ruling.url],
        "from": ruling.on,
        "to": None,
        "verified": ruling.verified,
        "confidence": "high" if ruling.holding_read else "low",
    }


def _dispute(dispute: Dispute) -> dict[str, Any]:
    sides = [dispute.text, *(reading.position for reading in dispute.readings)]
    entry = _entry("dispute", dispute.title, dispute.says, dispute.cites, dispute.sources, dispute)
    return {
        **entry,
        "positions": [{"who": side.who, "says": side.says} for side in sides],
        "settled_by": dispute.settled_by,
    }


def _entry(
    kind: str, title: str, text: str, cites: list[str], sources: list[str], row: Any
) -> dict[str, Any]:
    return {
        "kind": kind,
        "title": title,
        "text": text,
        "cites": list(cites),
        "sources": list(sources),
        "from": getattr(row, "from_", None),
        "to": getattr(row, "to", None),
        "verified": getattr(row, "verified", None),
        "confidence": getattr(row, "confidence", None),
    }
