"""The door of the room: a maker's price for a new vehicle, imported or made here, and how it falls with volume."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from keiway.answer import Missing, Quantity
from keiway.cost.built_here import words
from keiway.cost.built_here.inputs import Input, choose, drawn, given
from keiway.cost.built_here.parts import border, once
from keiway.cost.built_here.parts.content import Asked as Content
from keiway.cost.built_here.parts.content import content
from keiway.cost.built_here.parts.factory import Factory, factory
from keiway.cost.built_here.price import checks
from keiway.cost.built_here.price.bill import Terms
from keiway.cost.built_here.price.curve import crossing, curve, needed
from keiway.cost.built_here.price.lines import named
from keiway.cost.built_here.price.routes import TITLES, Drawn, Way, draw
from keiway.cost.built_here.record import BuiltHereAnswer, Marker, Pathway, Route
from keiway.cost.built_here.table import PREFIX, facts
from keiway.cost.landed.price import rate
from keiway.cost.record import Asked
from keiway.crash.vehicles import NotKnown
from keiway.errors import UsageError
from keiway.law.fmvss import FmvssAnswer, matrix
from keiway.vehicles.record import Vehicle

SCHEMA = "built_here/1"
PATHWAY = "us.safety.original_manufacturer_certified"
#: Inputs that every way may need, as the table names them.
COMMON = ("lhd", "ocean", "warranty", "overhead", "dealer", "destination", "incentive", "kit_share", "plant_share", "us_premium", "labour_gap", "capital")
NOT_A_CAR = ("utv", "golf_cart")
MOST_A_YEAR, MOST_YEARS = 5e6, 40.0


def answer(asked: Asked) -> BuiltHereAnswer:
    """Raises `UsageError` for figures that cannot be, `NotKnown` where no price can be told and says what would settle it."""
    vehicle, set_ = asked.case.vehicle, given(asked)
    _refuse(asked)
    volume, years = _programme(asked, set_)
    law = matrix(vehicle, on=asked.entry)
    rules = content(vehicle, law)
    made = factory(vehicle, set_, rate(asked, "JPY"))
    ways = _ways(asked, set_, rules, made, years)
    found = _drawn(ways, asked, volume * years)
    slopes = {each.route.id: each.slopes for each in found}
    first = found[0].route
    here = [way.id for way in ways if way.terms.way != "imported"]
    routes = _asked_first(asked, tuple(each.route for each in found))
    crossings = tuple(crossing(id_, slopes[id_], found[0].slopes) for id_ in here)
    return BuiltHereAnswer(
        schema=SCHEMA,
        vehicle=vehicle.id,
        title=vehicle.title,
        sentence=words.sentence(vehicle, routes, volume, years),
        entry=asked.entry,
        price_year=facts().price_year,
        volume=volume,
        years=years,
        fx=made.inputs["fx"].mid if made.yen else None,
        factory_says=made.says,
        pathway=_pathway(vehicle, rules, law),
        content=rules.content,
        content_total=_total(rules, set_),
        routes=routes,
        curves=tuple(curve(each.route.id, each.slopes) for each in found),
        needed=tuple(needed(each.route.id, each.slopes, price) for price in words.PRICES for each in found),
        crossings=crossings,
        reached=markers(),
        checks=checks.checks(vehicle, rules, made, set_, first),
        quantities=_headline(routes),
        missing=_missing(vehicle, made),
        assumed=words.assumed(asked, volume, years, made),
        warnings=words.warnings(asked, rules, made, ways),
        estimates=words.ESTIMATES,
        next=words.following(asked),
        draws=asked.draws,
        seed=asked.seed,
    )


def _refuse(asked: Asked) -> None:
    vehicle = asked.case.vehicle
    if asked.case.made_in in border.OWN and vehicle.origin not in border.OWN:
        raise UsageError(
            f"--origin US: the {vehicle.name} is made elsewhere, and what it costs to make it here is what is worked out. Leave it out; --assembly us-plant is told first.",
            fix=("--origin", None),
        )
    if vehicle.kind in NOT_A_CAR:
        raise NotKnown(
            f"{vehicle.title}: as sold it is no motor vehicle made for public roads, so no maker can certify it as one, and there is no price of it as a car. "
            "Ask about a vehicle made for the road.",
            try_='keiway cost "Honda N-Box JF5" --built-here',
        )


def _programme(asked: Asked, set_: Mapping[str, Input]) -> tuple[float, float]:
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


def _ways(asked: Asked, set_: dict[str, Input], rules: Content, made: Factory, years: float) -> list[Way]:
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
    if vehicle.us_certified or not words.right_hand_drive(origin):
        inputs["lhd"] = inputs["lhd"] if "lhd" in set_ else msgspec.structs.replace(inputs["lhd"], low=0.0, mid=0.0, high=0.0, how="It is made with the wheel on the left.")
    if inputs["warranty"].high + inputs["overhead"].high >= 1:
        raise UsageError("warranty and overhead together take the whole price to the dealer: nothing is left to make it with. Give smaller shares.")
    duties = border.new_vehicle(asked, years, set_)
    ways = []
    for n, each in enumerate(duties):
        terms = Terms("imported", each.harbor_pct, each.processing_usd, 0.0, origin not in border.BY_LAND, years, made.steps)
        id_ = "imported" if n == 0 else f"imported_{each.heading}"
        title = "Made here, as it is" if origin in border.OWN else TITLES["imported"] + (f", heading {each.heading}" if len(duties) > 1 else "")
        ways.append(Way(id_, title, terms, {**inputs, "duty": each.duty}, "duty", each.says, made.says, each.warnings))
    if origin not in border.OWN:
        for way in ("us_kit", "us_plant"):
            terms = Terms(way, duties[0].harbor_pct, 0.0, parts.offset_pct, origin not in border.BY_LAND, years, made.steps)
            ways.append(Way(way, TITLES[way], terms, inputs, "parts_duty", f"{parts.says}; offset {parts.offset_says}", made.says, words.notes(way)))
    return ways


def _drawn(ways: list[Way], asked: Asked, volume: float) -> list[Drawn]:
    """Each input is drawn once for all ways: a way differs by what it is."""
    draws: dict[str, list[float]] = {}
    found = []
    for way in ways:
        draws |= drawn({name: each for name, each in way.inputs.items() if name not in draws or name == "duty"}, asked.seed, asked.draws)
        names = tuple(way.inputs)
        worlds = [dict(zip(names, row, strict=True)) for row in zip(*(draws[name] for name in names), strict=True)]
        found.append(draw(way, worlds, volume, asked.seed))
    return found


def _asked_first(asked: Asked, routes: tuple[Route, ...]) -> tuple[Route, ...]:
    """The way asked for first, the others in their order."""
    if asked.assembly and all(route.way != asked.assembly for route in routes):
        raise UsageError(f"--assembly: the {asked.case.vehicle.name} is made in the United States as it is; there is nothing else to show.", fix=("--assembly", None))
    return tuple(sorted(routes, key=lambda route: asked.assembly is not None and route.way != asked.assembly))


def _pathway(vehicle: Vehicle, rules: Content, law: FmvssAnswer) -> Pathway:
    return Pathway(
        id=PATHWAY,
        title="Built and certified to US standards by its maker",
        says=words.pathway(vehicle, rules),
        gaps=rules.gaps,
        open=rules.open,
        law_checked=law.law_checked,
        next=f'keiway law fmvss "{vehicle.title}"',
    )


def _total(rules: Content, set_: Mapping[str, Input]) -> Quantity:
    each = set_.get("content", rules.hardware)
    return Quantity(
        id=PREFIX + "content", low=each.low, mid=each.mid, high=each.high, unit="usd", how=each.how, level="estimate", sources=named(each.sources)
    )


def _headline(routes) -> tuple[Quantity, ...]:
    found = []
    for route in routes:
        how = "every cost at this volume, destination included; 5, 50 and 95 percent of the draws"
        found.append(
            Quantity(id=f"{PREFIX}price.{route.id}", low=route.price.low, mid=route.price.mid, high=route.price.high, unit="usd", how=how, level="90% band")
        )
        found.append(msgspec.structs.replace(route.list_price, id=f"{PREFIX}list_price.{route.id}"))
    return tuple(found)


def markers() -> tuple[Marker, ...]:
    """What small cars really sold here, fewest first."""
    found = [
        Marker(
            id=f"{PREFIX}reached.{row.id}", name=row.name, total=row.total, years=f"{row.first}-{row.last}", best=row.best, best_year=row.best_year,
            confidence=row.confidence, sources=named(row.sources), note=row.note,
        )
        for row in facts().reached
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.total))


def _missing(vehicle: Vehicle, made: Factory) -> tuple[Missing, ...]:
    if made.level in ("list_jpy", "list_usd", "given"):
        return ()
    return (
        Missing(
            fact="base_price_jpy",
            question="What is its list price at home, or in the United States?",
            settles="It sets the price at the port, the largest line of the bill",
            option="--set built_here.list_price_jpy=1500000  or  --set built_here.list_price_usd=15000",
        ),
    )
