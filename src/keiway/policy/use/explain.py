"""What stands behind the ids of the use of vehicles, for `keiway explain`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from keiway.policy.use.facts import PREFIX, facts

MODELS = {
    "miles_kept": (
        "Miles of the household",
        "What the kei drives is taken from the vehicle that is given up; the rest of that one's miles goes to the household's other vehicle, "
        "an average one, and beyond what that takes on to a used car that is kept for them. New are the miles of the rebound and part of those where no ordinary car is given up; a cap loses some.",
    ),
    "deaths": (
        "Deaths and injuries",
        "Miles on each class of posted limit times the crash room's rates of the vehicle there, of its own people and of others, draw by "
        "draw; 128 draws of the crash room, condensed in data/policy/crash_rates.csv.",
    ),
    "capped": (
        "Under a cap",
        "The share of miles that a cap leaves is the road room's band. Trips on slow roads go as they would; others are led around, with more "
        "way and time, are driven in the other vehicle, or are not made.",
    ),
    "plates": (
        "Plates and states",
        "Each registered one keeps the limit of its state, by households. One without plates drives a small part of the road miles, on roads "
        "to 55 mph; the rest is driven by others of the household, and the work on land goes on.",
    ),
    "consumption": (
        "Consumption",
        "Of each vehicle by the road room: label, Japanese figure or model. Ids policy.use.consumption.VEHICLE may be set.",
    ),
}  # fmt: skip


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, sources, confidence, details, kind."""
    return dict(_all())


def _all() -> Iterator[tuple[str, dict[str, Any]]]:
    found = facts()
    for name, (title, text) in MODELS.items():
        yield f"{PREFIX}{name}", {"kind": "model", "title": title, "text": text}
    for name, figure in found.figures.items():
        details = {"low": figure.low, "likely": figure.mid, "high": figure.high, "unit": figure.unit, "drawn": figure.family, "factor": figure.factor}
        if figure.year:
            details["year"] = figure.year
        settles = f"What would settle it: {found.factors[figure.factor].settles}"
        yield f"{PREFIX}{name}", _told("drawn figure", figure.says, f"{figure.how} {settles}", figure, details)
    for name, one in found.known.items():
        yield f"{PREFIX}{name}", _told("figure", one.says, one.how, one, {"value": one.value, "unit": one.unit})
    for name, group in found.groups.items():
        details = {"vehicles": ", ".join(group.vehicles)} if group.vehicles else {}
        yield f"{PREFIX}instead.{name}", {"kind": "what is given up", "title": group.title, "text": group.how, "details": details}
    speeds = "; ".join(f"to {limit} mph: {one.mph:g} mph, {one.freeway:.0%} freeways" for limit, one in found.classes.items())
    yield f"{PREFIX}classes", {
        "kind": "table", "title": "Speed over a trip and freeways, by class of posted limit", "text": f"{found.classes_how} {speeds}.",
        "confidence": "estimate", "sources": _ids(found.classes_sources),
    }  # fmt: skip
    for name, source in found.sources.items():
        text = source.note or "Read for the use of vehicles."
        yield f"{PREFIX}{name}", {"kind": "source", "title": source.title, "text": text, "details": {"url": source.url, "date": source.date}}


def _told(kind: str, title: str, text: str, of: Any, details: dict[str, Any]) -> dict[str, Any]:
    title = title[:1].upper() + title[1:]
    return {"kind": kind, "title": title, "text": text, "confidence": of.confidence, "sources": _ids(of.sources), "details": details}


def _ids(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{PREFIX}{name}" for name in names)
