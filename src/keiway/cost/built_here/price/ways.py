"""Which ways there are for a vehicle, each with its inputs, and their draws."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from keiway.cost.built_here import words
from keiway.cost.built_here.inputs import Input, choose, drawn
from keiway.cost.built_here.parts import border, once
from keiway.cost.built_here.parts.content import Asked as Content
from keiway.cost.built_here.parts.factory import Factory
from keiway.cost.built_here.price.bill import Terms
from keiway.cost.built_here.price.routes import TITLES, Drawn, Way, draw
from keiway.cost.record import Asked
from keiway.errors import UsageError

#: Inputs that every way may need, as the table names them.
COMMON = (
    "lhd", "ocean", "warranty", "overhead", "dealer", "destination", "incentive", "kit_share", "plant_share", "us_premium", "labour_gap", "capital",
)  # fmt: skip
MOST_A_YEAR, MOST_YEARS = 5e6, 40.0


def programme(asked: Asked, set_: Mapping[str, Input]) -> tuple[float, float]:
    """Vehicles a year, and years: as asked, as set, or the middle of what small cars reached."""
    volume = asked.volume if asked.volume is not None else choose("volume", set_).mid
    years = asked.programme_years if asked.programme_years is not None else choose("years", set_).mid
    if not 1 <= volume <= MOST_A_YEAR:
        typed, fix = _typed("--volume", "volume", volume, asked.volume, "20000")
        raise UsageError(f"{typed}: a maker's price needs from 1 to {MOST_A_YEAR:,.0f} vehicles a year. US small cars sold 1,500 to 45,000.", fix=fix)
    if not 1 <= years <= MOST_YEARS:
        typed, fix = _typed("--programme-years", "years", years, asked.programme_years, "7")
        raise UsageError(f"{typed}: one-off costs are spread over 1 to {MOST_YEARS:g} years.", fix=fix)
    return volume, years


def _typed(option: str, name: str, value: float, asked: float | None, instead: str) -> tuple[str, tuple[str, str]]:
    """What was typed, as an option or as a figure of one's own, and what to type instead."""
    if asked is not None:
        return f"{option} {value:g}", (option, instead)
    return f"built_here.{name}={value:g}", (f"built_here.{name}={value:g}", f"built_here.{name}={instead}")


def ways(asked: Asked, set_: dict[str, Input], rules: Content, made: Factory, years: float) -> list[Way]:
    """The import under each heading it may fall under, then kits and a plant; a vehicle made here already has one way."""
    vehicle, origin = asked.case.vehicle, asked.case.made_in
    parts = border.parts(asked, years, set_)
    inputs = {
        **{name: choose(name, set_) for name in COMMON},
        **once.inputs(vehicle, rules, set_),
        "content": set_.get("content", rules.hardware),
        "emissions": set_.get("emissions", rules.emissions),
        **made.inputs,
        "parts_duty": parts.rate,
    }
    if vehicle.us_certified or not words.right_hand_drive(vehicle.origin):
        left = msgspec.structs.replace(inputs["lhd"], low=0.0, mid=0.0, high=0.0, how="It is made with the wheel on the left.")
        inputs["lhd"] = inputs["lhd"] if "lhd" in set_ else left
    if inputs["warranty"].high + inputs["overhead"].high >= 1:
        raise UsageError("warranty and overhead together take the whole price to the dealer: nothing is left to make it with. Give smaller shares.")
    duties = border.new_vehicle(asked, years, set_)
    found = []
    for n, each in enumerate(duties):
        terms = Terms("imported", each.harbor_pct, each.processing_usd, 0.0, origin not in border.BY_LAND, years, made.steps)
        id_ = "imported" if n == 0 else f"imported_{each.heading}"
        title = "Made here, as it is" if origin in border.OWN else TITLES["imported"] + (f", heading {each.heading}" if len(duties) > 1 else "")
        found.append(Way(id_, title, terms, {**inputs, "duty": each.duty}, "duty", each.says, made.says, each.warnings, each.later))
    if origin not in border.OWN:
        for way in ("us_kit", "us_plant"):
            terms = Terms(way, duties[0].harbor_pct, 0.0, parts.offset_pct, origin not in border.BY_LAND, years, made.steps)
            found.append(Way(way, TITLES[way], terms, inputs, "parts_duty", f"{parts.says}; offset {parts.offset_says}", made.says, words.notes(way)))
    return found


def drawn_ways(ways: list[Way], asked: Asked, volume: float) -> list[Drawn]:
    """Each input is drawn once for all ways: a way differs by what it is."""
    draws: dict[str, list[float]] = {}
    found = []
    for way in ways:
        draws |= drawn({name: each for name, each in way.inputs.items() if name not in draws or name == "duty"}, asked.seed, asked.draws)
        names = tuple(way.inputs)
        worlds = [dict(zip(names, row, strict=True)) for row in zip(*(draws[name] for name in names), strict=True)]
        found.append(draw(way, worlds, volume, asked.seed))
    return found
