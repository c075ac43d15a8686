"""What a vehicle pays at the border, by the day of entry. Cases carry the figures of the tariff text read."""

from datetime import date

import pytest

from keiway.answer import Verdict
from keiway.days import year_window
from keiway.law.customs import Query, duty, duty_steps
from keiway.law.customs.stack import Band


def ask(hts, origin, entry, built=None, **known):
    window = year_window(built) if built else None
    return duty(Query(hts=hts, origin=origin, entry=date.fromisoformat(entry), built=window, **known))


def totals(found):
    """Every figure that anybody claims, the text's first."""
    return [found.total, *(side.total for side in found.readings if side.total != found.total)]


GOLDEN = [
    ("1999 Carry truck", "8704.31.01", "2026-11-22", 1999, 4000, 25, 1000.00, 34.58, 5.00, 1039.58),
    ("1996 Beat", "8703.21.01", "2026-11-22", 1996, 6000, 15, 900.00, 34.58, 7.50, 942.08),
    (
        "1996 Beat in the 27.5 percent weeks",
        "8703.21.01",
        "2026-05-15",
        1996,
        6000,
        27.5,
        1650.00,
        33.58,
        7.50,
        1691.08,
    ),
    ("2026 Sakura", "8703.80.00", "2026-11-22", 2026, 15000, 15, 2250.00, 51.96, 18.75, 2320.71),
    ("1999 Carry truck in 2025", "8704.31.01", "2025-08-01", 1999, 4000, 25, 1000.00, 32.71, 5.00, 1037.71),
    (
        "1999 Carry truck under Section 122",
        "8704.31.01",
        "2026-03-01",
        1999,
        4000,
        25,
        1000.00,
        33.58,
        5.00,
        1038.58,
    ),
]


@pytest.mark.parametrize(
    ("name", "hts", "entry", "built", "value", "pct", "duty_usd", "mpf", "hmf", "due"), GOLDEN
)
def test_invoice_of_a_japanese_vehicle(name, hts, entry, built, value, pct, duty_usd, mpf, hmf, due):
    found = ask(hts, "JP", entry, built, value_usd=value)
    assert found.total.mid == pct
    assert found.duty_usd.mid == duty_usd
    assert [fee.amount for fee in found.fees] == [mpf, hmf]
    assert found.due_usd.mid == due


WORKED = [  # line, origin, entry, built, what is known, figures: the text's first
    ("8703.21.01", "JP", "2026-06-08", 1996, {}, [15, 12.5, 2.5]),
    ("8703.21.01", "JP", "2026-04-06", 2020, {}, [27.5, 12.5, 2.5]),
    ("8703.21.01", "JP", "2026-02-24", 1996, {"steel_share": 0.2}, [20.5, 12.5, 2.5]),
    ("8703.21.01", "JP", "2025-08-18", 1996, {"steel_share": 0.2}, [22.5, 15, 2.5]),
    ("8703.21.01", "JP", "2026-07-24", 1996, {"steel_weight_pct": 5}, [12.5, 2.5]),
    ("8703.80.00", "JP", "2026-07-24", 2026, {}, [15]),
    ("8704.31.01", "JP", "2026-07-24", 2026, {}, [25]),
    ("8704.60.00", "JP", "2026-07-24", 2026, {}, [25]),
    ("8704.31.01", "JP", "2026-07-24", 1999, {}, [25]),
    ("8704.31.01", "JP", "2026-02-24", 1999, {}, [25, 35]),
    ("8703.22.01", "JP", "2026-07-24", 1996, {}, [12.5, 2.5]),
    ("8703.10.50", "JP", "2026-07-24", 2020, {}, [27.5]),
    ("8703.80.00", "CN", "2026-07-24", 2026, {"low_speed": True, "enclosed": True}, [127.5]),
    ("8703.21.01", "KR", "2026-07-24", 2026, {"preference": True}, [15, 12.5, 0]),
    ("8704.31.01", "JP", "2025-04-03", 2020, {}, [50]),
    ("8704.31.01", "JP", "2025-09-15", 2020, {}, [50]),
    ("8704.31.01", "JP", "2025-09-16", 2020, {}, [25]),
    ("8703.80.00", "JP", "2025-09-15", 2024, {}, [27.5]),
    ("8703.80.00", "GB", "2025-06-30", 2024, {}, [10]),
    ("8703.80.00", "DE", "2025-08-01", 2024, {}, [15]),
    ("8703.80.00", "KR", "2025-11-01", 2024, {"preference": True}, [15]),
    ("8703.21.01", "JP", "2010-06-01", 1985, {}, [2.5]),
    ("8703.21.01", "JP", "2028-01-01", 1999, {}, [27.5, 12.5, 2.5]),
    ("8703.21.01", "CN", "2024-01-01", 2020, {}, [27.5]),
    ("8704.60.00", "CN", "2026-11-22", 2026, {}, [75]),
    ("9705.10.00", "JP", "2026-11-22", 1960, {}, [0]),
]


@pytest.mark.parametrize(("hts", "origin", "entry", "built", "known", "figures"), WORKED)
def test_rate_by_line_origin_and_day(hts, origin, entry, built, known, figures):
    found = ask(hts, origin, entry, built, **known)
    assert [band.mid for band in totals(found)] == figures
    assert found.verdict == (Verdict.DISPUTED if len(figures) > 1 else Verdict.YES)


def test_moroccan_low_speed_car_turns_on_its_trade_agreement():
    for hts in ("8703.80.00", "8703.10.50"):
        found = ask(hts, "MA", "2026-11-22", 2026)
        assert found.total == Band(25.0, 27.5)
        assert [missing.fact for missing in found.missing] == ["preference"]


def test_open_chinese_low_speed_vehicle_owes_antidumping_an_enclosed_one_does_not():
    opened = ask("8703.10.50", "CN", "2026-11-22", 2026, low_speed=True, enclosed=False)
    assert (opened.total.low, opened.total.high) == (185, 1192)
    unknown = ask("8703.10.50", "CN", "2026-11-22", 2026, low_speed=True)
    assert unknown.total.low == 35
    assert "enclosed" in [missing.fact for missing in unknown.missing]


def test_unknown_steel_share_is_a_range_and_a_question():
    found = ask("8703.21.01", "JP", "2025-10-01", 1996, value_usd=4000)
    assert found.total == Band(15.0, 52.5)
    assert (found.duty_usd.low, found.duty_usd.high) == (600.00, 2100.00)
    assert [missing.fact for missing in found.missing] == ["steel_share"]


def test_unknown_build_year_around_25_gives_both():
    found = duty(Query(hts="8703.22.01", origin="JP", entry=date(2026, 11, 22)))
    assert found.total == Band(12.5, 15.0)
    assert "calendar_age" in [missing.fact for missing in found.missing]


def test_customs_age_turns_on_new_year_not_on_the_birthday():
    for hts in ("8704.31.01", "8703.22.01"):
        old = {day: ask(hts, "GB", day, 2001).total for day in ("2025-12-31", "2026-01-01")}
        assert old["2025-12-31"] != old["2026-01-01"]


def test_each_line_names_its_instrument_and_the_base_is_the_price_paid():
    found = ask("8703.21.01", "JP", "2026-11-22", 1996, value_usd=6000)
    assert [(line.id, line.points.mid) for line in found.lines] == [
        ("us.duty.car_base", 2.5),
        ("us.duty.section_232_steel_small_cars", 12.5),
    ]
    assert all(line.instrument and line.cites and line.sources for line in found.lines)
    assert all("without international freight" in line.base for line in found.lines)
    assert sum(line.amount.mid for line in found.lines) == found.duty_usd.mid


def test_a_dispute_says_who_holds_what_and_what_settles_it():
    found = ask("8703.21.01", "JP", "2026-11-22", 1996)
    assert [side.position.authority for side in found.readings] == ["statute", "practice", "seller"]
    assert found.settled_by and found.if_you_act
    assert "15%" in found.says and "12.5% or 2.5%" in found.says


def test_later_than_the_text_read_says_so_and_earlier_is_not_coded():
    assert "Revision 21" in ask("8704.31.01", "JP", "2026-11-22", 1999).warnings[0]
    assert not ask("8704.31.01", "JP", "2026-10-10", 1999).warnings
    early = ask("8704.31.01", "JP", "1995-06-01", 1990)
    assert early.total is None and early.verdict == Verdict.UNKNOWN
    assert "not coded" in early.says


def test_what_websites_say_comes_with_why_it_is_wrong():
    wanted = "age_is_not_free broker_percent chicken_tax_is_no_age_rule cif_base japan_truck_15 philippine_ruling section_122_15 stale_table"
    found = [
        reason.rule
        for reason in ask("8704.31.01", "JP", "2026-03-01", 1999).reasons
        if reason.kind == "correction"
    ]
    assert sorted(found) == [f"us.correction.{name}" for name in wanted.split()]
    young = [reason.rule for reason in ask("8704.31.01", "JP", "2026-03-01", 2015).reasons]
    assert "us.correction.age_is_not_free" not in young


def test_steps_of_a_new_truck_follow_the_deal_and_the_struck_down_duties():
    query = Query(hts="8704.31.01", origin="JP", entry=date(2025, 1, 1), built=year_window(2020))
    steps = duty_steps(query, date(2025, 1, 1), date(2026, 11, 22))
    dearer = next(step for step in steps if step.finding.total.mid != 25)
    assert (dearer.first, dearer.finding.total.mid) == (date(2025, 4, 3), 50)
    by_day = {step.first: step.finding.total.mid for step in steps}
    assert by_day[date(2025, 1, 1)] == 25 and by_day[date(2025, 9, 16)] == 25
    assert [step.last.toordinal() + 1 for step in steps[:-1]] == [
        step.first.toordinal() for step in steps[1:]
    ]


def test_steps_of_a_petrol_kei_car_show_each_rise_and_fall():
    query = Query(
        hts="8703.21.01", origin="JP", entry=date(2026, 1, 1), built=year_window(1996), steel_share=0.2
    )
    steps = duty_steps(query, date(2025, 1, 1), date(2026, 11, 22))
    figures = [(str(step.first), step.finding.total.mid) for step in steps]
    assert figures[0] == ("2025-01-01", 2.5)
    assert figures[-4:] == [
        ("2025-08-18", 22.5),
        ("2026-02-24", 20.5),
        ("2026-04-06", 27.5),
        ("2026-06-08", 15),
    ]


def test_duty_under_the_struck_down_orders_comes_with_the_way_to_a_refund():
    charged = ask("8703.21.01", "JP", "2025-06-01", 1996)
    assert "us.rule.refund" in [reason.rule for reason in charged.reasons]
    later = ask("8703.21.01", "JP", "2026-06-20", 1996)
    assert "us.rule.refund" not in [reason.rule for reason in later.reasons]
