"""Worked cases of the federal and market tables, held by the landed sum: duty and fees to the cent, whole sums within a stated gap."""

from datetime import date

import pytest

import keiway.api
from keiway.cost.landed import answer
from keiway.cost.landed.duty import headings
from keiway.cost.record import Asked, Edit, Money

SAMBAR, BEAT, CARRY, SAKURA = "1999 Subaru Sambar truck", "1996 Honda Beat", "1999 Suzuki Carry truck", "Nissan Sakura"


def case(text, entry):
    return keiway.api.case(text, arrive=entry, as_of="2026-11-22")


def landed(text, entry, usd, **more):
    return answer(Asked(case=case(text, entry), price=Money(amount=usd, currency="USD"), **more))


def lines(found, n=0):
    return {line.id.removeprefix("cost.landed."): line for line in found.by_heading[n].total.lines}


@pytest.mark.parametrize(
    ("text", "usd", "entry", "pct", "duty", "mpf", "hmf"),
    [
        (CARRY, 4000, "2026-11-22", 25, 1000.00, 34.58, 5.00),
        (BEAT, 6000, "2026-11-22", 15, 900.00, 34.58, 7.50),
        (BEAT, 6000, "2026-05-15", 27.5, 1650.00, 33.58, 7.50),
        (SAKURA, 15000, "2026-11-22", 15, 2250.00, 51.96, 18.75),
        (CARRY, 4000, "2025-08-01", 25, 1000.00, 32.71, 5.00),
        (CARRY, 4000, "2026-03-01", 25, 1000.00, 33.58, 5.00),
    ],
)
def test_duty_and_fees_to_the_cent(text, usd, entry, pct, duty, mpf, hmf):
    found = landed(text, entry, usd, heading="auto")
    told = lines(found)
    assert found.by_heading[0].duty_pct.mid == pct
    for name, expected in (("duty", duty), ("mpf", mpf), ("hmf", hmf)):
        assert told[name].low == told[name].high == pytest.approx(expected, abs=0.005)
        assert told[name].expected == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("entry", "pct"),
    # the federal table's worked rates; from August 2025 to April 2026 its example has steel of a fifth of the price, as ours
    [("2026-06-08", 15), ("2026-04-06", 27.5), ("2026-06-07", 27.5), ("2026-02-24", 20.5), ("2026-04-05", 20.5), ("2025-08-18", 22.5), ("2026-02-23", 22.5)],
)
def test_a_petrol_kei_car_by_day_of_entry(entry, pct):
    (levied,) = headings(case(BEAT, entry), "auto").levied
    assert levied.heading == "8703" and levied.pct.mid == pytest.approx(pct)


def test_what_others_say_of_the_car_duty_is_told_with_its_sum():
    found = landed(BEAT, "2026-11-22", 6000)
    (each,) = found.by_heading
    assert {reading.pct for reading in each.readings} == {12.5, 2.5}
    told = [note for note in found.notes if note.startswith("Duty disputed")]
    assert len(told) == 2 and any("2.5%" in note and f"{round(each.total.expected - 750, -2):,.0f}" in note for note in told)


#: The most likely figures of the compiled cost model, which its worked example adds up. Fees in Japan and first costs stand in one line each.
MODES = {
    "auction_fee": 100, "agent_fee": 650, "inland_japan": 200, "export_papers": 120, "wash": 100, "ocean": 1250, "insurance": 60, "broker": 400,
    "bond": 100, "isf": 70, "isf_late": 0, "forms": 0, "terminal": 250, "storage": 0, "exam": 0, "cleaning": 0, "haul": 300, "tax": 0, "title": 0,
    "vin_check": 0, "first_fixes": 750,
}  # fmt: skip
#: The example puts 45 dollars for both customs fees; at 2,800 dollars they are 34.58 and 3.50, at 1,200 (informal) 2.77 and 1.50.
FEES_OFF = 45


@pytest.mark.parametrize(
    ("text", "hammer", "pct", "expected"),
    [(SAMBAR, 2800, 25, 7900), (BEAT, 1200, 2.5, 5500)],
)
def test_the_worked_example_of_the_market_table(text, hammer, pct, expected):
    edits = tuple(Edit(id=f"cost.landed.{name}", low=usd, mid=usd, high=usd) for name, usd in MODES.items())
    edits += (Edit(id="cost.landed.customs_value", low=hammer, mid=hammer, high=hammer),)  # it takes duty on the hammer price alone
    found = landed(text, "2025-03-01", hammer, price_at="auction", edits=edits)
    assert found.by_heading[0].duty_pct.mid == pct
    assert found.by_heading[0].total.expected == pytest.approx(expected, abs=FEES_OFF + 40)


def test_duty_on_the_price_at_the_port_is_more_than_on_the_hammer_price():
    """The market table calls the base FOB and then takes the hammer price: the fees in Japan belong to it."""
    found = landed(SAMBAR, "2026-11-22", 2800, price_at="auction")
    told = lines(found)
    japan = sum(told[name].mid for name in ("auction_fee", "inland_japan", "export_papers", "wash"))
    assert found.customs_value.mid == pytest.approx(2800 + japan)
    assert told["duty"].mid == pytest.approx(0.25 * found.customs_value.mid, abs=0.01)
    assert found.customs_value.high > found.customs_value.mid  # the exporter's commission, where it is no buyer's agent's


def test_freight_and_insurance_are_not_in_the_duty_base():
    near = landed(SAMBAR, "2026-11-22", 4000)
    far = landed(SAMBAR, "2026-11-22", 4000, edits=(Edit(id="cost.landed.ocean", low=9000, mid=9000, high=9000),))
    assert lines(near)["duty"] == lines(far)["duty"]
    assert any("1401a" in note for note in near.notes)


def test_one_day_moves_the_duty():
    before, after = (landed(BEAT, day, 6000).by_heading[0].duty_pct.mid for day in ("2026-06-07", "2026-06-08"))
    assert (before, after) == (27.5, 15)


def test_entry_day_is_the_day_of_the_answer():
    assert landed(BEAT, "2026-06-08", 6000).entry.on == date(2026, 6, 8)
