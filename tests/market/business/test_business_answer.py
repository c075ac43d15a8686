"""What a person relies on when asking whether anybody earns."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from types import SimpleNamespace

import msgspec
import numpy as np
import pytest

from keiway.cost.record import Edit
from keiway.law.federal import law
from keiway.market import business
from keiway.market.business import costs
from keiway.market.business.earnings import earned
from keiway.market.business.table import facts
from keiway.market.record import Asked, Business, Route
from keiway.vehicles.catalogue import vehicle
from keiway.vehicles.record import Vehicle

DRAWS = 400
WAYS = ["import", "us_kit", "us_plant", "lsv", "replica", "part_555"]


def forecast(middle: float = 20_000.0, years: int = 10, draws: int = DRAWS):
    """Sales and a stand-in for the demand model: log-normal, elasticity about -3.4."""
    random = np.random.default_rng(7)
    units = middle * np.exp(1.1 * random.standard_normal(draws))[:, None] * np.array([0.6, 0.9, *([1.0] * (years - 2))])[None, :]
    return units, SimpleNamespace(elasticity=-3.4 + 0.4 * random.standard_normal(draws))


def ask(which: str | Vehicle, price: float | None = 16_000.0, middle: float = 20_000.0, edits: tuple[Edit, ...] = (), **more) -> Business:
    found = vehicle(which) if isinstance(which, str) else which
    asked = Asked(vehicle=found, as_of=date(2026, 11, 29), price_usd=price, text=found.title, draws=DRAWS, **more)
    return business.answer(asked, *forecast(middle), edits=edits)


@cache
def n_box() -> Business:
    return ask("honda-n-box-3")


def route(found: Business, id_: str) -> Route:
    return next(each for each in found.routes if each.id == id_)


def test_six_ways_side_by_side():
    assert [each.id for each in n_box().routes] == WAYS
    for each in n_box().routes:
        assert each.legal and each.says and each.next
        assert each.chance is None or 0.0 <= each.chance <= 1.0


def test_the_sentence_answers_both_halves_with_both_numbers():
    found = n_box()
    assert re.match(r"(Yes|No|It is open)", found.sentence)
    best = max((each for each in found.at_prices if each.route in ("import", "us_kit", "us_plant")), key=lambda each: (each.chance, each.profit_mid))
    assert (found.best_price_usd, found.best_route) == (best.price_usd, best.route)
    assert "$16,000" in found.sentence and f"${best.price_usd:,.0f}" in found.sentence
    at = max((route(found, id_) for id_ in ("import", "us_kit", "us_plant")), key=lambda each: (each.chance, each.profit.mid))
    assert at.id == found.route
    assert f"{at.title[0].lower()}{at.title[1:]}, each one" in found.sentence
    assert f"in {at.chance:.0%}".replace("%", " percent") in found.sentence
    assert f"{best.chance:.0%}".replace("%", " percent") in found.sentence


def test_the_law_room_speaks_for_itself():
    """Each legal sentence is a way of the law room, and its caps are the numbers that stand there."""
    says = {way.id: way for way in law().pathways}
    for way in facts().ways:
        for id_ in way.law:
            assert id_ in says
        assert all(act in law().facts for act in way.acts)
    replica, exempt = (next(way for way in facts().ways if way.id == id_) for id_ in ("replica", "part_555"))
    assert f"up to {replica.most_a_year:,.0f}" in says[replica.law[0]].permits.says
    assert f"at least {replica.original_years} years ago" in law().facts["replica_of_25"].meaning
    for id_ in exempt.law:
        assert f"up to {exempt.most_a_year:,.0f}" in says[id_].permits.says
        assert f"up to {exempt.years} years" in says[id_].duration
    lsv = next(way for way in facts().ways if way.id == "lsv")
    assert f"{lsv.cap_mph} mph" in says[lsv.law[0]].permits.says
    assert says[replica.law[0]].says.rstrip(".") in route(n_box(), "replica").legal


def test_a_design_of_today_is_no_replica_and_an_old_one_may_be():
    assert route(n_box(), "replica").open is False and "2048" in route(n_box(), "replica").says
    sambar = ask("subaru-sambar-6")
    assert route(sambar, "replica").open is True
    assert route(sambar, "replica").sold_a_year.high == 325
    assert route(sambar, "replica").most_a_year == 325


def test_an_exemption_is_asked_for_and_capped():
    found = route(n_box(), "part_555")
    assert found.open is None and found.most_a_year == 2500 and found.sold_a_year.high <= 2500
    assert found.years == 2 and route(n_box(), "import").years == n_box().life_years
    assert "low-emission" in route(ask("nissan-sakura-1", 20_000.0), "part_555").legal


def test_a_low_speed_version_sells_less_than_the_car():
    lsv, car = route(n_box(), "lsv"), route(n_box(), "import")
    assert lsv.open is True and lsv.sold_a_year.mid < 0.5 * car.sold_a_year.mid
    assert lsv.once.mid < car.once.mid and lsv.unit_cost.mid < car.unit_cost.mid


def test_a_low_speed_vehicle_rated_too_heavy_is_refused_by_the_law_room():
    heavy = msgspec.structs.replace(vehicle("honda-n-box-3"), gvw_kg=1500)
    found = route(ask(heavy), "lsv")
    assert found.open is False and found.chance is None and "3,000" in found.says


def test_chances_and_never_add_up_with_too_few():
    for each in n_box().routes:
        if each.chance is not None:
            assert each.chance + each.never <= 1.0 + 1e-9
            assert each.break_even.low is None or each.break_even.low >= 0


def test_a_price_so_low_that_no_number_is_enough():
    found = ask("honda-n-box-3", 6_000.0)
    assert route(found, "import").never == 1.0 and route(found, "import").break_even.mid is None
    assert found.sentence.startswith("Yes, thin margins kill it at $6,000: imported new, each one loses")
    assert route(found, "import").contribution.high < 0


def test_a_rival_sold_here_already_has_nothing_to_earn_back():
    found = ask("mitsubishi-mirage-2014", 26_000.0)
    assert route(found, "import").once.mid == 0 and route(found, "import").break_even.mid == 0
    assert "spent already" in found.sentence
    assert any("certified and sold here already" in each for each in found.assumed)
    assert route(found, "lsv").chance is None


def test_one_made_here_has_one_way_and_no_duty():
    found = ask("ford-ranger-2024", 45_000.0)
    assert [each.id for each in found.routes][:1] == ["us_plant"] and "import" not in [each.id for each in found.routes]


@pytest.mark.parametrize(
    ("which", "words"),
    [
        ("polaris-ranger-xp-1000-2018", "no motor vehicle made for public roads"),
        ("generic-golf-cart", "no motor vehicle made for public roads"),
        ("gem-e2-2016", "no list price is known"),
    ],
)
def test_what_has_no_price_as_a_car_says_so_and_still_tells_the_law(which, words):
    found = ask(which)
    assert words in found.sentence and "cannot be told" in found.sentence
    assert found.at_prices == () and found.best_price_usd is None and found.dealer is None
    assert len(found.routes) == 6 and all(each.legal and each.chance is None for each in found.routes)


def test_another_drive_is_not_guessed():
    found = ask("honda-n-box-3", energy="electric")
    assert "another drive (electric) is not known" in found.sentence


def test_without_a_price_it_is_the_one_the_room_takes():
    found = ask("honda-n-box-3", None)
    assert 15_000 < found.price_usd < 25_000 and found.price_year == 2026


def test_dearer_engineering_never_helps():
    dear = ask("honda-n-box-3", edits=(Edit(id="cost.built_here.federalisation", low=2e9, mid=2e9, high=2e9),))
    assert route(dear, "import").chance <= route(n_box(), "import").chance
    assert route(dear, "import").profit.mid < route(n_box(), "import").profit.mid


def test_nothing_once_means_nothing_to_sell_first():
    none = tuple(Edit(id=f"cost.built_here.{name}", low=0, mid=0, high=0) for name in ("federalisation", "crash_tests", "certification", "launch"))
    found = route(ask("honda-n-box-3", 20_000.0, edits=none), "import")
    assert found.once.mid == 0 and found.break_even.mid == 0


def test_the_years_of_the_cost_room_are_the_life_and_can_be_set():
    assert n_box().life_years == 7
    found = ask("honda-n-box-3", edits=(Edit(id="cost.built_here.years", low=10, mid=10, high=10),))
    assert found.life_years == 10 and route(found, "import").chance > route(n_box(), "import").chance


def test_the_duty_is_the_mean_of_what_the_tariff_text_in_force_makes_of_each_year():
    """15 percent in 2027 and 27.5 from 2028: over seven years 25.7, over the two of an exemption 21.2."""
    (told,) = [each for each in n_box().warnings if "by the tariff text in force now" in each]
    assert "15% duty at first and 27.5 percent from 2028-01-01" in told and "With the first duty throughout" in told
    asked = Asked(vehicle=vehicle("honda-n-box-3"), as_of=date(2026, 11, 29), price_usd=16_000.0, draws=DRAWS)
    (found, *_) = costs.economics(asked, (), ("imported",))
    day = costs.entry(asked)
    mean, held = (costs.of(found, "import", "", 2026, day, first_duty=first) for first in (False, True))
    value = sum(np.asarray(found.draws[name]) for name in ("content", "emissions", "lhd")) + np.asarray(found.draws["list_price_jpy"]) * (
        np.asarray(found.draws["growth"]) / np.asarray(found.draws["tax"]) * np.asarray(found.draws["fob_share"]) / np.asarray(found.draws["fx"])
    )
    years = 365 / 365.25
    assert mean.each - held.each == pytest.approx(value * 0.125 * (7 - years) / 7)
    assert costs.of(found, "part_555", "", 2026, day, years=2).years == 2
    assert route(n_box(), "import").chance <= earned(held, 16_000.0, forecast()[0]).chance


def test_the_other_tariff_heading_is_told():
    told = [each for each in ask("suzuki-spacia-base-1").warnings if each.startswith("Imported new is reckoned at 25%")]
    assert len(told) == 1 and "heading 8703" in told[0]


@pytest.mark.parametrize(("first", "day"), [(2027, date(2027, 1, 1)), (2026, date(2026, 11, 29)), (2008, date(2008, 1, 1)), (2040, date(2030, 12, 31))])
def test_duty_and_standards_are_those_of_the_first_day_of_sales(first, day):
    assert costs.entry(Asked(vehicle=vehicle("honda-n-box-3"), as_of=date(2026, 11, 29), first_year=first)) == day


def test_same_seed_same_numbers():
    assert msgspec.json.encode(ask("honda-n-box-3")) == msgspec.json.encode(n_box())


def test_without_a_demand_model_only_the_price_asked_is_tried():
    units, _ = forecast()
    found = business.answer(Asked(vehicle=vehicle("honda-n-box-3"), as_of=date(2026, 11, 29), price_usd=16_000.0, draws=DRAWS), units)
    assert {each.price_usd for each in found.at_prices} == {16_000.0}
    assert "likeliest" not in found.sentence


def test_dealer_and_maker_keep_parts_of_the_price():
    found = n_box()
    assert 0.03 * 14_600 < found.dealer.low < found.dealer.high < 0.08 * 14_900
    assert "percent of the price" in found.maker.how and "beside 20 for all makes" in found.maker.how


def test_every_piece_of_evidence_has_a_source_a_date_and_a_confidence():
    for each in n_box().evidence:
        assert each.sources and each.level in ("primary", "secondary", "derived", "recalled", "estimate")
        assert re.search(r"\b(19|20)\d\d\b", each.how), each.id
    named = {each.id.rpartition(".")[2]: each for each in n_box().evidence}
    assert named["fiat_500e_2013"].mid == -10_000 and named["fiat_500e_2014"].mid == -14_000
    assert named["industry_markup"].mid == 1.257 and named["lerner_2013"].mid == 22.8
    assert named["smart-fortwo"].mid == 98_800  # the cost room's


def test_sources_named_are_there():
    known = set(facts().sources)
    rows = [*facts().evidence, *(each for way in facts().ways for each in (*way.edits, *((way.each,) if way.each else ())))]
    assert {source for row in rows for source in row.sources} <= known
    assert {source for row in rows for source in row.sources} == known  # none is left unused


def test_dealer_gross_is_what_its_source_gives():
    row = next(each for each in facts().evidence if each.id == "dealer_gross")
    assert pytest.approx(row.mid, abs=0.06) == 100 * 1_884_299 / (17.3e6 * 1.005 / 16_708) / 34_449


def test_every_figure_and_source_can_be_explained():
    from keiway.cost.explain import entries as cost
    from keiway.market.explain import entries as market

    known = {**cost(), **market()}
    found = ask("subaru-sambar-6")
    figures = [each for way in found.routes for each in (way.sold_a_year, way.unit_cost, way.contribution, way.once, way.break_even, way.profit) if each]
    for each in [*figures, found.dealer, found.maker, *found.evidence]:
        assert each.id in known, each.id
        assert set(each.sources) <= set(known), each.sources
