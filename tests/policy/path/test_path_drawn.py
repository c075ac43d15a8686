"""The picture of how long changes took: every attempt once, bars as long as they took, made and not made told apart, all in a page of paper."""

import re
from datetime import date

import pytest

from keiway.charts import theme
from keiway.policy.path import histories
from keiway.policy.path.drawn import AXIS, Left, dates, everything, pictures

DAY = date(2026, 11, 29)
LEFT = Left(DAY, None)


def known(id_):
    return next(row for row in histories.facts().histories if row.id == id_)


def bars(svg, fill):
    """Widths of the boxes of a colour, px; that of the legend is left out."""
    return [float(width) for width in re.findall(rf'<rect x="0.0" y="(?!4.0")[^"]+" width="([\d.]+)" height="9.0" fill="{fill}"', svg)]


def test_every_attempt_is_told_once_with_its_dates():
    drawn = pictures(everything(), LEFT)
    rows = [row for one in drawn for row in one.picture.rows]
    titles = [row[1] for row in rows]
    assert len(titles) == len(set(titles)) == len(everything())
    assert {row.id for row in histories.facts().histories if row.outcome != "unused"} == set(everything())
    svgs = [one.picture.plain() for one in drawn]
    for row in map(known, everything()):
        assert any(histories.short(row).replace("'", "&#x27;") in svg and dates(row) in svg for svg in svgs), row.id
    assert sum(svg.count(theme.FIRST) > 0 for svg in svgs) == len(svgs)


@pytest.mark.parametrize("ids", [("nuro_2020", "replica_rule_2022"), ("policy.path.history.nuro_2020", "policy.path.history.replica_rule_2022")])
def test_bars_are_as_long_as_it_took_on_one_axis(ids):
    (one,) = pictures(ids, LEFT)
    short, long = sorted(bars(one.picture.plain(), theme.FIRST))
    assert long / short == pytest.approx(known("replica_rule_2022").middle / known("nuro_2020").middle, rel=0.01)
    assert long == pytest.approx(AXIS, abs=1)


def test_what_its_dates_leave_open_is_hatched_and_no_longer():
    row = known("low_speed_1998")  # began some time in 1996
    (one,) = pictures([row.id], LEFT)
    svg = one.picture.plain()
    (sure,) = bars(svg, theme.FIRST)
    assert sure / AXIS == pytest.approx(row.years[0] / row.years[1], rel=0.01) and svg.count("<path") > 1


def test_made_not_made_and_pending_are_told_by_word_and_by_shape():
    made, lost, open_ = (pictures([id_], LEFT)[0].picture for id_ in ("nuro_2020", "ford_2023", "modernization_2026"))
    assert theme.SECOND not in made.plain() and theme.SECOND in lost.plain() and "stroke-dasharray" in open_.plain()
    assert "withdrawn, 19 months" in lost.plain() and "pending, 10 months so far" in open_.plain()
    assert [one.rows[0][-1] for one in (made, lost, open_)] == ["made", "withdrawn", "pending"]


def test_a_length_that_is_not_known_is_said_and_not_drawn():
    (one,) = pictures(["medium_speed_2008", "truck_duty_1963", "self_drive_2017"], LEFT)
    svg = one.picture.plain()
    assert "denied, length not known" in svg and "died, length not known" in svg and bars(svg, theme.FIRST) == []
    assert [row[4:6] for row in one.picture.rows] == [(None, None)] * 3


def test_one_counted_from_its_proposal_took_longer():
    assert "over 22 months" in pictures(["low_speed_trucks_2005"], LEFT)[0].picture.plain()


def test_the_time_that_is_left_is_marked_where_it_lies_on_the_axis():
    ids = ["nuro_2020", "replica_rule_2022"]
    assert "3.1 years left" in pictures(ids, Left(DAY, date(2030, 1, 1)))[0].picture.plain()
    assert "left" not in pictures(ids, LEFT)[0].picture.plain() and "left" not in pictures(ids, Left(DAY, DAY))[0].picture.plain()


def test_a_picture_fits_on_paper_and_its_colours_turn_in_the_dark():
    for one in pictures(everything(), LEFT):
        svg = one.picture.plain()
        assert float(re.search(r'height="(\d+)"', svg)[1]) < 930
        assert set(re.findall(r'(?:fill|stroke)="(#\w+)"', svg)) <= set(theme.DARK)
        assert one.picture.summary.endswith(".") and len(one.picture.summary) > 30


def test_kinds_keep_together_and_their_order():
    ways = [way for one in pictures(everything(), LEFT) for way in one.ways]
    assert ways == [way for way in histories.facts().ways if histories.of_way(way)] and len(ways) == len(set(ways))
