"""Merchandise processing and harbor fees by day of entry."""

from datetime import date

import pytest

from keiway.law.customs.fees import fees, processing


@pytest.mark.parametrize(
    ("entry", "value", "fee"),
    [
        ("2026-09-30", 4000, 33.58),
        ("2026-10-01", 4000, 34.58),
        ("2026-10-01", 15000, 51.96),
        ("2026-10-01", 500_000, 670.86),
        ("2026-10-01", 2500, 2.77),
        ("2026-10-01", 2500.01, 34.58),
        ("2022-10-01", 400_000, 575.35),
        ("2011-09-30", 20_000, 42.00),
        ("2011-10-01", 20_000, 69.28),
        ("2012-06-01", 2400, 25.00),
        ("2013-06-01", 2400, 2.00),
    ],
)
def test_processing_fee_has_a_floor_a_cap_and_a_flat_fee_below_formal_entry(entry, value, fee):
    assert processing(value, date.fromisoformat(entry), "JP").amount == fee


def test_harbor_fee_is_for_the_sea_only():
    by_sea = fees(4000, date(2026, 11, 22), "JP")
    by_land = fees(4000, date(2026, 11, 22), "JP", by_sea=False)
    assert [fee.amount for fee in by_sea] == [34.58, 5.00]
    assert [fee.amount for fee in by_land] == [34.58]


def test_goods_of_an_agreement_pay_no_processing_fee():
    assert processing(9000, date(2026, 11, 22), "MX", preference=True).amount == 0
    assert processing(9000, date(2026, 11, 22), "MX", preference=False).amount == 34.58


@pytest.mark.parametrize("entry", ["1994-06-01", "2027-10-01"])
def test_a_year_that_is_not_coded_is_said_and_not_guessed(entry):
    fee = processing(9000, date.fromisoformat(entry), "JP")
    assert fee.amount is None
    assert "not coded" in fee.how
