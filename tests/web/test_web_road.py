"""The road page says what `keiway road` says: the same figures, the same words, the same mistakes, for one vehicle or two."""

import csv
import html
import io
import re

import pytest

from keiway.cli.main import run

DAY = "2026-11-24"
LOADED = "vehicle=Honda+N-Box+JF3&vs=Ford+F-150&state=CO&grade=6&load=440lb&altitude=8200ft&wind=-10&as_of=2026-11-24"
TWINS = {
    f"/road.json?{LOADED}": ["Honda N-Box JF3", "--vs", "Ford F-150", "--state", "CO", "--grade", "6", "--load", "440lb", "--altitude", "8200ft", "--wind", "-10", "--as-of", DAY],
    "/road.json?vehicle=Nissan+Sakura&highway=65&ramp=25&set=battery_kwh%3D25": ["Nissan Sakura", "--highway", "65", "--ramp", "25", "--set", "battery_kwh=25"],
    "/road.json?vehicle=Toyota+Prius": ["Toyota Prius"],
    "/road.json?vehicle=Honda+Beat&load=440lb&state=Texsa": ["Honda Beat", "--load", "440lb", "--state", "Texsa"],
    "/road.json?vehicle=Honda+Beat&grade=0.06": ["Honda Beat", "--grade", "0.06"],
}  # fmt: skip


def printed(args, capsys):
    with pytest.raises(SystemExit):
        run(["road", *args, "--json"])
    return capsys.readouterr().out


def text_of(found):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found.text)).split())


@pytest.mark.parametrize("address", TWINS)
def test_json_twin_is_what_the_command_line_prints(web, address, capsys):
    assert web.get(address).text == printed(TWINS[address], capsys)


def test_a_bare_number_is_in_the_unit_of_its_box(web):
    """As the form sends it; the permalink then tells the unit."""
    bare = web.get(f"/road.json?{LOADED.replace('440lb', '440').replace('8200ft', '8200')}")
    assert bare.text == web.get(f"/road.json?{LOADED}").text
    page = web.get("/road?vehicle=Honda+Beat&load=200&altitude=1,000").text
    assert "load=200lb" in page and "altitude=1%2C000ft" in page
    assert '"load_kg": 90.7' in web.get("/road.json?vehicle=Honda+Beat&load=200").text
    assert '"load_kg": 200.0' in web.get("/road.json?vehicle=Honda+Beat&load=200kg").text


def test_the_sentence_comes_first_then_what_it_keeps_up_with(web):
    found = web.get(f"/road?{LOADED}")
    data = web.get(f"/road.json?{LOADED}").json()
    text = text_of(found)
    assert re.search(r"<title>Keeps \d+ mph, \d+ on 6%: Honda N-Box; ", found.text)
    for sentence in (data["sentence"], data["versus"]["sentence"]):
        assert sentence in text
    assert text.index(data["sentence"][:60]) < text.index("Keeps up with") < text.index("Speed kept by grade") < text.index("Does it fit")


def test_classes_of_road_are_told_as_the_answer_has_them(web):
    data = web.get(f"/road.json?{LOADED}").json()
    text = web.get(f"/road?{LOADED}").text
    table = re.search(r'<table class="figures classes">.*?</table>', text, re.DOTALL)[0]
    rows = [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", row)).split()) for row in table.split("<tr>")[2:]]
    speed = [next(one for one in answer["reach"] if one["by"] == "speed") for answer in (data, data["versus"])]
    assert len(rows) == len(speed[0]["classes"]) == 6
    for row, first, second in zip(rows, speed[0]["classes"], speed[1]["classes"], strict=True):
        assert row.casefold().startswith(first["name"].casefold())
        for one in (first, second):
            low, high = one["within"]
            assert ("yes" if low >= 1 else "no" if high <= 0 else f"{100 * low:.0f} to {100 * high:.0f}%") in row


def test_every_figure_stands_in_the_table_with_its_band(web):
    rows = list(csv.DictReader(io.StringIO(web.get(f"/road.csv?{LOADED}").text)))
    held = [row for row in rows if row["part"] == "speed kept" and row["vehicle"] == "Honda N-Box"]
    data = web.get(f"/road.json?{LOADED}").json()
    assert [float(row["mid"]) for row in held] == [one["speed"]["mid"] for one in data["holds"]]
    assert all(float(row["low"]) <= float(row["mid"]) <= float(row["high"]) and row["level"] == "90% band" for row in held)
    assert {"known climb", "merging", "overtaking", "consumption", "reach by speed", "reach by law"} <= {row["part"] for row in rows}


def test_every_figure_is_explained(web):
    about = {row["id"] for row in csv.DictReader(io.StringIO(web.get(f"/road.csv?{LOADED}").text)) if row["id"]}
    about |= set(re.findall(r'href="/explain\?id=([\w.-]+)"', web.get(f"/road?{LOADED}").text))
    assert len(about) > 15
    assert [one for one in sorted(about) if web.get(f"/explain?id={one}").status_code != 200] == []


def test_a_vehicle_that_is_not_modelled_says_so_and_what_is_known(web):
    found = web.get("/road?vehicle=Toyota+Prius")
    text = text_of(found)
    assert found.status_code == 200 and "Whether it keeps up is not known." in text and "it is a hybrid" in text
    assert "Does it fit" in text and "Single garage" in text and "<svg" in found.text and 'class="chart"' not in found.text
    assert "<title>Not known whether it keeps up: Toyota Prius" in found.text


def test_beside_a_vehicle_that_is_not_modelled_the_other_is_told(web):
    text = text_of(web.get("/road?vehicle=Toyota+Prius&vs=Honda+Beat"))
    assert "Whether it keeps up is not known." in text and "The Honda Beat keeps" in text and "not known" in text


def test_without_inputs_it_shows_an_example_that_is_marked(web):
    text = web.get("/road").text
    assert "An example" in text and 'name="vehicle" value=""' in text and "The Subaru Sambar keeps" in text
    link = re.search(r'rel="canonical" href="([^"]+)"', text)[1].replace("&amp;", "&")
    assert "vehicle=1999+Subaru+Sambar+truck" in link and web.get(link).status_code == 200


def test_the_permalink_has_the_day_only_where_law_is_asked(web):
    def link(address):
        return re.search(r'rel="canonical" href="([^"]+)"', web.get(address).text)[1]

    assert "as_of=20" in link("/road?vehicle=Honda+Beat&state=TX") and "as_of" not in link("/road?vehicle=Honda+Beat")


@pytest.mark.parametrize(
    "inputs,words",
    [
        ("vehicle=Honda+Beat&load=9000", "more than any vehicle here may carry"),
        ("vehicle=Honda+Beat&load=a+lot", "give a number with its unit"),
        ("vehicle=Honda+Beat&grade=90", "up to 35 here"),
        ("vehicle=Honda+Beat&highway=7", "--highway"),
        ("vehicle=mine.yaml", "reads no files"),
        ("vehicle=Honda+Beat&vs=mine.YML+", "reads no files"),
        ("vehicle=Honda+Beat&vs=Zzyxx", "no vehicle"),
    ],
)
def test_mistakes_are_told(web, inputs, words):
    found = web.get(f"/road?{inputs}")
    assert found.status_code == 400 and words in html.unescape(found.text)


def test_the_mended_command_works_with_the_units_of_the_boxes(web, capsys):
    import shlex

    text = web.get("/road?vehicle=Suzuki+Cary+DB52&load=440&state=TX").text
    command = shlex.split(html.unescape(re.search(r"<code>(keiway road [^<]+)</code>", text)[1]))
    assert command[command.index("--load") + 1] == "440lb"
    printed(command[2:], capsys)


def test_the_command_told_gives_the_same_answer(web, capsys):
    import shlex

    text = web.get(f"/road?{LOADED.replace('440lb', '440')}").text
    command = shlex.split(html.unescape(re.search(r"<code>(keiway road [^<]+)</code>", text)[1]))
    assert printed(command[2:], capsys) == web.get(f"/road.json?{LOADED}").text


def test_a_page_speaks_of_its_form_and_not_of_options(web):
    """But where it shows the command line's words as such."""
    for address in ("/road", f"/road?{LOADED}", "/road?vehicle=Honda+Beat&state=TX"):
        text = re.sub(r"<code>.*?</code>", "", web.get(address).text, flags=re.DOTALL)
        assert re.findall(r"\s--[a-z]+", text) == []
