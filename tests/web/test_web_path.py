"""The path finder's page: the command line's bytes, a goal in boxes or in words, sets with their files, mistakes beside their boxes, nothing searched unasked."""

import csv
import html
import io
import re
import shlex
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest
from reading_pages import Read

from keiway.cli.main import run

DAY = "2026-11-29"
NEW = ("Honda N-Box JF5", "sold-new,55mph,states=30,by=2030-01-01")
USED = ("2010 Daihatsu Hijet truck", "registered,states=CO")
SAMBAR = ("1999 Subaru Sambar truck", "registered,states=CO+GA")
BOXES = re.compile(r'<p class="wrong" id="w-(\w+)">([^<]+)</p>')


def address(asked, form="", **more):
    vehicle, goal = asked
    return f"/path{form}?{urlencode({'vehicle': vehicle, 'goal': goal, 'as_of': DAY, **({'run': 'yes'} | more)})}"


def printed(args, capsys):
    with pytest.raises(SystemExit):
        run(args)
    return capsys.readouterr().out


def sets(found):
    """Those of rules, then those with a decision for its maker in them."""
    return [*found.get("options", ()), *found.get("granted", ())]


def told(web, where):
    return html.unescape(web.get(where).text)


@pytest.mark.parametrize("asked", [NEW, USED, SAMBAR, ("2003 Daihatsu Copen", "imported"), ("1999 Subaru Sambar truck", "registered,states=TX"), ("GEM e4", "sold-new,55mph")])
def test_twins_are_what_the_command_line_prints(web, asked, capsys):
    args = ["path", asked[0], "--goal", asked[1], "--as-of", DAY]
    assert web.get(address(asked, ".json")).text == printed([*args, "--json"], capsys)
    assert web.get(address(asked, ".csv")).text == printed([*args, "--csv", "--quiet"], capsys)


def test_every_input_of_the_command_is_one_of_the_page(web, capsys):
    query = {"vehicle": "Suzuki Cappuccino", "goal": "registered", "state": "CO", "built": "1994-05", "as_of": DAY, "original": "no", "in_us": "yes", "features": "side_windows", "set": "width_mm=1390", "run": "yes"}
    args = ["path", "Suzuki Cappuccino", "--goal", "registered", "--state", "CO", "--built", "1994-05", "--as-of", DAY, "--modified", "--in-us", "--features", "side_windows", "--set", "width_mm=1390"]
    assert web.get(f"/path.json?{urlencode(query)}").text == printed([*args, "--json"], capsys)


def test_the_verdict_comes_first_then_the_law_the_sets_each_change_and_how_long(web):
    text = told(web, address(NEW))
    order = ["<h1>", "As the law is", "does not meet FMVSS", "The smallest sets of changes", 'id="set-a"', "By a decision for its maker", 'id="set-b"', "Each change by itself", "Nothing, because", "Without a change of rule", "How long such things have taken", 'id="chart-took-1"', "Another goal"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)


@pytest.mark.parametrize("asked", [NEW, USED, SAMBAR])
def test_a_set_says_who_acts_what_is_then_open_and_how_long_it_took(web, asked):
    text, found = told(web, address(asked)), web.get(address(asked, ".json")).json()
    cards = re.findall(r'<li id="set-\w">(.*?)</details>', text, re.DOTALL)
    assert len(cards) == len(sets(found)) >= 1
    for card, option in zip(cards, sets(found), strict=True):
        assert f"{option['acts']} act" in card
        for step in option["steps"]:
            assert f'<span class="who">{step["who"]}</span>' in card and step["title"] in card and step["label"] in card
        states = option.get("states")
        codes = set(re.findall(r'<a href="/state/(\w\w)"', card))
        assert codes >= ({*states["by_agency"], *states["by_act"]} if states else set())
        assert all(words in card for words in (option.get("slowest", ""), option["reform"].strip(), states["does"] if states else ""))


def test_each_change_by_itself_is_told_once_and_nothing_is_given_its_reason(web):
    text, found = told(web, address(NEW)), web.get(address(NEW, ".json")).json()
    part = text[text.index('<ul class="alone">') : text.index("</ul>", text.index('<ul class="alone">'))]
    assert len(re.findall(r'<li class="e-', part)) == len({(one["effect"], one["says"]) for one in found["singles"]})
    for one in found["singles"]:
        assert one["says"] in part and one["title"] in part
    assert part.count('class="e-nothing"') == len({one["says"] for one in found["singles"] if one["effect"] == "nothing"}) and "Nothing, because a duty bars nothing, it is paid." in part


def test_every_attempt_that_is_counted_stands_in_the_picture_and_in_its_table(web):
    from keiway.policy.path.histories import facts, short

    text, found = told(web, address(NEW)), web.get(address(NEW, ".json")).json()
    ids = {row for option in sets(found) for took in (*(step["took"] for step in option["steps"]), *((option["states"]["took"],) if "states" in option else ())) for row in took["rows"]}
    known = {f"policy.path.history.{row.id}": row for row in facts().histories}
    drawn = "".join(re.findall(r"<svg.*?</svg>", text, re.DOTALL))
    assert ids and all(short(known[id_]) in drawn for id_ in ids)
    assert "3.1 years left" in drawn and "years left" not in told(web, address(("Honda N-Box JF5", "sold-new,55mph,states=30")))


def test_a_set_goes_out_as_the_file_the_command_line_writes_and_reads(web, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    found = web.get(address(NEW, ".json")).json()
    files = re.findall(r'href="(/path\.yaml\?[^"]+)"', web.get(address(NEW)).text)
    downloads = [web.get(html.unescape(one)) for one in files]
    assert [one.text for one in downloads] == [option["reform"] for option in sets(found)]
    assert {one.headers["content-type"].partition(";")[0] for one in downloads} == {"application/yaml"}
    assert len({one.headers["content-disposition"] for one in downloads}) == len(downloads) and "attachment" in downloads[0].headers["content-disposition"]
    printed(["path", NEW[0], "--goal", NEW[1], "--as-of", DAY, "--reform", "first.yaml"], capsys)
    assert (tmp_path / "first.yaml").read_text(encoding="utf-8") == downloads[0].text
    said = printed(["reform", "first.yaml", "--law", "--quiet"], capsys)
    assert all(str(value) in said for value in (55, found["title"].partition(" JF5")[0]))


def test_the_policy_lab_is_given_the_same_reform(web):
    found = web.get(address(NEW, ".json")).json()
    links = [parse_qs(urlsplit(html.unescape(one)).query)["reform"] for one in re.findall(r'href="(/policy\?[^"]+)"', web.get(address(NEW)).text)]
    assert links == [[option["reform"]] for option in sets(found)]


def test_a_set_that_is_not_there_is_told_with_those_that_are(web):
    for which, asked, words in (("Q", NEW, "there is A"), ("A", ("1999 Subaru Sambar truck", "registered,states=TX"), "no set to take away")):
        found = web.get(address(asked, ".yaml", which=which))
        assert found.status_code == 400 and words in html.unescape(found.text)


def test_boxes_become_the_commands_own_words(web):
    query = [("vehicle", "Honda N-Box JF5"), ("goal", "sold-new"), ("goal", "55mph"), ("goal", "freeways"), ("states", "30, co, New York"), ("units", "10,000"), ("by", "2030-01-01"), ("built", ""), ("as_of", DAY), ("run", "yes")]
    found = web.get(f"/path?{urlencode(query)}")
    sent = dict(parse_qsl(urlsplit(found.headers["location"]).query))
    assert found.status_code == 303
    assert sent == {"vehicle": "Honda N-Box JF5", "goal": "sold-new,55mph,freeways,states=30,states=co+New York,units=10000,by=2030-01-01", "as_of": DAY, "run": "yes"}
    goal = web.get(found.headers["location"].replace("/path?", "/path.json?")).json()["asked"]["goal"]
    assert goal == {"way": "new", "states": 30, "named": ["CO", "NY"], "mph": 55, "freeways": True, "units": 10000, "by": "2030-01-01"}
    assert web.get(f"/path.json?{urlencode(query)}").json()["asked"]["goal"] == goal
    assert web.get(f"/path.csv?{urlencode(query)}").text.startswith("set,acts,change")


@pytest.mark.parametrize("goal", [NEW[1], "registered,45mph,states=10,states=CO+TX", "imported", "sold-new,freeways,states=all,units=20000", "50mph,states=3"])
def test_the_form_sent_back_as_it_is_asks_the_same(web, goal):
    text = web.get(address(("Suzuki Jimny JB64", goal), run="yes")).text
    form = text[text.index('<form class="goal"') : text.index("</form>", text.index('<form class="goal"'))]
    inputs = [(name, html.unescape(value)) for name, value in re.findall(r'<input id="[^"]+" name="([^"]+)" value="([^"]*)"', form)]
    inputs += re.findall(r'<input type="(?:radio|checkbox)" id="[^"]+" name="([^"]+)" value="([^"]*)" checked>', form)
    inputs += [(name, next(iter(re.findall(r'<option value="([^"]*)" selected>', options)), "")) for name, options in re.findall(r'<select id="[^"]+" name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL)]
    again = web.get(f"/path.json?{urlencode([*inputs, ('run', 'yes')])}").json()
    assert again["asked"]["goal"] == web.get(address(("Suzuki Jimny JB64", goal), ".json")).json()["asked"]["goal"]


def test_nothing_is_searched_before_run_is_pressed(web, monkeypatch):
    def never(*_):
        raise AssertionError("searched")

    monkeypatch.setattr("keiway.policy.path.search.smallest", never)
    monkeypatch.setattr("keiway.policy.path.options.smallest", never)
    monkeypatch.setattr("keiway.policy.path.answer.answer", never)
    for where in ("/path", address(NEW, run=""), address(USED, run=""), "/path?goal=imported"):
        text = told(web, where)
        assert "What is tried" in text and "How long such things have taken" in text and "The smallest sets" not in text
    assert "Built in 2010: 25 years old from 1 January 2035" in told(web, address(USED, run=""))
    waiting = web.get(address(USED, ".json", run="")).json()
    assert waiting["schema"] == "path-changes/1" and len(waiting["tried"]) >= 10 and len(waiting["histories"]) > 30
    rows = list(csv.reader(io.StringIO(web.get(address(USED, ".csv", run="")).text)))
    assert len(rows) == len(waiting["histories"]) + 1 and {len(row) for row in rows} == {len(rows[0])}


def test_the_page_before_run_is_made_at_once(web):
    from time import process_time

    web.get(address(NEW, run=""))
    began = process_time()
    for vehicle in ("Suzuki Alto HA37S", "Daihatsu Tanto", "2001 Honda Acty"):
        web.get(address((vehicle, "registered,states=CO"), run=""))
    assert process_time() - began < 1.5  # three of them; a page is to take 0.3 s at most, and machines differ


def test_the_permalink_and_the_command_give_the_same(web, capsys):
    text = web.get(f"/path?{urlencode({'vehicle': SAMBAR[0], 'state': 'CO', 'goal': 'registered', 'run': 'yes'})}").text
    link = html.unescape(re.search(r'rel="canonical" href="([^"]+)"', text)[1])
    assert "as_of=20" in link and "run=yes" in link
    command = html.unescape(re.search(r"<code>(keiway path [^<]+)</code>", text)[1])
    assert printed([*shlex.split(command)[1:], "--json"], capsys) == web.get(link.replace("/path?", "/path.json?")).text


MISTAKES = {
    "vehicle=Honda+N-Box+JF5&goal=sold-nw,95mph,states=Texsa,by=2040-01-01&run=yes": {"goal": "did you mean sold-new?", "roads": "15 to 85", "states": "Did you mean Texas (TX)?", "by": "2030-12-31"},
    "vehicle=2003+Daihatsu+Copen&state=Colorada": {"states": "Did you mean Colorado (CO)?"},
    "vehicle=2003+Daihatsu+Copen&goal=imported,55mph&run=yes": {"goal": "Say registered instead of imported."},
    "vehicle=2003+Daihatsu+Copen&goal=registered,units=500&run=yes": {"goal": "leave units out"},
    "vehicle=2003+Daihatsu+Copen&goal=imported,by=2020-01-01&run=yes": {"by": "before the day asked about"},
    "vehicle=Honda+Beat&built=19999&as_of=1850-01-01": {"built": "Give 2001", "as_of": "2000-01-01"},
    "vehicle=2003+Daihatsu+Copen&original=maybe": {"original": "yes, no, unknown"},
    "vehicle=Suzuki+Cary+DB52&run=yes": {"vehicle": "may mean 3 vehicles"},
    "goal=sold-new,units=ten": {"units": "units=10000"},
    "run=yes": {"vehicle": "no vehicle was named"},
    "vehicle=my.yaml&run=yes": {"vehicle": "reads no files"},
}  # fmt: skip


@pytest.mark.parametrize("query", MISTAKES)
def test_a_mistake_stands_beside_its_box(web, query):
    found = web.get(f"/path?{query}")
    text = html.unescape(found.text)
    assert found.status_code == 400 and 'role="alert"' in text
    said = dict(BOXES.findall(text))
    assert set(said) == set(MISTAKES[query]) and all(words in said[box] for box, words in MISTAKES[query].items())
    for box in set(said) - {"goal"}:
        assert re.search(rf'id="q-{box}"[^>]* aria-invalid="true" aria-describedby="w-{box}', text), box
    read = Read(found.text)
    assert set(read.fields) <= set(read.labels) and len(read.ids) == len(set(read.ids))
    twin = web.get(f"/path.json?{query}")
    assert twin.status_code == 400 and twin.json()["schema"] == "error/1" and web.get(f"/path.csv?{query}").status_code == 400


def test_the_link_that_mends_a_mistake_works(web):
    for query in MISTAKES:
        links = re.findall(r'<a class="button" href="([^"]+)"', web.get(f"/path?{query}").text)
        links += re.findall(r'<li><a href="(/path\?[^"]+)"', web.get(f"/path?{query}").text)
        assert [one for one in links if web.get(html.unescape(one)).status_code not in (200, 303)] == []
    assert 'class="button" href="/path?' in web.get(f"/path?{next(iter(MISTAKES))}").text


def test_what_was_typed_stays_in_its_box(web):
    text = html.unescape(web.get(f"/path?{next(iter(MISTAKES))}").text)
    for box, value in (("vehicle", "Honda N-Box JF5"), ("states", "Texsa"), ("by", "2040-01-01")):
        assert f'name="{box}" value="{value}"' in text
    assert '<option value="95mph" selected>' in text


def test_the_cards_row_of_rules_leads_here(web):
    text = html.unescape(web.get(f"/check?vehicle=2003+Daihatsu+Copen&state=CO&built=2003-04&as_of={DAY}").text)
    row = text[text.index("<span>Rules</span>") :]
    link = re.search(r'<a href="(/path\?[^"]+)"', row[: row.index("</dd>")])[1]
    assert dict(parse_qsl(urlsplit(link).query)) == {"vehicle": "2003 Daihatsu Copen", "state": "CO", "built": "2003-04", "as_of": DAY}
    page = told(web, link)
    assert 'value="CO"' in page and 'value="registered" checked' in page
