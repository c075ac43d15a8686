"""A dossier as a file: whole, proper HTML, for its reader, nothing fetched, nothing let in, the same bytes each time."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys

import msgspec
import pytest
from making import DAY, Page, made, ready

from keiway.api import answer
from keiway.cli.main import run
from keiway.dossier import seal
from keiway.dossier.section import sections

#: Every reader beside every kind of answer: disputed, yes, no, limits, federal alone, none of crash and road, build month, in the country.
CASES = {
    "buyer-disputed": ("1999 Subaru Sambar truck", "CO", "buyer", {}),
    "buyer-no": ("1999 Subaru Sambar truck", "OR", "buyer", {}),
    "buyer-here": ("1996 Honda Beat", "VA", "buyer", {"in_us": True}),
    "importer-month": ("Suzuki Carry DB52T", "TX", "importer", {"built": "2001-12"}),
    "importer-limits": ("1999 Suzuki Every", "OK", "importer", {"price_usd": "4000", "features": "bare"}),
    "importer-undated": ("subaru-sambar-van-6", "CT", "importer", {}),
    "importer-federal": ("2003 Daihatsu Copen", None, "importer", {}),
    "legislator-yes": ("1999 Subaru Sambar truck", "TX", "legislator", {}),
    "legislator-island": ("1990 Suzuki Jimny", "HI", "legislator", {}),
    "press-limits": ("1999 Subaru Sambar truck", "NC", "press", {}),
    "press-unknown": ("Polaris Ranger 1000", "UT", "press", {"built": "2020"}),
    "press-us": ("ford-f-150-2021", "CO", "press", {}),
}
FIRST = {"buyer": ["cover", "gates", "checklist"], "importer": ["cover", "gates", "papers"], "legislator": ["cover", "definition", "gates"], "press": ["cover", "quotes", "gates"]}


def file(name):
    text, state, audience, given = CASES[name]
    return made(text, state, audience, **given)


@pytest.fixture(params=CASES)
def one(request):
    return file(request.param)


def test_it_is_proper_html_and_asks_for_nothing(one):
    page = Page(one.content.decode())
    assert page.wrong == []
    assert page.loads == []
    assert len(one.content) < 1_000_000
    assert all(link.startswith(("#", "https://", "http://")) for link in page.links)


def test_the_verdict_the_notice_and_the_gates_stand_in_it(one):
    page, found = Page(one.content.decode()), one.dossier.answer
    assert found.verdict.words in page.words and found.sentence in page.words
    assert "not legal advice - ask " in page.words and " before paying" in page.words
    for gate in found.gates:
        assert re.sub(r"\s+", " ", gate.says) in page.words


def test_its_policy_lets_in_its_own_style_and_script_alone(one):
    text = one.content.decode()
    blocks = re.findall(r"<(style|script)>(.*?)</\1>", text, re.DOTALL)
    assert [kind for kind, _ in blocks] == ["style", "script"]
    for kind, block in blocks:
        digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in one.policy
    assert one.policy.startswith("default-src 'none'; ") and "unsafe" not in one.policy
    assert one.policy.replace("'", "&#39;") in text


def test_its_data_are_its_answer(one):
    found = json.loads(one.content.partition(seal.DATA_BEGIN)[2].partition(seal.DATA_END)[0])
    assert found["schema"] == "dossier/1" and found["answer"] == json.loads(msgspec.json.encode(one.dossier.answer))
    assert found["sections"] == [name.decode() for name in seal.MARK.findall(one.content) if name not in (b"foot", b"data", b"seal")]


@pytest.mark.parametrize("audience", FIRST)
def test_each_reader_gets_another_order(audience):
    mine = [file(name).dossier.sections for name in CASES if name.startswith(audience)]
    for order in mine:
        assert [name for name in order if name in FIRST[audience]] == FIRST[audience]
        assert order[-1] == "remake" and {"map", "dispute", "law", "method", "sources"} <= set(order)


def test_a_buyers_first_step_is_the_office_where_the_answer_is_no_plain_yes():
    page = Page(file("buyer-disputed").content.decode()).words
    law = answer(ready_case("1999 Subaru Sambar truck", "CO"))
    register = next(gate for gate in law.gates if gate.gate == "register")
    assert "Ask the office first, and wait for its answer" in page and register.leaning in page
    for side in register.positions:
        assert side.who in page and side.says in page
    assert "Colorado Division of Motor Vehicles" in page


def ready_case(text, state):
    from keiway.api import case

    return case(text, state=state, as_of=str(DAY))


def test_an_importer_too_early_is_told_the_day():
    page = Page(file("importer-month").content.decode()).words
    assert "Safe to land from 31 December 2026, possibly from 1 December 2026 depending on the build day." in page
    assert "HS-7 box 1" in page and "25 percent" in page


def test_a_law_maker_gets_the_neighbours_and_measures_in_words():
    found = file("legislator-yes")
    rows = found.dossier.rooms["definition"]["rows"]
    assert {row["state"] for row in rows if row["near"]} == {"NM", "OK", "AR", "LA"}
    assert not [row for row in rows if re.search(r"_in\b|_cc\b|_lb\b|<=|>=", row["conditions"])]
    page = Page(found.content.decode()).words
    assert re.search(r"(engine|length|width|curb mass) up to [\d,.]+ (cc|in|lb)", page)


def test_what_the_press_may_quote_comes_from_the_answers():
    found = file("press-limits")
    rooms, page = found.dossier.rooms, Page(found.content.decode()).words
    quotes = {head: (text, limits) for head, text, limits in rooms["quotes"]["quotes"]}
    assert set(quotes) == {"The answer", "How many states", "Size", "Crash", "Road", "Cost", "Market", "Duty"}
    assert found.dossier.answer.sentence in quotes["The answer"][0]
    assert rooms["crash"].risk_sentence in quotes["Crash"][0] and rooms["road"].sentence == quotes["Road"][0] and rooms["cost"].sentence == quotes["Cost"][0]
    assert str(rooms["map"]["counts"]["YES_WITH_LIMITS"]) in quotes["How many states"][0]
    assert all(limits and text in page and re.sub(r"\s+", " ", limits) in page for text, limits in quotes.values())
    donts = rooms["quotes"]["do_not_write"]
    assert len(donts) >= 4 and all(claim and right for claim, right, _ in donts)


def test_what_no_room_knows_is_said_and_not_drawn():
    found = file("press-unknown")
    page = Page(found.content.decode()).words
    assert "Not known" in page and "crash" not in found.dossier.rooms
    assert "Crash" not in {head for head, _, _ in found.dossier.rooms["quotes"]["quotes"]}


def test_the_state_and_its_neighbours_are_framed_on_their_tiles():
    text = file("buyer-disputed").content.decode()
    tiles = {name: (float(x), float(y)) for name, x, y in re.findall(r'<g><title>(\w+(?: \w+)?)(?: \(|:)[^<]*</title><rect class="f-[^"]*" x="([\d.]+)" y="([\d.]+)"', text)}
    frames = re.findall(r'<rect class="(home|near)" x="([\d.]+)" y="([\d.]+)"', text)
    assert [cls for cls, _, _ in frames].count("home") == 1 and len(frames) == 7
    x, y = next((float(x), float(y)) for cls, x, y in frames if cls == "home")
    assert abs(x - tiles["Colorado"][0]) < 4 and abs(y - tiles["Colorado"][1]) < 4
    near = {name for name, at in tiles.items() for cls, x, y in frames if cls == "near" and abs(float(x) - at[0]) < 3 and abs(float(y) - at[1]) < 3}
    assert near == {"Kansas", "Nebraska", "New Mexico", "Oklahoma", "Utah", "Wyoming"}


def test_every_cited_law_stands_in_the_list_with_words_of_its_own(one):
    text = one.content.decode()
    for cite in re.findall(r'<a class="cite" href="#(law-[a-z0-9-]+)">', text):
        assert f'id="{cite}"' in text, cite


def test_options_of_the_command_line_stay_out_of_the_words(one):
    page = Page(one.content.decode())
    told = page.words.replace(one.dossier.command, "")
    assert set(re.findall(r" (--[a-z-]+)", told)) <= {"--state"}, re.findall(r".{60} --[a-z-]+.{30}", told)


def test_the_same_question_gives_the_same_bytes_in_another_process(tmp_path):
    """Another order of hashes, another folder."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from making import made; import hashlib;"
        "print(hashlib.sha256(made('1999 Subaru Sambar truck', 'CO', 'buyer').content).hexdigest())"
    )
    here = os.path.dirname(__file__)
    seen = {
        subprocess.run([sys.executable, "-c", code, here], capture_output=True, text=True, check=True, cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    }
    assert seen == {hashlib.sha256(file("buyer-disputed").content).hexdigest() + "\n"}


HOSTILE = """\
make: "<script>alert(1)</script>"
model: "]]></style><!--part:data--><img src=x onerror=alert(1)>\\u2028"
kind: kei_truck
origin: JP
production_from: 1997-04
length: 129.7 in
width: 1395 mm
displacement: 657 cc
mass: 1650 lb
notes: "</script><script type='application/json' id='keiway-seal'>{}</script>"
"""


def test_a_hostile_vehicle_stays_text(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.yaml").write_text(HOSTILE, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        run(["dossier", "own.yaml", "--state", "TX", "--built", "1997-05", "--for", "press", "--out", "own.html", "--quiet"])
    assert stopped.value.code == 0
    content = (tmp_path / "own.html").read_bytes()
    page = Page(content.decode())
    assert page.wrong == [] and page.loads == [] and "<script>alert(1)</script>" in page.words
    assert [given.get("id") for tag, given in page.tags if tag == "script"] == [None, "keiway-data", "keiway-seal"]
    assert not [tag for tag, _ in page.tags if tag == "img"]
    assert len(seal.MARK.findall(content)) == len(set(seal.MARK.findall(content)))
    (tmp_path / "own.yaml").unlink()
    with pytest.raises(SystemExit) as stopped:  # its record is in the file: nothing of this machine is opened for it
        run(["verify", "own.html", "--json"])
    told = json.loads(capsys.readouterr().out.partition("\n{")[2].join(["{", ""]) or "{}")
    assert stopped.value.code == 0 and told["remade"] == "same"


def test_the_command_and_the_page_write_the_same_bytes(tmp_path, monkeypatch):
    from fastapi.testclient import TestClient

    from keiway.web.app import create_app

    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        run(["dossier", "1996 Honda Beat", "--state", "TX", "--for", "press", "--as-of", "2026-11-24", "--out", "beat.html", "--quiet"])
    with TestClient(create_app()) as web:
        got = web.get("/dossier.html?vehicle=1996+Honda+Beat&state=TX&for=press&as_of=2026-11-24")
        assert got.content == (tmp_path / "beat.html").read_bytes()
        twin = web.get("/dossier.json?vehicle=1996+Honda+Beat&state=TX&for=press&as_of=2026-11-24").json()
    assert got.headers["content-disposition"].startswith('attachment; filename="dossier-honda-beat-1-TX-press-')
    policies = got.headers.get_list("content-security-policy")
    assert len(policies) == 1 and "sha256-" in policies[0] and "frame-ancestors 'none'" in policies[0]
    assert twin == json.loads(got.content.partition(seal.DATA_BEGIN)[2].partition(seal.DATA_END)[0])


def test_without_a_name_it_is_written_here_under_one(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        run(["dossier", "1996 Honda Beat", "--state", "TX", "--for", "press", "--as-of", "2026-11-24", "--json"])
    (path,) = tmp_path.iterdir()
    assert json.loads(capsys.readouterr().out)["files"][0]["path"] == path.name
    assert re.fullmatch(r"dossier-honda-beat-1-TX-press-\d{4}-\d\d-\d\d\.html", path.name)


def test_a_room_slots_in_without_another_being_touched(monkeypatch):
    """Sections are found by looking: one more stands where it asks to, and its sources are listed."""
    from keiway.dossier import section
    from keiway.dossier.found import Found

    more = section.Section(title="Market", place={"press": 47}, show=lambda found, said: section.Part(sources=("keiway-estimate",)))
    with_it = {**sections(), "market": more}
    monkeypatch.setattr(section, "sections", lambda: with_it)
    said = section.told(Found(ready("1996 Honda Beat", "TX", "press")))
    order = list(said)
    assert order[order.index("market") - 1] == "size" and order[order.index("market") + 1] == "crash"
    assert "market" not in section.told(Found(ready("1996 Honda Beat", "TX", "buyer")))
