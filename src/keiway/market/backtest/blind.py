"""Every launch forecast as if on its first day, blind to its own outcome, by four methods, and scored."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np

from keiway.market.backtest.baselines import reference_class, segment_share
from keiway.market.backtest.forecast import Structure, forecast, nearest, structure
from keiway.market.backtest.score import Sums, band, sums
from keiway.market.calibration.evidence import rows
from keiway.market.calibration.kept import Band, Structural
from keiway.market.calibration.learnt import learn_from
from keiway.market.fleet.record import Fleet
from keiway.market.history import Launch, Sale, launches, minicar, product, sold, steady

Array = np.ndarray
DRAWS, SEED, YEARS = 2000, 1, 8
#: Variant -> in words.
VARIANTS = {
    "others": "all other nameplates known",
    "earlier": "earlier launches alone known",
    "bare": "the structural model with no launch at all",
    "class": "reference class: what other launches sold",
    "segment": "share of the subcompact segment of the year before",
}


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One launch. `units`: mean of the years that count; where none does, of those flagged, and `apart` says why it is not in the sums."""

    launch: Launch
    minicar: bool
    counted: tuple[Sale, ...]
    flagged: tuple[Sale, ...]
    sold: tuple[Sale, ...]  # every year, from the launch on
    units: float
    apart: str
    bands: dict[str, Band]
    yearly: tuple[Band, ...]  # variant `others`: of each year from the launch on, scored where it was sold


class Result(msgspec.Struct, frozen=True, kw_only=True):
    cases: tuple[Case, ...]
    structural: dict[str, dict[str, Structural]]  # fleet year -> launch id

    def sums(self, variant: str, which: Callable[[Case], bool] = lambda case: True) -> Sums | None:
        return sums([(case.bands[variant], case.units) for case in self.cases if not case.apart and variant in case.bands and which(case)])


def run(only: tuple[str, ...] = (), told: Callable[[str], None] = lambda said: None, draws: int = DRAWS, seed: int = SEED) -> Result:
    """All launches, or those whose ids are named; the calibration of each always rests on all others."""
    fleets = {year: nearest(year) for year in (2019, 2022)}
    by_nameplate = sorted(launches(), key=lambda each: each.nameplate)  # the fleet without one is made ready once for all of its launches
    seen = {year: {each.id: _structure(each, fleet, draws, seed, told) for each in by_nameplate} for year, fleet in fleets.items()}
    return scored(seen, fleets, only, seed)


def scored(seen: dict[int, dict[str, Structure]], fleets: dict[int, Fleet], only: tuple[str, ...] = (), seed: int = SEED) -> Result:
    """From structural draws at hand."""
    kept = {str(year): {id_: each.kept for id_, each in found.items()} for year, found in seen.items()}
    cases = []
    for each in launches():
        fleet = fleets[nearest(each.year).year]
        if (not only or each.id in only) and _years(each)[0]:
            cases.append(_case(each, seen[fleet.year][each.id], kept[str(fleet.year)], fleet, seed))
    return Result(cases=tuple(cases), structural=kept)


def _structure(each: Launch, fleet: Fleet, draws: int, seed: int, told: Callable[[str], None]) -> Structure:
    told(f"{each.title}, fleet of {fleet.year}")
    return structure(product(each, fleet), each.year, each.dealers, fleet, draws, seed, without=(each.nameplate,))


def _years(each: Launch) -> tuple[tuple[Sale, ...], str]:
    """Years to score, and why apart from the sums: no steady year is free of a flag, or none is held at all."""
    found = steady(each)
    if found.counted:
        return found.counted, ""
    if found.flagged:
        return found.flagged, "every steady year is flagged"
    return tuple(s for s in sold(each) if s.year == each.year), "no full year is held"


def _case(each: Launch, seen: Structure, kept: dict[str, Structural], fleet: Fleet, seed: int) -> Case:
    years, apart = _years(each)
    ns = tuple(sale.year - each.year for sale in years)
    units = sum(sale.units for sale in years) / len(years)
    entrant, left = product(each, fleet), (each.nameplate,)

    def of(found) -> Array:
        return forecast(entrant, each.year, seen, found, YEARS, seed, each.month, left).units

    others = of(learn_from(rows(kept, left)))
    draws = {
        "others": others[:, ns].mean(axis=1),
        "earlier": of(learn_from(rows(kept, left, each.year)))[:, ns].mean(axis=1),
        "bare": (seen.national * seen.reach),
        "class": reference_class(left, seen.national.size, seed),
        "segment": segment_share(each.year, left, seen.national.size, seed),
    }
    held = {sale.year: sale.units for sale in sold(each)}
    return Case(
        launch=each,
        minicar=minicar(each.length_mm, each.power_kw),
        counted=steady(each).counted,
        flagged=steady(each).flagged,
        sold=sold(each),
        units=units,
        apart=apart,
        bands={name: band(found, units) for name, found in draws.items() if found is not None},
        yearly=tuple(band(others[:, n], held.get(each.year + n, float(np.median(others[:, n])))) for n in range(YEARS)),
    )
