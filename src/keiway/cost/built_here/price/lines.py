"""The lines of a bill: what each is called, and what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
#: Line -> the inputs it is worked out from where that is not the input of its name. The price at the port has its own.
FROM = {"factory": (), "home_parts": (), "us_parts": ("us_premium",), "labour": ("labour_gap",)}
PORT = ("factory", "home_parts", "us_parts")
#: Lines that come from no input, or also from a rule.
ALSO = {"offset": ("proc-10984",), "fees": ("us.fee.harbor_maintenance",)}
PRICES = ("factory", "list_price_jpy", "list_price_usd")
HOW = {
    "factory": "Worked out from",
    "home_parts": "A share (kit_share, plant_share) of the price at the port:",
    "us_parts": "The rest of it, at US prices (us_premium). The price at the port:",
    "duty": "On the price at the port with what is added there.",
    "parts_duty": "On the parts from home, and the like share of what is added.",
    "offset": "A share of the list price, never more than the duty on parts.",
    "fees": "Harbor maintenance on the value; the processing fee is capped for a shipload.",
    "warranty": "Of the price to the dealer.",
    "overhead": "Of the price to the dealer.",
    "dealer": "Of the price paid.",
}


def line(name: str, values: tuple[float, float, float], inputs: Mapping[str, Input], how: str = "", port: Sequence[str] = ()) -> Line:
    """One line. `values`: 5 percent of the draws, the figure with every input at its most likely, 95 percent.

    `how` is told first; `port` names the inputs that make the price at the port.
    """
    behind = [inputs[each] for each in (*_behind(name), *(port if name in PORT else ())) if each in inputs]
    low, mid, high = values
    told = (HOW.get(name, ""), how, *(() if how else (each.how for each in behind[:1])))
    own = [inputs[each] for each in PRICES if each in inputs] if name in PORT else behind
    return Line(
        id=PREFIX + name,
        label=LABELS[name],
        low=low,
        mid=mid,
        high=high,
        group=_group(name),
        sources=named((*ALSO.get(name, ()), *(source for each in behind for source in each.sources))),
        date=next((each.year for each in behind if each.year), str(facts().price_year)),
        confidence=_weakest(behind),
        how=" ".join(part for part in told if part),
        editable=False,
        given=any(each.given for each in own),
    )


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
