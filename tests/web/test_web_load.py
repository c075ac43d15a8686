"""Many ask at once: answers are kept, askers take turns, what is slow is set aside, what takes too long is ended, a dead worker is replaced."""

import os
import time
from concurrent.futures import wait
from datetime import date, timedelta

import pytest
from starlette.responses import Response

from keiway.web.answers import ENTRY_BYTES, Answers
from keiway.web.turns import MOST_WAITING, Full, Turns, is_own
from keiway.web.workers import Failed, TooLong, Workers

ASKED = ("check", "html", {}, (("vehicle", "Honda Beat"), ("state", "TX")))


@pytest.fixture
def crew():
    made = Workers(1, idle_work=False)
    yield made
    made.close()


def test_what_takes_too_long_is_ended_and_the_next_is_answered(crew):
    assert crew.ask("explain", "json", {}, (("id", "honda-beat-1"),)).status == 200
    crew.limit_s = 0.0001
    began = time.monotonic()
    with pytest.raises(TooLong):
        crew.ask(*ASKED)
    assert time.monotonic() - began < 5
    crew.limit_s = 60
    assert crew.ask(*ASKED).status == 200


def test_a_slow_question_is_set_aside_and_answered(crew, monkeypatch):
    """With every question slow, each is answered all the same, by processes that take each other's place."""
    monkeypatch.setattr("keiway.web.workers.SLOW_S", 0.0)
    assert crew.ask("explain", "json", {}, (("id", "honda-beat-1"),)).status == 200
    first = crew.submit(ASKED)
    second = crew.submit(("vehicle", "html", {"id": "honda-beat-1"}, ()))
    wait((first, second), 60)
    assert first.result().status == second.result().status == 200
    deadline = time.monotonic() + 20
    while (crew.slow or len(crew.processes) != 1) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert crew.slow == 0 and len(crew.processes) == 1


def test_a_worker_that_dies_is_replaced(crew):
    assert crew.ask(*ASKED).status == 200
    (before,) = crew.processes
    os.kill(before.process.pid, 9)
    with pytest.raises(Failed):
        crew.ask(*ASKED)
    assert crew.ask(*ASKED).status == 200 and before not in crew.processes


def test_a_mistake_of_our_own_ends_no_worker(crew):
    with pytest.raises(Failed, match="KeyError"):
        crew.ask("no such page", "html", {}, ())
    (before,) = crew.processes
    assert crew.ask(*ASKED).status == 200 and before in crew.processes


def test_processes_tell_each_other_what_they_worked_out():
    from keiway.web.workers import _News

    news, one, other = _News(), object(), object()
    news.add(["a", "b"], one)
    news.add(["c"], other)
    assert news.since(0, one, 64) == (["c"], 3) and news.since(0, other, 1) == (["a"], 1)
    news.MOST = 2
    news.add(["d", "e"], one)
    assert news.since(0, other, 64) == (["d", "e"], 5)


def test_a_result_is_kept_by_all_it_depends_on():
    from keiway import kept
    from keiway.api import case
    from keiway.crash.line import line as on_crash
    from keiway.road.line import line as on_road

    for each in kept.ALL.values():
        each.results.clear()
    as_sold = case("Honda Beat", as_of="2026-11-24")
    heavier = case("Honda Beat", as_of="2026-11-24", settings=("curb_mass_kg=900",))
    elsewhere = case("Honda Beat", as_of="2027-05-24", state="TX")
    for line in (on_crash, on_road):
        first = line(as_sold)
        assert line(as_sold).quantities is line(elsewhere).quantities is first.quantities
        assert line(heavier).quantities != first.quantities


def test_who_took_least_comes_first():
    turns = Turns(at_once=1, heavy_at_once=1)
    for asker, question in (("many", 1), ("many", 2), ("few", 3)):
        turns.put(asker, question)
    assert turns.take() == ("many", 1, False)
    assert turns.take() == ("few", 3, False)  # the other has one under way
    turns.done("many", False, 2.0)
    turns.done("few", False, 0.1)
    turns.put("few", 4)
    turns.put("new", 5)
    assert [turns.take()[:2] for _ in range(3)] == [("new", 5), ("few", 4), ("many", 2)]


def test_one_place_is_kept_for_quick_questions():
    turns = Turns(at_once=1, heavy_at_once=1)
    for asker, heavy in (("a", True), ("b", True), ("c", False)):
        turns.put(asker, asker, heavy)
    assert [turns.take()[0] for _ in range(2)] == ["a", "c"]
    turns.done("a", True, 0.5)
    assert turns.take() == ("b", "b", True)


def test_a_line_has_an_end():
    turns = Turns(at_once=1, heavy_at_once=1)
    for n in range(MOST_WAITING):
        turns.put("many", n)
    with pytest.raises(Full):
        turns.put("many", 0)
    turns.put("another", 0)
    assert len(turns.close()) == MOST_WAITING + 1 and turns.take() is None


@pytest.mark.parametrize("host,own", [("127.0.0.1", True), ("::1", True), ("127.8.0.1", True), ("192.168.1.7", False), ("testclient", False), ("", True)])
def test_this_machine_is_known(host, own):
    assert is_own(host) is own


def test_the_same_address_is_answered_from_what_was_kept():
    from fastapi.testclient import TestClient

    from keiway.web.app import create_app

    app = create_app()
    with TestClient(app) as web:
        first = web.get("/check?vehicle=Honda+Beat&state=TX")
        app.state.crew.submit = None  # nothing can be made any more
        again = web.get("/check?vehicle=Honda+Beat&state=TX")
        assert again.content == first.content and again.headers == first.headers
        assert web.head("/check?vehicle=Honda+Beat&state=TX").headers["content-length"] == str(len(first.content))


def test_what_is_kept_has_an_end():
    answers = Answers(most_bytes=10 * (1000 + ENTRY_BYTES))
    for n in range(30):
        answers.keep((b"/", b"%d" % n), Response(b"x" * 990), date.today())
        answers.get((b"/", b"0"))  # asked again and again, it stays
    assert answers.get((b"/", b"0")) and answers.get((b"/", b"29")) and answers.get((b"/", b"5")) is None
    assert answers.bytes <= answers.most_bytes and len(answers.kept) >= 9


def test_only_good_answers_of_today_that_are_not_files_are_kept():
    answers = Answers()
    answers.keep((b"/", b"1"), Response(b"", 404), date.today())
    answers.keep((b"/", b"2"), Response(b""), date.today() - timedelta(days=1))
    answers.keep((b"/", b"3"), Response(b""), date.today())
    answers.keep((b"/", b"4"), Response(b"x" * 2_000_000), date.today())
    assert [answers.get((b"/", b"%d" % n)) is not None for n in (1, 2, 3, 4)] == [False, False, True, False]
    answers.day -= timedelta(days=1)  # midnight passes
    assert answers.get((b"/", b"3")) is None and answers.bytes == 0


def test_idle_workers_look_at_every_vehicle_and_page_between_them():
    from keiway import kept
    from keiway.vehicles.catalogue import vehicles
    from keiway.web import warm

    shares = [list(warm._lines(row.id)) for row in vehicles()[:6]]
    assert all(len(pieces) in (0, 3) for pieces in shares) and sum(map(len, shares)) >= 9
    each = [sum(1 for _ in warm.pieces(share, 3)) for share in range(3)]
    assert sum(each) > 2.5 * len(vehicles())
    for one in kept.ALL.values():
        one.results.clear()
    for piece in next(pieces for pieces in shares if pieces):
        piece()
    assert kept.ALL["crash.brief"].results or kept.ALL["road.brief"].results


def test_a_worker_has_an_end_of_memory():
    import subprocess
    import sys

    pytest.importorskip("resource")
    code = "from keiway.web import process; process.MOST_BYTES = 300 << 20; process._bounded(); bytearray(400 << 20)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1 and "MemoryError" in done.stderr
