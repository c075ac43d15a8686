"""What must hold for any build date, entry day and use."""

from datetime import date, timedelta

import msgspec
from federal_cases import case
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.answer import ORDER, Verdict
from keiway.days import Window, add_years
from keiway.law import federal

V = Verdict
#: A day's verdict that a wider window may show: an unknown stands for all; a limited yes may turn out better.
FIRM = {V.YES: {V.YES}, V.YES_WITH_LIMITS: {V.YES, V.YES_WITH_LIMITS}, V.NOT_YET: {V.NOT_YET}, V.NO: {V.NO}}
GOOD = (V.YES, V.YES_WITH_LIMITS)

built_days = st.dates(date(1966, 1, 1), date(2026, 12, 31))
leap_days = st.sampled_from([date(year, 2, 29) for year in range(1968, 2025, 4)])
entry_days = st.dates(date(2000, 1, 1), date(2060, 12, 31))
uses = st.sampled_from(["road", "farm", "offroad", "lsv", "show"])
importers = st.sampled_from([None, "individual", "dealer", "nonresident", "us_military", "registered_importer", "original_manufacturer"])
features = st.lists(st.sampled_from(["limited_25mph", "offroad_statement", "show_letter", "engine_other", "ici_contract"]), unique=True)
rows = st.fixed_dictionaries({
    "kind": st.sampled_from(["kei_truck", "kei_ev", "lsv", "quadricycle", "utv", "golf_cart", "small_car"]),
    "fuel": st.sampled_from([None, "petrol", "electric"]),
    "top_speed_kmh": st.none() | st.floats(15, 200),
    "gvw_kg": st.none() | st.floats(300, 3000),
    "us_certified": st.booleans(),
    "wheels": st.sampled_from([3, 4]),
})  # fmt: skip
quick = settings(max_examples=60, deadline=None)


def verdicts(of):
    return [gate.verdict for gate in federal.gates(of)]


@quick
@given(built_days | leap_days, st.integers(0, 500), st.integers(0, 500), entry_days, uses, importers, features, rows)
def test_a_wider_window_is_never_firmer(day, before, after, entry, use, importer, named, row):
    window = Window(day - timedelta(days=before), day + timedelta(days=after))
    asked = {"use": use, "importer": importer, "features": " ".join(named), **row}
    wide = verdicts(case(window, entry.isoformat(), **asked))
    exact = verdicts(case(Window(day, day), entry.isoformat(), **asked))
    for broad, narrow in zip(wide, exact, strict=True):
        assert broad == V.UNKNOWN or narrow in FIRM[broad]


@quick
@given(built_days | leap_days, st.integers(1, 4000), entry_days, uses)
def test_an_older_vehicle_never_loses_an_age_gate(day, older, entry, use):
    young = verdicts(case(Window(day, day), entry.isoformat(), use=use))
    elder = day - timedelta(days=older)
    old = verdicts(case(Window(elder, elder), entry.isoformat(), use=use))
    for before, after in zip(young, old, strict=True):
        assert ORDER.index(after) <= ORDER.index(before)


@quick
@given(built_days | leap_days, st.integers(0, 60), entry_days, uses, features)
def test_verdicts_change_only_on_coded_days(day, width, entry, use, named):
    of = case(Window(day, day + timedelta(days=width)), entry.isoformat(), use=use, features=" ".join(named))
    next_day = msgspec.structs.replace(of, entry=entry + timedelta(days=1))
    if verdicts(of) != verdicts(next_day):
        assert entry + timedelta(days=1) in federal.changes(of)


@quick
@given(built_days | leap_days, st.integers(0, 400))
def test_the_safety_gate_opens_exactly_on_the_anniversary_of_the_last_possible_day(day, width):
    window = Window(day, day + timedelta(days=width))
    opens, certain = add_years(window.first, 25), add_years(window.last, 25)
    one = timedelta(days=1)
    for entry, expected in ((opens - one, V.NOT_YET), (certain, V.YES)):
        if entry >= date(2000, 1, 1):
            assert verdicts(case(window, entry.isoformat()))[0] == expected
    if width and certain - one >= max(opens, date(2000, 1, 1)):
        assert verdicts(case(window, (certain - one).isoformat()))[0] == V.UNKNOWN


@quick
@given(built_days | leap_days, st.integers(0, 400), uses, features)
def test_the_safe_landing_is_safe_and_the_day_before_is_not(day, width, use, named):
    of = case(Window(day, day + timedelta(days=width)), use=use, features=" ".join(named))
    safe = federal.ship_by(of).safe
    if safe and safe > max(date(2000, 1, 1), of.built.first):
        assert federal.enter(msgspec.structs.replace(of, entry=safe)).verdict in GOOD
        assert federal.enter(msgspec.structs.replace(of, entry=safe - timedelta(days=1))).verdict not in GOOD


@quick
@given(built_days, st.integers(0, 800), entry_days, uses, importers, features, rows)
def test_no_case_crashes_and_open_ways_match_the_gate(day, width, entry, use, importer, named, row):
    window = Window(day, day + timedelta(days=width))
    of = case(window, entry.isoformat(), use=use, importer=importer, features=" ".join(named), **row)
    ways = federal.pathways(of)
    for gate in federal.gates(of):
        layer = gate.gate.split(".")[1]
        mine = {way.id: way for way in ways if way.layer == layer and way.yours}
        chosen = mine[gate.limits["pathway"]]
        assert (gate.verdict in GOOD) == (chosen.state == "open")
        assert gate.says and gate.reasons
