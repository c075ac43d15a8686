"""The answer put together from its draws and from the rooms beside: real small cars, business, used imports, the backtest."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.answer import Quantity
from keiway.crash.names import titled
from keiway.market import backtest, business, history, imports, years
from keiway.market.answer import bands, words
from keiway.market.answer.draws import Drawn, drawn
from keiway.market.answer.effects import effects
from keiway.market.answer.far import far
from keiway.market.answer.spread import spread
from keiway.market.priors import load
from keiway.market.record import SCHEMA, Asked, Business, Comparable, Instead, MarketAnswer, UsedImports

CARS = 8  # small cars told beside it
LABELS = {
    "new_small_car": "Another new small car", "new_car": "A larger new car", "new_small_suv": "A new small SUV", "new_suv": "A larger new SUV", "new_pickup": "A new pickup",
    "new_van": "A new van", "new_electric": "A new electric one", "used_car": "A used car", "motorcycle": "A motorcycle", "side_by_side": "A side-by-side",
    "nothing": "Nothing: kept what they had",
}  # fmt: skip


def answer(asked: Asked) -> MarketAnswer:
    """Raises `KeiwayError` kinds: no price, a scenario there is not, specs that are missing."""
    found = drawn(asked)
    settled = found.base.setup
    steady, share = _steady(found), _share(found)
    why = words.far(asked, far(found.base))
    money = None if found.base.past else business.answer(found.settled, found.life, found.entered, [float(each) for each in found.prices], asked.edits)
    used = imports.used(asked.vehicle, asked.as_of)
    return MarketAnswer(
        schema=SCHEMA,
        vehicle=asked.vehicle.id,
        title=titled(asked.vehicle),
        sentence=words.far_sentence(asked, why, settled.cap_mph) if why else words.sentence(asked, found.price_usd, found.full_year, steady, share.mid or 0.0, settled.energy),
        as_of=asked.as_of,
        scenario=settled.scenario.id,
        scenario_says=words.scenario_says(settled.scenario.says, words.set_beside(asked)),
        price_usd=found.price_usd,
        price_year=found.price_year,
        price_says=settled.price_says,
        energy=settled.energy,
        dealers=settled.dealers,
        states=settled.states,
        cap_mph=settled.cap_mph,
        fuel_usd_gal=years.money(found.base.setting.gasoline_usd_gal, found.base.setting.year, found.price_year),
        years=bands.years(found.years, found.units),
        steady=steady,
        elasticity=bands.quantity("market.elasticity", found.elasticity, "% of sales for 1% on its price", "Its own price; all others stay."),
        share_pct=share,
        comparables=comparables(found),
        instead=_instead(found),
        prices=bands.prices(found.prices, found.at_prices),
        effects=effects(found),
        spread=spread(found),
        used=used,
        business=_unsure(money, why),
        **_held_against(found),
        quantities=(steady, share, _surplus(found)),
        far=why,
        outside=found.base.outside,
        missing=found.base.missing,
        assumed=words.assumed(found),
        warnings=words.warnings(found, used, money),
        sources=_sources(found, used, money),
        next=words.following(asked),
        draws=asked.draws,
        seed=asked.seed,
    )


def _unsure(money: Business | None, why: str) -> Business | None:
    """Sums on sales that the model has no ground to tell are said to be so."""
    return money if money is None or not why else msgspec.structs.replace(money, sentence=f"The model does not hold for it, so take these sums for no answer. {money.sentence}")


def _held_against(found: Drawn) -> dict[str, Any]:
    """Two simple forecasts, and how the forecasts of past launches came out."""
    return {"baselines": tuple(_baselines(found)), "backtest": backtest.summary()}


def _baselines(found: Drawn):
    """A full year, on sale everywhere that small cars were; of launches that it may know."""
    asked, without = found.base.asked, found.base.without
    for id_, others, who in _classes(found):
        of_class = backtest.reference_class(without + others, asked.draws, asked.seed)
        if of_class is not None:
            yield bands.quantity(id_, of_class, "vehicles a year", f"what {who} launched here sold, whatever they were; no model")
    year = next((year for year in range(found.years[0], history.launches()[0].year, -1) if history.segment_units(year - 1)), None)
    of_segment = backtest.segment_share(year, without, asked.draws, asked.seed) if year else None
    if of_segment is not None:
        how = f"the part of the subcompact segment that small cars launched here took, of the segment of {year - 1}; no model"
        yield bands.quantity("market.baseline.segment", of_segment, "vehicles a year", how)


def _classes(found: Drawn):
    """Whom to leave out, and who is left: of a minicar the minicars first, of gasoline unless it is electric itself; then all small cars."""
    own, every, rule = found.base.product, history.launches(), history.facts().rule
    if history.minicar(own.length_mm, own.power_kw):
        electric = own.energy == "electric"
        others = tuple(one.id for one in every if not history.minicar(one.length_mm, one.power_kw) or (one.energy == "electric" and not electric))
        who = f"{'' if electric else 'gasoline '}minicars (shorter than {rule.minicar_length_mm / 25.4:.0f} in or under {rule.minicar_power_kw / 0.745699872:.0f} hp)"
        yield "market.baseline.minicars", others, who
    yield "market.baseline.class", (), "small cars"


def _steady(found: Drawn) -> Quantity:
    which = f"{found.full_year}, year {found.full + 1} on sale"
    return bands.quantity("market.steady", found.steady, "vehicles a year", f"A full year once launched: {which}.")


def _share(found: Drawn) -> Quantity:
    year = found.full_year
    sold = years.context(min(year, years.LAST)).light_vehicles
    return bands.quantity("market.share", 100 * found.steady / sold, "% of new light vehicles", f"Of {sold:,.0f} in {year}.")


def _surplus(found: Drawn) -> Quantity:
    return bands.quantity("market.surplus", found.surplus_usd, f"dollars of {found.price_year} a buyer", "What its being there is worth to whoever buys it.")


def _instead(found: Drawn) -> tuple[Instead, ...]:
    told = []
    for n, id_ in enumerate(found.groups):
        low, mid, high = bands.three(found.instead[:, n])
        mass = found.instead_mass_kg[n] if n < len(found.instead_mass_kg) else None
        told.append(Instead(id=id_, label=LABELS.get(id_, id_.replace("_", " ")), low=low, mid=mid, high=high, mean=float(found.instead[:, n].mean()), mass_kg=mass, price_usd=_price(found, n)))
    return tuple(told)


def _price(found: Drawn, n: int) -> float | None:
    """Of what is given up, dollars of the price year."""
    of = getattr(found.entered, "instead_price_usd", ())
    return None if n >= len(of) or of[n] is None else years.money(float(of[n]), found.base.fleet.price_year, found.price_year)


def comparables(found: Drawn) -> tuple[Comparable, ...]:
    """The nearest launches; of a vehicle that was launched here its own first."""
    near = history.comparables(found.base.product, CARS)
    own = found.base.setup.launch
    if own is None or all(each.id != own.id for each in near):
        return near
    return tuple(sorted(near, key=lambda each: each.id != own.id))


def _sources(found: Drawn, used: UsedImports | None, money: Business | None) -> tuple[str, ...]:
    """What the fleet is from in words; the rest as ids that `keiway explain` knows, priors first."""
    priors = dict.fromkeys(f"market.priors:{source}" for prior in load().values() for source in prior.sources)
    evidence = [source for one in (money.evidence if money else ()) for source in one.sources]
    return tuple(dict.fromkeys(filter(None, (found.base.fleet.source, *priors, *(used.sources if used else ()), *evidence))))
