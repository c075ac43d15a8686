"""State gates over time: the properties every state keeps."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.answer import Verdict
from keiway.case import Case
from keiway.days import Window, add_years, timeline
from keiway.law.state.gates import finding
from keiway.law.state.load import states
from keiway.law.state.standing import birthdays, change_days
from keiway.vehicles.record import Spread, Vehicle

LAWS = states()
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
CODES = st.sampled_from(sorted(LAWS))
KINDS = st.sampled_from(["kei_car", "kei_van", "kei_truck"])


def kei(kind: str, long: bool = True) -> Vehicle:
    return Vehicle(
        id=f"test-{kind}", make="Test", model="Kei", kind=kind, fuel="petrol", displacement_cc=658, power_kw=37,
        length_mm=3395 if long else 3295, width_mm=1475 if long else 1395, height_mm=1800,
        curb_mass_kg=Spread(700, 780), gvw_kg=1200, top_speed_kmh=115,
    )  # fmt: skip


def case(kind: str, day: date, built: Window, **given) -> Case:
    return Case(vehicle=kei(kind), built=built, as_of=day, **given)


BUILT = Window(date(1997, 3, 1), date(1997, 3, 31))


@pytest.mark.parametrize("code", sorted(LAWS))
def test_every_state_answers_for_every_kind_on_every_day(code):
    """31 years, every day: a verdict among the six with words, or the state file has a hole."""
    law = LAWS[code]
    for kind in ("kei_car", "kei_van", "kei_truck"):
        day = date(2000, 1, 1)
        while day <= date(2030, 12, 31):
            found = finding(law, case(kind, day, BUILT), day)
            assert found.verdict in Verdict and found.register.says and found.drive.says
            day += timedelta(days=1 if day.day < 3 or day.day > 27 else 5)


@given(CODES, KINDS, DAYS)
@settings(max_examples=300, deadline=None)
def test_verdicts_change_only_on_coded_days(code, kind, day):
    law = LAWS[code]
    changes = change_days(law, kind) | birthdays(case(kind, day, BUILT), date(2000, 1, 1), date(2030, 12, 31))
    stretches = timeline(
        lambda d: finding(law, case(kind, d, BUILT), d).verdict, changes, date(2000, 1, 1), date(2030, 12, 31)
    )
    expected = next(s.finding for s in stretches if s.first <= day <= s.last)
    assert finding(law, case(kind, day, BUILT), day).verdict == expected


@given(CODES, KINDS, DAYS, st.dates(date(1985, 1, 1), date(2005, 12, 31)), st.integers(0, 800), st.integers(0, 800))
@settings(max_examples=300, deadline=None)
def test_a_wider_build_window_never_gives_a_firmer_verdict(code, kind, day, built, before, after):
    """What is firm for the wide window must hold for each exact day inside it."""
    law = LAWS[code]
    wide = finding(law, case(kind, day, Window(built - timedelta(days=before), built + timedelta(days=after))), day)
    exact = finding(law, case(kind, day, Window(built, built)), day)
    for gate in ("register", "drive"):
        firm = getattr(wide, gate).verdict
        assert firm == Verdict.UNKNOWN or firm == getattr(exact, gate).verdict


@given(CODES, KINDS, DAYS, st.dates(date(1960, 1, 1), date(2008, 12, 31)), st.integers(1, 30))
@settings(max_examples=300, deadline=None)
def test_older_never_loses_a_minimum_age(code, kind, day, built, years):
    """Where a younger vehicle is let in by its age, an older one of the same kind and size is not shut out by age."""
    law = LAWS[code]
    young = finding(law, case(kind, day, Window(built, built)), day)
    old_day = add_years(built, -years)
    old = finding(law, case(kind, day, Window(old_day, old_day)), day)
    minimums = {
        rule.id for rule in law.rules for c in _compares(rule) if c.fact == "age_years" and c.op in (">=", ">")
    }
    if young.rules and young.rules[0] in minimums and not _ladder(law, kind):
        assert old.rules == young.rules


def _compares(rule):
    from keiway.law.conditions import thresholds

    return thresholds(rule.when)


def _ladder(law, kind) -> bool:
    """Rules by model year (California, Alaska, Maryland) are no age minimum."""
    return any(c.fact in ("model_year", "built") for rule in law.rules if kind in rule.kinds for c in _compares(rule))


def test_colorado_on_three_days():
    law = LAWS["CO"]
    words = [finding(law, case("kei_car", day, BUILT), day) for day in (date(2026, 11, 22), date(2027, 8, 15), date(2028, 2, 1))]
    assert [w.register.verdict for w in words] == [Verdict.DISPUTED, Verdict.DISPUTED, Verdict.YES]
    assert [w.drive.limits["max_posted_mph"] for w in words] == [None, 55, 55]
    assert any("2028-01-01" in r.text for r in words[1].register.reasons)


def test_a_vehicle_outside_a_states_measurements_is_not_let_in_by_them():
    law = LAWS["CO"]
    import msgspec

    wide = msgspec.structs.replace(kei("kei_van"), width_mm=1750, displacement_cc=1998, power_kw=63)
    day = date(2028, 2, 1)
    found = finding(law, Case(vehicle=wide, built=BUILT, as_of=day, state="CO"), day)
    assert found.register.verdict == Verdict.UNKNOWN and found.rules == ("co.kei.outside_definition",)
