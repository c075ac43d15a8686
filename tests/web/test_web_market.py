"""The market page forecasts at the press of Run alone, says then what `keiway market` says, and takes no more of the machine than a page may."""

import csv
import html
import io
import json
import re
import shlex

import pytest
from market_made import made

from keiway.cli.main import run
from keiway.web.pages.market import asking
from keiway.web.registry import pages

ASKED = "vehicle=Honda+N-Box+JF5&price=16000&years=2027-2036&as_of=2026-11-24"
RUN = f"{ASKED}&run=yes"


@pytest.fixture
def answers(web, monkeypatch):
    """An answer by hand in place of a forecast, and nothing remembered; the questions that were asked."""
    asked = []
    kept = web.app.state.answers
    kept.kept.clear()
    kept.bytes = 0

    def answer(one):
        asked.append(one)
        return made(one)

    monkeypatch.setattr("keiway.market.answer.answer", answer)
    asking._ANSWERS.results.clear()
    yield asked
    asking._ANSWERS.results.clear()


def printed(args, capsys):
    with pytest.raises(SystemExit):
        run(["market", *args, "--json"])
    return capsys.readouterr().out


def text_of(found):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found.text)).split())


def link_of(found):
    return html.unescape(re.search(r'rel="canonical" href="([^"]+)"', found.text)[1])


@pytest.mark.parametrize("address", ["/market", "/market.json", "/market.csv", f"/market?{ASKED}", f"/market.json?{ASKED}", f"/market.csv?{ASKED}", "/market?vehicle=nonsense"])
def test_without_the_button_nothing_is_forecast(web, answers, address):
    assert web.get(address).status_code == 200 and answers == []


def test_before_the_button_stand_the_form_and_what_was_really_sold(web, answers):
    found = web.get(f"/market?{ASKED}")
    text = text_of(found)
    assert "Nothing is forecast yet: press Run." in text and "Honda N-Box JF5" in found.text
    assert '<input type="hidden" name="run" value="yes">' in found.text and ">Run</button>" in found.text
    assert 'id="chart-sold"' in found.text and "smart fortwo (2008)" in text and "Mitsubishi i-MiEV (2011)" in text
    data = web.get("/market.json").json()
    assert data["schema"] == "market-sold/1" and len(data["comparables"]) > 20
    fortwo = next(one for one in data["comparables"] if one["id"] == "fortwo-2008")
    rows = [row for row in csv.DictReader(io.StringIO(web.get("/market.csv").text)) if row["name"] == fortwo["name"]]
    assert [float(row["units"]) for row in rows] == [point["units"] for point in fortwo["points"]] and fortwo["points"][0]["units"] == 24622


def test_another_room_links_here_without_asking_for_a_forecast(web, answers):
    link = re.search(r'href="(/market\?[^"]+)"', web.get("/vehicle/honda-beat-1").text)[1]
    assert "run=" not in link and web.get(html.unescape(link)).status_code == 200 and answers == []
    cost = web.get("/cost?vehicle=1999+Suzuki+Every&price_jpy=720000&as_of=2026-11-24").text
    assert not re.search(r'href="/market\?[^"]*price', cost)  # yen at auction are no price of a new car


def test_json_twin_is_what_the_command_line_prints(web, answers, capsys):
    inputs = "vehicle=Nissan+Sakura&price=19000&price_year=2026&years=2028-2033&scenario=city&dealers=120&states=CO,TX&gas=4.5&electric=yes&draws=400&seed=7&as_of=2026-11-24"
    args = [
        "Nissan Sakura", "--price", "19000", "--price-year", "2026", "--years", "2028-2033", "--scenario", "city", "--dealers", "120", "--states", "CO,TX", "--gas", "4.5", "--electric",
        "--draws", "400", "--seed", "7", "--as-of", "2026-11-24",
    ]  # fmt: skip
    assert web.get(f"/market.json?{inputs}&run=yes").text == printed(args, capsys)
    first, second = answers
    assert first == second and first.states == ("CO", "TX") and first.energy == "electric" and (first.draws, first.seed) == (400, 7)


def test_the_fan_comes_first_then_the_form_then_the_rest(web, answers):
    found = web.get(f"/market?{RUN}")
    text = found.text
    order = ["<h1>A new Honda N-Box", 'id="chart-fan"', 'class="launch"', "What moves it", 'id="chart-instead"', 'id="chart-prices"', "Does anybody earn?", "Used ones are another market", "Beside it: small cars"]
    places = [text.index(each) for each in order]
    assert places == sorted(places)
    assert "<title>About 4,200 a year: Honda N-Box new at $16,000 - keiway</title>" in text


def test_what_the_answer_holds_stands_on_the_page(web, answers):
    found = web.get(f"/market?{RUN}")
    text, answer = text_of(found), made(answers[0])
    for words in (
        answer.outside[0].says, answer.warnings[0], answer.backtest, answer.business.sentence, answer.used.says, answer.used.doubt, answer.assumed[0],
        answer.missing[0].question, answer.scenario_says, "71%", "no number is enough", "4 in 100", "smart fortwo", "counted", answer.next[0],
    ):  # fmt: skip
        assert words in text, words
    for route in answer.business.routes:
        assert route.title in text and route.legal in text


def test_an_answer_without_its_parts_is_a_page_all_the_same(web, monkeypatch, answers):
    bare = {"instead": (), "prices": (), "effects": (), "used": None, "business": None, "comparables": (), "spread": (), "baselines": (), "outside": (), "missing": (), "warnings": (), "assumed": (), "next": ()}
    monkeypatch.setattr("keiway.market.answer.answer", lambda asked: made(asked, **bare))
    found = web.get(f"/market?{RUN}")
    assert found.status_code == 200 and 'id="chart-fan"' in found.text and "Does anybody earn?" not in found.text


def test_the_table_twin_has_every_year_with_its_bands(web, answers):
    rows = list(csv.DictReader(io.StringIO(web.get(f"/market.csv?{RUN}").text)))
    years = web.get(f"/market.json?{RUN}").json()["years"]
    assert [(int(row["year"]), *(float(row[name]) for name in ("low", "low50", "mid", "high50", "high"))) for row in rows] == [
        (one["year"], one["low"], one["low50"], one["mid"], one["high50"], one["high"]) for one in years
    ]
    assert {row["price_usd"] for row in rows} == {"16000.0"} and {row["as_of"] for row in rows} == {"2026-11-24"}


def test_the_permalink_carries_every_input_the_day_and_the_button(web, answers):
    inputs = "vehicle=Honda+N-Box+JF5&price=16000&scenario=city&dealers=90&states=CO%2CTX&cap=45&gas=4.5&electric=no&draws=300&seed=5&set=curb_mass_kg%3D900"
    link = link_of(web.get(f"/market?{inputs}&run=yes"))
    assert all(part in link for part in inputs.split("&")) and link.endswith("&run=yes") and "as_of=20" in link
    again = web.get(link)
    assert again.status_code == 200 and len(answers) == 1 and link_of(again) == link


def test_one_forecast_serves_the_page_and_its_twins(web, answers):
    for form in ("", ".json", ".csv", ""):
        assert web.get(f"/market{form}?{RUN}&seed=3").status_code == 200
    assert len(answers) == 1
    web.get(f"/market?{RUN}&seed=4")
    assert len(answers) == 2


def test_the_form_keeps_what_was_asked(web, answers):
    text = web.get(f"/market?{RUN}&gas=4.5&cap=45&set=curb_mass_kg%3D900").text
    assert re.search(r'id="q-gas"[^>]*value="4.5"', text) and '<option value="45" selected>' in text and 'name="set" value="curb_mass_kg=900"' in text
    assert ">Run again</button>" in text


def test_the_command_told_gives_the_same_answer(web, answers, capsys):
    text = web.get(f"/market?{RUN}&cap=none&electric=no").text
    command = shlex.split(html.unescape(re.search(r"<code>(keiway market [^<]+)</code>", text)[1]))
    assert "--run" not in command and "--gasoline" in command
    assert printed(command[2:], capsys) == web.get(f"/market.json?{RUN}&cap=none&electric=no").text


@pytest.mark.parametrize(
    "inputs,words",
    [
        ("vehicle=Honda+N-Box+JF5&draws=20000", "2,000"),
        ("vehicle=Honda+N-Box+JF5&draws=many", "whole number"),
        ("vehicle=Honda+N-Box+JF5&seed=-1", "whole number"),
        ("vehicle=Honda+N-Box+JF5&seed=99999999999", "up to 4,294,967,295"),
        ("vehicle=Honda+N-Box+JF5&price=a+lot", "--price"),
        ("vehicle=Honda+N-Box+JF5&years=2027-2099", "--years"),
        ("vehicle=Honda+N-Box+JF5&cap=40", "35, 45, 55"),
        ("vehicle=Honda+N-Box+JF5&states=Texsa", "Texas"),
        ("vehicle=Honda+N-Box+JF5&electric=perhaps", "yes, no"),
        ("vehicle=Honda+N-Box+JF5&scenario=cty", "city"),
        ("vehicle=Honda+N-Box+JF5&scenario=mine.yaml:slow", "reads no files"),
        ("vehicle=mine.YML", "reads no files"),
        ("vehicle=Zzyxx", "no vehicle"),
        ("price=16000", "needs a vehicle"),
    ],
)
def test_mistakes_are_told_and_cost_no_forecast(web, answers, inputs, words):
    found = web.get(f"/market?{inputs}&run=yes")
    assert found.status_code == 400 and words in html.unescape(found.text) and answers == []


def test_the_button_says_one_word(web, answers):
    assert web.get(f"/market?{ASKED}&run=perhaps").status_code == 400 and answers == []


def test_a_mended_link_keeps_the_button(web, answers):
    text = web.get("/market?vehicle=Honda+N-Box+JF5&draws=20000&run=yes").text
    link = html.unescape(re.search(r'class="button" href="([^"]+)"', text)[1])
    assert "run=yes" in link and "draws=2000" in link and web.get(link).status_code == 200 and len(answers) == 1


def test_without_its_package_it_says_what_to_install_and_shows_the_rest(web, answers, monkeypatch):
    monkeypatch.setattr(asking, "lacking", lambda: True)
    found = web.get(f"/market?{RUN}")
    assert found.status_code == 200 and "pip install 'keiway[market]'" in text_of(found) and 'id="chart-sold"' in found.text
    twin = web.get(f"/market.json?{RUN}")
    assert twin.status_code == 400 and twin.json()["error"]["try"] == "pip install 'keiway[market]'"
    assert web.get(f"/market.csv?{RUN}").status_code == 400 and answers == []


def test_a_page_speaks_of_its_form_and_not_of_options(web, answers):
    for address in ("/market", f"/market?{RUN}"):
        text = re.sub(r"<code>.*?</code>", "", web.get(address).text, flags=re.DOTALL)
        assert re.findall(r"\s--[a-z]+", text) == []


def test_a_forecast_is_heavy_from_the_first_and_a_look_at_the_form_is_not():
    from keiway.web.workers import Workers

    crew = Workers(0)
    pressed, looked = ("market", "html", {}, (("vehicle", "Honda Beat"), ("run", "yes"))), ("market", "html", {}, (("vehicle", "Honda Beat"),))
    assert crew._is_heavy(pressed) and not crew._is_heavy(looked) and not crew._is_heavy(("no such page", "html", {}, ()))
    assert pages()["market"].is_pressed((("run", "yes"),)) and not pages()["market"].is_pressed((("run", " "),))


def test_the_answer_by_hand_has_the_shape_of_one(answers, web):
    """What stands here in place of a forecast can be read as one."""
    import msgspec

    from keiway.market.record import MarketAnswer

    data = json.loads(web.get(f"/market.json?{RUN}").text)
    known = {name: value for name, value in data.items() if name in MarketAnswer.__struct_fields__}
    assert msgspec.convert(known, MarketAnswer).title == "Honda N-Box"


def test_a_pressed_question_keeps_its_process_where_another_would_lose_it(monkeypatch):
    """A forecast's first seconds load what the next ones need."""
    from keiway.web.workers import Workers

    monkeypatch.setattr("keiway.web.workers.SLOW_S", 0.0)
    crew = Workers(1, idle_work=False)
    try:
        (before,) = crew.processes
        assert crew.ask("market", "json", {}, (("vehicle", "Zzyxx"), ("run", "yes"))).status == 400
        assert set(crew.processes) == {before}
        crew.ask("explain", "json", {}, (("id", "honda-beat-1"),))
        assert before not in crew.processes
    finally:
        crew.close()


def test_what_a_button_works_out_is_tried_last_by_an_idle_worker():
    from keiway.web import warm

    assert len(list(warm._pressed())) == sum(any("run=yes" in address for address in page.examples) for page in pages().values()) >= 1


def test_a_real_forecast_is_that_of_the_command_line_to_the_byte(web, capsys):
    inputs = "vehicle=Suzuki+Jimny+JB64&price=19500&scenario=thin-network&draws=100&as_of=2026-11-24&run=yes"
    args = ["Suzuki Jimny JB64", "--price", "19500", "--scenario", "thin-network", "--draws", "100", "--as-of", "2026-11-24"]
    assert web.get(f"/market.json?{inputs}").text == printed(args, capsys)
    found = web.get(f"/market?{inputs}")
    data = web.get(f"/market.json?{inputs}").json()
    text = text_of(found)
    for words in (data["business"]["sentence"], data["backtest"], *(one["says"].partition(": the model")[0] for one in data["outside"]), data["used"]["doubt"]):
        assert " ".join(words.split()) in text, words
    assert len(found.content) < 300_000


def test_every_figure_of_a_real_page_is_explained(web):
    text = web.get("/market?vehicle=Suzuki+Jimny+JB64&price=19500&scenario=thin-network&draws=100&as_of=2026-11-24&run=yes").text
    about = sorted(set(re.findall(r'href="(/explain\?id=[^"]+)"', text)))
    assert len(about) > 8 and [one for one in about if web.get(html.unescape(one)).status_code != 200] == []
