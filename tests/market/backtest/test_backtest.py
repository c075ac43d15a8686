"""The machinery of the backtest on a stand-in for the structural model: what may be known, what is scored, what is said."""

from __future__ import annotations

from math import log
from types import SimpleNamespace

import msgspec
import numpy as np
import pytest

from keiway.market import fleet as fleets
from keiway.market import history
from keiway.market.backtest import blind
from keiway.market.backtest.baselines import reference_class, segment_share
from keiway.market.backtest.forecast import Structure
from keiway.market.backtest.headline import adds, gains, short
from keiway.market.backtest.page.tables import every, hangs, plans, tried
from keiway.market.backtest.tried import OPTIONS
from keiway.market.backtest.verdicts import checks, render
from keiway.market.calibration import evidence
from keiway.market.calibration.covariates import covariates
from keiway.market.history import library
from keiway.market.launch import course

DRAWS = 400


def stand_in(each: history.Launch) -> Structure:
    """National sales by price and footprint alone."""
    random = np.random.default_rng(len(each.id))
    middle = log(60_000) - 2.0 * log(each.paid_usd / 15_000) + log(each.footprint_m2 / 3.6)
    return Structure(np.exp(middle + 0.3 * random.standard_normal(DRAWS)), np.full(DRAWS, 0.8))


def clear() -> None:
    for cached in (library.sales, evidence.ramp_mean, evidence.ramp_first, course.learn, history.segment_units):
        cached.cache_clear()


def scored(only: tuple[str, ...] = ()) -> blind.Result:
    markets = {year: fleets.load(year) for year in (2019, 2022)}
    return blind.scored({year: {each.id: stand_in(each) for each in history.launches()} for year in markets}, markets, only)


@pytest.fixture(scope="module")
def result() -> blind.Result:
    return scored()


@pytest.fixture
def changed(monkeypatch):
    """Sales times a factor where a test says so."""

    def change(which, factor: float) -> None:
        sales = tuple(msgspec.structs.replace(s, units=s.units * factor) if which(s) else s for s in library.SALES.value)
        monkeypatch.setattr(library, "SALES", SimpleNamespace(value=sales))
        clear()

    yield change
    monkeypatch.undo()
    clear()


def middle(of: blind.Result, method: str = "others") -> float:
    return of.cases[0].bands[method].mid


def test_a_forecast_does_not_know_its_own_outcome(changed, result):
    before = next(case for case in result.cases if case.launch.id == "fortwo-2008")
    changed(lambda sale: sale.car == "fortwo", 30.0)
    after = scored(("fortwo-2008",)).cases[0]
    assert after.units == pytest.approx(30 * before.units)
    for method in blind.VARIANTS:
        assert after.bands[method].mid == pytest.approx(before.bands[method].mid, rel=1e-9), method


def test_a_forecast_knows_the_others(changed, result):
    changed(lambda sale: sale.car in ("fiat-500", "mini", "mirage", "i-miev"), 0.1)
    before = next(case for case in result.cases if case.launch.id == "fortwo-2008")
    assert middle(scored(("fortwo-2008",))) < 0.7 * before.bands["others"].mid


def test_earlier_knows_nothing_of_later_years(changed, result):
    """The ramp alone may: of whole windows its mean is one."""
    before = next(case for case in result.cases if case.launch.id == "fortwo-2008")
    changed(lambda sale: sale.year >= 2012, 0.05)
    assert middle(scored(("fortwo-2008",)), "earlier") == pytest.approx(before.bands["earlier"].mid, rel=0.05)
    assert middle(scored(("fortwo-2008",))) < 0.8 * before.bands["others"].mid


def test_the_first_launch_of_all_rests_on_the_prior(result):
    case = next(case for case in result.cases if case.launch.id == "mini-2002")
    prior_only = case.bands["earlier"]
    assert prior_only.high / prior_only.low > case.bands["others"].high / case.bands["others"].low


def test_years_that_are_flagged_are_shown_and_not_summed(result):
    apart = {case.launch.id: case.apart for case in result.cases if case.apart}
    assert apart == {"fit-2006": "every steady year is flagged", "fiat-500e-2024": "electric and no full year is held", "i-miev-2011": "electric"}
    assert result.sums("others").n == len(result.cases) - 3 == 33


def test_every_launch_and_every_plan_is_told(result):
    told, text, planned = every(result), render(result), plans(result)
    for case in result.cases:
        assert case.launch.title in told and case.launch.title in text
    assert all((case.launch.title in planned) == bool(case.launch.plan) for case in result.cases)
    missed = [case for case in result.cases if not case.apart and not case.bands["others"].low <= case.units <= case.bands["others"].high]
    assert text.count("outside") == len(missed) and told.count("**no**") == len(missed)


def test_rows_say_what_was_wanted(result):
    rows = {row["what"]: row for row in checks(result) if row["table"] == "others"}
    for of in ("most, all", "most, minicars"):
        most = next(row for what, row in rows.items() if what.startswith(of))
        assert (most["low"], most["verdict"]) == (0.8, "holds" if most["obtained"] >= 0.8 else "misses")
    width = next(row for what, row in rows.items() if what.startswith("width, minicars"))
    assert (width["high"], width["verdict"]) == (30.0, "holds" if width["obtained"] <= 30 else "misses")
    assert rows["smart fortwo (2008)"]["expected"] == 8934.75  # mean of 14,595, 5,927, 5,208 and 10,009


def test_minicars_stand_first_and_nothing_is_claimed_that_is_not_shown(result):
    told = short(result)
    assert told.startswith("**Minicars") and "6 launches of 4 names" in told and told.index("reference class") < told.index("**All.**")
    said, of, then = adds(result), gains(result), gains(result, "earlier")
    shown = said[said.rindex("is shown for") :].partition(", not shown")[0]
    for group, name in (("minicars", "minicars"), ("subcompacts", "subcompacts"), ("all", "all together")):
        assert (name in shown) == (round(min(of[group][1], then[group][1]), 2) > 0.0), (group, of[group], then[group])


def test_what_hangs_on_beliefs_is_told(result):
    told = hangs(result)
    assert all(f"| {option.says} |" in told for option in OPTIONS.values())
    case = next(case for case in result.cases if case.launch.id == "fortwo-2008")
    assert case.tried["families"][0].mid == pytest.approx(case.bands["others"].mid)  # no other name of it
    alone = [case.tried[name][0].mid for name in ("brand alone", "two seats alone")]
    assert alone[0] > case.bands["others"].mid and alone[1] < case.bands["plain"].mid
    assert not any("uneven" in case.tried for case in result.cases if case.launch.id in ("mini-2007", "versa-2011"))
    assert "fit-2006" in {case.launch.id for case in result.cases if "flagged" in case.tried}


def test_all_that_was_tried_is_told():
    told, of = tried(), covariates().tried
    assert len(of) == 16 and all(f"| {each.says} | {each.prior} |" in told for each in of)
    assert told.count("taken in") == 3 and told.count("not certain") == 5


def test_a_simple_forecast_needs_no_model():
    found = blind.run(methods=("class",))
    assert found.sums("class").n == 33 and set(found.cases[0].bands) == {"class"} and "minicars" in render(found, ("class",))


def test_a_shift_is_a_utility_where_the_model_is_at_hand():
    grid = np.arange(-8.0, 8.25, 0.5)
    answers = np.stack([np.minimum(grid, 2.0), grid])
    seen = Structure(np.array([100.0, 100.0]), np.ones(2), np.array([0, 1]), answers)
    assert seen.shifted(np.array([3.25, 3.25])) == pytest.approx([100 * np.exp(2.0), 100 * np.exp(3.25)])
    assert seen.shifted(np.array([-0.2, 1.3])) == pytest.approx(100 * np.exp([-0.2, 1.3]))


def test_simple_forecasts_are_quantiles_of_others():
    known = [np.mean([log(u) for each in history.launches() if each.nameplate == name and (u := history.steady(each).units)]) for name in
             {each.nameplate for each in history.launches() if each.nameplate != "mirage"}]  # fmt: skip
    found = np.log(reference_class(("mirage",), 100_000, 1))
    assert np.median(found) == pytest.approx(np.mean(known), abs=0.02)
    assert reference_class((), 100, 1, before=2003) is None
    assert segment_share(2004, (), 100, 1) is None
    assert np.median(segment_share(2013, ("mirage",), 1000, 1)) < history.segment_units(2012)
