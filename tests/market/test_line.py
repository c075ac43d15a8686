"""The market's line on an answer card."""

from __future__ import annotations

from time import perf_counter

import pytest

from keiway.api import answer, case
from keiway.market.history import launches, minicar, steady
from keiway.market.line import line


def of(text: str, **given):
    return line(case(text, as_of="2026-11-29", **given))


def test_an_old_kei_gets_the_one_count():
    found = of("1999 Subaru Sambar truck")
    assert found.says == (
        "About 7,600 used kei came from Japan in 2023, mostly trucks: the one year that was counted. No later year was counted, nor any model."
    )
    assert found.known
    assert found.next == 'keiway market "1999 Subaru Sambar truck"'
    assert found.quantities[0].mid == 7594
    assert "\n" not in found.says


def test_a_kei_on_sale_gets_what_such_cars_sold_here():
    found = of("2024 Honda N-Box")
    units = sorted(steady(one).units for one in launches() if not one.neighbour and minicar(one.length_mm, one.power_kw) and steady(one).counted)
    (quantity,) = found.quantities
    assert (quantity.low, quantity.high) == (units[0], units[-1])
    assert units[0] < quantity.mid < units[-1]
    assert f"The {len(units)} minicars launched here since 2002" in found.says


def test_a_kei_out_of_production_but_young_gets_the_count():
    assert "7,600" in of("2003 Daihatsu Copen").says


@pytest.mark.parametrize("text", ["2020 Honda Fit", "2012 Fiat 500"])
def test_what_is_certified_for_this_country_has_no_line(text):
    assert of(text) is None


def test_what_is_here_already_has_no_line():
    assert of("1999 Subaru Sambar truck", in_us=True) is None


def test_it_stands_in_the_answer_with_its_command():
    found = answer(case("1999 Subaru Sambar truck", state="CO", as_of="2026-11-29"))
    assert found.market == of("1999 Subaru Sambar truck")
    assert found.market.next in found.next


def test_it_takes_less_than_five_milliseconds():
    asked = [case(text, as_of="2026-11-29") for text in ("1999 Subaru Sambar truck", "2024 Honda N-Box")]
    for one in asked:
        line(one)  # facts are read once a process
    start = perf_counter()
    for one in asked:
        line(one)
    assert (perf_counter() - start) / len(asked) < 0.005
