"""What stands behind the figures of a maker's price, for `keiway explain`."""

from __future__ import annotations

from typing import Any

from keiway.cost.built_here.inputs import WORKED_OUT
from keiway.cost.built_here.price.lines import HOW, LABELS, named
from keiway.cost.built_here.price.routes import TITLES
from keiway.cost.built_here.record import RouteId
from keiway.cost.built_here.table import PREFIX, facts, inflation

PAGE = "Equations, inputs and what is an estimate: docs/science/built_here.md."
BAND = "Low and high are 5 and 95 percent of 2,000 draws, each input from its triangle."

QUANTITIES = {
    "price": (
        "Price that covers every cost, destination included, dollars",
        "What it takes to make the vehicle and bring it here, its part of the one-off costs, warranty, overhead and dealer margin; before sales tax and title.",
    ),
    "list_price": ("List price with destination, dollars", "The price paid over one less the usual discount, and the destination charge."),
    "once_total": (
        "One-off costs with their capital charge, dollars over the life of the model",
        "Their sum times r N / (1 - (1 + r)^-N), r the capital charge a year and N the years of sales.",
    ),
    "content": ("Safety hardware, dollars a vehicle", "Sum over the standards that the law room says are open for the same design built new."),
    "check.my2001": ("Hardware of all standards of model year 2001, dollars", "NHTSA's whole-car figure, carried to the price year, at cost."),
    "check.my2012": ("Hardware of all standards of model year 2012, dollars", "NHTSA's whole-car figure, carried to the price year, at cost."),
    "check.by_mass": ("Direct cost by mass, dollars", "That of a US subcompact scaled by curb mass: another way to the price at the port."),
    "check.markup": ("Price paid over the price at the port", "Beside the retail price equivalent of 1.25 to 1.5, which has no ship, no duty and no US rules in it."),
    "check.table_oneoff": ("One-off costs of the table of standards, dollars", "Middle of the law room's figures, row by row."),
    "growth": ("Rise of the Japanese list price since its day", "list_growth over the years."),
    "tax": ("Tax in the Japanese list price", "Divides it."),
    "fx": ("Yen a dollar", "As given with --fx, or the rate that comes with keiway and its band."),
}


def entries() -> dict[str, dict[str, Any]]:
    """Id -> plain values: every figure, line, input, marker and source of the room."""
    found = {f"{PREFIX}{name}": _quantity(title, text) for name, (title, text) in QUANTITIES.items()}
    for name in ("price", "list_price"):
        for way in (*TITLES, "imported_8703", "imported_8704"):
            title, text = QUANTITIES[name]
            found[f"{PREFIX}{name}.{way}"] = _quantity(f"{_title(way)}: {title[0].lower()}{title[1:]}", text)
    for name, what in WORKED_OUT.items():
        found.setdefault(PREFIX + name, _quantity(what[0].upper() + what[1:], f"Worked out for the vehicle; set it with --set built_here.{name}=...."))
    for name, label in LABELS.items():
        text = f"{HOW.get(name, '')} A line of the bill of a maker.".strip()
        found.setdefault(PREFIX + name, _quantity(f"{label}, dollars a vehicle", text))
    return {**found, **_inputs(), **_reached(), **_sources()}


def _title(way: RouteId | str) -> str:
    head, _, heading = way.partition("_87")
    return TITLES.get(way) or f"{TITLES[head]}, heading 87{heading}"


def _quantity(title: str, text: str) -> dict[str, Any]:
    return {"kind": "quantity", "title": title, "text": f"{text} {BAND} {PAGE}"}


def _inputs() -> dict[str, dict[str, Any]]:
    return {
        PREFIX + value.id: {
            "kind": "input",
            "title": f"{value.label[0].upper()}{value.label[1:]}, {value.unit}",
            "text": f"{value.how} {PAGE}",
            "sources": list(named(value.sources)),
            "confidence": value.confidence,
            "details": {
                "range": f"{value.low:,.10g} to {value.high:,.10g}, most likely {value.mid:,.10g}",
                "money of": value.year if value.unit.startswith("usd") else None,
                "to the price year": f"x {inflation(value.year):.3f}" if value.unit.startswith("usd") and value.year < facts().price_year else None,
                "set it": f"--set built_here.{value.id}=LOW/LIKELY/HIGH",
            },
        }
        for value in facts().values.values()
    }


def _reached() -> dict[str, dict[str, Any]]:
    return {
        f"{PREFIX}reached.{row.id}": {
            "kind": "fact",
            "title": f"{row.name}: {row.total:,} sold here, {row.first} to {row.last}",
            "text": f"Most in a year: {row.best:,} in {row.best_year}. {row.note}",
            "sources": list(named(row.sources)),
            "confidence": row.confidence,
        }
        for row in facts().reached
    }


def _sources() -> dict[str, dict[str, Any]]:
    return {
        f"built_here:{id_}": {"kind": "source", "title": source.title, "text": source.note, "details": {"url": source.url or source.title, "date": source.date}}
        for id_, source in facts().sources.items()
    }
