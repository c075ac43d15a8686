"""The door of the room: a maker's price for a new vehicle, imported or made here, and how it falls with volume."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from keiway.answer import Missing, Quantity
from keiway.cost.built_here import words
from keiway.cost.built_here.inputs import Input, given
from keiway.cost.built_here.parts import border
from keiway.cost.built_here.parts.content import Asked as Content
from keiway.cost.built_here.parts.content import content
from keiway.cost.built_here.parts.factory import Factory, factory
from keiway.cost.built_here.price import checks
from keiway.cost.built_here.price.curve import crossing, curve, needed
from keiway.cost.built_here.price.lines import named
from keiway.cost.built_here.price.routes import Drawn, Way
from keiway.cost.built_here.price.ways import drawn_ways, programme, ways
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
NOT_A_CAR = ("utv", "golf_cart")


def answer(asked: Asked) -> BuiltHereAnswer:
    """Raises `UsageError` for figures that cannot be, `NotKnown` where no price can be told and says what would settle it."""
    vehicle = asked.case.vehicle
    set_, law, rules, made, volume, years, each_way = ground(asked)
    found = drawn_ways(each_way, asked, volume * years)
    routes = _asked_first(asked, tuple(each.route for each in found))
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
        **_over_volume(found),
        checks=checks.checks(vehicle, rules, made, set_, found[0].route),
        quantities=_headline(routes),
        missing=_missing(vehicle, made),
        assumed=words.assumed(asked, volume, years, made),
        warnings=words.warnings(asked, rules, made, each_way),
        estimates=words.ESTIMATES,
        next=words.following(asked),
        draws=asked.draws,
        seed=asked.seed,
    )


class Ground(NamedTuple):
    """What is settled before anything is drawn."""

    set_: dict[str, Input]
    law: FmvssAnswer
    rules: Content
    made: Factory
    volume: float  # a year
    years: float
    ways: list[Way]


def ground(asked: Asked, waived: tuple[str, ...] = ()) -> Ground:
    """Raises what `answer` raises. `waived`: numbers of standards that this way spares it."""
    vehicle, set_ = asked.case.vehicle, given(asked)
    _refuse(asked)
    volume, years = programme(asked, set_)
    law = matrix(vehicle, on=asked.entry)
    rules = content(vehicle, law, waived)
    made = factory(vehicle, set_, rate(asked, "JPY"))
    return Ground(set_, law, rules, made, volume, years, ways(asked, set_, rules, made, years))


def _over_volume(found: list[Drawn]) -> dict[str, Any]:
    """What hangs on how many are sold; the first way is the import that the others are held against."""
    return {
        "curves": tuple(curve(each.route.id, each.slopes) for each in found),
        "needed": tuple(needed(each.route.id, each.slopes, price) for price in words.PRICES for each in found),
        "crossings": tuple(crossing(each.route.id, each.slopes, found[0].slopes) for each in found if each.route.way != "imported"),
        "reached": markers(),
    }


def _refuse(asked: Asked) -> None:
    vehicle = asked.case.vehicle
    if asked.case.made_in in border.OWN and vehicle.origin not in border.OWN:
        raise UsageError(
            f"--origin US: the {vehicle.name} is made elsewhere; what it costs to make it here is worked out beside the import. Leave it out.",
            fix=("--origin", None),
        )
    if vehicle.kind in NOT_A_CAR:
        raise NotKnown(
            f"{vehicle.title}: as sold it is no motor vehicle made for public roads, so no maker can certify it as one, "
            "and there is no price of it as a car. Ask about a vehicle made for the road.",
            try_='keiway cost "Honda N-Box JF5" --built-here',
        )


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
