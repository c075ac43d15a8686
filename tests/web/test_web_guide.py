"""The guided check: every way through its questions ends in an answer, nothing is asked twice, a slip stands beside its box."""

import html
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.law.check import answer
from keiway.web.pages.guide import INPUTS
from keiway.web.pages.guide.flow import FLOW, UNKNOWN, mermaid
from keiway.web.pages.guide.walk import options, walk

DAY = "2026-11-24"
#: Vehicles that the flow treats differently: a name, a van customs waits for, a date in the words, one made for the US,
#: a class, one whose months of sale nobody knows, one customs takes for an open buggy.
VEHICLES = (
    "Honda Beat", "suzuki-every-4", "1999 Subaru Sambar truck", "ford-f-150-2021", "class:kei-van", "changan-tiger-star-1", "generic-low-speed-vehicle",
)  # fmt: skip
#: What is answered to questions that are not a choice among few.
SAID = {"built": (UNKNOWN, None), "state": (UNKNOWN, "CO"), "since": (UNKNOWN, "2026-10"), "arrive": (UNKNOWN, "2027-03")}
BUILT = {"Honda Beat": "H3-06", "suzuki-every-4": "2001-12-14", "class:kei-van": "1996", "changan-tiger-star-1": "2005"}


def ways(vehicle, uses=("road", UNKNOWN)):
    """Every way from a vehicle to the summary: each question is answered with each of its answers, the use with `uses`."""
    open_ = [{"vehicle": vehicle}]
    while open_:
        answers = open_.pop()
        stand = walk(answers, DAY)
        assert stand.wrong is None, (answers, stand.wrong)
        if stand.at is None:
            yield answers, stand
            continue
        name = stand.at.name
        assert name not in answers, f"{name} is asked twice"
        said = [one.value for one in options(stand.at, stand.facts)] + [UNKNOWN] if stand.at.kind == "choice" else SAID[name]
        said = uses if name == "use" else said
        open_ += [answers | {name: value or BUILT[vehicle]} for value in said]


@pytest.mark.parametrize("vehicle", VEHICLES)
def test_every_way_ends_in_an_answer(vehicle):
    asked, verdicts, count = set(), set(), 0
    for answers, stand in ways(vehicle):
        found = answer(stand.reading.case)
        verdicts.add(found.verdict)
        asked |= set(answers)
        count += 1
        assert list(answers) == [ask.name for ask in stand.path]
    assert count >= 2 and verdicts
    everything = {ask.name for ask in FLOW}
    expected = {
        "ford-f-150-2021": {"vehicle", "state", "use"}, "generic-low-speed-vehicle": {"vehicle", "state", "use"},
        "suzuki-every-4": everything, "class:kei-van": everything, "1999 Subaru Sambar truck": everything - {"built", "features"},
    }  # fmt: skip
    assert asked == expected.get(vehicle, everything - {"features"})


def test_every_use_ends_in_an_answer():
    for use in ("farm", "offroad", "lsv", "show"):
        for vehicle in ("1999 Subaru Sambar truck", "generic-low-speed-vehicle"):
            assert all(answer(stand.reading.case).verdict for _answers, stand in ways(vehicle, (use,)))
    certified = walk({"vehicle": "ford-f-150-2021", "state": "CO"}, DAY)
    assert [one.value for one in options(certified.at, certified.facts)] == ["road", "farm", "offroad", "show"]


def at(web, **answers):
    return web.get("/guide", params=answers)


def walk_pages(web, *steps):
    """Send each question's form as a browser does, following where it leads; the address after each."""
    address, seen = "/guide", []
    for step in steps:
        text = web.get(address).text
        form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text))
        fields = set(re.findall(r'name="(\w+)"', text))
        assert set(step) <= fields, (step, fields)
        found = web.get("/guide", params={**{key: html.unescape(value) for key, value in form.items()}, **step, "go": "1"})
        assert found.status_code == 303, (address, step, found.text[:400])
        address = found.headers["location"]
        seen.append(address)
    return seen


def test_answers_sit_in_the_address_and_reach_the_answer_card(web):
    steps = [{"vehicle": "Honda Beat"}, {"year": "H3", "month": "June", "day": ""}, {"state": "TX"}, {"use": "road"}, {"place": "abroad"},
             {"year": "2027", "month": "3", "day": "2"}, {"original": "yes"}]  # fmt: skip
    addresses = walk_pages(web, *steps)
    assert dict(parse_qsl(urlsplit(addresses[-1]).query)) == {
        "vehicle": "Honda Beat", "built": "H3-6", "state": "TX", "use": "road", "place": "abroad", "arrive": "2027-3-2", "original": "yes"}  # fmt: skip
    summary = web.get(addresses[-1])
    text = html.unescape(summary.text)
    for words in ("Honda Beat", "In June 1991", "Texas", "On public roads", "Abroad", "On 2 March 2027", "Yes, as built"):
        assert words in text, words
    card = re.search(r'class="button" href="(/check[^"]+)"', summary.text)[1].replace("&amp;", "&")
    assert dict(parse_qsl(urlsplit(card).query)) == {
        "vehicle": "Honda Beat", "built": "H3-6", "state": "TX", "use": "road", "in_us": "no", "arrive": "2027-03-02", "original": "yes"}  # fmt: skip
    found = web.get(card)
    assert found.status_code == 200 and "Title and register (TX)" in found.text


def test_every_question_may_be_left_open_and_the_summary_says_what_that_means(web):
    answers = {"vehicle": "suzuki-every-4"} | {ask.name: UNKNOWN for ask in FLOW if ask.name not in ("vehicle", "since")}
    text = html.unescape(at(web, **answers).text)
    assert text.count("Not known.") == 7
    for words in ("between 1 October 1998 and 31 August 2005", "Only federal law is answered", "Answered for public roads", "Both duties are told"):
        assert words in text, words
    card = re.search(r'class="button" href="(/check[^"]+)"', at(web, **answers).text)[1].replace("&amp;", "&")
    assert web.get(card).status_code == 200


def test_a_class_without_a_date_is_not_taken_for_old(web):
    answers = {"vehicle": "class:kei-truck", "built": UNKNOWN, "state": "CO", "use": "road", "place": "abroad", "arrive": UNKNOWN, "original": UNKNOWN}
    stand = walk(answers, DAY)
    assert stand.at is None and stand.given["built"] == f"1949-07-08..{DAY}"
    assert answer(stand.reading.case).gates[0].verdict == "UNKNOWN"


@pytest.mark.parametrize(
    "typed,box,words",
    [
        ({"year": "1999", "month": "13"}, "month", "Month 13 does not exist"),
        ({"year": "1999", "month": "2", "day": "30"}, "day", "28 days"),
        ({"year": "99"}, "year", "four digits"),
        ({"year": "H99"}, "year", "平成"),
        ({"month": "5"}, "year", "Give the year"),
        ({"year": "1999", "day": "5"}, "month", "A day needs its month"),
        ({"year": "1999", "month": "xx"}, "month", "is no month"),
        ({"year": "1700"}, "year", "before any vehicle"),
        ({"year": "1850"}, "year", "before any vehicle"),
        ({"year": "1970"}, "year", "was sold in 1970"),
        ({"year": "2033"}, "year", "2033"),
        ({}, "year", "Give at least the year"),
    ],
)
def test_a_slip_stands_beside_its_box_and_what_was_typed_is_kept(web, typed, box, words):
    found = at(web, vehicle="Honda Beat", ask="built", go="1", **typed)
    assert found.status_code == 400 and words in html.unescape(found.text)
    assert re.search(rf'name="{box}"[^>]*aria-invalid="true" aria-describedby="wrong-{box} why"', found.text)
    assert f'id="wrong-{box}"' in found.text and found.text.count('aria-invalid="true"') == 1
    for name, value in typed.items():
        assert re.search(rf'name="{name}" value="{re.escape(value)}"', found.text)
    assert "--" not in re.search(r'class="wrong".*?</p>', found.text)[0] and "<title>Mistake: When was it built?" in found.text


def test_an_answer_that_contradicts_an_earlier_one_is_told_at_its_own_question(web):
    found = at(web, vehicle="Honda Beat", built="1991-06", state="TX", use="road", place="abroad", arrive="1990-01-01")
    text = html.unescape(found.text)
    assert found.status_code == 400 and "When might it reach US customs?" in text and "before it can have been built" in text
    assert "--" not in re.search(r'class="wrong".*?</p>', text)[0]


def test_a_name_that_may_mean_several_offers_them(web):
    found = at(web, vehicle="Suzuki Every")
    assert found.status_code == 200 and "Which?" in found.text and "/guide?vehicle=suzuki-every-4" in found.text
    assert "class%3Akei-van" in found.text and "class%3Akei-truck" not in found.text
    many = at(web, vehicle="sambar").text
    assert re.search(r"And \d+ more", many)
    wrong = at(web, vehicle="asdfqwer", ask="vehicle", go="1")
    assert wrong.status_code == 400 and 'aria-invalid="true"' in wrong.text and 'value="asdfqwer"' in wrong.text


def test_a_place_in_the_words_is_not_asked_again(web):
    found = at(web, vehicle="1999 Subaru Sambar truck in Colorado", ask="vehicle", go="1")
    assert found.headers["location"] == "/guide?vehicle=1999+Subaru+Sambar+truck&state=CO"
    assert "What will it be used for?" in web.get(found.headers["location"]).text


def test_change_comes_back_to_the_summary(web):
    done = {"vehicle": "Honda Beat", "built": "1991-06", "state": "TX", "use": "road", "place": "abroad", "arrive": UNKNOWN, "original": "yes"}
    links = [link.replace("&amp;", "&") for link in re.findall(r'<dd class="change"><a href="([^"]+)"', at(web, **done).text)]
    assert len(links) == 7
    page = web.get(links[2])
    assert "Where will it live?" in page.text and '<option value="TX" selected>' in page.text
    sent = at(web, **(done | {"state": "GA", "ask": "state", "go": "1"}))
    assert "Is this right?" in web.get(sent.headers["location"]).text and "state=GA" in sent.headers["location"]


def test_progress_in_words_and_back(web):
    text = at(web, vehicle="Honda Beat", built="1991-06").text
    assert "Question 3 of 7" in text and 'href="/guide?vehicle=Honda+Beat&amp;built=1991-06&amp;ask=built"' in text
    assert "Question 1 of" in web.get("/guide").text and ">Back<" not in web.get("/guide").text


def test_the_flow_can_be_drawn():
    text = mermaid()
    assert text.startswith("flowchart TD") and all(f'{ask.name}["{ask.asks}"]' in text for ask in FLOW)
    assert 'place -->|"place: here"| since' in text and "summary --> check" in text


def test_the_day_asked_about_goes_all_the_way(web):
    done = {"vehicle": "Honda Beat", "built": "1991-06", "state": "TX", "use": "road", "place": "in_us", "as_of": "2020-05-01"}
    text = at(web, **done).text
    assert re.search(r'class="button" href="/check[^"]+as_of=2020-05-01"', text)
    assert at(web, as_of="1850-01-01").status_code == 400


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from(INPUTS), st.one_of(st.text(max_size=12), st.sampled_from(["unknown", "1", "built", "Honda Beat", "H3", "CO", "here", "1999-05"])), max_size=7))
def test_nothing_typed_is_a_mistake_of_our_own(typed):
    from keiway.web.reply import reply

    found = reply("guide", "html", {}, tuple(typed.items()))
    assert found.status in (200, 303, 400) and (found.to or "").startswith(("/guide", "")) and b"<script" not in found.body
