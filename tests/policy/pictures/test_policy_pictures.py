"""The pictures of a reform: they show the answer's own numbers, mark what crosses zero and what changed, and say it all in words."""

import csv
import re
from datetime import date
from xml.etree import ElementTree

import msgspec
import pytest

from keiway.charts import inline, save
from keiway.policy import lab, pictures
from keiway.policy.pictures import bars, places, plot
from keiway.policy.record import Asked
from keiway.policy.reform import read

DAY = date(2026, 11, 29)
SVG = "{http://www.w3.org/2000/svg}"


def asked(name, draws=100):
    return Asked(reform=read(name), as_of=DAY, draws=draws)


@pytest.fixture(scope="module")
def kei():
    one = asked("kei-class-45")
    return (lab.opened(one.reform, DAY),), (lab.answered(one),)


@pytest.fixture(scope="module")
def nothing():
    one = asked("nothing")
    return (lab.opened(one.reform, DAY),), (lab.answered(one),)


def tree(found):
    return ElementTree.fromstring(found.plain())


@pytest.mark.parametrize("what", pictures.WHAT)
def test_each_picture_is_svg_with_words_for_those_who_do_not_see_it(what, kei, tmp_path):
    found = pictures.picture(what, *kei)
    path = save(found, tmp_path / f"{what}.svg")
    root = ElementTree.parse(path).getroot()
    assert root.get("role") == "img" and root.get("aria-labelledby") == "t d"
    assert root.find(f"{SVG}title").text == found.title and root.find(f"{SVG}desc").text == found.summary
    assert found.summary.endswith(".") and "@media" in path.read_text()


@pytest.mark.parametrize("what", pictures.WHAT)
def test_its_numbers_are_a_table(what, kei, tmp_path):
    found = pictures.picture(what, *kei)
    rows = list(csv.reader(save(found, tmp_path / f"{what}.csv").open()))
    assert tuple(rows[0]) == found.columns and len(rows) == len(found.rows) + 1 > 5


@pytest.mark.parametrize("what", pictures.WHAT)
def test_a_reform_that_changes_nothing_is_drawn_and_says_so(what, nothing):
    found = pictures.picture(what, *nothing)
    tree(found)
    assert re.search(r"no change|no more and no fewer|nothing changes|No state changes|No draw differs|No change", f"{found.title} {found.summary}", re.I)


def test_bars_have_the_answers_own_bands_and_both_sides_of_the_crash_before_money(kei):
    found = pictures.picture("bars", *kei)
    told = {one.id: one for one in (*kei[1][0].effects, *kei[1][0].parties, *kei[1][0].net)}
    by_label = {row[1]: row[3:6] for row in found.rows}
    for id_ in ("own_deaths", "others_deaths", "all_deaths", "net_3"):
        assert by_label[told[id_].label] == (told[id_].low, told[id_].mid, told[id_].high)
    text = found.plain()
    assert text.index("In these households") < text.index("Everyone else") < text.index("Together") < text.index("Money by party")


def test_a_band_that_crosses_zero_is_hollow_and_one_that_does_not_is_filled(kei):
    def drawn(low, mid, high):
        from keiway.charts.sketch import Sketch

        sketch = Sketch(plot.WIDE)
        plot.change(sketch, 10, plot.scale([low, high]), low, mid, high, "#123456", low < 0 < high)
        return sketch.parts[0]

    assert 'stroke="#123456"' in drawn(-2, 3, 9) and 'fill="#123456"' not in drawn(-2, 3, 9)
    assert 'fill="#123456"' in drawn(1, 3, 9)


def test_zero_is_in_every_axis_and_less_is_left_of_more():
    for values in ((3, 9), (-9, -3), (-4, 5), (0, 0)):
        on = plot.scale(values)
        assert on.low <= 0 <= on.high and on.x(min(values)) <= on.x(max(values)) and on.left <= on.x(0) <= on.right


def test_several_reforms_are_told_apart_by_letters_too(kei):
    other = msgspec.structs.replace(kei[1][0], reform="other", title="Another reform")
    text = bars.picture((*kei[1], other)).plain()
    assert text.count(">A<") > 5 and text.count(">B<") > 5 and "A  Federal kei class" in text and "B  Another reform" in text


def test_the_map_frames_what_changed_and_only_that():
    law = lab.opened(read("import-age-15-both"), DAY)
    one = pictures.subject(law)
    found = pictures.picture("map", (law,), ())
    text = found.plain()
    changed = [place for place in one.places if place.changed]
    assert 0 < len(changed) < 51
    assert text.count('class="changed"') == len(changed) + 1  # and the legend's
    assert [row[0] for row in found.rows if row[-1]] == [place.name for place in changed]
    assert "22 years old" in found.title and "17 of 50 states and DC" in found.title
    assert len(re.findall(r"<title>[^<]+</title>", text)) == 102


def test_boards_of_a_page_have_ids_of_their_own_and_no_style(kei):
    law = kei[0][0]
    one = pictures.subject(law)
    drawn = [inline(places.board(one, law, when, f"m{when[0]}"), f"m{when[0]}") for when in ("before", "after")]
    ids = [set(re.findall(r'\bid="([^"]+)"', text)) for text in drawn]
    assert not ids[0] & ids[1] and all("<style" not in text for text in drawn)
    for text in drawn:
        assert {each for each in re.findall(r'href="#([^"]+)"', text)} <= set(re.findall(r'\bid="([^"]+)"', text))


def test_the_tornado_ranks_by_share_and_gives_both_ends(kei):
    found = pictures.picture("tornado", *kei)
    shares = [row[2] for row in found.rows if row[0] == "all_deaths"]
    assert shares == sorted(shares, reverse=True) and len(shares) > 3
    first = next(one for one in kei[1][0].shares if one.effect == "all_deaths")
    row = next(row for row in found.rows if row[0] == "all_deaths")
    assert first.label in found.title and row[1] == first.label and row[4:6] == (first.low_mid, first.high_mid)


def test_sold_has_every_year_of_sales(kei):
    found = pictures.picture("sold", *kei)
    assert [row[2] for row in found.rows if row[1].startswith("Sold new")] == list(range(2028, 2038))


def test_png_is_written(kei, tmp_path):
    pytest.importorskip("vl_convert")
    for what in ("map", "bars"):
        assert save(pictures.picture(what, *kei), tmp_path / f"{what}.png").read_bytes()[:4] == b"\x89PNG"
