"""The timeline's picture: its bars are the answer's, to the day; what depends on the day of build is hatched."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.law.timeline import flags, picture, rows, span, summary
from keiway.law.when import when
from keiway.question import Question, read


def found(text="2003 Daihatsu Copen", at_sea=None, **given):
    return when(read(Question(text=text, **{"as_of": "2026-11-29", **given})).case, at_sea)


def test_bars_say_when_each_gate_opens():
    told = {row.name: row.opens for row in rows(found())}
    assert told == {"Safety, 25 years": "1 Jan to 31 Dec 2028", "Emissions, 21 years": "since 1 Jan 2024", "232 duty, 25 calendar years": "from 1 Jan 2028"}
    assert rows(found(built="2003-05-02"))[0].opens == "from 2 May 2028"


def test_what_depends_on_the_day_of_build_is_hatched_at_both_ends():
    safety = rows(found())[0]
    assert [(piece.look, piece.first, piece.last) for piece in safety.pieces] == [
        ("built", date(2003, 1, 1), date(2003, 12, 31)),
        ("wait", date(2003, 12, 31), date(2027, 12, 31)),
        ("hatched", date(2028, 1, 1), date(2028, 12, 30)),
        ("open", date(2028, 12, 31), date(2030, 12, 31)),
    ]
    assert [piece.look for piece in rows(found(built="2003-05-02"))[0].pieces] == ["wait", "open"]


@settings(deadline=None, max_examples=25)
@given(first=st.dates(date(2003, 1, 1), date(2003, 11, 30)), days=st.integers(0, 30))
def test_bars_join_and_agree_with_the_answer(first, days):
    answer = found(built=f"{first}..{first.replace(day=1).fromordinal(first.toordinal() + days)}")
    for row, bar in zip(rows(answer), answer.bars, strict=False):
        ends = [(piece.first, piece.last) for piece in row.pieces if piece.look != "built"]
        assert all((b[0] - a[1]).days == 1 for a, b in pairwise(ends)) and ends[-1][1] == bar.stretches[-1].last
        open_ = next(piece for piece in row.pieces if piece.look == "open")
        assert open_.first == next(s.first for s in bar.stretches if s.finding.value.startswith("YES"))
    assert span(answer)[0] == first


def test_a_changed_engine_does_not_open_the_emissions_gate():
    """The clock has run out all the same: the bar is the gate's, not the clock's."""
    row = rows(found(original=False))[1]
    assert "open" not in {piece.look for piece in row.pieces} and row.opens == "UNKNOWN"


def test_a_vehicle_made_for_the_us_waits_for_nothing():
    bars = rows(found("2021 Ford F-150"))
    assert len(bars) == 2 and {piece.look for row in bars for piece in row.pieces} == {"open"}


def test_flags_are_the_states_changes():
    told = flags(found("Suzuki Carry DB52T", built="2001-12", state="CO"))
    assert [(flag.on, flag.coming) for flag in told] == [(date(2024, 12, 1), False), (date(2027, 7, 1), True), (date(2028, 1, 1), True)]
    assert told[2].words == "1 Jan 2028: register YES, drive YES, WITH LIMITS"
    assert flags(found()) == ()


def test_summary_is_one_sentence_with_the_days():
    said = summary(found(state="WA"))
    assert said == (
        "Daihatsu Copen built in 2003, as of 29 November 2026: safety (25 years) from 1 January 2028 at the earliest, surely from 31 December 2028; "
        "emissions (21 years) since 1 January 2024; Washington's answer changes on 1 May 2025."
    )


def test_table_holds_every_stretch_and_the_marks():
    table = picture(found(state="WA", arrive="2027-05-03")).rows
    assert ("Safety, 25 years", date(2028, 1, 1), date(2028, 12, 30), "UNKNOWN") in table
    assert ("Drive on (WA)", date(2025, 5, 1), date(2030, 12, 31), "YES") in table
    assert table[-1][:2] == ("Arrives", date(2027, 5, 3)) and any("certificate of conformance" in row[3] for row in table)


def test_the_drawing_has_its_words(tmp_path):
    pytest.importorskip("altair")
    from keiway.charts import save

    text = save(picture(found(state="CO", built="2003-05", arrive="2027-05-03")), tmp_path / "when.svg").read_text()
    for words in ("Safety, 25 years", "1 to 31 May 2028", "as of 29 Nov 2026", "arrives 3 May 2027", "Hatched: depends on the day it was built", "1 Jul 2027: drive DISPUTED"):
        assert words in text, words


def test_the_day_to_sail_counts_back_from_the_safe_day():
    ship = found(at_sea=14).ship
    assert ship.safe == date(2028, 12, 31) and ship.sail_from == date(2028, 12, 17)


def test_a_late_arrival_stands_inside_the_picture():
    answer = found(arrive="2040-06-01")
    assert span(answer)[1] >= date(2040, 6, 1) and rows(answer)[0].pieces[-1].last == span(answer)[1]
