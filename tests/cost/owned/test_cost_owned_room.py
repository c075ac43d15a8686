"""What a user relies on in the cost of owning: sums, directions, shared draws, what is refused, what is never made up."""

from datetime import date

import msgspec
import pytest

from keiway.cost.owned import Owning, answer, edit_ids
from keiway.cost.owned.explain import entries
from keiway.cost.record import Asked, Edit
from keiway.errors import NotUnderstood, UsageError
from keiway.question import Question, read

DAY = date(2026, 11, 29)


def asked(text="1997 Daihatsu Hijet truck", state="CO", **given) -> Asked:
    case = read(Question(text=text, state=state), today=DAY, needs_date=False).case
    return Asked(case=case, state=state, **{"draws": 400, **given})


def line(found, id, side=None):
    bill = (side or found.vehicle).over(found.years).bill
    return next(each for each in bill.lines if each.id == f"cost.owned.{id}")


@pytest.fixture(scope="module")
def hijet():
    return answer(asked())


def test_the_bill_is_the_sum_of_its_lines(hijet):
    for side in (hijet.vehicle, *(each.rival for each in hijet.compared)):
        for horizon in side.horizons:
            assert horizon.bill.expected == pytest.approx(sum(each.expected for each in horizon.bill.lines))
            assert horizon.usd_year.mid * horizon.years == pytest.approx(horizon.bill.mid)
            assert horizon.usd_mile.mid * side.miles_year == pytest.approx(horizon.usd_year.mid)


def test_five_and_ten_years_and_the_years_asked():
    found = answer(asked(years=3, against=("kia k4",)))
    assert [each.years for each in found.vehicle.horizons] == [3, 5, 10]


def test_the_usual_rivals(hijet):
    assert [each.rival.owner.id for each in hijet.compared] == ["kia-k4-2025", "honda-civic-2022", "mitsubishi-mirage-2014", "polaris-ranger-xp-1000-2018"]


@pytest.mark.parametrize("words", ["Kia K4", "used civic", "MIRAGE", "side-by-side", "side by side", "honda-civic-2022", "Toyota Corolla 2020"])
def test_rivals_in_words(words):
    assert len(answer(asked(against=(words,))).compared) == 1


def test_more_miles_cost_more_in_all_and_less_a_mile():
    found = [answer(asked(miles_per_year=miles, against=("kia k4",))) for miles in (1000.0, 5000.0, 15000.0)]
    for pick in (lambda each: each.vehicle, lambda each: each.compared[0].rival):
        totals = [pick(each).over(5).bill.mid for each in found]
        a_mile = [pick(each).over(5).usd_mile.mid for each in found]
        assert totals == sorted(totals)
        assert a_mile == sorted(a_mile, reverse=True)
    shown = found[0].at_other_miles
    assert [usd for _, usd in shown] == sorted((usd for _, usd in shown), reverse=True)


def test_what_hangs_on_miles_alone_is_in_proportion():
    small, large = (answer(asked(miles_per_year=miles, against=("kia k4",))) for miles in (2000.0, 4000.0))
    assert line(large, "energy").mid == pytest.approx(2 * line(small, "energy").mid)
    assert line(large, "registration").mid == pytest.approx(line(small, "registration").mid)
    assert line(large, "depreciation").mid == pytest.approx(line(small, "depreciation").mid)  # an old import


def test_a_car_driven_little_keeps_more():
    small, large = (answer(asked("kia k4", miles_per_year=miles, against=("mirage",))) for miles in (3000.0, 12000.0))
    assert line(small, "depreciation").mid < line(large, "depreciation").mid


def test_dearer_petrol_moves_both_sides_alike():
    cheap, dear = (
        answer(asked(against=("kia k4",), edits=(Edit(id="cost.owned.petrol_price", low=usd, mid=usd, high=usd),))) for usd in (2.0, 4.0)
    )
    for pick in (lambda each: each.vehicle, lambda each: each.compared[0].rival):
        assert line(dear, "energy", pick(dear)).mid == pytest.approx(2 * line(cheap, "energy", pick(cheap)).mid)


def test_insurance_is_never_made_up(hijet):
    assert not any("insur" in each.id for each in hijet.vehicle.over(5).bill.lines)
    assert hijet.missing[0].fact == "insurance"
    assert hijet.missing[0].option == "--insurance-usd-year"
    for word in ("garaging", "agreed value", "mileage", "title", "chassis number"):
        assert word in hijet.missing[0].settles
    assert "without insurance" in hijet.sentence


def test_a_premium_given_is_told_apart_and_counted_for_both_or_none():
    plain = answer(asked(against=("kia k4",)))
    one = answer(asked(against=("kia k4",)), Owning(insurance_usd_year=400))
    both = answer(asked(against=("kia k4",)), Owning(insurance_usd_year=400, rival_insurance_usd_year=1400))
    assert one.vehicle.over(5).bill == plain.vehicle.over(5).bill
    assert "400 a year given for insurance" in one.sentence
    assert not one.missing
    assert one.compared[0].usd_year.mid == pytest.approx(plain.compared[0].usd_year.mid)
    assert both.compared[0].usd_year.mid == pytest.approx(plain.compared[0].usd_year.mid - 1000)


def test_a_premium_that_decides_is_said_to():
    found = answer(asked(against=("kia k4",)), Owning(insurance_usd_year=100, rival_insurance_usd_year=9000)).compared[0]
    assert found.decides == "cost.owned.insurance"
    assert found.decides_usd == pytest.approx(-8900 * 5)
    assert "insurance, as given" in found.says


def test_a_line_set_is_the_line():
    found = answer(asked(edits=(Edit(id="cost.owned.maintenance", low=700, mid=800, high=900),), against=("kia k4",)))
    set_ = line(found, "maintenance")
    assert set_.given
    assert 3500 <= set_.low <= set_.mid <= set_.high <= 4500
    assert not line(found, "maintenance", found.compared[0].rival).given


def test_the_rivals_price_can_be_set():
    found = answer(asked(against=("mirage",), edits=(Edit(id="cost.owned.rival_price", low=5000, mid=5000, high=5000),)))
    assert found.compared[0].rival.owner.price.usd.mid == 5000


def test_who_wins_is_the_share_of_draws_and_beside_itself_nobody_does():
    found = answer(asked("kia k4", against=("used civic",)))
    assert 0 <= found.compared[0].cheaper <= 1
    low, high = found.compared[0].usd_year.low, found.compared[0].usd_year.high
    assert (found.compared[0].cheaper > 0.95) == (high < 0) or low < 0 < high
    assert not answer(asked("kia k4", against=("kia k4",))).compared


def test_same_seed_same_answer(hijet):
    assert answer(asked()) == hijet
    assert answer(asked(seed=2)).vehicle.over(5).bill != hijet.vehicle.over(5).bill


def test_a_sum_at_the_door_has_its_tax_in_it():
    found = answer(asked(paid_usd=(6000.0, 7000.0, 9000.0), against=("kia k4",)))
    assert line(found, "tax_title").high == 0
    assert line(found, "tax_title", found.compared[0].rival).low > 0


def test_without_a_state_fees_span_all_states():
    wide, known = answer(asked(state=None, against=("kia k4",))), answer(asked(against=("kia k4",)))
    spread = [line(each, "registration").high - line(each, "registration").low for each in (wide, known)]
    assert spread[0] > spread[1]


def test_a_farm_truck_pays_no_plates():
    case = read(Question(text="1997 Daihatsu Hijet truck", state="CO", use="farm"), today=DAY, needs_date=False).case
    found = answer(Asked(case=case, state="CO", draws=400, against=("kia k4",)))
    assert not found.vehicle.owner.plated
    assert line(found, "tests").high == 0


@pytest.mark.parametrize("miles", [-1.0, 0.0, float("nan"), 1e6])
def test_miles_that_cannot_be(miles):
    with pytest.raises(UsageError, match="miles a year"):
        answer(asked(miles_per_year=miles))


@pytest.mark.parametrize("years", [0, -3, 31])
def test_years_that_cannot_be(years):
    with pytest.raises(UsageError, match="years"):
        answer(asked(years=years))


def test_a_rival_nobody_knows():
    with pytest.raises(NotUnderstood, match="usual rivals"):
        answer(asked(against=("flying carpet",)))


def test_an_unknown_line_names_the_nearest():
    with pytest.raises(UsageError) as error:
        answer(asked(edits=(Edit(id="cost.owned.maintenence", low=1, mid=1, high=1),)))
    assert error.value.suggestions == ["cost.owned.maintenance"]


@pytest.mark.parametrize("owning", [Owning(insurance_usd_year=-1), Owning(winter_share=1.2), Owning(finance_pct=float("nan"))])
def test_owning_that_cannot_be(owning):
    with pytest.raises(UsageError):
        answer(asked(), owning)


@pytest.fixture
def nobody_knows(monkeypatch):
    """The road room knows no consumption."""

    def use(vehicle):
        raise NotUnderstood(f"What the {vehicle.title} uses is not known.")

    monkeypatch.setattr("keiway.road.use.use", use)


@pytest.mark.usefixtures("nobody_knows")
def test_a_vehicle_without_its_own_consumption_gets_the_range_of_its_kind_and_says_so():
    found = answer(asked(against=("mirage",)))
    assert found.vehicle.owner.uses.stated
    assert "not known" in line(found, "energy").how
    assert any("not known" in each for each in found.assumed)


@pytest.mark.usefixtures("nobody_knows")
def test_a_vehicle_of_which_nothing_says_what_it_takes_is_refused():
    case = asked().case
    odd = msgspec.structs.replace(case.vehicle, id="own", kind="utv", fuel="electric")
    with pytest.raises(NotUnderstood, match="epa_combined"):
        answer(Asked(case=msgspec.structs.replace(case, vehicle=odd), draws=50))


def test_a_class_a_catalogue_electric_and_a_side_by_side():
    for text in ("class:kei-truck", "nissan-sakura-2022", "polaris-ranger-xp-1000-2018"):
        found = answer(asked(text, against=("mirage",)))
        assert 0 < found.vehicle.over(5).usd_mile.low < found.vehicle.over(5).usd_mile.high


def test_every_id_can_be_explained(hijet):
    known = entries()
    ids = {each.id for each in hijet.quantities} | {each.id for each in hijet.vehicle.over(5).bill.lines}
    assert not ids - set(known)
    cited = {source for each in hijet.vehicle.over(5).bill.lines for source in each.sources if source.startswith("cost.owned.")}
    assert cited
    assert not cited - set(known)
    assert all(id.startswith("cost.owned.") for id in edit_ids())


def test_pictures_have_their_numbers_without_a_drawing_library(hijet, tmp_path):
    import csv

    from keiway.charts import save
    from keiway.cost.owned import pictures

    drawn = pictures(hijet)
    assert list(drawn) == ["owned", "tyres"]
    with save(drawn["owned"], tmp_path / "owned.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    own = [row for row in rows if row["vehicle"] == hijet.vehicle.owner.label]
    whole = next(float(row["usd_a_mile"]) for row in own if row["line"] == "all")
    assert sum(float(row["usd_a_mile"]) for row in own if row["line"] != "all") == pytest.approx(whole, abs=1e-4)
    assert list(pictures(answer(asked("polaris-ranger-xp-1000-2018", against=("mirage",))))) == ["owned"]


def test_pictures_are_drawn(hijet, tmp_path):
    pytest.importorskip("altair")
    from keiway.charts import save
    from keiway.cost.owned import pictures

    for name, picture in pictures(hijet).items():
        text = save(picture, tmp_path / f"{name}.svg").read_text(encoding="utf-8")
        assert "<title" in text
        assert picture.summary.split(".")[0][:40] in text


def test_the_plain_path_needs_no_heavy_package():
    import subprocess
    import sys

    code = (
        "import sys; from keiway.question import Question, read; from keiway.cost.record import Asked; from keiway.cost.owned import answer; "
        "case = read(Question(text='1997 Daihatsu Hijet truck', state='CO'), needs_date=False).case; answer(Asked(case=case, state='CO', draws=50)); "
        "print([name for name in ('numpy', 'numba', 'altair', 'scipy', 'pandas') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
