"""The figures that ship are those of the model that ships. If these fail: python -m keiway.market.backtest --write docs/science"""

from __future__ import annotations

from math import log
from pathlib import Path

import numpy as np
import pytest

from keiway.market import backtest, calibration, demand, history
from keiway.market.backtest import kept as made
from keiway.market.backtest.blind import VARIANTS
from keiway.market.backtest.forecast import Structure, nearest, structure
from keiway.market.backtest.page import NAME
from keiway.market.calibration.evidence import rows
from keiway.market.calibration.kept import kept, structural
from keiway.market.calibration.learnt import learn
from keiway.market.fleet.record import Product
from keiway.vehicles.record import Spread, Vehicle

PAGE = Path(__file__).parents[3] / "docs" / "science" / NAME
KEI = Product(
    id="kei", name="kei", maker="x", body="car", energy="gasoline", units=0.0, price_usd=16000, mass_kg=890, footprint_m2=3.2, power_kw=47.0, length_mm=3395.0,
)  # fmt: skip


@pytest.fixture(scope="module")
def smart() -> Structure:
    each = history.launch("fortwo-2008")
    fleet = nearest(each.year)
    return structure(history.product(each, fleet), each.year, each.dealers, fleet, kept().draws, kept().seed, without=(each.nameplate,))


def test_the_structural_forecast_of_the_smart_is_the_one_that_ships(smart):
    held, now = structural(2019)["fortwo-2008"], smart.kept
    assert [now.national, now.reach, now.sd] == pytest.approx([held.national, held.reach, held.sd], abs=2e-4)


def test_its_band_is_the_one_that_ships(smart):
    each = history.launch("fortwo-2008")
    found = backtest.as_at_launch(history.product(each, nearest(2008)), each.paid_usd, 2008, each.dealers, without=("fortwo",))
    band = kept().bands["others"]["fortwo-2008"]
    assert found.band() == pytest.approx([band.low, band.low50, band.mid, band.high50, band.high], rel=2e-3)


def test_a_shift_moves_the_smart_as_the_demand_model_says(smart):
    each, fleet = history.launch("fortwo-2008"), nearest(2008)
    shift = np.random.default_rng(3).normal(-0.5, 1.3, kept().draws)
    market = history.without(fleet, (each.nameplate,))
    asked = demand.sold(history.product(each, fleet), demand.setting(each.year - 1), market, draws=kept().draws, seed=kept().seed, shift=shift)
    assert smart.shifted(shift) == pytest.approx(asked.units, rel=0.02)


def test_every_launch_with_sales_is_there():
    ids = {each.id for each in history.launches()}
    assert set(structural(2019)) == set(structural(2022)) == ids == set(kept().bands["others"])
    assert set(kept().bands) == set(VARIANTS)


def test_the_sentence_says_what_the_bands_say():
    inside, errors = [], []
    for each in history.launches():
        units, band = history.steady(each).units, kept().bands["others"][each.id]
        if units and each.energy != "electric" and history.minicar(each.length_mm, each.power_kw):
            inside.append(band.low <= units <= band.high)
            errors.append(abs(log(band.mid / units)))
    said = backtest.summary()
    assert said.startswith(f"Of {len(inside)} minicars of 4 names") and f"{np.mean(inside):.0%} fell in the 90 percent band" in said
    assert f"off by a factor {np.exp(np.median(errors)):.1f}" in said and "with earlier launches alone" in said


def test_the_page_is_of_these_figures():
    text = PAGE.read_text(encoding="utf-8")
    every = text[text.index("## Every launch") :]
    for each in history.launches():
        row = next(line for line in every.splitlines() if line.startswith(f"| {each.title} |"))
        shown = [float(cell.replace(",", "")) for cell in row.split(" | ")[6:9]]
        band = kept().bands["others"][each.id]
        assert shown == pytest.approx([band.low, band.mid, band.high], rel=1e-3, abs=0.6), each.id
    assert all(each.title in text for each in history.facts().left_out)


def test_a_launch_nobody_wrote_down_can_be_asked():
    own = Vehicle(
        id="own", make="Own", model="Car", kind="minicar", fuel="petrol", power_kw=60, length_mm=3500, width_mm=1600, height_mm=1500, wheelbase_mm=2350,
        track_front_mm=1400, track_rear_mm=1400, curb_mass_kg=Spread(950, 950), seats=[4],
    )  # fmt: skip
    found = backtest.as_at_launch(own, 13_000, 2010, dealers=600, years=4)
    assert found.units.shape == (2000, 4) and found.years == (2010, 2011, 2012, 2013)
    low, _, mid, _, high = found.band()
    assert 0 < low < mid < high and np.isfinite(found.units).all()
    dearer = backtest.as_at_launch(own, 18_000, 2010, dealers=600, years=4)
    fewer = backtest.as_at_launch(own, 13_000, 2010, dealers=60, years=4)
    assert np.median(dearer.steady) < mid and np.median(fewer.steady) < mid


@pytest.mark.parametrize("year", [1999, 2025])
def test_other_years_are_refused(year):
    from keiway.errors import UsageError

    with pytest.raises(UsageError, match="launches of 2002 to 2024"):
        backtest.as_at_launch(KEI, 13_000, year, dealers=600)


def test_shifts_are_drawn_the_same_with_one_seed_and_differ_with_another():
    one, again, other = (calibration.shift(KEI, 2027, 500, seed, log_units=10.0) for seed in (1, 1, 2))
    assert np.array_equal(one, again) and not np.array_equal(one, other)


def test_what_is_left_out_is_not_in_the_regression():
    every, less = rows(structural(2019)), rows(structural(2019), ("fortwo",))
    assert set(every.ids) - set(less.ids) == {"fortwo-2008", "fortwo-2015"}
    early = rows(structural(2019), before=2010)
    assert all(history.launch(id_).year < 2010 for id_ in early.ids) and 0 < len(early.ids) < len(every.ids)


def test_an_electric_launch_teaches_in_the_market_of_its_own_year():
    """In 2010 no electric share was known: what was forecast then says nothing of electric cars now."""
    each, fleet = history.launch("i-miev-2011"), nearest(2011)
    own = structure(history.product(each, fleet), each.year, each.dealers, fleet, 200, 1, without=("i-miev",), market_year=2011)
    before = structure(history.product(each, fleet), each.year, each.dealers, fleet, 200, 1, without=("i-miev",))
    assert structural(2019)["i-miev-2011"].national == pytest.approx(own.kept.national, abs=0.02)
    assert before.kept.national < own.kept.national - 1.0


def test_the_first_year_of_a_launch_teaches_little():
    found = rows(structural(2019))
    at = found.ids.index("fiat-500e-2024")
    assert found.count[at] == pytest.approx(1 / 1.5) and found.precision(1.5)[at] < found.precision(1.5)[found.ids.index("fiat-500-2011")]


def test_a_known_name_and_more_seats_sell_more():
    def middle(**changed) -> float:
        product = Product(**{**{f: getattr(KEI, f) for f in KEI.__struct_fields__}, **changed})
        return float(np.median(calibration.shift(product, 2027, 4000, 1, log_units=10.0)))

    assert middle(maker="Honda") > middle(maker="Mitsubishi") > middle(maker="nobody's")
    assert middle(maker="Daihatsu") == pytest.approx(middle(maker="nobody's"))  # gone since 1992
    assert middle(seats=4.0) == middle() > middle(seats=2.0) == middle(body="pickup")
    assert calibration.brand("Honda", 2012).year == 2011 and calibration.brand("Honda", 2036).units > 1e6


def test_minicars_are_less_sure_than_other_cars():
    small = calibration.shift(KEI, 2027, 4000, 1, log_units=10.0)
    longer = Product(**{**{f: getattr(KEI, f) for f in KEI.__struct_fields__}, "length_mm": 4000.0, "power_kw": 80.0})
    assert small.std() > 1.2 * calibration.shift(longer, 2027, 4000, 1, log_units=10.0).std()


def test_the_slope_pulls_to_the_middle():
    """A slope below one lifts what the model says is little, and lowers what it says is much."""
    slope = learn(2019).told["slope"][0]
    little, much = (np.median(calibration.shift(KEI, 2027, 4000, 1, log_units=log(units))) for units in (3_000, 300_000))
    assert (little > much) == (slope < 1.0)


def test_what_is_written_is_read_again(tmp_path):
    """Text of a result, through the reader of the shipped file."""
    import msgspec

    from keiway.market.backtest.blind import Result
    from keiway.market.calibration.kept import Kept
    from keiway.store import parse_yaml

    found = Result(cases=(), structural=kept().structural)
    again = msgspec.convert(parse_yaml(made.text(found).replace("bands:\n", "bands: {}\n")), Kept)
    assert again.structural["2022"]["mirage-2013"].national == pytest.approx(kept().structural["2022"]["mirage-2013"].national, abs=1e-4)
