"""The page that compares sizes: the command line's numbers, a useful start, one vehicle alone, changes by links."""

import csv
import html
import io
import re
import shlex

import pytest
from reading_pages import Read

from keiway.cli.main import run

PAIR = "/compare?vehicle=Honda+Acty+HA9&vehicle=Ford+F-150"
TWINS = {
    "/compare.json?vehicle=Honda+N-Box+JF5&vehicle=Ford+F-150&overlap=30&view=front": ["Honda N-Box JF5", "Ford F-150"],
    "/compare.json": ["honda-n-box-3", "ford-f-150-2021", "mazda-mx-5-miata-2016"],
    "/compare.json?vehicle=Honda+Beat": ["Honda Beat", "ford-f-150-2021"],
    "/compare.json?vehicle=Toyota+RAV4+2022": ["Toyota RAV4 2022", "honda-n-box-3"],
    "/compare.json?vehicle=Honda+Beat&vehicle=Sambar": ["Honda Beat", "Sambar"],
    "/compare.json?vehicle=Honda+Beat&vehicle=Ford+F-150&view=back": ["Honda Beat", "Ford F-150", "--view", "back"],
}


@pytest.mark.parametrize("address", TWINS)
def test_numbers_are_those_of_the_command_line(web, address, capsys):
    with pytest.raises(SystemExit):
        run(["compare", *TWINS[address], "--json"])
    assert web.get(address).text == capsys.readouterr().out


def test_the_finding_stands_on_top_and_both_forms_are_there(web):
    text = html.unescape(web.get(PAIR).text)
    found = web.get(PAIR.replace("?", ".json?")).json()
    lead = re.search(r'<p class="lead">(.*?)</p>', text)[1]
    assert lead == found["sentence"] and f"{100 * found['shares'][0]['plan_area']:.0f}%" in lead
    assert found["headline"] in Read(text).title
    assert all(text.count(f'<div class="size-{form}"><svg') == 1 for form in ("wide", "narrow"))
    assert text.index("lead") < text.index("<svg") < text.index("<form")


def test_without_inputs_it_is_an_example_and_says_so(web):
    text = html.unescape(web.get("/compare").text)
    assert "An example" in text and "Honda N-Box" in text and "Mazda MX-5 Miata" in text
    assert "An example" not in web.get(PAIR).text


def test_one_vehicle_alone_gets_a_rival_that_is_named_as_such(web):
    assert "You named one vehicle. The Ford F-150" in html.unescape(web.get("/compare?vehicle=Honda+Beat").text)
    assert "You named one vehicle. The Honda N-Box" in html.unescape(web.get("/compare?vehicle=Ford+F-150").text)


def test_links_take_away_add_and_turn_round(web):
    address = "/compare?vehicle=Honda+Beat&vehicle=Ford+F-150&vehicle=gem-e2-2016&overlap=40&view=top"
    links = dict(re.findall(r'<li><a href="(/compare[^"]+)">([^<]+)</a>', html.unescape(web.get(address).text)))
    asked = {words: web.get(link.replace("?", ".json?")).json() for link, words in links.items()}
    assert [row["id"] for row in asked["Without the Ford F-150"]["vehicles"]] == ["honda-beat-1", "gem-e2-2016"]
    assert [row["id"] for row in asked["GEM e2 first"]["vehicles"]] == ["gem-e2-2016", "honda-beat-1", "ford-f-150-2021"]
    added = next(words for words in asked if words.startswith("Add the"))
    assert len(asked[added]["vehicles"]) == 4
    assert all("overlap=40" in link and "view=top" in link for link in links)
    assert "Without" not in web.get(PAIR).text  # two are the fewest


def test_the_permalink_gives_the_same_page(web):
    text = web.get(f"{PAIR}&with=lane&with=person&overlap=25").text
    link = html.unescape(re.search(r'rel="canonical" href="([^"]+)"', text)[1])
    assert "with=lane%2Cperson" in link and "overlap=25" in link and "honda-acty-4" in link
    drawn = re.compile(r'<div class="size-wide">.*?</svg>', re.DOTALL)
    assert drawn.search(web.get(link).text)[0] == drawn.search(text)[0]


def test_what_is_not_ticked_is_not_drawn(web):
    """A person stands there until somebody chose."""
    def people(address):
        return len(re.findall(r'<circle cy="-1\.', web.get(address).text))

    assert people(PAIR) > people(f"{PAIR}&view=all") == 0


def test_a_lane_is_left_out_from_the_side(web):
    assert web.get(f"{PAIR}&view=side&with=lane&with=person").status_code == 200


def test_the_command_told_works(web, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = web.get(f"{PAIR}&with=lane&overlap=0&view=all&align=wheel").text
    command = html.unescape(re.search(r"<code>(keiway compare [^<]+)</code>", text)[1])
    with pytest.raises(SystemExit) as stopped:
        run([*shlex.split(command)[1:], "--quiet", "--json"])
    assert stopped.value.code == 0 and (tmp_path / "size.svg").is_file()


def test_the_table_twin_has_a_row_a_vehicle(web):
    rows = list(csv.DictReader(io.StringIO(web.get(PAIR.replace("?", ".csv?")).text)))
    assert [row["letter"] for row in rows] == ["A", "B"]
    assert float(rows[1]["length_m"]) > float(rows[0]["length_m"]) == 3.395


def test_bars_are_as_long_as_what_they_stand_for(web):
    text = web.get(PAIR).text
    found = web.get(PAIR.replace("?", ".json?")).json()
    area = [row["plan_area_m2"] for row in found["vehicles"]]
    bars = [float(one) for one in re.findall(r'fill-opacity="0.35"/><rect width="([\d.]+)%"', text.split("Curb mass</h3>")[0])]
    assert bars == pytest.approx([100 * one / max(area) for one in area], abs=0.1)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("vehicle=Honda+Beat&vehicle=mykei.yaml", "reads no files"),
        ("vehicle=Honda+Beat&vehicle=Ford+F-150&overlap=101", "a number from 0"),
        ("vehicle=Honda+Beat&vehicle=Ford+F-150&overlap=nan", "a number from 0"),
        ("vehicle=Honda+Beat&vehicle=Ford+F-150&with=dog", "not one of person, lane, parking"),
        ("&".join(["vehicle=Honda+Beat"] * 5), "four vehicles at most"),
        ("vehicle=Honda+Beat&vehicle=Sambar", "subaru-sambar-6"),
    ],
)
def test_mistakes_are_told(web, query, words):
    found = web.get(f"/compare?{query}")
    assert found.status_code == 400 and words in html.unescape(found.text)


def test_names_are_text(web):
    found = web.get("/compare", params=[("vehicle", "<script>alert(1)</script>"), ("vehicle", "Ford F-150")])
    assert found.status_code == 400 and Read(found.text).inline == [] and "<script>alert" not in found.text


def test_of_one_names_generations_the_newest_is_drawn_and_said(web):
    text = html.unescape(web.get("/compare?vehicle=Honda+N-Box&vehicle=F-150").text)
    assert "Honda N-Box: the newest of 3 is taken, Honda N-Box JF5/JF6" in text
    assert web.get("/compare.json?vehicle=Honda+N-Box&vehicle=F-150").json()["vehicles"][0]["id"] == "honda-n-box-3"
    assert web.get("/compare?vehicle=Honda+N-Box").status_code == 200


def test_every_link_of_a_class_resolves(web):
    text = web.get("/compare?vehicle=class:kei-truck").text
    links = [link for link in Read(text).links if link.startswith(("/compare", "/vehicle/"))]
    assert len(links) > 6 and {link: web.get(link).status_code for link in links if web.get(link).status_code != 200} == {}
