"""The page of costs: the twins of `keiway cost`, a box for every line, the switch of the heading, the three questions."""

import csv
import html
import io
import re

import pytest

from keiway.cli.main import run

DAY = "2026-11-24"
EVERY = f"vehicle=1999+Suzuki+Every&to=98101&price_jpy=720000&arrive=2026-12-10&set=broker%3D0&as_of={DAY}"
SAMBAR = ["cost", "1999 Subaru Sambar truck", "--as-of", DAY]
TWINS = {
    f"/cost.json?as_of={DAY}": [*SAMBAR, "--to", "80202"],
    f"/cost.json?{EVERY}": ["cost", "1999 Suzuki Every", "--to", "98101", "--price-jpy", "720000", "--entry", "2026-12-10", "--set", "broker=0", "--as-of", DAY],
    f"/cost.json?vehicle=1999+Subaru+Sambar+truck&state=Texas&price=4500+GBP&fx=0.76&method=container-shared&port=baltimore&heading=both&seed=2&as_of={DAY}": [
        *SAMBAR, "--state", "TX", "--price", "4500 GBP", "--fx", "0.76", "--method", "container-shared", "--port", "baltimore", "--heading", "both", "--seed", "2",
    ],
    f"/cost.json?vehicle=1999+Subaru+Sambar+truck&to=80202&own=7y&miles=4000&against=Honda+Fit&insurance_usd_year=600&winter_share=0.3&tyres=two&as_of={DAY}": [
        *SAMBAR, "--to", "80202", "--own", "7y", "--miles", "4000", "--against", "Honda Fit", "--insurance-usd-year", "600", "--winter-share", "0.3", "--tyres", "two",
    ],
    f"/cost.json?vehicle=Honda+N-Box+JF5&built_here=yes&volume=50000&set=built_here.launch%3D20e6&as_of={DAY}": [
        "cost", "Honda N-Box JF5", "--built-here", "--volume", "50000", "--set", "built_here.launch=20e6", "--as-of", DAY,
    ],
    f"/cost.json?vehicle=2021+Ford+F-150&as_of={DAY}": ["cost", "2021 Ford F-150", "--own", "5y", "--as-of", DAY],  # nothing to import
    f"/cost.json?vehicle=Honda+N-Box+JF5&as_of={DAY}": ["cost", "Honda N-Box JF5", "--built-here", "--as-of", DAY],  # no price of one used is known
    f"/cost.json?vehicle=1999+Subaru+Sambar+truck&set=ocn%3D1500&to=1&as_of={DAY}": ["cost", "1999 Subaru Sambar truck", "--set", "ocn=1500", "--to", "1", "--as-of", DAY],
}  # fmt: skip


@pytest.mark.parametrize("address", TWINS)
def test_json_is_what_the_command_line_prints(web, address, capsys):
    with pytest.raises(SystemExit):
        run([*TWINS[address], "--json"])
    assert web.get(address).text == capsys.readouterr().out


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_the_sum_stands_first(web):
    found = web.get(f"/cost.json?{EVERY}").json()
    text = web.get(f"/cost?{EVERY}").text
    assert words(text[text.index("<h1>") : text.index("</h1>")]) == found["sentence"]
    assert text.index("<h1>") < text.index('id="waterfall"') < text.index('class="bill"') < text.index('id="duty"')


def test_every_line_has_its_figures_where_they_are_from_and_a_box(web):
    landed = web.get(f"/cost.json?{EVERY}").json()["landed"]
    text = web.get(f"/cost?{EVERY}").text
    bill = text[text.index('class="bill"') : text.index("</table>", text.index('class="bill"'))]
    for line in landed["by_heading"][0]["total"]["lines"]:
        at = bill.index(f"/explain?id={line['id']}")
        row = bill[bill.rindex("<tr", 0, at) : bill.index("</tr>", at)]
        assert html.escape(line["label"]) in row and (line.get("confidence", "estimate") in row or line.get("given")), line["id"]
        assert (f'name="{line["id"]}"' in row) == line.get("editable", True), line["id"]
        if line["low"] != line["high"]:
            assert all(f"${line[end]:,.0f}" in row for end in ("low", "mid", "high")), line["id"]


def test_a_box_becomes_a_line_set_and_an_empty_one_takes_it_back(web):
    asked = web.get("/cost?vehicle=1999+Subaru+Sambar+truck&to=80202&set=ocean%3D1200&set=broker%3D1&cost.landed.ocean=1500&cost.landed.haul=500/800/1200")
    assert asked.status_code == 303
    assert asked.headers["location"] == "/cost?vehicle=1999+Subaru+Sambar+truck&to=80202&set=broker%3D1&set=ocean%3D1500&set=haul%3D500%2F800%2F1200"
    text = web.get(asked.headers["location"]).text
    assert 'name="cost.landed.haul" value="500/800/1200"' in text and 'name="cost.landed.ocean" value="1500"' in text
    # lines set are not sent along unseen beside their boxes, or a box emptied would change nothing
    assert 'name="set"' not in text


def test_an_edited_line_is_marked_and_one_link_leads_back(web):
    text = web.get(f"/cost?{EVERY}").text
    row = next(row for row in re.findall(r"<tr class=\"yours\">.*?</tr>", text, re.S))
    assert "Customs broker" in row and "yours" in row
    back = html.unescape(re.search(r'class="back" href="([^"]+)"', row)[1])
    assert "set=" not in back and "price_jpy=720000" in back and 'class="yours"' not in web.get(back).text
    assert text.count('class="yours"') == 1


def test_a_box_filled_wrongly_is_told_with_the_line(web):
    asked = web.get("/cost?vehicle=1999+Subaru+Sambar+truck&cost.landed.ocean=lots")
    found = web.get(asked.headers["location"])
    assert found.status_code == 400 and "ocean=lots" in html.unescape(found.text)


def test_the_switch_tells_both_headings_and_keeps_the_rest(web):
    text = web.get(f"/cost?vehicle=1999+Subaru+Sambar+truck&to=80202&as_of={DAY}").text
    switch = text[text.index('<ul class="switch">') : text.index("</ul>", text.index('<ul class="switch">'))]
    links = [html.unescape(link) for link in re.findall(r'href="([^"]+)"', switch)]
    assert [re.search(r"heading=(\d+)", link)[1] for link in links] == ["8704", "8703"] and all("to=80202" in link for link in links)
    both = web.get(f"/cost.json?vehicle=1999+Subaru+Sambar+truck&to=80202&heading=both&as_of={DAY}").json()["landed"]["by_heading"]
    for each in both:
        assert f"with {each['duty_pct']['mid']:g}% duty" in words(switch)
    as_car = web.get(links[1])
    assert 'aria-current="true"' in as_car.text and "Back to what customs would take it for" in as_car.text


def test_an_open_heading_can_be_settled_by_what_customs_looks_at(web):
    text = web.get(f"/cost?{EVERY}").text
    link = html.unescape(re.search(r'href="([^"]+features=bare[^"]*)"', text)[1])
    assert len(web.get(link.replace("/cost?", "/cost.json?")).json()["landed"]["by_heading"]) == 1


def test_each_tab_keeps_the_vehicle_and_leaves_what_does_not_belong(web):
    text = web.get(f"/cost?{EVERY}").text
    tabs = [html.unescape(link) for link in re.findall(r'href="([^"]+)"', text[text.index('class="tabs"') : text.index("</nav>", text.index('class="tabs"'))])]
    assert len(tabs) == 3 and all(web.get(link).status_code == 200 for link in tabs)
    new = tabs[2]
    assert "built_here=yes" in new and "price_jpy" not in new and "set=" not in new and "vehicle=1999+Suzuki+Every" in new
    assert "own=5y" in tabs[1] and "set=broker" in tabs[1]


def test_a_part_that_is_not_asked_is_not_drawn(web):
    text = web.get(f"/cost?vehicle=1996+Honda+Beat&to=80202&own=5y&as_of={DAY}").text
    assert 'id="owned"' in text and 'id="tyres"' in text and 'id="waterfall"' not in text and 'id="duty"' not in text


def test_csv_has_every_line_of_what_was_asked(web):
    rows = list(csv.DictReader(io.StringIO(web.get(f"/cost.csv?{EVERY}&own=5y").text)))
    found = web.get(f"/cost.json?{EVERY}&own=5y").json()
    lines = [line for each in found["landed"]["by_heading"] for line in each["total"]["lines"]]
    assert len([row for row in rows if row["room"] == "landed"]) == len(lines)
    assert {row["of"] for row in rows if row["room"] == "owned"} >= {found["owned"]["vehicle"]["owner"]["label"]}
    assert all(row["confidence"] for row in rows)


def test_the_price_box_takes_bare_yen(web):
    one, other = (web.get(f"/cost.json?vehicle=1999+Subaru+Sambar+truck&{price}&as_of={DAY}").text for price in ("price=720,000", "price_jpy=720000"))
    assert one == other


def test_a_lines_set_is_not_handed_to_other_rooms(web):
    text = web.get(f"/cost?{EVERY}").text
    twins = text[text.index('class="twins"') :]
    links = [html.unescape(link) for link in re.findall(r'href="(/[^"]+)"', twins) if "/cost" not in link]
    assert links and all("set=" not in link for link in links)


@pytest.mark.parametrize("name", ["vehicle", "against"])
def test_a_page_reads_no_files(web, name):
    found = web.get(f"/cost?vehicle=Honda+Beat&own=5y&{name}=secret.yaml" if name == "against" else "/cost?vehicle=secret.yaml")
    assert found.status_code == 400 and "reads no files" in found.text


@pytest.mark.parametrize("asked", ["", EVERY, "vehicle=1996+Honda+Beat&to=80202&own=5y", "vehicle=Honda+N-Box+JF5&built_here=yes", "vehicle=1999+Suzuki+Every&price_jpy=500000"])
def test_a_page_speaks_of_fields_and_not_of_options(web, asked):
    text = web.get(f"/cost?{asked}").text
    prose = words(re.sub(r"<(pre|code|script)\b.*?</\1>", " ", text[text.index("<main") : text.index("</main>")], flags=re.S))
    assert re.findall(r".{30}(?<![\w-])--[a-z].{30}", prose) == []
