"""A vehicle put into a fleet: its figures, what is taken and told, what lies outside, and what is refused."""

import statistics

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.errors import UsageError
from keiway.market import entrant, fleet
from keiway.market.entrant.facts import facts
from keiway.vehicles import catalogue

FLEET = fleet.load(2022)


def vehicle(id_: str):
    return catalogue.vehicle(id_)


def changed(id_: str, **fields):
    return msgspec.structs.replace(vehicle(id_), **fields)


def test_a_kei_car_of_today():
    product, outside, missing = entrant.of(vehicle("nissan-dayz-2"), 16000, 2026, FLEET)
    assert (product.body, product.energy, product.power_kw, product.mass_kg, product.units) == ("car", "gasoline", 38.2, 885.0, 0.0)
    assert product.price_usd == pytest.approx(16000 * 292.655 / 321.943)  # CPI of 2022 over 2025, the last known
    assert product.footprint_m2 == pytest.approx(2.495 * (1.475 - 0.179), rel=0.01)
    assert [each.fact for each in outside] == ["price_usd", "power_kw", "mass_kg", "width_mm", "footprint_m2", "power_to_mass"]
    assert all(each.percent > 0 for each in outside)
    assert [each.fact for each in missing] == ([] if vehicle("nissan-dayz-2").track_front_mm else ["track_front_mm"])


def test_how_far_outside_is_said():
    _, outside, _ = entrant.of(vehicle("nissan-dayz-2"), 16000, 2026, FLEET)
    said = {each.fact: each.says for each in outside}
    assert said["power_kw"] == (
        "Its power (51 hp) is 34 percent under the least among new vehicles of 2022 (78 hp, Mitsubishi Mirage): the model reaches past its data."
    )
    assert said["price_usd"].startswith("Its price ($14,544) is 19 percent under the least among new vehicles of 2022 ($17,970, Mitsubishi Mirage), in dollars of 2022")


def test_an_ordinary_small_car_is_inside():
    _, outside, _ = entrant.of(vehicle("mitsubishi-mirage-2014"), 19000, 2022, FLEET)
    assert {each.fact for each in outside} <= {"power_kw", "mass_kg", "width_mm", "footprint_m2"}
    assert all(each.percent < 10 for each in outside)


@pytest.mark.parametrize(
    ("id_", "body"),
    [
        ("suzuki-carry-8-550", "pickup"),
        ("nissan-dayz-2", "car"),
        ("nissan-sakura-1", "car"),
        ("mitsubishi-minicab-ev-2", "van"),
        ("suzuki-jimny-3", "suv"),
    ],
)
def test_bodies(id_, body):
    product, _, _ = entrant.of(vehicle(id_), 16000, 2022, FLEET)
    assert product.body == body


def test_as_electric_it_is_heavier_and_told():
    own, _, _ = entrant.of(vehicle("nissan-dayz-2"), 16000, 2022, FLEET)
    other, _, missing = entrant.of(vehicle("nissan-dayz-2"), 16000, 2022, FLEET, energy="electric")
    assert other.energy == "electric" and other.mass_kg == pytest.approx(1.21 * own.mass_kg) and other.power_kw == own.power_kw
    assert any(each.fact == "mass_as_electric" and "1,071 kg is taken" in each.settles for each in missing)
    sakura, _, _ = entrant.of(vehicle("nissan-sakura-1"), 16000, 2022, FLEET)
    assert other.mass_kg == pytest.approx(sakura.mass_kg, rel=0.02)  # the Dayz as electric is the Sakura


def test_unknown_tracks_and_mass_are_taken_and_told():
    product, _, missing = entrant.of(changed("nissan-dayz-2", track_front_mm=None, track_rear_mm=None, curb_mass_kg=None), 16000, 2022, FLEET)
    told = {each.fact: each for each in missing}
    assert product.footprint_m2 == pytest.approx(2.495 * 1.296) and "its width less 179" in told["track_front_mm"].settles
    assert 700 < product.mass_kg < 1100 and "is estimated from" in told["curb_mass_kg"].settles
    assert told["curb_mass_kg"].option == "curb_mass_kg in a file of your own"


def test_what_cannot_be_done_without_is_named():
    with pytest.raises(entrant.NotKnown) as error:
        entrant.of(vehicle("byd-racco-1"), 16000, 2026, FLEET)
    assert "its power (power_kw) and its wheelbase (wheelbase_mm) are not known" in error.value.message
    assert "The maker's data sheet or its registration states its power" in error.value.message
    assert "Write it as a file of your own with power_kw, wheelbase_mm" in error.value.message
    assert error.value.try_ == "keiway market mine.yaml --price 16000"


def test_a_side_by_side_is_no_entrant():
    with pytest.raises(entrant.NotKnown, match="is a utv, no light vehicle for the road"):
        entrant.of(vehicle("polaris-ranger-xp-1000-2018"), 16000, 2022, FLEET)


@pytest.mark.parametrize(("usd", "near"), [(0, 500), (-16000, 500), (499, 500), (1e9, 500000), (float("nan"), 500), (float("inf"), 500000)])
def test_prices_nobody_means(usd, near):
    with pytest.raises(UsageError, match=rf"a new vehicle costs between \$500 and \$500,000, as a buyer pays it before tax. Nearest valid: {near}") as error:
        entrant.of(vehicle("nissan-dayz-2"), usd, 2026, FLEET)
    assert error.value.fix == ("--price", str(near))


def test_price_year():
    with pytest.raises(UsageError, match=r"price year 20260: dollars of 1960 to 2040 can be read. Nearest valid: 2040"):
        entrant.of(vehicle("nissan-dayz-2"), 16000, 20260, FLEET)


@given(st.floats(500, 500000), st.sampled_from([each for each in catalogue.vehicles() if each.kind in facts().bodies]), st.sampled_from([None, "gasoline", "electric"]))
def test_every_vehicle_becomes_a_product_or_says_what_lacks(usd, each, energy):
    try:
        product, outside, _ = entrant.of(each, usd, 2022, FLEET, energy=energy)
    except entrant.NotKnown as error:
        assert any(field in error.message for field in ("power_kw", "wheelbase_mm", "width_mm", "curb_mass_kg"))
        return
    assert product.price_usd == pytest.approx(usd) and 0.8 < product.footprint_m2 < 7 and product.mass_kg > 150
    prices = [other.price_usd for other in FLEET.products]
    assert any(told.fact == "price_usd" for told in outside) == (not min(prices) <= usd <= max(prices))


def test_margins_are_those_of_the_data():
    """Width less mean track: of kei in the catalogue, and of narrow vehicles in the fleet of 2022."""
    kei = [
        each.width_mm - (each.track_front_mm + (each.track_rear_mm or each.track_front_mm)) / 2
        for each in catalogue.vehicles() if each.is_kei and each.width_mm and each.track_front_mm
    ]  # fmt: skip
    narrow = [each.width_mm - 1e6 * each.footprint_m2 / each.wheelbase_mm for each in FLEET.products if each.width_mm and each.wheelbase_mm and each.width_mm <= 1750]
    shipped = facts().values
    assert shipped["track_margin_kei"].value == pytest.approx(statistics.median(kei), abs=1)
    assert (shipped["track_margin_kei"].low, shipped["track_margin_kei"].high) == (min(kei), max(kei))
    assert shipped["track_margin"].value == pytest.approx(statistics.median(narrow), abs=2)


def test_electric_mass_is_that_of_pairs():
    pairs = [("nissan-sakura-1", "nissan-dayz-2"), ("mitsubishi-ek-x-ev-1", "mitsubishi-ek-4"), ("fiat-500e-2013", "fiat-500-2012"), ("smart-fortwo-2013-electric", "smart-fortwo-2008")]
    ratios = [vehicle(one).curb_mass_kg.mid / vehicle(other).curb_mass_kg.mid for one, other in pairs]
    assert facts().values["electric_mass"].value == pytest.approx(statistics.mean(ratios), abs=0.01)
    assert set(facts().sources) == {source for each in facts().values.values() for source in each.sources}
