"""What a person relies on when asking what a maker would have to charge."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import msgspec
import pytest

from keiway.cost.built_here import answer, economics, editable, made, slope
from keiway.cost.built_here.answer import PATHWAY
from keiway.cost.built_here.table import PREFIX, facts
from keiway.cost.record import Asked, Edit, Rate
from keiway.errors import KeiwayError, UsageError
from keiway.law.fmvss import matrix
from keiway.question import Question, read
from keiway.vehicles.catalogue import vehicle, vehicles
from keiway.vehicles.record import Vehicle

DAY = date(2026, 12, 10)
YEN = Rate(currency="JPY", per_usd=155.0, on=DAY)


def ask(text: str | Vehicle, settings: tuple[str, ...] = (), arrive: str = "2026-12-10", **more):
    typed = text if isinstance(text, str) else ""
    given = None if isinstance(text, str) else text
    question = Question(text=typed, arrive=arrive, settings=settings)
    case = read(question, today=date(2026, 11, 29), vehicle=given, needs_date=False).case
    return answer(Asked(case=case, **{"fx": YEN, "draws": 300, **more}))


def put(**figures) -> tuple[Edit, ...]:
    found = []
    for name, value in figures.items():
        low, mid, high = value if isinstance(value, tuple) else (value,) * 3
        found.append(Edit(id=PREFIX + name, low=low, mid=mid, high=high, from_="--set"))
    return tuple(found)


def route(found, way: str):
    return next(each for each in found.routes if each.id == way)


def line(found, way: str, name: str):
    return next(each for each in route(found, way).price.lines if each.id == PREFIX + name)


@pytest.fixture(scope="module")
def n_box():
    return ask("honda-n-box-3")


def test_three_ways_side_by_side(n_box):
    assert [each.id for each in n_box.routes] == ["imported", "us_kit", "us_plant"]
    assert "An estimate" in n_box.sentence and "Honda N-Box" in n_box.sentence
    assert n_box.fx == 155.0


def test_the_lines_sum_to_the_price(n_box):
    for each in n_box.routes:
        assert sum(one.mid for one in each.price.lines) == pytest.approx(each.price.likely)
        assert sum(one.expected for one in each.price.lines) == pytest.approx(each.price.expected)
        assert each.price.low < each.price.mid < each.price.high


def test_every_line_says_where_it_comes_from(n_box):
    for each in n_box.routes:
        for one in (*each.price.lines, *each.once):
            assert one.how and one.confidence and one.date, one.id
            assert one.sources or one.confidence == "given" or one.mid == 0, one.id
            assert one.low <= one.mid <= one.high


def test_the_price_at_the_port_by_hand(n_box):
    """1,648,900 yen of 2023 with 10 percent tax, 1.5 percent a year to 2025, 70 percent at the port, 155 yen a dollar."""
    assert line(n_box, "imported", "factory").mid == pytest.approx(1648900 * 1.015**2 / 1.1 * 0.7 / 155)


def test_duty_is_the_law_rooms_by_day_and_heading():
    assert line(ask("honda-n-box-3"), "imported", "duty").mid / _value(ask("honda-n-box-3")) == pytest.approx(0.15)
    truck = ask("suzuki-carry-11")
    assert line(truck, "imported", "duty").mid / _value(truck) == pytest.approx(0.25)
    may = ask("honda-n-box-3", arrive="2026-05-15")
    assert line(may, "imported", "duty").mid / _value(may) == pytest.approx(0.275)


def _value(found) -> float:
    return sum(line(found, "imported", name).mid for name in ("factory", "content", "emissions", "lhd"))


def test_other_readings_of_a_disputed_duty_are_told(n_box):
    assert "15%" in route(n_box, "imported").duty_says and "2.5%" in route(n_box, "imported").duty_says


def test_a_van_that_may_be_a_car_or_a_truck_shows_both():
    found = ask("honda-n-van-1")
    assert {each.id for each in found.routes if each.way == "imported"} == {"imported", "imported_8703"}
    assert route(found, "imported").price.likely > route(found, "imported_8703").price.likely
    assert [each.id for each in ask("honda-n-van-1", heading="8703").routes if each.way == "imported"] == ["imported"]


def test_no_duty_makes_the_import_cheaper(n_box):
    free = ask("honda-n-box-3", edits=put(duty=0.0))
    assert route(free, "imported").price.mid < route(n_box, "imported").price.mid
    assert line(free, "imported", "duty").mid == 0


def test_more_vehicles_make_each_cheaper():
    prices = [[each.price.mid for each in ask("honda-n-box-3", volume=volume).routes] for volume in (5000.0, 20000.0, 80000.0)]
    assert all(few > many for one, other in pairwise(prices) for few, many in zip(one, other, strict=True))


def test_the_curve_holds_the_price_asked_for():
    found = ask("honda-n-box-3", volume=40000.0, programme_years=7.0)  # 280,000: not a point of the curve, so between two
    points = {curve.route: curve.points for curve in found.curves}
    for each in found.routes:
        above = next(point for point in reversed(points[each.id]) if point.volume < 280_000)
        below = next(point for point in points[each.id] if point.volume > 280_000)
        assert below.mid < each.price.mid < above.mid


def test_what_a_price_needs_agrees_with_the_curve(n_box):
    for each in n_box.needed:
        if each.route == "imported" and each.price == 20000.0:
            again = ask("honda-n-box-3", volume=each.mid / 7)
            assert route(again, "imported").price.mid == pytest.approx(20000, rel=0.01)


def test_a_certified_vehicle_owes_no_compliance():
    for id_ in ("nissan-versa-2020", "toyota-corolla-2020", "mitsubishi-i-miev-2012"):
        found = ask(id_)
        assert found.content == () and found.content_total.mid == 0
        for name in ("content", "emissions", "lhd", "once_federalisation", "once_crash_tests", "once_certification", "once_launch"):
            assert line(found, "imported", name).mid == 0, name


def test_a_certified_cars_own_price_comes_back():
    """The Versa of 2025: 17,190 dollars and 1,140 destination; the build-up from its list price must hold it."""
    price = route(ask("nissan-versa-2020"), "imported").price
    assert price.low < 17190 + 1140 < price.high


def test_content_follows_the_law_rooms_matrix(n_box):
    """A known gap costs something, a standard the law room does not name costs nothing."""
    law = matrix(vehicle("honda-n-box-3"), on=DAY)
    words = {row.number: row.if_new for row in law.rows}
    assert all(words[each.number] == each.word for each in n_box.content)
    assert set(n_box.pathway.gaps) == {number for number, word in words.items() if word == "gap"}
    gaps = [each for each in n_box.content if each.word == "gap"]
    assert gaps and all(each.mid > 0 for each in gaps)


def test_a_kei_without_air_bags_needs_more_than_one_with_six():
    beat, box = ask("honda-beat-1"), ask("honda-n-box-3")
    assert beat.content_total.mid > box.content_total.mid
    by_number = {each.number: each for each in beat.content}
    assert by_number["208"].year == 2012 and by_number["208"].factor == pytest.approx(1.402, abs=0.001)
    assert "1.402" in by_number["208"].how


def test_hardware_stays_below_that_of_a_whole_car(n_box):
    """NHTSA's average car of 2012 with all standards, at cost, is more than what a kei with bags, ABS and a good cell lacks."""
    whole = next(each for each in n_box.checks if each.id.endswith("my2012"))
    assert n_box.content_total.mid < whole.mid


def test_the_reference_range_of_federal_hardware_holds_ours(n_box):
    """900 to 3,500 dollars in the reference, wheel on the left and emissions included."""
    added = sum(line(n_box, "imported", name).mid for name in ("content", "emissions", "lhd"))
    assert 900 < added < 3500


def test_engineering_is_scaled_by_the_table_of_a_current_kei_car():
    law = matrix(vehicle("honda-n-box-3"), on=DAY)
    middle = sum(sum(row.oneoff_usd) / 2 for row in law.rows if row.if_new in ("met", "likely", "gap", "not_known") and row.oneoff_usd)
    assert middle == facts().reference_oneoff_usd
    electric = ask("nissan-sakura-1")
    ours = next(each for each in route(electric, "imported").once if each.id == PREFIX + "federalisation")
    assert 0.7 * 200e6 < ours.mid < 200e6  # no engine to certify


def test_making_a_truck_here_can_pay_and_a_car_hardly(n_box):
    """25 against 15 percent: the truck's duty leaves more room."""
    truck = {each.route: each for each in ask("suzuki-carry-11").crossings}
    car = {each.route: each for each in n_box.crossings}
    assert truck["us_kit"].never < car["us_kit"].never
    assert truck["us_kit"].mid is not None


def test_the_offset_ends_with_its_last_day():
    now, later = ask("honda-n-box-3"), ask("honda-n-box-3", arrive="2030-06-01")
    assert line(now, "us_kit", "offset").mid < 0
    assert line(later, "us_kit", "offset").mid == 0
    assert "none on that day" in route(later, "us_kit").duty_says


def test_parts_owed_less_before_the_parts_duty():
    before = ask("honda-n-box-3", arrive="2025-04-10")
    assert route(before, "us_kit").duty.mid == 2.5
    assert route(ask("honda-n-box-3", arrive="2025-06-01"), "us_kit").duty.mid == 27.5
    assert route(ask("honda-n-box-3"), "us_kit").duty.mid == 15


def test_the_pathway_is_the_makers_and_not_the_25_year_rule(n_box):
    from keiway.law.library import explain

    assert n_box.pathway.id == PATHWAY and explain(PATHWAY).title
    assert "25-year rule" in n_box.pathway.says and "law room" in n_box.pathway.says


def test_what_small_cars_reached_stands_beside(n_box):
    totals = {each.name: each.total for each in n_box.reached}
    assert totals["smart fortwo"] == 98800 and totals["Mitsubishi i-MiEV"] == 2108
    assert [each.total for each in n_box.reached] == sorted(totals.values())


def test_the_same_seed_gives_the_same_answer():
    one, other = (msgspec.json.encode(ask("suzuki-alto-9")) for _ in range(2))
    assert one == other
    assert msgspec.json.encode(ask("suzuki-alto-9", seed=2)) != one


def test_a_weaker_yen_makes_it_cheaper():
    dear, cheap = (ask("honda-n-box-3", fx=Rate(currency="JPY", per_usd=each)) for each in (110.0, 170.0))
    assert route(cheap, "imported").price.mid < route(dear, "imported").price.mid


def test_an_edit_is_told_as_given(n_box):
    found = ask("honda-n-box-3", edits=put(destination=(900.0, 1000.0, 1100.0)))
    changed = line(found, "imported", "destination")
    assert changed.given and changed.confidence == "given" and changed.mid == 1000
    assert not line(n_box, "imported", "destination").given


def test_every_editable_figure_changes_some_answer():
    """An id that may be set and moves nothing would mislead."""
    base = ask("suzuki-carry-11", draws=50)
    skip = {"rpe", "direct_cost", "direct_cost_mass", "direct_cost_power"}  # used where no list price is known
    for id_ in editable():
        name = id_.removeprefix(PREFIX)
        value = {"volume": 31000.0, "years": 9.0, "list_growth": 0.05, "capital": 0.2}.get(name, 0.33 if name in SHARES else 1.234e6)
        if name in skip:
            continue
        again = ask("suzuki-carry-11", draws=50, edits=put(**{name: value}))
        assert [each.price.likely for each in again.routes] != [each.price.likely for each in base.routes] or name == "incentive", name
        if name == "incentive":
            assert route(again, "imported").list_price.mid != route(base, "imported").list_price.mid


SHARES = ("fob_share", "warranty", "overhead", "dealer", "incentive", "kit_share", "plant_share", "us_premium")


@pytest.mark.parametrize(
    ("edits", "says"),
    [
        (put(plnt=1.0), "plant"),
        (put(dealer=(0.3, 0.2, 0.1)), "order"),
        (put(launch=-5.0), "below zero"),
        (put(overhead=12.0), "0.12"),
        (put(fob_share=0.0), "above zero"),
        (put(warranty=0.5, overhead=0.6), "nothing is left"),
    ],
)
def test_figures_that_cannot_be_are_refused_with_the_nearest(edits, says):
    with pytest.raises(UsageError, match=says):
        ask("honda-n-box-3", edits=edits)


@pytest.mark.parametrize("more", [{"volume": 0.0}, {"volume": -5.0}, {"programme_years": 0.0}, {"volume": 1e9}, {"programme_years": 400.0}])
def test_a_programme_that_cannot_be_is_refused(more):
    with pytest.raises(UsageError):
        ask("honda-n-box-3", **more)


def test_edits_of_other_rooms_are_left_alone():
    assert ask("honda-n-box-3", edits=(Edit(id="cost.landed.ocean", low=1, mid=1, high=1),)).routes


def test_without_a_list_price_its_relatives_give_a_wide_range_and_it_says_so():
    found = ask("suzuki-jimny-4")
    own, wide = line(ask("honda-n-box-3"), "imported", "factory"), line(found, "imported", "factory")
    assert (wide.high - wide.low) / wide.mid > 1.5 * (own.high - own.low) / own.mid
    assert found.missing[0].fact == "base_price_jpy" and "wide range" in " ".join(found.warnings)
    settled = ask("suzuki-jimny-4", edits=put(list_price_jpy=1900000.0))
    assert settled.missing == ()
    assert line(settled, "imported", "factory").mid == pytest.approx(1900000 / 1.1 * 0.7 / 155)


@pytest.mark.parametrize("text", ["generic-low-speed-vehicle", "wuling-hongguang-mini-ev-1"])
def test_no_price_and_nothing_like_it_is_refused_with_what_would_settle_it(text):
    with pytest.raises(KeiwayError, match="list_price_usd"):
        ask(text)
    assert ask(text, edits=put(list_price_usd=12000.0)).routes


def test_what_is_no_motor_vehicle_has_no_makers_price():
    row = next(each for each in vehicles() if each.kind == "utv")
    with pytest.raises(KeiwayError, match="public roads"):
        ask(row.id)


def test_a_vehicle_of_ones_own_and_a_class_work():
    own = Vehicle(id="own", make="My", model="kei", kind="kei_car", fuel="petrol", displacement_cc=658, base_price_jpy=1200000, production_from="2024-01", current=True)
    assert ask(own).routes
    assert ask("class:kei-truck").missing


def test_every_kei_of_the_catalogue_is_answered_or_refused_with_a_reason():
    """Any catalogue kei, and any other vehicle: a price, or a sentence that says what would settle it."""
    answered = 0
    for row in vehicles():
        if not (row.production_from or row.model_year_from or row.msrp_year):
            continue
        try:
            found = ask(row, draws=20)
        except KeiwayError as error:
            assert not row.is_kei, row.id
            assert error.message
            continue
        answered += 1
        assert all(each.price.low > 0 for each in found.routes), row.id
    assert answered > 300


def test_the_draws_behind_the_price_can_be_had_one_by_one(n_box):
    """`economics` with arrays gives the answer's own figures, draw by draw: a contribution of nothing is where no volume is enough."""
    numpy = pytest.importorskip("numpy")
    case = read(Question(text="honda-n-box-3", arrive="2026-12-10"), today=date(2026, 11, 29), needs_date=False).case
    for each in economics(Asked(case=case, fx=YEN, draws=300)):
        world = {name: numpy.array(draws) for name, draws in each.draws.items()}
        found = slope(world, each.terms, made(world, each.terms), sum(world[name] for name in each.once))
        paid = 20000 - found.destination
        brings = numpy.minimum(paid / found.shared, paid / found.capped + found.parts_duty) - found.each
        told = next(row for row in n_box.needed if row.route == each.id and row.price == 20000)
        assert (brings <= 0).mean() == pytest.approx(told.never)
        assert each.gaps
