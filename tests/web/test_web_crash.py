"""The crash page: the command line's numbers and words, every input in its address, whole without a script."""

import csv
import html
import io
import json
import re
import shlex
from itertools import pairwise

import pytest
from reading_pages import Read

from keiway.cli.main import run

PAIR = "vehicle=Honda+N-Box+JF3&vs=Ford+F-150"
CRASH = ["crash", "Honda N-Box JF3", "--vs", "Ford F-150", "--speed", "35"]
TWINS = {
    "/crash.json": CRASH,
    f"/crash.json?{PAIR}&speed=35&overlap=100&belts=off": CRASH,  # the answer tells both ways
    "/crash.json?vehicle=1999+Subaru+Sambar+truck&vs=Toyota+RAV4&speed=25&speed_vs=0&overlap=40": [
        "crash", "1999 Subaru Sambar truck", "--vs", "Toyota RAV4", "--speed", "25", "--speed-vs", "0", "--overlap", "40%",
    ],
    "/crash.json?vehicle=Honda+Beat&vs=Honda+Beat&speed=48km/h&built=1991-06": ["crash", "Honda Beat", "--vs", "Honda Beat", "--speed", "48km/h", "--built", "1991-06"],
    "/crash.json?vehicle=golf+cart&speed=15": ["crash", "golf cart", "--vs", "Ford F-150", "--speed", "15"],
}  # fmt: skip


def printed(args, capsys, *more):
    with pytest.raises(SystemExit):
        run([*args, *more])
    return capsys.readouterr()


@pytest.mark.parametrize("address", TWINS)
def test_json_twin_is_what_the_command_line_prints(web, address, capsys):
    assert web.get(address).text == printed(TWINS[address], capsys, "--json").out


def test_opened_without_inputs_it_shows_a_marked_example(web):
    text = web.get("/crash").text
    assert "An example" in text and "An example" not in web.get(f"/crash?{PAIR}&speed=35").text
    assert re.search(r"takes this like hitting a wall at 4\d mph", re.sub(r"<[^>]+>", "", text))
    assert "the usual is taken" in web.get("/crash?vehicle=Honda+Beat").text


def test_finding_and_cards_tell_the_numbers_of_the_json(web):
    found = web.get("/crash.json").json()
    text = web.get("/crash").text
    cards = re.findall(r'<div class="wall p\d">(.*?)</div>', text, re.S)
    assert len(cards) == 2
    for card, party in zip(cards, found["parties"], strict=True):
        known = {quantity["id"]: quantity for quantity in party["quantities"]}
        assert f"<b>{known['crash.wall_speed']['mid']:.0f} mph</b>" in card
        shown = float(re.search(r'class="chance"><b>([\d.]+)%', card)[1])
        assert shown == pytest.approx(known["crash.risk.serious"]["mid"], rel=0.05)


def test_without_its_belt_a_driver_has_the_unbelted_risks(web):
    known = {q["id"]: q["mid"] for q in web.get("/crash.json").json()["parties"][0]["quantities"]}
    text = web.get("/crash?belts=off").text
    cards = re.findall(r'class="chance"><b>([\d.]+)%</b> serious injury, ([^<]+?) <', text)
    assert float(cards[0][0]) == pytest.approx(known["crash.unbelted.serious"], rel=0.05) and cards[0][1] == "no belt"
    assert cards[1][1] == "belted" and "N-Box, no belt" in text
    assert known["crash.unbelted.serious"] > known["crash.risk.serious"]


def test_permalink_carries_every_input(web):
    given = "vehicle=Honda+Beat&vs=Toyota+Camry&speed=28&speed_vs=12&overlap=45&belts=off&belts_vs=off&built=1992"
    text = web.get(f"/crash?{given}").text
    link = html.unescape(re.search(r'rel="canonical" href="([^"]+)"', text)[1])
    for part in ("vehicle=Honda+Beat", "vs=Toyota+Camry", "speed=28mph", "speed_vs=12mph", "overlap=45%25", "belts=off", "belts_vs=off", "built=1992"):
        assert part in link
    again = web.get(link)
    assert again.status_code == 200 and html.unescape(re.search(r'rel="canonical" href="([^"]+)"', again.text)[1]) == link
    boxes = dict(re.findall(r'<input type="number" id="c-(\w+)" name="\w+" value="([^"]*)"', again.text))
    assert boxes == {"speed": "28", "speed_vs": "12", "overlap": "45"}


def test_the_command_told_gives_the_same_answer(web, capsys):
    address = "?vehicle=Honda+Beat&vs=Toyota+Camry&speed=28&speed_vs=12&overlap=45&built=1992"
    command = html.unescape(re.search(r"<code>(keiway crash [^<]+)</code>", web.get(f"/crash{address}").text)[1])
    assert web.get(f"/crash.json{address}").text == printed(shlex.split(command)[1:], capsys, "--json").out


def test_table_twin_is_the_pulses_of_the_plot(web, tmp_path, capsys):
    printed(CRASH, capsys, "--plot", str(tmp_path / "pulse.csv"), "--quiet")
    found = web.get(f"/crash.csv?{PAIR}&speed=35")
    rows = list(csv.reader(io.StringIO(found.text)))
    kept = list(csv.reader(io.StringIO((tmp_path / "pulse.csv").read_text())))
    assert rows[0] == kept[0] and len(rows) == len(kept) > 50
    assert [[cell.lstrip("'") for cell in row] for row in rows] == kept


def test_without_a_script_the_still_frame_the_strip_and_every_chart_are_there(web):
    text = web.get("/crash").text
    assert text.count('class="scene"') >= 6 and text.count("<figcaption><b>") >= 5
    for name in ("risks", "parts", "pulse", "speed", "strip"):
        chart = re.search(rf'<figure class="chart" id="{name}">(.*?)</figure>', text, re.S)[1]
        assert "<svg" in chart and "<table" in chart and re.search(r"<figcaption>[^<]{30,}</figcaption>", chart), name
    assert 'method="get"' in text and "<button>Show it</button>" in text
    read = Read(text)
    assert read.inline == [] and len(read.ids) == len(set(read.ids))


def test_it_opens_at_the_first_touch(web):
    held = json.loads(html.unescape(re.search(r'data-crash="([^"]*)"', web.get("/crash").text)[1]))
    assert held["frames"][held["start"]][0] == 0.0 and held["frames"][held["start"]][1] == 1


def test_evidence_and_limits_are_told_of_both_sides(web):
    text = html.unescape(web.get("/crash").text)
    assert "Numbers are for comparison between choices, not a forecast for one crash." in text
    assert text.count("This model in a standard test") >= 3 and "No crash test of these two together was found." in text
    assert "A crash test of the Honda N-Box JF3/JF4 into the Ford F-150" in text
    assert "Their ratings are not to be compared." in text and text.count("Their ratings are not to be compared.") == 1
    for words in ("What would settle it", "Assumed", "Left out", "What held them"):
        assert words in text


def test_its_own_twin_is_a_wall(web):
    text = web.get("/crash?vehicle=Honda+Beat&speed=30&speed_vs=10").text
    link = html.unescape(re.search(r'<a href="([^"]+)" data-vs="Its own twin', text)[1])
    found = web.get(link)
    assert "Both drivers take this like hitting a wall at" in re.sub(r"<[^>]+>", "", found.text) and 'data-vs="Its own twin, as into a wall" aria-current' in found.text


@pytest.mark.parametrize(
    "address,args",
    [
        ("vehicle=Honda+Beat&vs=Ford+F-150&speed=900", ["crash", "Honda Beat", "--vs", "Ford F-150", "--speed", "900mph"]),
        ("vehicle=Honda+Beat&vs=Ford+F-1500&speed=35", ["crash", "Honda Beat", "--vs", "Ford F-1500", "--speed", "35"]),
        ("vehicle=Honda+Beat&vs=wall&speed=35", ["crash", "Honda Beat", "--vs", "wall", "--speed", "35"]),
        ("vehicle=Honda+Beat&vs=bus&speed=35&overlap=5", ["crash", "Honda Beat", "--vs", "bus", "--speed", "35", "--overlap", "5%"]),
        ("vehicle=Honda+Beat&vs=Ford+F-150&speed=0&speed_vs=0", ["crash", "Honda Beat", "--vs", "Ford F-150", "--speed", "0mph", "--speed-vs", "0mph"]),
        ("vehicle=Honda+Beat&vs=Ford+F-150&speed=35&belts=perhaps", ["crash", "Honda Beat", "--vs", "Ford F-150", "--speed", "35", "--belts", "perhaps"]),
    ],
)
def test_mistakes_are_pages_in_the_words_of_the_command_line(web, address, args, capsys):
    said = printed(args, capsys).err
    found = web.get(f"/crash?{address}")
    text = html.unescape(found.text)
    assert found.status_code == 400 and "Traceback" not in text
    for line in said.splitlines():
        if line.startswith("Error: "):
            assert line.removeprefix("Error: ").removesuffix(" Did you mean") in text
    mended = re.search(r'class="button" href="([^"]+)"', found.text)
    assert mended is None or web.get(html.unescape(mended[1])).status_code == 200


HOSTILE = [
    "vehicle=mykei.yaml", "vs=../../etc/passwd.yml", "vehicle=" + "%22%3E%3Cscript%3E" * 12, "vehicle=" + "a+" * 149, "vs=" + "%E3%83%9B" * 99,
    "speed=nan", "speed=1e309", "speed=-5", "speed=" + "9" * 299, "speed_vs=" + "1," * 149, "overlap=nan", "overlap=1e-300", "overlap=" + "%25" * 99,
    "overlap=-40", "built=" + "H" * 299, "belts=%00", "speed=35&speed=40", "front=%2Fetc%2Fpasswd",
]  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE)
def test_hostile_inputs_are_told_as_mistakes(web, address):
    """A mistake, never a failure, a file read or a script; each ends by itself."""
    found = web.get(f"/crash?{address}")
    assert found.status_code == 400 and "Traceback" not in found.text and "<script>" not in found.text
    assert Read(found.text).inline == []


def test_any_pair_is_a_page_or_a_told_mistake(web):
    from keiway.vehicles.catalogue import vehicles

    rows = vehicles()[::23]
    for first, second in pairwise(rows):
        found = web.get("/crash", params={"vehicle": first.id, "vs": second.id, "speed": "30", "overlap": "60"})
        assert found.status_code in (200, 400), (first.id, second.id)
        assert len(found.content) < 300_000
