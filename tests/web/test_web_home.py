"""One line of free text finds its page; the front page has a door to every room; an answer leads on to each of them."""

import html
import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_pages import Read

from keiway.law.recent import recent
from keiway.vehicles.catalogue import vehicles
from keiway.vehicles.words.index import index
from keiway.web.intent import AROUND, Intent, understood
from keiway.web.registry import pages
from keiway.web.rooms import ways

DAY = "2026-11-24"
UNDERSTOOD = {
    "1999 Subaru Sambar truck in Colorado": (None, ("1999 Subaru Sambar truck",), "CO"),
    "is a 1996 Honda Acty truck legal in ohio?": (None, ("1996 Honda Acty truck",), "OH"),
    "1997 Suzuki Carry in Washington DC": (None, ("1997 Suzuki Carry",), "DC"),
    "Honda Beat TX": (None, ("Honda Beat",), "TX"),
    "1999 sambar, OR": (None, ("1999 sambar",), "OR"),
    "ホンダ ビート in CA": (None, ("ホンダ ビート",), "CA"),
    "can I drive a kei truck in Georgia": (None, ("class:kei-truck",), "GA"),
    "how would a Jimny do in this country": (None, ("Jimny",), None),
    "Honda N-Box vs F-150": ("compare", ("Honda N-Box", "F-150"), None),
    "N-Box, F-150 and Miata": ("compare", ("N-Box", "F-150", "Miata"), None),
    "honda n-box beside a f-150": ("compare", ("honda n-box", "f-150"), None),
    "How big is an N-Box": ("compare", ("N-Box",), None),
    "when can I import a 2002 Carry": ("timeline", ("2002 Carry",), None),
    "25 year rule Nissan Figaro": ("timeline", ("Nissan Figaro",), None),
    "crash Honda Beat": ("crash", ("Honda Beat",), None),
    "what happens if an N-Box hits an F-150 at 35 mph": ("crash", ("N-Box", "F-150"), None),
    "crash between Honda Beat and Honda Civic": ("crash", ("Honda Beat", "Honda Civic"), None),
    "is a Honda Street street legal in Texas": (None, ("Honda Street",), "TX"),
    "which states allow kei trucks": ("map", ("class:kei-truck",), None),
    "where can I drive a Suzuki Carry": ("map", ("Suzuki Carry",), None),
    "how much does a Honda Today cost in TX?": ("cost", ("Honda Today",), "TX"),
    "can a Honda Beat keep up on the interstate": ("road", ("Honda Beat",), None),
    "kei truck vs F-150": ("compare", ("class:kei-truck", "F-150"), None),
    "how big is a kei car compared to a Miata": ("compare", ("class:kei-car", "Miata"), None),
    "i live in Ohio and want a 1997 honda acty truck": (None, ("1997 honda acty truck",), "OH"),
    "Colorado": (None, (), "CO"),
    "Colorado kei law": (None, (), "CO"),
    "map": ("map", (), None),
}
#: Names that look like what decides a page: a state's, a word's, a letter's.
NAMES = [
    "Chevrolet Colorado", "Miata NC", "Suzuki Every", "Honda Today", "Honda Life", "Honda Fit", "Honda That's", "Mitsubishi i", "Suzuki Kei", "S660",
    "Daihatsu Move", "MX-5", "BMW Isetta 300", "class:kei-van", "honda-beat-1", "mykei.yaml", "EBD-DA17V", "Subru Sambar", "asdfqwer", "?", "<script>",
]  # fmt: skip


#: What questions are made of, and what breaks addresses.
WORDS = "when where vs and in , at 35 mph crash cost Colorado TX Honda Beat N-Box F-150 1999 H13-13 kei truck ? & % # / .. // \\"
SCRAPS = WORDS.split()


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_words_decide_the_page(text):
    found = understood(text)
    assert (found.room, found.vehicles, found.state) == UNDERSTOOD[text]


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_what_was_understood_is_answered(web, text):
    """Where the page of the room stands, and the day after tomorrow's rooms as well: always an answer, never a mistake."""
    sent = web.get("/ask", params={"vehicle": text})
    assert sent.status_code == 303
    found = web.get(sent.headers["location"])
    room = UNDERSTOOD[text][0]
    expected = next((page.path for page in pages().values() if room and page.room == room), "/check")
    assert sent.headers["location"].startswith(expected if UNDERSTOOD[text][1] or room else "/state/CO")
    several = "may mean" in found.text or "Which" in found.text  # a name of many generations is offered, not guessed
    assert found.status_code == 200 or (found.status_code == 400 and several), sent.headers["location"]


@pytest.mark.parametrize("text", NAMES)
def test_a_name_stays_a_name(text):
    found = understood(text)
    assert (found.room, found.vehicles, found.state) == (None, (text,), None)


def test_no_vehicle_of_the_catalogue_is_taken_for_a_question():
    for each in vehicles():
        for text in (each.id, each.title, each.name):
            found = understood(text)
            assert (found.room, found.vehicles, found.state) == (None, (text,), None), text


def test_no_word_said_around_names_a_model():
    known = index()
    assert {word for word in AROUND if word in known.models and word not in ("i", "one", "move")} == set()


def test_what_it_is_for_goes_along(web):
    text = "1999 sambar truck for farm use in Iowa"
    assert understood(text) == Intent(text=text, vehicles=("1999 sambar truck",), state="IA", use="farm")
    assert "use=farm" in web.get("/ask", params={"vehicle": "1999 sambar truck on the farm in Iowa"}).headers["location"]


def test_a_name_of_several_is_a_choice_not_a_mistake(web):
    text = html.unescape(web.get("/check?vehicle=Suzuki+Every&state=TX").text)
    assert "<h1>Which one?</h1>" in text and "Ask it so" not in text and '<option value="TX" selected>' in text
    link = re.search(r'<a href="([^"]+)">Suzuki Every, sold 1999-01 to 2005-08', text)[1]
    assert link == "/check?vehicle=suzuki-every-4&state=TX" and web.get(link).status_code == 200


def test_a_comparison_takes_the_newest_generation_and_says_so(web):
    found = web.get("/ask?vehicle=Honda+N-Box+vs+F-150")
    assert found.status_code == 303 and found.headers["location"].startswith("/compare?")
    compared = web.get(found.headers["location"])
    assert compared.status_code == 200 and "Honda N-Box: the newest of 3 is taken, Honda N-Box JF5/JF6." in compared.text


def test_speed_of_a_crash_reaches_its_page(web):
    assert understood("crash N-Box into F-150 at 40 mph").speed == "40"
    if "crash" in ways(()):
        assert "speed=40" in web.get("/ask", params={"vehicle": "crash N-Box into F-150 at 40 mph"}).headers["location"]


def test_the_boxes_of_place_and_day_go_along(web):
    to = web.get("/ask", params={"vehicle": "1999 Sambar truck", "state": "CO", "as_of": DAY}).headers["location"]
    assert to == f"/check?vehicle=1999+Sambar+truck&state=CO&as_of={DAY}"
    to = web.get("/ask", params={"vehicle": "1999 Sambar truck in Texas", "state": "CO"}).headers["location"]
    assert to == "/check?vehicle=1999+Sambar+truck&state=TX"  # what was written last, in words
    assert web.get("/ask", params={"vehicle": "sambar", "state": "Colorada"}).headers["location"].startswith("/check?")
    assert web.get("/ask.json", params={"vehicle": "crash Honda Beat"}).json()["vehicles"] == ["Honda Beat"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(
    st.text(min_size=1, max_size=60),
    st.lists(st.sampled_from([*SCRAPS, "\r\n"]), max_size=9).map(" ".join),
))  # fmt: skip
def test_whatever_is_typed_gives_a_page(web, text):
    sent = web.get("/ask", params={"vehicle": text})
    assert sent.status_code in (200, 303, 400)
    if sent.status_code == 303:
        assert sent.headers["location"].startswith("/") and not sent.headers["location"].startswith("//")
        assert web.get(sent.headers["location"]).status_code in (200, 400, 404)


def test_every_room_has_a_door_on_the_front_page(web):
    text = html.unescape(web.get("/").text)
    doors = re.search(r'<nav class="doors".*?</nav>', text, re.S)[0]
    for page in pages().values():
        if page.label and page.door:
            assert f'<a href="{page.path}"><b>{page.label}</b> <span>{page.door}</span>' in doors
    assert all(page.door for page in pages().values() if page.label and page.place < 100)
    assert "/guide" in doors


def test_front_page_is_light_with_all_it_loads(web):
    found = web.get("/")
    whole = len(found.content) + sum(len(web.get(each).content) for each in set(Read(found.text).loads) if not each.startswith("/ask"))
    assert whole < 300_000
    assert 'role="img"' in found.text and "Ford F-150" in found.text


def test_what_is_new_is_about_small_vehicles():
    found = recent(date(2026, 11, 24), 40)
    kinds = [one.general for one in found.happened]
    assert kinds == sorted(kinds) and True not in kinds[:30]
    assert not any(word in one.what for one in found.happened[:8] for word in ("inspection, ", "antique", "historic", "vintage"))
    dates = [one.on for one in found.happened if not one.general and len(one.on) == 10]
    assert dates == sorted(dates, reverse=True)


def test_head_holds_the_rooms_and_foot_the_reference(web):
    text = web.get("/").text
    head, foot = text.split("<main")[0], text.split("</main>")[1]
    for page in pages().values():
        if page.label:
            link = f'href="{page.path}"'
            assert (link in head, link in foot) == (page.place < 100, page.place >= 100), page.label


@pytest.mark.parametrize("asked", [f"vehicle=1999+Subaru+Sambar+truck&state=CO&as_of={DAY}", "vehicle=Honda+N-Box+JF3", "vehicle=ford-f-150-2021&state=TX", "vehicle=class%3Akei-truck"])
def test_an_answer_leads_on_to_every_room(web, asked):
    """To each room of which it has a line that is known, or none; and what it leads to is an answer."""
    told = web.get(f"/check.json?{asked}").json()
    links = [html.unescape(link) for link in re.findall(r'href="([^"]+)"', web.get(f"/check?{asked}").text)]
    for room, way in ways(()).items():
        here = [link for link in links if link.startswith(f"{way.href}?vehicle=")]
        assert bool(here) == told.get(room, {}).get("known", True), room
        assert all(web.get(link).status_code == 200 for link in here), here


def test_an_answer_says_how_sure_each_line_is(web):
    text = re.sub(r"\s+", " ", web.get(f"/check?vehicle=1999+Subaru+Sambar+truck&state=CO&as_of={DAY}").text)
    for words in ('<span>Crash</span> <span class="tag">90% band', '<span>Duty</span> <span class="tag">settled', "Contested: title and register (CO)", "confidence medium", "confidence high"):
        assert words in text, words
    assert '<span>Duty</span> <span class="tag">contested' in web.get("/check?vehicle=Honda+Beat").text


def test_changes_by_hand_that_a_room_does_not_take_are_told(web):
    found = ways((("vehicle", "honda-beat-1"), ("set", "length_mm=3200")))
    text = web.get("/check?vehicle=honda-beat-1&set=length_mm%3D3200").text
    assert text.count("without the changes you made by hand") == sum(way.unchanged for room, way in found.items() if room in ("crash", "road", "cost"))


def test_a_page_names_no_option_of_the_command_line_outside_what_is_to_be_typed(web):
    for asked in ("vehicle=Honda+Beat", "vehicle=2003+Daihatsu+Copen", f"vehicle=1999+Subaru+Sambar+truck&state=CO&as_of={DAY}"):
        text = re.sub(r"<code>.*?</code>", "", web.get(f"/check?{asked}").text, flags=re.S)
        assert "--" not in re.sub(r"<[^>]+>", "", text)
    assert "Name a state for plates and roads." in web.get("/check?vehicle=2003+Daihatsu+Copen").text
