"""What stands behind the ids of owning, for `keiway explain`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from keiway.cost.owned.facts import PREFIX, Known, facts, source_ids
from keiway.cost.owned.side import LABELS

LINES = {
    "depreciation": "What is paid less what it brings after the years: an import by its loss a year, a car by the curve (cost.owned.new_loss).",
    "tax_title": "Sales or use tax and title of the state (cost.states.XX); nothing where they are in the sum at the door.",
    "energy": "What the road room says it takes a mile, times the price of fuel or current in the state, times the miles.",
    "maintenance": "A car: the events of a schedule that fall in the years and repairs that grow with age. An old import or a side-by-side: so much a year and so much a mile.",
    "tyres": "The plan named: each set lasts until it is worn or too old, whichever comes first.",
    "registration": "The state's rule for each year, with the yearly taxes on the same vehicle (cost.states.XX).",
    "tests": "Inspection and emissions test where the law room says that they are due, at the fee of cost.states.XX.",
}
FIGURES = {
    "usd_mile": ("Cost of a mile, without insurance, USD", "The lines over the years asked, by miles driven. 5%, 50% and 95% of the draws."),
    "usd_year": ("Cost of a year, without insurance, USD", "The lines over the years asked, by year. 5%, 50% and 95% of the draws."),
    "finance": ("Return forgone on the money in it, USD", "A stated rate on what is in the vehicle on average, over the years. In no total."),
    "tyres.one": ("One all-season set, USD a year", "Rubber, mounting and rotation."),
    "tyres.remount": ("Two sets of tyres on one set of wheels, USD a year", "Rubber of both, each used for its share of the miles, and two remounts a year."),
    "tyres.two": ("Two full sets of wheels, USD a year", "Rubber of both, mounting of new tyres, two changes a year, and the second wheels over the years they serve."),
    "tyres.pays_back": ("Years after which a second set of wheels has paid for itself", "Its price over what it saves a year against remounting."),
    "insurance": ("Insurance", ""),  # told from the facts
}
TABLES = ("miles", "economy_mpg", "economy_mpge", "landed_usd", "list_jpy", "price_usd", "us")


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, sources, confidence, details, kind."""
    return dict(_all())


def _all() -> Iterator[tuple[str, dict[str, Any]]]:
    found = facts()
    for id, text in LINES.items():
        yield f"{PREFIX}{id}", {"kind": "cost line", "title": LABELS[id], "text": text}
    for id, (title, text) in FIGURES.items():
        told = f"{found.insurance.why} What would settle it: {found.insurance.settled_by}." if id == "insurance" else text
        yield f"{PREFIX}{id}", {"kind": "quantity", "title": title, "text": told}
    for id in ("usd_mile", "usd_year", "finance"):
        for years in (5, 10):
            yield f"{PREFIX}{id}.{years}y", {"kind": "quantity", "title": f"{FIGURES[id][0]}, over {years} years", "text": FIGURES[id][1]}
    for id, known in found.facts.items():
        yield f"{PREFIX}{id}", _known(known, known.label)
    for table in TABLES:
        for id, known in getattr(found, table).items():
            yield f"{PREFIX}{table}.{id}", _known(known, known.label or f"{table.replace('_', ' ')}: {id.replace('_', ' ')}")
    for id, rival in found.rivals.items():
        details = {"low": rival.price_usd.low, "likely": rival.price_usd.mid, "high": rival.price_usd.high, "unit": "USD", "year": rival.year, "vehicle": rival.vehicle}
        text = f"{rival.how} {_settled(rival.settled_by)}".strip()
        yield f"{PREFIX}rival.{id}", {"kind": "price range", "title": rival.label, "text": text, "confidence": rival.confidence, "sources": source_ids(rival.sources), "details": details}
    yield from _curves()
    for id, source in found.sources.items():
        yield f"{PREFIX}{id}", {"kind": "source", "title": source.title, "text": "Read for the cost of owning.", "details": {"url": source.url, "date": source.date}}


def _curves() -> Iterator[tuple[str, dict[str, Any]]]:
    curve, repair = facts().new_loss, facts().repair
    points = ", ".join(f"{lost:.0%} at {age:g}" for age, lost in zip(curve.ages, curve.lost, strict=True))
    yield f"{PREFIX}new_loss", {"kind": "model", "title": "Share of the list price lost by age", "text": f"{curve.how} {points} years.", "confidence": curve.confidence, "sources": source_ids(curve.sources)}
    text = f"a(age) x exp({repair.b:g} x list price) dollars of {repair.year} a mile; a is {', '.join(f'{each:g}' for each in repair.a)} for years 0 to {len(repair.a) - 1} and {repair.step:g} more each year after."
    yield f"{PREFIX}repair", {"kind": "model", "title": "Repairs a mile by age", "text": text, "confidence": "secondary", "sources": source_ids(repair.sources)}
    events = "; ".join(f"{event.item} {event.usd:g} USD every {event.petrol or event.electric:,.0f} miles" for event in facts().schedule)
    yield f"{PREFIX}schedule", {"kind": "model", "title": "Maintenance events", "text": f"Dollars of 2019: {events}.", "confidence": "secondary", "sources": source_ids(["anl_schedule"])}


def _known(known: Known, title: str) -> dict[str, Any]:
    details = {"low": known.value.low, "likely": known.value.mid, "high": known.value.high, "unit": known.unit, "year": known.year}
    text = f"{known.how} {_settled(known.settled_by)}".strip()
    return {"kind": "cost fact", "title": title, "text": text, "confidence": known.confidence, "sources": source_ids(known.sources), "details": details}


def _settled(what: str) -> str:
    return f"What would settle it: {what}." if what else ""
