"""The lines of a bill: what each is called, and what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping

from keiway.cost.built_here.inputs import Input
from keiway.cost.built_here.table import PREFIX, facts
from keiway.cost.record import Line

#: Line -> its name on the bill. The order of a bill is the order here.
LABELS = {
    "factory": "Vehicle as sold at home, at the port",
    "home_parts": "Parts from home",
    "us_parts": "Parts bought here",
    "content": "Safety hardware",
    "emissions": "Emissions hardware",
    "lhd": "Left-hand drive parts",
    "labour": "Labour here above labour at home",
    "duty": "Duty",
    "parts_duty": "Duty on parts",
    "offset": "Offset for assembly here",
    "fees": "Customs fees",
    "ocean": "Ship and port",
    "once_federalisation": "Engineering for the US",
    "once_crash_tests": "Crash tests",
    "once_certification": "EPA and California certification",
    "once_launch": "Dealers and launch",
    "once_kit_plant": "Assembly line",
    "once_plant": "Retooled plant",
    "warranty": "Warranty",
    "overhead": "Overhead and margin of the maker here",
    "dealer": "Dealer margin",
    "destination": "Destination charge",
}
GROUPS = {
    "vehicle": ("factory", "home_parts", "us_parts", "labour"),
    "rules": ("content", "emissions", "lhd"),
    "border": ("duty", "parts_duty", "offset", "fees", "ocean"),
    "sale": ("warranty", "overhead", "dealer", "destination"),
}
#: Line -> the inputs it is worked out from, beside the price.
FROM = {
    "home_parts": ("kit_share", "plant_share"),
    "us_parts": ("us_premium", "kit_share", "plant_share"),
    "labour": ("labour_gap",),
}
HOW = {
    "home_parts": "That share of the price at the port.",
    "us_parts": "The rest of it, at US prices.",
    "duty": "On the price at the port with what is added there.",
    "parts_duty": "On the parts from home, and the like share of what is added.",
    "offset": "A share of the list price, never more than the duty on parts.",
    "fees": "Harbor maintenance on the value; the processing fee is capped for a shipload.",
    "warranty": "Of the price to the dealer.",
    "overhead": "Of the price to the dealer.",
    "dealer": "Of the price paid.",
}


def line(name: str, values: tuple[float, float, float], inputs: Mapping[str, Input], how: str = "") -> Line:
    """One line. `values`: 5 percent of the draws, the figure with every input at its most likely, 95 percent."""
    behind = [inputs[each] for each in _behind(name) if each in inputs]
    low, mid, high = values
    return Line(
        id=PREFIX + name, label=LABELS[name], low=low, mid=mid, high=high, group=_group(name),
        sources=named(source for each in behind for source in each.sources),
        date=next((each.year for each in behind if each.year), str(facts().price_year)),
        confidence=_weakest(behind), how=" ".join(part for part in (HOW.get(name, ""), how, *(each.how for each in behind[:1])) if part),
        editable=False, given=any(each.given for each in behind),
    )  # fmt: skip


def named(ids) -> tuple[str, ...]:
    """Source ids in full, each once: those of other rooms have their prefix already."""
    own = facts().sources
    return tuple(dict.fromkeys(f"built_here:{id_}" if id_ in own else id_ for id_ in ids))


def _behind(name: str) -> tuple[str, ...]:
    if name.startswith("once_"):
        return (name.removeprefix("once_"), "capital")
    return FROM.get(name, (name,))


def _group(name: str) -> str:
    return next((group for group, names in GROUPS.items() if name in names), "once")


ORDER = ("given", "primary", "secondary", "derived", "recalled", "estimate")


def _weakest(behind: list[Input]) -> str:
    return max((each.confidence for each in behind), key=ORDER.index, default="derived")
