"""8703 or 8704: by what the vehicle is built for, with the rulings that match."""

from datetime import date

import pytest

from keiway.answer import Verdict
from keiway.case import Case
from keiway.days import year_window
from keiway.law import customs
from keiway.vehicles.record import Vehicle


def vehicle(kind, **known):
    row = {
        "id": "a.row",
        "make": "Suzuki",
        "model": "Every",
        "kind": kind,
        "fuel": "petrol",
        "displacement_cc": 657,
        **known,
    }
    return Vehicle(**row)


def heads(kind, *features, **known):
    found = customs.heading(vehicle(kind, **known), features)
    return [line.hts for line in found.lines]


@pytest.mark.parametrize(
    ("kind", "features", "known", "lines"),
    [
        ("kei_truck", [], {}, ["8704.31.01"]),
        ("kei_truck", [], {"fuel": "electric", "displacement_cc": None}, ["8704.60.00"]),
        ("kei_van", ["rear_seats", "rear_belts", "side_windows"], {}, ["8703.21.01"]),
        ("kei_van", ["partition", "rear_seats", "rear_belts", "side_windows"], {}, ["8704.31.01"]),
        ("kei_van", ["rear_seats", "no_rear_belts", "side_windows"], {}, ["8704.31.01"]),
        ("kei_van", ["no_side_windows"], {}, ["8704.31.01"]),
        ("kei_van", ["cargo"], {}, ["8704.31.01"]),
        ("kei_van", [], {"seats": [2]}, ["8704.31.01"]),
        ("kei_van", ["open_bed", "rear_seats", "rear_belts", "side_windows"], {}, ["8704.31.01"]),
        ("kei_sports", [], {"seats": [2]}, ["8703.21.01"]),
        ("kei_car", ["bare"], {}, ["8704.31.01"]),
        ("kei_suv", [], {"displacement_cc": 1298}, ["8703.22.01"]),
        ("kei_ev", [], {"fuel": "electric", "displacement_cc": None}, ["8703.80.00"]),
        ("golf_cart", [], {"fuel": "electric", "displacement_cc": None}, ["8703.10.50"]),
        ("lsv", ["open_body"], {"fuel": "electric", "displacement_cc": None}, ["8703.10.50"]),
        ("lsv", ["enclosed"], {"fuel": "electric", "displacement_cc": None}, ["8703.80.00"]),
        ("utv", ["handlebars"], {"wheels": 3, "displacement_cc": 250}, ["8711.20.00"]),
    ],
)
def test_build_decides_the_line(kind, features, known, lines):
    assert heads(kind, *features, **known) == lines


def test_a_van_nobody_described_gives_both_and_the_question():
    found = customs.heading(vehicle("kei_van", seats=[2, 4]))
    assert [line.hts for line in found.lines] == ["8704.31.01", "8703.21.01"]
    assert found.verdict == Verdict.UNKNOWN
    assert "belts" in found.missing[0].question and "rear_belts" in found.missing[0].option


def test_seats_and_windows_lean_to_persons_until_the_belts_are_known():
    found = customs.heading(vehicle("kei_van"), ["rear_seats", "side_windows"])
    assert found.bodies == ("persons", "goods")
    assert found.leaning == "leans to a passenger vehicle"


@pytest.mark.parametrize(
    "feature",
    ["farm_title", "atv_title", "limiter", "off_road_label", "antique", "epa_nonroad", "farm_tyres"],
)
def test_title_limiter_label_and_age_do_not_move_it(feature):
    found = customs.heading(vehicle("kei_truck"), [feature])
    assert [line.hts for line in found.lines] == ["8704.31.01"]
    correction = next(reason for reason in found.reasons if reason.kind == "correction")
    assert all(cite.startswith("us.ruling.") for cite in correction.cites)
    assert correction.cites


def test_a_feature_nobody_knows_is_handed_back():
    assert customs.heading(vehicle("kei_truck"), ["cup_holder"]).not_understood == ("cup_holder",)


@pytest.mark.parametrize(
    ("kind", "model", "features", "first"),
    [
        ("kei_truck", "Sambar", [], "NY N340640"),
        ("kei_van", "Hijet Deck Van", ["open_bed", "rear_seats"], "NY N331360"),
        ("kei_truck", "Hijet", ["dump_bed", "limiter", "no_turn_signals"], "NY N338708"),
        ("kei_truck", "Hijet", ["atv_title", "limiter"], "NY N342537"),
        ("van", "S-Cargo", ["rear_seats", "no_rear_belts", "bare"], "HQ H318061"),
        ("kei_suv", "Samurai", ["rear_seats", "rear_belts", "side_windows", "trim"], "HQ 954720"),
    ],
)
def test_the_likest_ruling_comes_first(kind, model, features, first):
    seats = [2] if kind == "kei_truck" else [4]
    found = customs.heading(vehicle(kind, model=model, seats=seats), features)
    assert found.rulings[0].name == first


def case(row, built, **known):
    return Case(vehicle=row, built=year_window(built), as_of=date(2026, 11, 22), **known)


def test_the_answer_is_one_sentence_with_rate_base_reason_and_ruling():
    found = customs.answer(
        case(vehicle("kei_truck", make="Subaru", model="Sambar", seats=[2]), 1999, value_usd=4000)
    )
    assert found.verdict == Verdict.YES
    assert found.says == (
        "25% on the price paid (open cargo bed: heading 8704.31); same as ruling NY N340640, a 1993 Subaru Sambar kei truck"
    )
    figures = {quantity.id: quantity.mid for quantity in found.quantities}
    assert figures["customs.duty_pct"] == 25 and figures["customs.due"] == 1039.58


def test_a_van_nobody_described_is_answered_both_ways():
    found = customs.answer(case(vehicle("kei_van", seats=[2, 4]), 1999))
    assert "25% on the price paid as a goods vehicle" in found.says
    assert (
        "15% on the price paid by the tariff text, others say 12.5% or 2.5% as a passenger vehicle"
        in found.says
    )
    assert found.missing[0].fact == "body"
    pct = next(quantity for quantity in found.quantities if quantity.id == "customs.duty_pct")
    assert (pct.low, pct.mid, pct.high) == (2.5, None, 25), "the band spans both headings and every side of the dispute"


def test_farm_use_is_answered_with_the_rulings_that_refused_it():
    found = customs.answer(case(vehicle("kei_truck", seats=[2]), 2023, use="farm"))
    assert "25% on the price paid" in found.says
    assert any(
        reason.rule == "us.feature.farm_title" and reason.kind == "correction" for reason in found.reasons
    )


def test_the_philippine_ruling_is_explained_as_not_carrying_over():
    entry = customs.entries()["us.ruling.ny_h87834"]
    assert "does not carry over" in entry["text"] and entry["confidence"] == "low"


def test_a_passenger_van_is_told_what_the_other_heading_would_cost():
    seen = frozenset(("rear_seats", "rear_belts", "side_windows"))
    found = customs.answer(case(vehicle("kei_van", seats=[4]), 1999, features=seen))
    assert any("held it to be a goods vehicle it would owe 25%" in reason.text for reason in found.reasons)
    car = customs.answer(case(vehicle("kei_car", seats=[4]), 1999))
    assert not any("goods vehicle it would owe" in reason.text for reason in car.reasons)


def test_every_catalogue_vehicle_gets_a_heading_and_a_figure():
    from keiway.vehicles.catalogue import vehicles

    for row in vehicles():
        found = customs.answer(case(row, 2020))
        assert found.says and found.duties, row.id
        assert all(each.total is not None for each in found.duties), row.id


def test_hoped_for_headings_are_asked_and_answered():
    truck = customs.heading(vehicle("kei_truck"))
    assert [reason.rule for reason in truck.not_these] == [
        f"us.elsewhere.{name}" for name in ("8709", "8704_10", "8703_10", "8711", "9705")
    ]
    car = customs.heading(vehicle("kei_car"))
    assert "us.elsewhere.9705" in [reason.rule for reason in car.not_these]
    assert customs.heading(vehicle("golf_cart")).not_these == ()


def test_the_answer_is_plain_data():
    import msgspec

    found = customs.answer(case(vehicle("kei_van"), 1999, value_usd=4000))
    assert msgspec.json.decode(msgspec.json.encode(found))["duties"][0]["total"] == {
        "low": 25.0,
        "high": 25.0,
    }
