"""The pictures of a market answer: what they say, that nothing stands outside them, that they are read on a telephone and in the dark."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from keiway.charts import save, theme
from keiway.charts.picture import inline
from keiway.market.answer.rounded import vehicles
from keiway.market.pictures import WHAT, picture
from keiway.market.pictures.plot import spread
from keiway.market.record import PricePoint, Year

from stand_in import business, stand_in  # isort: skip

PHONE = 360 - 2 * 16  # px of a picture on a telephone 360 px wide
HARD = {
    "few sold": {"years": tuple(Year(year=2026 + n, low=0.2, low50=3, mid=9, high50=30, high=90) for n in range(1, 11))},
    "many sold": {"years": tuple(Year(year=2026 + n, low=2e5, low50=5e5, mid=8e5, high50=1.2e6, high=2.5e6) for n in range(1, 11))},
    "one year": {"years": (Year(year=2030, low=100, low50=300, mid=900, high50=2000, high=9000),)},
    "thirty years": {"years": tuple(Year(year=2026 + n, low=900, low50=2000, mid=4000, high50=9000, high=20000) for n in range(1, 31))},
    "no others": {"comparables": ()},
    "no business": {"business": None},
    "nothing spent once": {"business": business(0)},
    "each one loses": {"business": business(None)},
    "two prices": {"prices": (PricePoint(price_usd=15000, low=10, mid=100, high=1000), PricePoint(price_usd=16000, low=9, mid=90, high=900))},
    "long name": {"title": "Volkswagen Transporter T7 Multivan Kombi Syncro Special Edition"},
}


def drawn(what, name=None):
    return picture(what, stand_in(**HARD.get(name, {})))


@pytest.mark.parametrize("name", [None, *HARD])
@pytest.mark.parametrize("what", WHAT)
def test_nothing_stands_outside_and_words_do_not_lie_on_each_other(what, name):
    svg = drawn(what, name).plain()
    wide, high = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
    boxes = []
    for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        size, x, y = (float(node.get(key)) for key in ("font-size", "x", "y"))
        assert size * PHONE / wide >= 9.5
        if node.get("stroke"):  # the halo under a word
            continue
        long = 0.53 * size * len(node.text)
        left = x - {"end": long, "middle": long / 2}.get(node.get("text-anchor"), 0)
        assert left >= -7 and left + long <= wide - 8 + 1 and 0 <= y <= high - 8, node.text
        boxes.append((left, left + long, y - 0.7 * size, y + 0.1 * size, node.text))
    for n, (left, right, top, foot, text) in enumerate(boxes):
        for left2, right2, top2, foot2, text2 in boxes[:n]:
            apart = min(right, right2) - max(left, left2) < 2 or min(foot, foot2) - max(top, top2) < 2
            assert apart, (text, text2)


@pytest.mark.parametrize("name", [None, *HARD])
@pytest.mark.parametrize("what", WHAT)
def test_every_colour_turns_in_the_dark(what, name):
    svg = drawn(what, name).plain()
    assert set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', svg)) <= set(theme.DARK)


def test_the_title_is_what_is_seen():
    assert drawn("fan").title == "Honda N-Box JF5 at $16,000: about 10,000 a year (1,700 to 60,000); break-even is 25,000"
    assert drawn("fan", "nothing spent once").title.endswith("; each one sold earns")
    assert drawn("fan", "each one loses").title.endswith("; no number that could be sold breaks even")
    assert drawn("fan", "no business").title.endswith("about 10,000 a year (1,700 to 60,000)")
    assert "from 56,000 to 2,600 a year" in drawn("prices").title and "at no price shown do they cover every cost" in drawn("prices").title
    assert drawn("instead").title == "Of ten buyers about five would have bought another new vehicle, three a used car, two nothing"


def test_the_table_holds_the_numbers_that_are_drawn(tmp_path):
    found = stand_in()
    rows = picture("fan", found).rows
    assert [row[3] for row in rows if row[0] == "forecast"] == [round(year.mid, 1) for year in found.years]
    assert ("Fiat 500", 2, 2010, 43_800, "", "", "", "") in rows
    assert [row[3] for row in rows if row[0].startswith("break-even")] == [25_000]
    assert sum(row[1] for row in picture("instead", found).rows) == pytest.approx(1)
    assert {row[0] for row in picture("prices", found).rows} >= {9_000, 16_000, 25_000}
    for what in WHAT:
        save(picture(what, found), tmp_path / f"{what}.csv")
        assert (tmp_path / f"{what}.csv").read_text().count("\n") == len(picture(what, found).rows) + 1


@pytest.mark.parametrize("what", WHAT)
def test_a_picture_tells_those_who_do_not_see_it(what):
    svg = inline(drawn(what), "here")
    assert 'role="img"' in svg and '<desc id="here-d">' in svg and "N-Box" in svg.partition("</desc>")[0]


def test_names_keep_their_order_and_their_distance():
    placed = spread([10, 10, 11, 200, 12], [1, 1, 2, 1, 1], 0, 210)
    assert placed[0] <= placed[1] <= placed[2] <= placed[4] <= placed[3]
    ranked = sorted(zip(placed, [1, 1, 2, 1, 1], strict=True))
    assert all(b - a >= 13 * (m + n) / 2 - 0.5 for (a, m), (b, n) in pairwise(ranked))


def test_a_single_year_is_seen_and_the_title_is_of_a_full_one():
    found = stand_in(count=1)
    svg = picture("fan", found).plain()
    band = re.search(r'<path d="M([^"]+)z"', svg)[1]
    assert len({point.split(",")[0] for point in band.split()}) == 2
    assert f"{vehicles(found.steady.mid)} a year" in picture("fan", found).title and "in 2029" in picture("fan", found).summary


def test_where_the_model_does_not_hold_no_picture_gives_its_number_as_a_finding():
    found = stand_in(far="The model does not hold for it.")
    for what in ("fan", "prices"):
        drawing = picture(what, found)
        assert "no forecast" in drawing.title and vehicles(found.steady.mid) not in drawing.title


def test_a_break_even_beyond_the_market_is_no_number_and_one_over_a_million_is_said_so():
    assert "no number that could be sold" in picture("fan", stand_in(business=business(None))).title
    assert "break-even is over a million" in picture("fan", stand_in(business=business(2e7))).title
