"""The bill checker's page: the command line's numbers, the finding on top, links and files that give the same again."""

import csv
import html
import io
import re
import shlex
from urllib.parse import quote_plus, urlencode

import pytest

from keiway.cli.main import run

DAY = "2026-11-29"
TWINS = {
    f"/bill.json?definition=ma-2024&day={DAY}": ["ma-2024", "--day", DAY],
    f"/bill.json?definition=ma-2024&against=co-2025&day={DAY}": ["ma-2024", "--against", "co-2025", "--day", DAY],
    f"/bill.json?cc=660&length_in=3.4+m&when=seats+%3C%3D+4&kinds=truck,van&day={DAY}": ["--cc", "660", "--length-in", "3.4 m", "--when", "seats <= 4", "--kinds", "truck,van", "--day", DAY],
    "/bill.json?definition=ma-2023": ["ma-2023"],
    f"/bill.json?length_in=130+inn&cc=six&day={DAY}": ["--length-in", "130 inn", "--cc", "six", "--day", DAY],
}  # fmt: skip
FILE = "bill: Our act\nsays: Small ones.\nkinds: [truck]\nwhen:\n- length <= 134 in\n- any: [engine <= 660 cc, power <= 15 kW]\nalso: [an enclosed cab]\nsource: https://example.org/a\n"


@pytest.mark.parametrize("address", TWINS)
def test_numbers_are_those_of_the_command_line(web, address, capsys):
    with pytest.raises(SystemExit):
        run(["bill", *TWINS[address], "--json"])
    assert web.get(address).text == capsys.readouterr().out


def test_the_finding_stands_on_top_then_the_picture_then_the_columns(web):
    text = html.unescape(web.get(f"/bill?definition=ma-2024&day={DAY}").text)
    order = ["<h1>", "drops every full-length kei first sold since October 1998", "<svg", 'id="change"', 'id="c-caught"', 'id="c-near"', 'id="c-not"', "As a file"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)


def test_the_columns_hold_every_generation_once(web):
    text = html.unescape(web.get(f"/bill?definition=ma-2024&day={DAY}").text)
    found = web.get(f"/bill.json?definition=ma-2024&day={DAY}").json()
    parts = dict(zip(("caught", "near", "not"), re.split(r'<section class="c-\w+"', text)[1:], strict=True))
    listed = {name: re.findall(r'<li><a href="/vehicle/([^"]+)"', part.split("</section>")[0]) for name, part in parts.items()}
    assert sorted(id_ for ids in listed.values() for id_ in ids) == sorted(row["id"] for row in found["rows"])
    assert set(listed["caught"]) == {row["id"] for row in found["rows"] if row["outcome"] in ("caught", "part")}
    assert set(listed["near"]) == {row["id"] for row in found["rows"] if row.get("near") or row["outcome"] == "unknown"}


def test_without_inputs_it_is_an_example_and_says_so(web):
    assert "An example." in web.get("/bill").text
    assert "An example." not in web.get("/bill?definition=ma-2024").text


def test_the_permalink_has_the_day_and_gives_the_same_page(web):
    for address in ("/bill", f"/bill?definition=co-2025&against=ma-2024&day={DAY}", f"/bill?cc=660&length_in=130&day={DAY}"):
        text = web.get(address).text
        link = html.unescape(re.search(r'rel="canonical" href="([^"]+)"', text)[1])
        assert "day=" in link
        pick = re.compile(r"<h1>.*?</h1>.*?<ul class=\"found\">.*?</ul>", re.DOTALL)
        assert pick.search(web.get(link).text)[0] == pick.search(text)[0]


def test_a_file_goes_in_and_comes_out_as_it_was(web):
    asked = web.get(f"/bill?file={quote_plus(FILE)}")
    assert asked.status_code == 303
    page = web.get(asked.headers["location"])
    assert page.status_code == 200
    address = html.unescape(re.search(r'href="(/bill\.yaml\?[^"]+)"', page.text)[1])
    download = web.get(address)
    assert download.headers["content-type"].startswith("application/yaml") and "attachment" in download.headers["content-disposition"]
    again = web.get(f"/bill?{urlencode({'file': download.text})}").headers["location"]
    assert again == asked.headers["location"]
    assert "length <= 134 in" in download.text and "an enclosed cab" in download.text and "https://example.org/a" in download.text


def test_a_presets_download_is_read_by_the_command_line(web, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "co.yaml").write_text(web.get("/bill.yaml?definition=co-2025").text, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        run(["bill", "co.yaml", "--quiet", "--csv", "--day", DAY])
    assert stopped.value.code == 0
    own = [row["outcome"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))]
    assert own == [row["outcome"] for row in csv.DictReader(io.StringIO(web.get(f"/bill.csv?definition=co-2025&day={DAY}").text))]


def test_a_bad_file_is_told_with_its_lines(web):
    found = web.get(f"/bill?file={quote_plus('bill: x' + chr(10) + 'wen: y')}")
    assert found.status_code == 400 and "line 2, column 1" in found.text and "did you mean when?" in found.text
    assert web.get(f"/bill?file={'x' * 3500}").status_code == 400


def test_files_of_the_server_are_not_read(web, tmp_path):
    path = tmp_path / "secret.yaml"
    path.write_text(FILE, encoding="utf-8")
    for name in ("definition", "against"):
        found = web.get(f"/bill?{urlencode({name: str(path)})}")
        assert found.status_code == 400 and "reads no files" in found.text and "134" not in found.text


def test_the_form_sent_back_as_it_is_gives_the_same_rows(web):
    """Every box as the page fills it."""
    for id_ in ("co-2025", "tx-2025-introduced", "nc.mini_truck"):
        text = web.get(f"/bill?definition={id_}&day={DAY}").text
        form = text[text.index('<form class="limits"') : text.index("</form>", text.index('<form class="limits"'))]
        inputs = [(name, html.unescape(value)) for name, value in re.findall(r'<input id="[^"]+" name="([^"]+)" value="([^"]*)"', form)]
        inputs += [(name, html.unescape(value)) for name, value in re.findall(r'<textarea id="[^"]+" name="([^"]+)"[^>]*>([^<]*)</textarea>', form)]
        again = web.get(f"/bill.json?{urlencode([(name, value) for name, value in inputs if value])}").json()
        first = web.get(f"/bill.json?definition={id_}&day={DAY}").json()
        assert [row["outcome"] for row in again["rows"]] == [row["outcome"] for row in first["rows"]]


def test_the_command_told_gives_the_same(web, capsys):
    when = quote_plus("seats <= 4\nany: [engine <= 660 cc, power <= 15 kW]")
    address = f"/bill?title=Our+act&length_in=134&when={when}&also=an+enclosed+cab&against=ma-2024&day={DAY}"
    command = html.unescape(re.search(r"<code>(keiway bill [^<]+)</code>", web.get(address).text)[1])
    with pytest.raises(SystemExit):
        run([*shlex.split(command)[1:], "--json"])
    assert capsys.readouterr().out == web.get(address.replace("/bill?", "/bill.json?")).text


def test_a_mistake_leads_to_a_page_that_works(web):
    found = web.get(f"/bill?definition=ma-2024&length_in=130+inn&day={DAY}")
    assert found.status_code == 400
    link = html.unescape(re.search(r'class="button" href="([^"]+)"', found.text)[1])
    assert web.get(link).status_code == 200


def test_a_mistake_leads_to_the_bill_form_and_not_to_that_of_a_vehicle(web):
    text = web.get("/bill?preset=ma-2024").text
    assert 'name="vehicle"' not in text and '<a class="button" href="/bill">Bill checker</a>' in text
    assert 'name="vehicle"' in web.get("/check?vehicle=zzzz").text
