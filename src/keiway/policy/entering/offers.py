"""Offers made ready: the law, the maker's cost and the forecast of each, in both worlds, and all that is drawn of them."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import msgspec
import numpy as np

from keiway.crash.names import titled
from keiway.errors import InvalidFile, KeiwayError
from keiway.kept import Kept
from keiway.market import launch as limits
from keiway.market.answer import draws as market
from keiway.market.answer import words as market_words
from keiway.market.answer.far import far
from keiway.market.business.costs import entry
from keiway.market.business.legal import CERTIFIED, certified
from keiway.market.record import Asked as Launch
from keiway.places import PLACES
from keiway.policy.entering import checked, law, makers
from keiway.policy.entering.facts import facts
from keiway.policy.entering.makers import Maker
from keiway.policy.entering.roads import Mix, Shut, mixed, shut
from keiway.policy.record import MONEY_YEAR, Asked, Offer
from keiway.store import World, under

TODAY, REFORM = 0, 1
WAYS = {"imported": "imported", "us_kit": "assembled here from kits", "us_plant": "made in a plant here"}
_SOLD = Kept("policy.entering.sold", 16)
Draws = dict[str, dict[str, Any]]  # factor -> name -> array [draw, ...]


class There(NamedTuple):
    """One offer in one world. `sales` and `cost` end the names of its draws."""

    terms: Any
    open: bool  # a lawful way, and a state to use it in
    price_usd: float
    sales: str
    cost: str  # empty: not known
    most_a_year: float | None
    years: int  # over which the maker's sums run
    life: int  # years the model is sold
    roads: Mix  # of the states that register it
    shut: Shut  # what they shut of its buyers' driving
    asks_usd: float | None  # what its maker has to ask to cover every cost; None: not known


class New(NamedTuple):
    """One offer, fixed."""

    id: str  # of its stream
    offer: Offer
    vehicle: Any
    title: str
    first: int  # column of its first year of sale
    owners: str  # name of the figure that says which part of its maker's earnings is of people here
    whole: tuple[float, ...]  # all new vehicles sold, by year from its first
    worlds: tuple[There, There]
    moved: bool  # does the reform change its terms, its price or its cost?
    full: There | None  # its maker's full certification, where the reform gives another way and leaves this one open
    already: bool  # sold here as the law is
    plain: There | None = None  # full certification as the law is, where its way today is another (an exemption that the file supposes)
    warnings: tuple[str, ...] = ()


class Forecast(NamedTuple):
    """The market room's, before the network and the roads of one world. Arrays [draw], `run` [draw, year from the first]."""

    units: Any
    instead: Any
    surplus_usd: Any
    run: Any
    whole: Any  # [year]
    dealers: float
    cap_mph: int | None  # its own: what it can keep up with, or what its kind may use
    far: str


def prepare(asked: Asked, offers: tuple[Offer, ...], years: tuple[int, ...], world: World | None) -> tuple[tuple[New, ...], Draws, tuple[str, ...]]:
    """Each offer that can be worked out, the draws of all, and why the others cannot."""
    found, drawn, refused = [], {"demand": {}, "launch": {}, "maker": {}}, []
    for n, offer in enumerate(offers):
        try:
            checked.offer(offer, offers[:n])
            found.append(_offered(asked, offer, years, world, drawn, n, sum(each.vehicle == offer.vehicle for each in offers)))
        except KeiwayError as error:
            refused.append(f"The offer of {offer.vehicle} is left out. {error}")
    return tuple(found), drawn, tuple(refused)


def _offered(asked: Asked, offer: Offer, years: tuple[int, ...], world: World | None, drawn: Draws, n: int, offers_of: int) -> New:
    from keiway.vehicles.catalogue import vehicle

    row = vehicle(offer.vehicle)
    launch = _launch(asked, offer, years, row)
    warnings: list[str] = []
    reform = _there(launch, offer, asked.reform, world, f"{n}.reform", drawn, warnings)
    today = reform if world is None else _there(launch, offer, None, None, f"{n}.today", drawn, warnings, terms=law.today(asked.reform, row, offer.way, law.covered(date(launch.first_year, 1, 1))), beside=reform)
    plain = _plain(launch, offer, today, reform, f"{n}.plain", drawn, warnings)
    full = _full(launch, offer, plain or today, reform, world, f"{n}.full", drawn, warnings)
    forecast = _forecast(launch, reform.price_usd)
    warnings += [forecast.far] if forecast.far else []
    return New(
        id=f"new.{row.id}" if offers_of == 1 else f"new.{row.id}.{offer.way}", offer=offer, vehicle=row, title=titled(row) if offers_of == 1 else f"{titled(row)}, {WAYS[offer.way]}", first=launch.first_year - years[0], owners="us_owned" if row.origin == "US" else "us_share",
        whole=tuple(map(float, forecast.whole)), worlds=(today, reform), moved=today is not reform and not _alike(today, reform, drawn["maker"]), full=full,
        already=_on_sale(row, asked.as_of.year), plain=plain, warnings=tuple(dict.fromkeys(warnings)),
    )  # fmt: skip


def _on_sale(row: Any, year: int) -> bool:
    """Certified by its maker and of a model year now sold here."""
    return bool(row.us_certified) and (row.model_year_from or 9999) <= year <= (row.model_year_to or 0)


def _launch(asked: Asked, offer: Offer, years: tuple[int, ...], row: Any) -> Launch:
    """The question to the market room, but for price, states and cap."""
    start = offer.from_year or years[0] + round(facts().lead_years[offer.way].value)
    least = max(years[0], market.PAST + 1)
    if not least <= start <= years[-1]:
        near = min(max(start, least), years[-1])
        raise InvalidFile(f"It would first be sold in {start}; the years of sale that are counted are {years[0]} to {years[-1]}. Give from_year: {near}, or more years.")
    return Launch(
        vehicle=row, as_of=asked.as_of, text=row.id, price_year=MONEY_YEAR, first_year=start, last_year=years[-1], dealers=offer.dealers, draws=asked.draws, seed=asked.seed,
    )  # fmt: skip


def _there(launch: Launch, offer: Offer, reform: Any, world: World | None, name: str, drawn: Draws, warnings: list[str], terms: Any = None, beside: There | None = None) -> There:
    """One offer in one world, on its terms there or on those given.

    A price that is given is that of the reform's way; on another (`beside` is the reform's) it is dearer or cheaper by what the law makes its maker ask.
    """
    with under(world):
        if terms is None:
            terms = law.terms(reform, launch.vehicle, offer.way, law.covered(date(launch.first_year, 1, 1)))
        maker = _maker(launch, offer, terms, warnings)
    asks = makers.price(maker) if maker else None
    price = asks if offer.price_usd is None else _beside(offer.price_usd, asks, beside)
    if price is None:
        raise InvalidFile("No price was given, and what its maker has to ask cannot be worked out. Give price_usd.")
    roads = mixed((road.state, road.cap_mph, road.freeways) for road in terms.roads) or ((1.0, terms.cap_mph, terms.freeways),)
    _sales(launch, terms, price, name, drawn, roads)
    if maker:
        drawn["maker"] |= {f"{what}:{name}": values for what, values in makers.drawn(maker, price).items()}
    return There(
        terms=terms, open=terms.open is True and bool(terms.states), price_usd=price, sales=name, cost=name if maker else "",
        most_a_year=terms.most_a_year, years=maker.bill.years if maker else 1, life=maker.life if maker else 1, roads=roads,
        shut=shut(roads, terms.top_speed_mph), asks_usd=asks,
    )  # fmt: skip


def _beside(given: float, asks: float | None, beside: There | None) -> float:
    more = asks - beside.asks_usd if beside is not None and asks is not None and beside.asks_usd is not None else 0.0
    return max(given + more, 1.0)


def _plain(launch: Launch, offer: Offer, today: There, reform: There, name: str, drawn: Draws, warnings: list[str]) -> There | None:
    """Whoever might have an exemption as the law is may certify in full instead, without any finding that a file supposes."""
    if today is reform or today.terms.pathway == CERTIFIED:
        return None
    terms = law.terms(None, launch.vehicle, offer.way, law.covered(date(launch.first_year, 1, 1)))
    if terms.pathway != CERTIFIED or terms.open is not True:
        return None
    return _there(launch, offer, None, None, name, drawn, warnings, terms=terms, beside=reform)


def _full(launch: Launch, offer: Offer, today: There, reform: There, world: World | None, name: str, drawn: Draws, warnings: list[str]) -> There | None:
    """Whoever may use a new way may still use the old one: on today's terms, at the costs of the reform's world."""
    if not today.open or today.terms.pathway != CERTIFIED or reform.terms.pathway == CERTIFIED:
        return None
    with under(world):
        left = certified(launch.vehicle, entry(launch)).open
    if not left:
        return None
    return _there(launch, offer, None, world, name, drawn, warnings, terms=today.terms, beside=reform)


def _maker(launch: Launch, offer: Offer, terms: Any, warnings: list[str]) -> Maker | None:
    try:
        return makers.maker(launch, offer.way, terms)
    except KeiwayError as error:
        warnings.append(f"What the {launch.vehicle.name} costs its maker is not known, so neither its earnings nor its duty are counted. {error}")
        return None


def _sales(launch: Launch, terms: Any, price: float, name: str, drawn: Draws, roads: Mix) -> None:
    """Draws of what is sold on these terms; a cap counts in the part of the states that has it."""
    found = _forecast(launch, price)
    states = None if len(terms.states) >= len(PLACES) else tuple(sorted(terms.states))
    own = [each for each in (found.cap_mph, terms.top_speed_mph) if each]
    caps = [(share, min((each for each in (cap, *own) if each), default=None)) for share, cap, _ in roads]
    capped = limits.capped(caps[0][1], launch.draws, launch.seed) if len({cap for _, cap in caps}) == 1 else sum(share * limits.capped(cap, launch.draws, launch.seed) for share, cap in caps)
    drawn["demand"] |= {f"units:{name}": found.units, f"instead:{name}": found.instead, f"surplus:{name}": found.surplus_usd}
    reach = limits.reach(found.dealers, states, launch.draws, launch.seed)
    drawn["launch"] |= {f"reach:{name}": reach * capped, f"run:{name}": found.run}


def _forecast(launch: Launch, price: float) -> Forecast:
    """What law decides is not in it, so that it is kept for every world."""
    asked = msgspec.structs.replace(launch, price_usd=price)
    with under(None):
        return _SOLD.get(asked, lambda: _asked(asked))


def _asked(asked: Launch) -> Forecast:
    found = market.drawn(asked, grid=())
    setup, run = found.base.setup, found.factors["ramp"] * found.factors["market"]
    return Forecast(found.entered.units, found.instead, found.surplus_usd, run, market.sold_new(found.base), setup.dealers, setup.cap_mph, market_words.far(asked, far(found.base)))


def _alike(one: There, other: There, drawn: dict[str, Any]) -> bool:
    """The same rules, price and costs in both worlds: what is sold is not the reform's doing."""
    if _rules(one) != _rules(other) or bool(one.cost) != bool(other.cost):
        return False
    return not one.cost or all(np.array_equal(drawn[f"{what}:{one.cost}"], drawn[f"{what}:{other.cost}"]) for what in makers.DRAWN)


def _rules(there: There) -> tuple:
    terms = there.terms
    roads = (terms.cap_mph, terms.freeways, terms.top_speed_mph, tuple(terms.states), there.roads)
    return terms.open, terms.pathway, roads, terms.most_a_year, there.price_usd
