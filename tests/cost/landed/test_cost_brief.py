"""The sum to the door in a line is that of the whole bill, to the cent."""

import pytest

import keiway.api
from keiway import kept
from keiway.cost.landed import answer
from keiway.cost.landed.brief import brief
from keiway.cost.record import Asked, Money
from keiway.errors import KeiwayError
from keiway.vehicles.catalogue import vehicles

PRICES = (None, Money(amount=600_000, currency="JPY"), Money(amount=1500, currency="USD"), Money(amount=1e-5, currency="USD"))
ROWS = [row for row in vehicles() if not row.us_certified][::31]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
@pytest.mark.parametrize("state,day", [("CO", "2026-11-29"), (None, "2025-03-01")])
def test_the_line_has_the_figures_of_the_bill(row, state, day):
    try:
        case = keiway.api.case(row.id, state=state, as_of=day)
    except KeiwayError:
        return
    for price in PRICES:
        assert _told(_brief, case, price) == _told(_whole, case, price)


def _brief(case, price):
    return [(one.levied.heading, one.door, *one.quantities) for one in brief(Asked(case=case, price=price))]


def _whole(case, price):
    found = answer(Asked(case=case, price=price, state=case.state))
    figures = {quantity.id: quantity for quantity in found.quantities}
    ends = ["", *(f".{each.heading}" for each in found.by_heading[1:])]
    return [
        (each.heading, each.door, figures[f"cost.landed.door{end}"], figures[f"cost.landed.duty_pct{end}"])
        for each, end in zip(found.by_heading, ends, strict=True)
    ]


def _told(ask, *of):
    """What it gives, or the mistake it tells."""
    try:
        return ask(*of)
    except KeiwayError as error:
        return error.message


def test_vehicles_of_one_class_share_a_sum():
    results = kept.ALL["cost.door"].results
    results.clear()
    for text in ("1995 Honda Acty truck", "1995 Subaru Sambar truck"):
        for state in ("CO", "TX", "CA"):
            brief(Asked(case=keiway.api.case(text, state=state, as_of="2026-11-29"), state=state))
    assert len(results) == 1
