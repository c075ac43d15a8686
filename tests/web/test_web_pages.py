"""Every page answers, its twins are the command line's JSON, its links lead somewhere, and it asks nothing of anybody else."""

import csv
import html
import io
import re
from urllib.parse import urlsplit

import pytest
from reading_pages import Read

from keiway.cli.main import run
from keiway.web.registry import pages

DAY = "2026-11-24"
CHECK = f"/check?vehicle=1999+Subaru+Sambar+truck&state=CO&as_of={DAY}"
TWINS = {
    f"/check.json?vehicle=1999+Subaru+Sambar+truck&state=CO&as_of={DAY}": ["check", "1999 Subaru Sambar truck", "--state", "CO", "--as-of", DAY],
    f"/check.json?vehicle=Honda+Beat&built=1991-06&original=no&in_us=yes&set=length_mm%3D3200&set=width_mm%3D1390&as_of={DAY}": [
        "check", "Honda Beat", "--built", "1991-06", "--modified", "--in-us", "--set", "length_mm=3200", "--set", "width_mm=1390", "--as-of", DAY,
    ],
    f"/state/CO.json?as_of={DAY}": ["law", "CO", "--as-of", DAY],
    "/vehicles.json?find=sambar+99": ["vehicles", "--find", "sambar 99"],
    "/vehicle/honda-beat-1.json": ["vehicles", "honda-beat-1"],
    "/sources.json?find=texas": ["sources", "--find", "texas"],
    "/explain.json?id=49+USC+30112%28b%29%289%29": ["explain", "49 USC 30112(b)(9)"],
    "/check.json?vehicle=Suzuki+Cary+DB52&state=Texsa": ["check", "Suzuki Cary DB52", "--state", "Texsa"],
}  # fmt: skip
WORKING = [address for page in pages().values() for address in page.examples]


def printed(args, capsys):
    with pytest.raises(SystemExit):
        run([*args, "--json"])
    return capsys.readouterr().out


@pytest.mark.parametrize("address", TWINS)
def test_json_twin_is_what_the_command_line_prints(web, address, capsys):
    found = web.get(address)
    assert found.headers["content-type"] == "application/json"
    assert found.text == printed(TWINS[address], capsys)


@pytest.mark.parametrize("address", WORKING)
def test_page_stands_alone(shown, address):
    """A title, labels, no script or style within, nothing loaded from elsewhere, under 300 kB."""
    found = shown(address)
    read = Read(found.text)
    assert found.status_code == 200 and len(found.text.encode()) < 300_000
    assert read.title.strip() and found.text.count("<h1") == 1 and '<html lang="en">' in found.text
    assert read.inline == [] and all(each.startswith("/") and not each.startswith("//") for each in read.loads)
    assert set(read.fields) <= set(read.labels) and len(read.ids) == len(set(read.ids))


@pytest.mark.long
def test_every_link_resolves(web, shown):
    """Every link of these pages, and of the pages of this machine they lead to where that is a page's permalink or twin."""
    seen = {}
    for address in WORKING:
        for link in Read(shown(address).text).links:
            seen.setdefault(link, address)
    inside = {link for link in seen if not link.startswith(("http://", "https://", "#"))}
    by_kind = {}
    for link in sorted(inside):  # all vehicles and sources are alike: some of each
        by_kind.setdefault(re.match(r"/[a-z]*(\.\w+)?", link)[0], []).append(link)
    tried = [link for links in by_kind.values() for link in links[:: max(1, len(links) // 60)]]
    wrong = {link: seen[link] for link in tried if (shown(link) if link in WORKING else web.get(link)).status_code != 200}
    assert wrong == {} and len(tried) > 150
    assert all(f'id="{link[1:]}"' in shown(seen[link]).text for link in seen if link.startswith("#"))


def test_every_page_of_the_registry_is_tried():
    heads = {urlsplit(address).path for address in WORKING}
    assert all(any(re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", page.path), head) for head in heads) for page in pages().values())


def test_answer_begins_with_its_verdict_and_tells_all_gates(web):
    text = web.get(CHECK).text
    assert Read(text).title.startswith("DISPUTED: 1999 Subaru Sambar truck in CO")
    for words in ("Safety (25 years)", "Emissions (21 years)", "Title and register (CO)", "Drive on (CO)", ">Crash<", ">Road<", ">Cost<", ">Market<", ">Duty<",
                  "Why it is disputed", "As of <time", "Law checked <time", "General Assembly (HB25-1281)"):  # fmt: skip
        assert words in text, words


def test_permalink_carries_every_input_and_the_day(web):
    asked = "vehicle=1999+Subaru+Sambar+truck&state=CO&use=farm&built=1999-05&set=length_mm%3D3200&set=width_mm%3D1390&original=no&price_usd=4000"
    text = web.get(f"/check?{asked}&as_of={DAY}").text
    link = re.search(r'rel="canonical" href="([^"]+)"', text)[1].replace("&amp;", "&")
    assert all(part in link for part in asked.split("&")) and f"as_of={DAY}" in link
    again = web.get(link.replace("/check?", "/check.json?"))
    assert again.text == web.get(f"/check.json?{asked}&as_of={DAY}").text
    assert "as_of=20" in re.search(r'rel="canonical" href="([^"]+)"', web.get(f"/check?{asked}").text)[1]


def test_the_command_line_told_gives_the_same_answer(web, capsys):
    import shlex

    text = web.get(f"/check?vehicle=ホンダ+ビート&state=CA&built=H3-06&in_us=yes&titled_elsewhere=no&as_of={DAY}").text
    command = html.unescape(re.search(r"<code>(keiway check [^<]+)</code>", text)[1])
    assert f"check.{re.search(r'check.([0-9a-f]{8})', text)[1]}" in printed(shlex.split(command)[1:], capsys)


@pytest.mark.parametrize("address", ["/vehicles.csv", "/vehicle/honda-beat-1.csv", "/library.csv?state=CO", "/sources.csv?find=texas", "/corrections.csv"])
def test_table_twin_is_whole(web, address):
    found = web.get(address)
    rows = list(csv.reader(io.StringIO(found.text)))
    assert found.headers["content-type"].startswith("text/csv") and len(rows) > 4
    assert {len(row) for row in rows} == {len(rows[0])}


def test_facets_narrow_and_count(web):
    everything = web.get(f"/library.json?as_of={DAY}").json()
    some = web.get(f"/library.json?state=Colorado&standing=coming&as_of={DAY}").json()
    assert {row["state"] for row in some["rows"]} == {"CO"} and {row["standing"] for row in some["rows"]} == {"coming"}
    assert everything["facets"]["state"]["CO"] == len([row for row in everything["rows"] if row["state"] == "CO"])
    assert some["facets"]["standing"]["coming"] == len(some["rows"]) and len(some["facets"]["state"]) >= 1


def test_home_tells_what_changed_what_is_coming_and_how_old_it_is(web):
    found = web.get("/index.json").json()
    text = html.unescape(web.get("/").text)
    assert found["coming"] and found["happened"] and all(one["what"][:20] in text for one in found["coming"])
    assert [one["on"] for one in found["coming"]] == sorted(one["on"] for one in found["coming"])
    assert all(one["on"] <= found["as_of"] for one in found["happened"]) and "State law checked" in text


def test_mistake_is_told_in_the_words_of_the_command_line(web, capsys):
    with pytest.raises(SystemExit):
        run(["check", "Suzuki Cary DB52", "--state", "Texsa"])
    said = capsys.readouterr().err
    found = web.get("/check?vehicle=Suzuki+Cary+DB52&state=Texsa")
    text = html.unescape(found.text)
    assert found.status_code == 400
    assert all(re.sub(r"^(Error:|Try:|\d) +", "", line.strip()).removesuffix(" Did you mean") in text for line in said.splitlines())
    link = re.search(r'class="button" href="([^"]+)"', found.text)[1].replace("&amp;", "&")
    assert web.get(link).status_code == 200


@pytest.mark.parametrize(
    "address,status,words",
    [
        ("/vehicle/honda-beet-1", 404, "honda-beat-1"),
        ("/state/Colorada", 404, "Colorado"),
        ("/check?vehicle=Honda+Beat&as_of=1850-01-01", 400, "2000-01-01"),
        ("/check?vehicle=Honda+Beat&sate=TX", 400, "Did you mean state?"),
        ("/check?vehicle=Honda+Beat&state=TX&state=CO", 400, "twice"),
        ("/check?vehicle=Honda+Beat&in_us=perhaps", 400, "yes, no, unknown"),
        ("/check", 400, "no vehicle was named"),
        ("/library?drive=PERHAPS", 400, "DISPUTED"),
        ("/explain?id=nothing.at.all", 400, "no id"),
        ("/nowhere", 404, "There is no page at /nowhere."),
    ],
)
def test_mistakes_are_pages(web, address, status, words):
    found = web.get(address)
    assert found.status_code == status and words in found.text and "Traceback" not in found.text
    assert found.headers["content-type"].startswith("text/html")


def test_a_new_folder_is_a_new_page(tmp_path, monkeypatch):
    """A room's page is one folder: nothing else names it."""
    import sys

    import keiway.web.pages as home
    from keiway.web import registry

    folder = tmp_path / "ferry"
    folder.mkdir()
    (folder / "__init__.py").write_text(
        "from keiway.web.page import Page, Shown\n"
        "PAGE = Page(path='/ferry', show=lambda asked: Shown(title='Ferry', data={'schema': 'ferry/1'}), label='Ferry')\n"
    )
    monkeypatch.setattr(home, "__path__", [*home.__path__, str(tmp_path)])
    registry.pages.cache_clear()
    try:
        from fastapi.testclient import TestClient

        from keiway.web.app import create_app

        assert "ferry" in registry.pages()
        assert TestClient(create_app()).get("/ferry.json").json()["schema"] == "ferry/1"
    finally:
        registry.pages.cache_clear()
        sys.modules.pop("keiway.web.pages.ferry", None)
