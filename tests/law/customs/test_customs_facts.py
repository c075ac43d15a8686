"""The customs facts hold together, and the sums behave whatever is asked."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.days import year_window
from keiway.law.conditions import thresholds
from keiway.law.customs import Query, duty, entries
from keiway.law.customs.data import customs
from keiway.law.customs.steps import change_days

FACTS = customs()
LINES = [line.hts for line in FACTS.lines]
ORIGINS = ["JP", "KR", "CN", "GB", "DE", "MA", "CA", "MX", "TW", "CH", "BR", "IN", "RU", "KP", "AU", "ZZ"]

entry_days = st.dates(date(2000, 1, 1), date(2030, 12, 31))
queries = st.builds(
    Query,
    hts=st.sampled_from(LINES),
    origin=st.sampled_from(ORIGINS),
    entry=entry_days,
    built=st.none() | st.integers(1960, 2030).map(year_window),
    steel_share=st.none() | st.floats(0, 1),
    preference=st.none() | st.booleans(),
    enclosed=st.none() | st.booleans(),
    low_speed=st.none() | st.booleans(),
)


def rows():
    """Everything that cites or names a source."""
    yield from (
        *FACTS.lines,
        *FACTS.measures,
        *FACTS.disputes,
        *FACTS.corrections,
        *FACTS.rules,
        *FACTS.features,
        *FACTS.tests,
        *FACTS.elsewhere,
    )
    yield from (
        *FACTS.fees.merchandise_processing,
        *FACTS.fees.harbor_maintenance,
        *FACTS.fees.formal_entry,
        *FACTS.fees.other,
    )
    yield from FACTS.citations.values()
    yield from (reading.position for dispute in FACTS.disputes for reading in dispute.readings)
    yield from (dispute.text for dispute in FACTS.disputes)


def test_every_citation_and_source_resolves():
    known = entries()
    for row in rows():
        for cite in getattr(row, "cites", ()):
            assert cite in known, f"{row}: {cite}"
        for source in getattr(row, "sources", ()):
            assert source in FACTS.sources, f"{row}: {source}"


def test_every_source_read_and_every_citation_serves_something():
    named = {source for row in rows() for source in getattr(row, "sources", ())}
    assert not set(FACTS.sources) - named
    cited = {cite for row in rows() for cite in getattr(row, "cites", ())} | set(FACTS.fees.cites)
    never = set(FACTS.citations) - cited
    assert not never, never


def test_ids_are_never_used_twice():
    ids = [row.id for row in rows() if hasattr(row, "id") and str(row.id).startswith("us.")]
    assert len(ids) == len(set(ids))


def test_each_entry_says_what_it_is_where_it_comes_from_and_how_sure():
    found = entries()
    assert "us.duty.section_232_autos" in found
    for name, entry in found.items():
        assert entry["title"] and entry["text"], name
        if entry["kind"] == "duty":
            assert entry["sources"] and entry["confidence"] and entry["from"] and entry["cites"], name


def test_measures_are_well_formed():
    slots = {measure.slot for measure in FACTS.measures}
    ids = {measure.id for measure in FACTS.measures}
    for measure in FACTS.measures:
        assert (measure.rate is None) == (measure.low is not None), measure.id
        assert measure.to is None or measure.from_ <= measure.to, measure.id
        assert set(measure.switches_off) <= slots, measure.id
        for compare in thresholds(measure.when):
            if compare.fact == "hts":
                lines = compare.value if isinstance(compare.value, list) else [compare.value]
                assert set(lines) <= set(LINES), measure.id
    for dispute in FACTS.disputes:
        for reading in dispute.readings:
            assert {*reading.without, *reading.charged} <= slots | ids, dispute.id


def test_fee_years_follow_one_another_without_a_gap():
    years = FACTS.fees.merchandise_processing
    for before, after in pairwise(years):
        assert before.to + timedelta(days=1) == after.from_
    assert all(year.min_usd < year.max_usd for year in years)


@settings(max_examples=150, deadline=None)
@given(queries)
def test_no_entry_day_fails_and_every_figure_is_in_order(query):
    found = duty(query)
    assert found.total is not None
    for band in (found.total, *(side.total for side in found.readings)):
        assert band.low >= 0 and (band.high is None or band.low <= band.high)
    sides = [(side.dispute, side.position.id) for side in found.readings]
    assert len(set(sides)) == len(sides)


@settings(max_examples=80, deadline=None)
@given(queries)
def test_the_rate_changes_on_coded_days_only(query):
    later = query.entry + timedelta(days=1)
    if later in change_days(query) or (query.built is None and later.month == later.day == 1):
        return
    assert duty(query).total == duty(Query(**{**_fields(query), "entry": later})).total


@settings(max_examples=80, deadline=None)
@given(queries, st.integers(100, 50_000), st.integers(2, 9))
def test_duty_grows_with_the_price_in_proportion(query, value, times):
    once = duty(Query(**{**_fields(query), "value_usd": float(value)})).duty_usd
    more = duty(Query(**{**_fields(query), "value_usd": float(value * times)})).duty_usd
    assert more.low == pytest.approx(once.low * times, abs=0.01 * times)
    if once.high is not None:
        assert more.high == pytest.approx(once.high * times, abs=0.01 * times)


@settings(max_examples=80, deadline=None)
@given(st.dates(date(2000, 1, 1), date(2027, 9, 30)), st.floats(2501, 2_000_000))
def test_processing_fee_of_a_formal_entry_stays_between_floor_and_cap(entry, value):
    from keiway.law.customs.fees import processing

    year = next(year for year in FACTS.fees.merchandise_processing if year.from_ <= entry <= year.to)
    assert year.min_usd <= processing(value, entry, "JP").amount <= year.max_usd


def _fields(query):
    return {name: getattr(query, name) for name in query.__struct_fields__}
