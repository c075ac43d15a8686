"""Every launch forecast as if on its first day, blind to its own outcome, by several methods, and scored."""

from __future__ import annotations

from collections.abc import Callable, Collection

import msgspec
import numpy as np

from keiway.market.backtest.baselines import reference_class, segment_share
from keiway.market.backtest.forecast import Structure, forecast, nearest, structure
from keiway.market.backtest.score import Sums, band, sums
from keiway.market.backtest.tried import OPTIONS, Option
from keiway.market.calibration.evidence import rows
from keiway.market.calibration.facts import Priors, plain, priors
from keiway.market.calibration.kept import Band, Structural
from keiway.market.calibration.learnt import learn_from
from keiway.market.fleet.record import Fleet
from keiway.market.history import Launch, Sale, family, launches, minicar, product, sold, steady

Array = np.ndarray
DRAWS, SEED, YEARS = 2000, 1, 8
#: Variant -> in words.
VARIANTS = {
    "others": "all other nameplates known",
    "earlier": "earlier launches alone known, as on the first day",
    "plain": "as others, without the size of the brand and two seats, which were taken in late",
    "plain-earlier": "as earlier, without them",
    "bare": "the structural model with no launch at all",
    "class": "reference class: what other launches sold",
    "segment": "share of the subcompact segment of the year before",
}
SIMPLE = ("class", "segment")  # no demand model behind them


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One launch. `units`: mean of the years that count; where none does, of those flagged. `apart` says why it is not in the sums."""

    launch: Launch
    minicar: bool
    counted: tuple[Sale, ...]
    flagged: tuple[Sale, ...]
    sold: tuple[Sale, ...]  # every year, from the launch on
    units: float
    apart: str
    bands: dict[str, Band]
    yearly: tuple[Band, ...] = ()  # variant `others`: of each year from the launch on, scored where it was sold
    tried: dict[str, tuple[Band, float]] = {}  # by id of tried.OPTIONS: the band, and what was sold by that option's years


class Result(msgspec.Struct, frozen=True, kw_only=True):
    cases: tuple[Case, ...]
    structural: dict[str, dict[str, Structural]]  # fleet year -> launch id; what the calibration rests on

    def sums(self, variant: str, which: Callable[[Case], bool] = lambda case: True) -> Sums | None:
        return sums([(case.bands[variant], case.units) for case in self.cases if not case.apart and variant in case.bands and which(case)])


def run(
    only: Collection[str] = (), told: Callable[[str], None] = lambda said: None, draws: int = DRAWS, seed: int = SEED, methods: Collection[str] = tuple(VARIANTS)
) -> Result:  # fmt: skip
    """All launches, or those whose ids are named: of the others the structural forecasts that ship are taken then. `methods` of VARIANTS alone."""
    fleets = {year: nearest(year) for year in (2019, 2022)}
    if set(methods) <= set(SIMPLE):
        return scored({year: {} for year in fleets}, fleets, only, seed, methods)
    by_nameplate = sorted((each for each in launches() if not only or each.id in only), key=lambda each: each.nameplate)  # so each fleet is made ready once
    seen = {year: {each.id: _structure(each, fleet, draws, seed, told) for each in by_nameplate} for year, fleet in fleets.items() if not only}
    for each in by_nameplate if only else ():
        fleet = nearest(each.year)
        seen.setdefault(fleet.year, {})[each.id] = _structure(each, fleet, draws, seed, told)
    own = {
        year: {each.id: structure(product(each, fleets[year]), each.year, each.dealers, fleets[year], draws, seed, without=(each.nameplate,), market_year=each.year)
               for each in by_nameplate if each.energy == "electric" and each.id in seen[year]}
        for year in seen
    }  # fmt: skip
    return scored(seen, fleets, only, seed, methods, own)


def scored(
    seen: dict[int, dict[str, Structure]], fleets: dict[int, Fleet], only: Collection[str] = (), seed: int = SEED, methods: Collection[str] = tuple(VARIANTS),
    own: dict[int, dict[str, Structure]] | None = None,
) -> Result:  # fmt: skip
    """From structural draws at hand. `own`: of electric launches in the market of their own year, which is what they teach by."""
    from keiway.market.calibration.kept import kept as shipped

    kept = {str(year): dict(shipped().structural[str(year)]) if only else {} for year in fleets}
    for found in (seen, own or {}):
        for year, each in found.items():
            kept[str(year)] |= {id_: of.kept for id_, of in each.items()}
    cases = []
    for each in launches():
        year = nearest(each.year).year
        if (not only or each.id in only) and _years(each)[0]:
            cases.append(_case(each, seen.get(year, {}).get(each.id), kept[str(year)], fleets[year], seed, methods))
    return Result(cases=tuple(cases), structural=kept)


def _structure(each: Launch, fleet: Fleet, draws: int, seed: int, told: Callable[[str], None]) -> Structure:
    told(f"{each.title}, fleet of {fleet.year}")
    return structure(product(each, fleet), each.year, each.dealers, fleet, draws, seed, without=(each.nameplate,))


def _years(each: Launch) -> tuple[tuple[Sale, ...], str]:
    """Years to score, and why apart from the sums: electric, no steady year is free of a flag, or none is held at all."""
    found = steady(each)
    electric = "electric" if each.energy == "electric" else ""
    if found.counted:
        return found.counted, electric
    if found.flagged:
        return found.flagged, electric or "every steady year is flagged"
    return tuple(s for s in sold(each) if s.year == each.year), " and ".join(filter(None, (electric, "no full year is held")))


def beside(each: Launch, bands: dict[str, Band], yearly: tuple[Band, ...] = (), tried: dict[str, tuple[Band, float]] | None = None) -> Case:
    """A launch with what it sold and the bands that were forecast."""
    years, apart = _years(each)
    return Case(
        launch=each, minicar=minicar(each.length_mm, each.power_kw), counted=steady(each).counted, flagged=steady(each).flagged, sold=sold(each),
        units=sum(sale.units for sale in years) / len(years), apart=apart, bands=bands, yearly=yearly, tried=tried or {},
    )  # fmt: skip


def _case(each: Launch, seen: Structure | None, kept: dict[str, Structural], fleet: Fleet, seed: int, methods: Collection[str]) -> Case:
    years, left, count = _years(each)[0], (each.nameplate,), DRAWS if seen is None else seen.national.size
    units = sum(sale.units for sale in years) / len(years)
    entrant, known = product(each, fleet), priors()

    def of(found, without=left) -> Array:
        return forecast(entrant, each.year, seen, found, YEARS, seed, each.month, without).units

    def by(believed: Priors, before: int | None = None) -> Array:
        return of(learn_from(rows(kept, left, before, believed), believed))

    makes = {
        "others": lambda: _mean(by(known), years, each), "earlier": lambda: _mean(by(known, each.year), years, each),
        "plain": lambda: _mean(by(plain(known)), years, each), "plain-earlier": lambda: _mean(by(plain(known), each.year), years, each),
        "bare": lambda: seen.national * seen.reach,
        "class": lambda: reference_class(left, count, seed), "segment": lambda: segment_share(each.year, left, count, seed),
    }  # fmt: skip
    draws = {name: makes[name]() for name in VARIANTS if name in methods}
    bands = {name: band(found, units) for name, found in draws.items() if found is not None}
    if seen is None or "others" not in methods:
        return beside(each, bands)
    held, others = {sale.year: sale.units for sale in sold(each)}, by(known)
    yearly = tuple(band(others[:, n], held.get(each.year + n, float(np.median(others[:, n])))) for n in range(YEARS))
    return beside(each, bands, yearly, {id_: found for id_, option in OPTIONS.items() if (found := _tried(each, option, kept, of)) is not None})


def _tried(each: Launch, option: Option, kept: dict[str, Structural], of) -> tuple[Band, float] | None:
    """By other beliefs or other years. None: the launch is not in this option's sums."""
    left = family(each.nameplate) if option.families else (each.nameplate,)
    years = steady(each).every.counted if option.flagged else steady(each).counted
    if not years or each.energy == "electric" or each.id in option.without:
        return None
    believed = option.changed(priors())
    found = _mean(of(learn_from(rows(kept, (*left, *option.without), None, believed, option.flagged), believed), left), years, each)
    units = sum(sale.units for sale in years) / len(years)
    return band(found, units), units


def _mean(yearly: Array, years: tuple[Sale, ...], each: Launch) -> Array:
    """Of the years that count, [draws]."""
    return yearly[:, tuple(sale.year - each.year for sale in years)].mean(axis=1)
