"""How long changes have taken: every row has its dates in order, a source and a way; spans are those of the rows."""

from datetime import date
from itertools import pairwise

import pytest

from keiway.law.state.load import states
from keiway.policy.path import histories as h
from keiway.policy.path.facts import change, facts

ROWS = h.facts().histories


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_a_row_holds_together(row):
    facts = h.facts()
    assert row.way in facts.ways
    assert set(row.sources) <= set(facts.sources)
    assert row.sources or row.of_state, "a row needs a source"
    dates = [h.window(text) for text in (row.began, row.proposed, row.decided, row.in_force) if text]
    assert dates and all(one.first <= later.last for one, later in pairwise(dates))
    assert row.outcome != "made" or row.end is not None
    assert row.outcome != "pending" or row.decided is None
    assert row.sources != ("recalled",) or row.confidence == "recalled"
    assert row.confidence != "primary" or set(row.sources) - {"recalled"}


@pytest.mark.parametrize("row", [row for row in ROWS if row.of_state], ids=lambda row: row.id)
def test_dates_said_to_be_a_states_own_are_in_its_law_file(row):
    dated = {change.on for change in states()[row.state].changes}
    for field in row.of_state:
        assert getattr(row, field) in dated


def test_ids_are_used_once_and_every_source_is_named():
    assert len({row.id for row in ROWS}) == len(ROWS)
    used = {source for row in ROWS for source in row.sources} | {source for rate in h.facts().rates for source in rate.sources}
    assert used == set(h.facts().sources)


def test_the_low_speed_rule_took_about_two_years():
    row = next(row for row in ROWS if row.id == "low_speed_1998")
    low, high = row.years
    assert (round(low, 1), round(high, 1)) == (1.5, 2.5)  # from some day of 1996 to 17 June 1998


def test_a_span_is_of_the_kind_asked_for_and_tells_what_failed():
    found = h.span("nhtsa_rule", ("vehicle_class",))
    assert "low_speed_1998" in found.rows and "rear_visibility_2014" not in found.rows
    assert found.failed == 1 and "A medium-speed class to 35 mph, refused: denied" in found.says
    assert found.low <= found.mid <= found.high


def test_a_kind_without_rows_has_no_length():
    """Other rows of the way are told; none of them tells how long such a change takes."""
    found = h.span("nhtsa_rule", ("no such kind",))
    assert found.unlike and (found.made, found.low, found.mid, found.high) == (0, None, None, None)
    assert found.rows == h.span("nhtsa_rule").rows and found.says.startswith("No change of this kind is known")


def test_an_age_for_epa_has_no_precedent():
    own = change("emissions_age")
    assert h.span(own.way, own.like).unlike
    assert [one.id for one in facts().changes if h.span(one.way, one.like).unlike] == [own.id]


def test_a_length_that_is_known_within_a_year_is_told_by_its_ends():
    row = next(row for row in ROWS if row.id == "low_speed_1998")
    assert h.took(row) == "between 18 months and 2.5 years"
    nuro = next(row for row in ROWS if row.id == "nuro_2020")
    assert h.took(nuro) == "16 months"


def test_done_in_time_counts_failures_against_it():
    start = date(2026, 11, 29)
    assert h.in_time("nhtsa_rule", ("vehicle_class",), start, date(2027, 11, 29))[0] == 0
    done, of = h.in_time("nhtsa_rule", ("vehicle_class",), start, date(2036, 11, 29))
    assert (done, of) == (3, 4)  # three made, the medium-speed class refused


def test_an_unused_procedure_is_no_precedent():
    assert "functional_equivalence_1998" not in h.span("nhtsa_rule").rows


def test_what_the_state_files_date_is_counted():
    found = h.bills()
    assert found["rule"] > found["lost"] > 0


@pytest.mark.parametrize(("years", "words"), [(0.02, "1 week"), (0.1, "5 weeks"), (0.5, "6 months"), (6.26, "6.3 years")])
def test_a_length_in_words(years, words):
    assert h.length(years) == words
