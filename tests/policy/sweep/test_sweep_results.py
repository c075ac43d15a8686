"""What is done is kept: through a cut line, another question, a task that fails; and the order of work changes nothing."""

import json
from datetime import date

import pytest
from sweep_made import AGES, DAY, done, kept, swept

from keiway.errors import KeiwayError, UsageError
from keiway.policy.sweep import work
from keiway.policy.sweep.plan import plan
from keiway.policy.sweep.results import aside
from keiway.policy.sweep.run import keeping, keyed, left, run
from keiway.policy.sweep.runners.here import here


def refuse(batches):
    raise AssertionError("asked again")
    yield


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ages.jsonl"


def test_a_second_run_has_nothing_to_do(path):
    first = done(AGES, path)
    assert len(first) == 24
    assert done(AGES, path, refuse) == first


def test_the_order_of_tasks_changes_no_byte(path, tmp_path):
    first = done(AGES, path)
    assert done(AGES, tmp_path / "back.jsonl", lambda batches: here([batch[::-1] for batch in batches[::-1]])) == first


def test_a_line_that_was_cut_is_told_dropped_and_done_again(path):
    first = done(AGES, path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    sweep = swept(AGES)
    with keeping(sweep, path, DAY) as results:
        assert "was cut short" in results.notes[0]
        assert sum(map(len, left(keyed(sweep, results.head.as_of), results.found))) == 1
    assert done(AGES, path) == first
    assert path.read_bytes() == whole


def test_a_line_in_the_middle_that_cannot_be_read_is_done_again(path):
    first = done(AGES, path)
    lines = path.read_bytes().splitlines(keepends=True)
    lines[5] = b"{half\n"
    path.write_bytes(b"".join(lines))
    with keeping(swept(AGES), path, DAY) as results:
        assert "1 lines of ages.jsonl cannot be read" in results.notes[0]
        run(keyed(swept(AGES), results.head.as_of), results, here)
        assert sorted(results.found) == sorted(first)


def test_another_question_is_refused_with_what_differs(path):
    done(AGES, path)
    with pytest.raises(UsageError, match="states 4, now 1") as stopped:
        done(AGES.replace("[TX, CO, MI, CA]", "[TX]"), path)
    assert stopped.value.fixes == [("--fresh", "")]
    with pytest.raises(UsageError, match="seed 1, now 2"):
        done(AGES + "seed: 2\n", path)


def test_other_facts_are_refused(path, monkeypatch):
    done(AGES, path)
    monkeypatch.setattr("keiway.policy.sweep.run.facts", lambda: "0123456789abcdef")
    with pytest.raises(UsageError, match="another version of the facts or the program; its numbers and new ones would not be of one piece"):
        done(AGES, path)


def test_a_file_of_something_else_is_left_alone(path):
    path.write_text("name,value\n")
    with pytest.raises(UsageError, match="no file of a sweep's results"):
        done(AGES, path)
    assert path.read_text() == "name,value\n"


def test_two_runs_do_not_write_to_one_file(path):
    sweep = swept(AGES)
    with keeping(sweep, path, DAY), pytest.raises(UsageError, match="another sweep is writing to it"):
        done(AGES, path)


def test_an_old_file_is_put_aside_and_never_over_another(path):
    path.write_text("a")
    assert aside(path).name == "ages.1.jsonl"
    path.write_text("b")
    assert aside(path).name == "ages.2.jsonl" and (path.parent / "ages.1.jsonl").read_text() == "a"
    assert aside(path) is None


def test_the_day_a_sweep_was_begun_on_stays(path):
    text = "sweep: x\nreforms: [nothing]\nwork: impact\n"
    sweep = swept(text)
    for today in (date(2026, 11, 29), date(2027, 3, 1)):
        with keeping(sweep, path, today) as results:
            assert results.head.as_of == date(2026, 11, 29)


def test_a_task_that_fails_is_a_row_and_stops_no_other(path, monkeypatch):
    real = work._law

    def breaks(name, task):
        if task.car.vehicle == "subaru-sambar-6":
            raise KeiwayError("no such thing")
        return real(name, task)

    monkeypatch.setattr(work, "_law", breaks)
    found = [json.loads(line) for line in done(AGES, path).values()]
    failed = [one for one in found if one["type"] == "failed"]
    assert len(found) == 24 and len(failed) == 12
    assert failed[0]["message"] == "no such thing" and failed[0]["about"] == "subaru-sambar-6 on 2028-06-01" and failed[0]["work"] == "law"
    assert done(AGES, path, refuse)  # what cannot be answered is not asked again


def test_a_mistake_of_keiways_own_is_tried_again(path, monkeypatch):
    monkeypatch.setattr(work, "_law", lambda name, task: 1 / 0)
    broken = done(AGES, path)
    assert all("division by zero" in json.loads(line)["message"] for line in broken.values())
    monkeypatch.undo()
    assert all(json.loads(line)["type"] == "law" for line in done(AGES, path).values())


def test_what_is_done_is_in_the_file_when_the_next_begins(path):
    """Stopped in the middle, nothing that was told as done is lost."""
    counted = []

    def told(n):
        counted.append(n)
        assert len(kept(path)) == sum(counted)
        if len(counted) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        done(AGES, path, lambda batches: here([[task] for batch in batches for task in batch]), told)
    assert len(kept(path)) == 3
    sweep = swept(AGES)
    with keeping(sweep, path, DAY) as results:
        assert len(results.found) == 3
        run(keyed(sweep, results.head.as_of), results, here)
    assert len(kept(path)) == 24


def test_a_plan_counts_what_is_done_and_writes_nothing(path):
    assert plan(swept(AGES), path, DAY).done == 0 and not path.exists()
    done(AGES, path)
    before = path.read_bytes()
    found = plan(swept(AGES), path, DAY)
    assert (found.tasks, found.done) == (24, 24) and path.read_bytes() == before
    assert plan(swept(AGES.replace("TX", "WA")), path, DAY).done == 0
