"""The policy lab: forms become addresses, mistakes stand beside their boxes, nothing is worked out before Run, and the numbers are the command line's."""

import csv
import html
import io
import json
import re
import shlex
from urllib.parse import parse_qs, quote_plus, urlencode, urlsplit

import pytest

from keiway.cli.main import run
from keiway.policy.reform import dump, parse, read, shipped
from keiway.web.pages.policy import asking, compact, told
from keiway.web.registry import pages

FEW = "draws=100&as_of=2026-11-29"
RUN = f"{FEW}&run=yes"


@pytest.fixture
def idle(monkeypatch):
    """Nothing may be worked out."""

    def answer(asked):
        raise AssertionError("an impact was worked out")

    monkeypatch.setattr("keiway.policy.impact.answer", answer)


def text_of(found):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found.text)).split())


def followed(web, address):
    found = web.get(address)
    assert found.status_code == 303, text_of(found)
    return web.get(found.headers["location"]), found.headers["location"]


def reforms_of(location):
    return parse_qs(urlsplit(location).query)["reform"]


def printed(args, capsys):
    capsys.readouterr()
    with pytest.raises(SystemExit):
        run(["reform", *args, "--json"])
    return capsys.readouterr().out


@pytest.mark.parametrize("address", ["/policy", "/policy.json", "/policy.csv", "/policy?reform=us-built&reform=nothing", "/policy?reform=own", f"/policy?reform=kei-class-55&{FEW}"])
def test_before_run_nothing_is_worked_out(web, idle, address):
    assert web.get(address).status_code == 200


def test_the_reform_is_in_plain_words_before_run(web, idle):
    from keiway.policy.reform import restated

    text = text_of(web.get("/policy?reform=import-age-15"))
    assert restated(read("import-age-15")) in text and "What if the rule changes?" in text and "About" in text and "seconds" in text


@pytest.mark.parametrize("name", shipped())
def test_a_reform_that_ships_is_its_name_in_an_address(name):
    assert compact.compact(read(name)) == name and compact.read(name) == read(name)


def test_a_changed_one_is_what_was_changed_and_any_other_its_file():
    for text in ("kei-class-45;us.class.kei.posted_limit_max=55", "kei-class-45;states.follow=TX,CO@2029-01-01;from=2028-06-01;title=Ours", "own;us.import.age_years=15", "import-age-15-both;us.import.emissions_age="):
        assert compact.compact(compact.read(text)) == text
    own = parse("reform: mine\nfrom: 2028-01-01\nset: {us.import.age_years: 20}\nnotes: mine", "x")
    assert compact.compact(own) == dump(own) and compact.read(dump(own)) == own


def test_four_changed_ones_fit_into_an_address(web, idle):
    texts = [f"kei-class-45;us.class.kei.posted_limit_max={mph};us.class.kei.max_length_mm=3500;us.class.kei.max_width_mm=1500;states.follow=TX,CO,WA;title=Number {mph}" for mph in (25, 35, 45, 55)]
    found = web.get(f"/policy?{urlencode([('reform', text) for text in texts])}")
    assert found.status_code == 200 and all(f"Number {mph}" in found.text for mph in (25, 35, 45, 55))


def test_a_lever_is_changed_and_read_in_plain_words(web, idle):
    page, to = followed(web, "/policy?reform=kei-class-45&column=0&do=apply&set.us.class.kei.exists=yes&set.us.class.kei.posted_limit_max=35+mph&set.us.class.kei.accepts=JP&set.states.follow=all")
    assert reforms_of(to) == ["kei-class-45;us.class.kei.posted_limit_max=35"] and "posted 35 mph or less" in text_of(page)


def test_the_form_sent_back_as_it_is_changes_nothing(web, idle):
    for name in shipped():
        text = web.get(f"/policy?reform={name}&column=0").text
        form = text[text.index('<form class="lab"') : text.index("</form>", text.index('<form class="lab"'))]
        sent = [(key, html.unescape(value)) for key, value in re.findall(r'<input[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"', form) if not re.match("entry|show|run", key)]
        sent += [(key, html.unescape(value)) for key, value in re.findall(r'<textarea name="([^"]+)" hidden>([^<]*)</textarea>', form)]
        for key, options in re.findall(r'<select id="[^"]+" name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
            sent += [(key, value) for value in re.findall(r'<option value="([^"]+)" selected>', options)]
        address = f"/policy?{urlencode([*sent, ('do', 'apply')])}"
        assert len(address) < 4096
        assert reforms_of(web.get(address).headers["location"]) == [name]


def test_an_empty_box_takes_a_lever_away(web, idle):
    _, to = followed(web, "/policy?reform=import-age-15-both&column=0&do=apply&set.us.import.age_years=15")
    assert reforms_of(to) == ["import-age-15-both;us.import.emissions_age="]


def test_mistakes_stand_beside_their_boxes_and_what_was_typed_stays(web, idle):
    found = web.get("/policy?reform=kei-class-45&column=0&do=apply&set.us.class.kei.exists=yes&set.us.class.kei.posted_limit_max=fast&set.states.follow=TX,ZZ&set.us.import.age_years=20&from=2028-02-30")
    text = found.text
    assert found.status_code == 400
    for name, words in (("fast", "is no number"), ("TX,ZZ", "is no state")):
        box = re.search(rf'<input id="([^"]+)"[^>]*value="{name}"[^>]*aria-describedby="([^"]+)"[^>]*aria-invalid="true"', text)
        told_at = re.search(rf'<p class="wrong" id="e-{box[1]}">([^<]+)</p>', text)
        assert f"e-{box[1]}" in box[2].split() and words in html.unescape(told_at[1])
    assert 'value="20"' in text and 'id="e-from"' in text and "February 2028 has 29 days" in text


def test_a_lever_that_means_nothing_alone_is_told_at_its_box(web, idle):
    found = web.get("/policy?reform=own&column=0&do=apply&set.us.class.kei.posted_limit_max=45")
    assert found.status_code == 400 and "means nothing where" in text_of(found) and 'aria-invalid="true"' in found.text


def test_columns_come_and_go(web, idle):
    _, to = followed(web, "/policy?reform=kei-class-45&add=import-age-15")
    assert reforms_of(to) == ["kei-class-45", "import-age-15"]
    _, to = followed(web, f"{to}&drop=0")
    assert reforms_of(to) == ["import-age-15"]
    assert reforms_of(followed(web, "/policy?add=own")[1]) == ["own"]  # in place of the example
    four = "&".join(f"reform={name}" for name in shipped()[:4])
    assert web.get(f"/policy?{four}&add=own").status_code == 400 and web.get(f"/policy?{four}&reform=nothing").status_code == 400


def test_a_file_goes_in_and_comes_out_as_it_was(web, idle):
    given = "reform: mine\ntitle: Mine alone\nauthor: me\nfrom: 2028-01-01\nset:\n  us.import.age_years: {value: 20, unit: years, from: 2029-01-01}\nnotes: a draft\n"
    page, to = followed(web, f"/policy?reform=nothing&file={quote_plus(given)}")
    assert len(reforms_of(to)) == 2 and "Mine alone" in page.text
    download = web.get(html.unescape(re.findall(r'href="(/policy\.yaml\?[^"]+)"', page.text)[1]))
    assert download.headers["content-type"].startswith("application/yaml") and 'filename="mine.yaml"' in download.headers["content-disposition"]
    assert parse(download.text, "again") == parse(given, "given")
    again = followed(web, f"/policy?reform=nothing&file={quote_plus(download.text)}")[1]
    assert again == to


def test_a_bad_file_is_told_beside_its_box_with_the_nearest_key(web, idle):
    given = "reform: kei\nfrom: 2028-01-01\nset:\n  us.class.kei.exists: true\n  us.class.kei.posted_limt_max: 45\n"
    found = web.get(f"/policy?file={quote_plus(given)}")
    words = html.unescape(re.search(r'<p class="wrong" id="e-file">([^<]+)</p>', found.text)[1])
    assert found.status_code == 400 and "did you mean `posted_limit_max`?" in words and "posted_limt_max: 45" in found.text


def test_no_file_of_this_machine_is_read(web, idle, tmp_path):
    path = tmp_path / "secret.yaml"
    path.write_text("reform: secret\nfrom: 2028-01-01\n", encoding="utf-8")
    found = web.get(f"/policy?reform={quote_plus(str(path))}")
    assert found.status_code == 400 and "reads no files" in found.text


@pytest.mark.parametrize("inputs,words", [("reform=kei-clas-45", "kei-class-45"), ("draws=20000", "2,000"), ("draws=many", "whole number"), ("years=40", "15"), ("entry=ofered", "offered"), ("offer=zzyzx", "zzyzx"),
     ("edit=policy.use.nothing=1", "policy.use"), ("show=everything", "vehicles"), ("column=7&do=apply", "counted from 0"), ("run=perhaps", "yes"), ("reform=kei-class-45;us.import.age_years=999", "60")])  # fmt: skip
def test_mistakes_of_an_address_are_told(web, idle, inputs, words):
    found = web.get(f"/policy?{inputs}{'' if 'run=' in inputs else '&run=yes'}")
    assert found.status_code == 400 and words in html.unescape(found.text)


def test_a_mended_link_leads_to_a_page(web, idle):
    text = web.get(f"/policy?reform=kei-clas-45&{FEW}").text
    assert web.get(html.unescape(re.search(r'class="button" href="([^"]+)"', text)[1])).status_code == 200


def test_json_twin_is_what_the_command_line_prints(web, capsys):
    found = web.get(f"/policy.json?reform=truck-duty-repeal&years=5&seed=3&{RUN}").text
    assert found == printed(["truck-duty-repeal", "--years", "5", "--seed", "3", "--draws", "100", "--as-of", "2026-11-29"], capsys)


def test_the_downloaded_file_gives_the_pages_numbers_on_the_command_line(web, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = "truck-duty-repeal;us.duty.truck_pct=10;title=Ten percent"
    page = web.get(f"/policy.json?reform={quote_plus(text)}&{RUN}").text
    (tmp_path / "ten.yaml").write_text(web.get(f"/policy.yaml?reform={quote_plus(text)}").text, encoding="utf-8")
    assert printed(["ten.yaml", "--draws", "100", "--as-of", "2026-11-29"], capsys) == page


def test_the_command_told_gives_the_same(web, capsys):
    text = quote_plus("truck-duty-repeal;us.duty.truck_pct=10;from=2029-01-01")
    page = web.get(f"/policy?reform={text}&{RUN}").text
    command = shlex.split(html.unescape(re.search(r"<code>(keiway reform [^<]+)</code>", page)[1]))
    assert printed(command[2:], capsys) == web.get(f"/policy.json?reform={text}&{RUN}").text


def test_the_answer_on_the_page_is_the_answer(web):
    from keiway.policy.lab.said import crossing, short, span
    from keiway.policy.record import Effect

    found, data = web.get(f"/policy?reform=import-age-15-both&{RUN}"), web.get(f"/policy.json?reform=import-age-15-both&{RUN}").json()
    text = text_of(found).replace("\N{MINUS SIGN}", "-")
    import msgspec

    for one in data["effects"]:
        effect = msgspec.convert(one, Effect)
        if effect.up or effect.down:
            assert f"{short(effect, effect.mid)} {span(effect)} {crossing(effect)}" in text, effect.id
    for words in (*data["left_out"], *data["assumed"], data["narrows"], data["entry_says"]):
        assert words in text
    order = ["<h1>", 'id="change"', "policy.effect.all_deaths", "policy.effect.net_3", "Where it opens", 'id="chart-bars"', "What makes the spread", "What this leaves out", "agency", 'id="say"']
    assert [found.text.index(each) for each in order] == sorted(found.text.index(each) for each in order)


def test_rows_of_the_table_twin(web):
    rows = list(csv.DictReader(io.StringIO(web.get(f"/policy.csv?reform=truck-duty-repeal&{RUN}").text)))
    data = web.get(f"/policy.json?reform=truck-duty-repeal&{RUN}").json()
    assert [(row["id"], float(row["mid"])) for row in rows] == [(one["id"], one["mid"]) for one in (*data["effects"], *data["parties"], *data["net"], *data["poles"])]


def test_only_what_was_chosen_is_shown(web):
    text = web.get(f"/policy?reform=truck-duty-repeal&show=safety&{RUN}").text
    assert "Both sides of the crash" in text and "chart-bars" not in text and "policy.effect.net_3" not in text and 'class="agency"' not in text


def test_reforms_in_columns_have_the_same_rows(web, monkeypatch):
    monkeypatch.setattr(told, "BUDGET_S", 1e9)
    inputs = f"reform=truck-duty-repeal&reform=kei-class-45&reform=nothing&{RUN}"
    found, data = web.get(f"/policy?{inputs}"), web.get(f"/policy.json?{inputs}").json()
    assert found.status_code == 200 and data["schema"] == "reforms-beside/1"
    table = found.text[found.text.index('<table class="impact many"') :]
    body = table[: table.index("</table>")]
    rows = re.findall(r"<tr(?: class=\"sum\")?><th scope=\"row\".*?</tr>", body, re.DOTALL)
    assert len(rows) > 25 and {row.count("<td") for row in rows} == {3}
    assert "in 100% of the draws" in text_of(found) or "of the draws." in text_of(found)


def test_what_takes_long_goes_on_by_itself_and_ends(web, monkeypatch):
    monkeypatch.setattr(told, "BUDGET_S", -1.0)
    address = f"/policy?reform=truck-duty-repeal&reform=nothing&seed=11&{RUN}"
    first = web.get(address)
    assert first.status_code == 202 and 'http-equiv="refresh" content="0; url=/policy?' in first.text and "<progress" in first.text
    assert first.headers["cache-control"] == "no-store" and web.get(address.replace("/policy?", "/policy.json?")).status_code == 200
    monkeypatch.setattr(told, "BUDGET_S", 1e9)
    assert web.get(html.unescape(re.search(r'content="0; url=([^"]+)"', first.text)[1])).status_code == 200


def test_the_permalink_carries_all_and_gives_the_same_page(web):
    inputs = f"reform={quote_plus('truck-duty-repeal;us.duty.truck_pct=10')}&entry=earns&offer=suzuki-carry-11&years=5&seed=4&edit={quote_plus('policy.use.miles_used_truck=2000')}&show=safety&{RUN}"
    found = web.get(f"/policy?{inputs}")
    link = html.unescape(re.search(r'rel="canonical" href="([^"]+)"', found.text)[1])
    for part in ("truck_pct", "entry=earns", "offer=suzuki-carry-11", "years=5", "seed=4", "edit=", "show=safety", "draws=100", "as_of=2026-11-29", "run=yes"):
        assert part in link
    assert re.search(r"<h1>.*?</h1>", web.get(link).text, re.DOTALL)[0] == re.search(r"<h1>.*?</h1>", found.text, re.DOTALL)[0]


def test_without_its_package_it_says_what_to_install(web, idle, monkeypatch):
    monkeypatch.setattr(asking, "lacking", lambda: True)
    found = web.get(f"/policy?{RUN}&seed=77")
    assert found.status_code == 200 and "pip install 'keiway[market]'" in text_of(found)
    assert web.get(f"/policy.json?{RUN}&seed=77").status_code == 400


def test_every_effect_shown_is_explained(web):
    text = web.get(f"/policy?reform=kei-class-45&{RUN}").text
    ids = set(re.findall(r'href="(/explain\?id=policy[^"]+)"', text))
    assert len(ids) > 30 and all(web.get(html.unescape(each)).status_code == 200 for each in ids)


def test_run_is_heavy_and_may_take_longer_than_other_pages():
    from keiway.web.workers import Workers

    crew = Workers(0)
    assert crew._is_heavy(("policy", "html", {}, (("reform", "nothing"), ("run", "yes")))) and not crew._is_heavy(("policy", "html", {}, (("reform", "nothing"),)))
    assert pages()["policy"].is_pressed((("run", "yes"),))


def test_json_before_run_holds_the_reforms_in_plain_words(web, idle):
    data = json.loads(web.get("/policy.json?reform=us-built&reform=nothing").text)
    assert data["schema"] == "reforms/1" and [one["id"] for one in data["reforms"]] == ["us-built", "nothing"]


def test_the_agencys_tables_of_several_come_when_they_are_asked_for(web, monkeypatch):
    monkeypatch.setattr(told, "BUDGET_S", 1e9)
    two = f"/policy?reform=truck-duty-repeal&reform=nothing&{RUN}"
    plain, asked = web.get(two).text, web.get(f"{two}&show=tables").text
    assert 'class="agency"' not in plain and asked.count('class="agency"') == 2 and "chart-bars" not in asked


def test_what_is_shown_as_usual_is_not_in_the_address(web, idle):
    every = "&".join(f"show={id_}" for id_, _ in asking.SHOWN)
    _, to = followed(web, f"/policy?reform=nothing&column=0&do=apply&entry=offered&{every}&set.us.duty.truck_pct=10")
    assert "show=" not in to and "entry=" not in to
    _, to = followed(web, "/policy?reform=nothing&column=0&do=apply&entry=earns&show=safety&set.us.duty.truck_pct=10")
    assert "show=safety" in to and "entry=earns" in to


def test_whose_doing_and_both_poles_and_each_100_000_stand_on_the_page(web):
    text = web.get(f"/policy?reform=accept-un-near&{RUN}").text
    assert "Whose doing is it?" in text and "The rule's own, if offered in either case" in text
    assert "For each 100,000 vehicles more or fewer" in text
    assert "if buyers see none of their own risk as they choose" in text and "policy.effect.net_3_seen_all" in text
