"""A vehicle's page and the list of them: the rival, the figures, the doors, what a search and a kind leave."""

import html
import re

import pytest
from reading_pages import Read

from keiway.cli.main import run
from keiway.vehicles import vehicles
from keiway.web.pages.vehicle.figures import KIND_WORDS, figures
from keiway.web.registry import pages


def body(web, address):
    found = web.get(address)
    assert found.status_code == 200
    return html.unescape(found.text)


@pytest.mark.parametrize(
    ("id_", "query", "rival"),
    [("honda-beat-1", "", "Ford F-150"), ("ford-f-150-2021", "", "Honda N-Box"), ("honda-beat-1", "?beside=Mazda+MX-5+ND", "Mazda MX-5 Miata")],
)
def test_it_is_drawn_beside_a_rival(web, id_, query, rival):
    text = body(web, f"/vehicle/{id_}{query}")
    title = re.search(r'<div class="size-wide"><svg.*?<title[^>]*>(.*?)</title>', text, re.DOTALL)[1]
    assert title.endswith(f"plan area of the {rival}") and text.index("size-wide") < text.index("At a glance")


def test_what_people_ask_first_stands_first_in_us_units(web):
    text = re.sub(r"<[^>]+>", " ", body(web, "/vehicle/honda-beat-1"))
    for words in ("10 ft 10 in long", "1,676 lb", "63 hp (47 kW)", "84 mph", "May 1991 to February 1996", "PP1", "Inside the limits"):
        assert words in text, words
    assert text.index("1,676 lb") < text.index("760 kg") < text.index("Every value")


def test_every_figure_of_every_vehicle_says_how_sure_or_is_worked_out():
    for row in vehicles():
        told = figures(row)
        assert told, row.id
        for one in told:
            assert one.value and (one.sure or one.label.startswith("Kei class")), (row.id, one)
            assert one.sure in ("", "primary", "secondary", "derived", "recalled", "estimate"), (row.id, one)


def test_a_kei_of_an_older_class_is_told_by_both(web):
    text = body(web, "/vehicle/honda-beat-1")
    assert "Kei class when new" in text and "Kei class today" in text
    assert "Over the limits" in body(web, "/vehicle/ford-f-150-2021")


def test_every_room_that_takes_a_vehicle_has_a_door(web):
    links = Read(web.get("/vehicle/honda-beat-1").text).links
    for page in pages().values():
        if page.room and "vehicle" in page.inputs:
            link = f"{page.path}?vehicle=honda-beat-1"
            assert link in links and web.get(link).status_code == 200


def test_others_of_its_name_are_linked(web):
    links = Read(web.get("/vehicle/subaru-sambar-6").text).links
    assert "/vehicle/subaru-sambar-5" in links and "/vehicle/subaru-sambar-6" not in links


def test_a_rival_that_is_not_understood_is_told(web):
    assert web.get("/vehicle/honda-beat-1?beside=Sambar").status_code in (400, 404)
    assert "reads no files" in web.get("/vehicle/honda-beat-1?beside=my.yaml").text


@pytest.mark.parametrize("query", ["find=sambar", "kind=kei_truck", "find=sambar&kind=kei-van", "find=honda"])
def test_the_list_is_the_command_lines(web, query, capsys):
    args = [part for pair in query.split("&") for part in (f"--{pair.partition('=')[0]}", pair.partition("=")[2])]
    with pytest.raises(SystemExit):
        run(["vehicles", *args, "--json"])
    assert web.get(f"/vehicles.json?{query}").text == capsys.readouterr().out


def test_a_search_lists_every_row_of_the_name():
    from keiway.vehicles.identification import every

    assert {row.id for row in every("Honda Acty")} >= {row.id for row in vehicles() if row.make == "Honda" and row.model == "Acty"}


def test_kinds_count_and_narrow(web):
    text = web.get("/vehicles").text
    counts = dict(re.findall(r"kind=(\w+)\">.*?<b>(\d+)</b>", text, re.DOTALL))
    assert sum(map(int, counts.values())) == len(list(vehicles()))
    assert len(web.get("/vehicles.json?kind=lsv").json()["vehicles"]) == int(counts["lsv"])
    assert set(counts) <= set(KIND_WORDS)


def test_small_outlines_are_to_one_scale(web):
    text = body(web, "/vehicles?kind=kei_truck")
    sizes = re.findall(r'<td class="small"><svg width="(\d+)" height="\d+" viewBox="0 -\d+ (\d+) \d+"', text)
    assert len(sizes) == len([row for row in vehicles() if row.kind == "kei_truck"])
    assert all(abs(int(px) - 0.14 * int(cm)) <= 0.5 for px, cm in sizes)


def test_a_kind_that_is_none_is_told(web):
    found = web.get("/vehicles?kind=kei_trukc")
    assert found.status_code == 400 and "kei_truck" in found.text
