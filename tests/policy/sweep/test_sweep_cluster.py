"""A sweep on a real Dask cluster on loopback gives what one process gives, also where a worker dies on the way."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sweep_made import DAY, cluster, done, swept

from keiway.errors import UsageError
from keiway.policy.sweep.run import keeping, keyed, left, run
from keiway.policy.sweep.runners.here import here, processes

pytest.importorskip("distributed")
pytest.importorskip("numpy")

from keiway.policy.sweep.runners.cluster import Cluster

#: Law and terms for nine reforms and a dozen vehicles in every state; and two impacts of few draws.
MUCH = """
sweep: much
from: 2028-01-01
vary: {us.import.age_years: {low: 5, high: 25, step: 10}, us.import.emissions_age: [5, 15, 21]}
vehicles: [kei_sports, suzuki-carry-10-k6a, subaru-sambar-6]
days: 2028-06-01
work: [law, terms]
"""
FEW = """
sweep: few
reforms: [import-age-15, kei-class-45]
offers: [honda-n-box-3]
vehicles: [honda-n-box-3]
work: [law, terms, impact]
draws: 100
"""


@cache
def alone(text: str) -> dict[str, bytes]:
    """What one process gives: once, whatever the order of the tests."""
    with TemporaryDirectory() as folder:
        found = done(text, Path(folder) / "alone.jsonl")
    asked = {"law", "terms", "impact"} if "impact" in text else {"law", "terms"}
    assert {json.loads(line)["type"] for line in found.values()} == asked, "all of it has numbers"
    return found


@pytest.mark.long
def test_a_worker_killed_half_way_loses_nothing(tmp_path):
    said, much, few = [], alone(MUCH), alone(FEW)
    with cluster(tmp_path, 2) as processes_, Cluster(processes_.address, said.append) as dask:
        processes_.wait(dask.client, 2)
        dask.check()
        assert dask.workers == 2 and said == []

        counts = []

        def told(n: int) -> None:
            counts.append(n)
            if len(much) / 3 < sum(counts) and processes_.workers[0].poll() is None:
                processes_.workers[0].kill()
                processes_.workers[0].wait()
                assert sum(counts) < len(much) / 2  # half way at most

        found = done(MUCH, tmp_path / "much.jsonl", dask.run, told)
        assert processes_.workers[0].wait() == -9
        assert found == much
        assert dask.workers == 1
        # Going on has nothing to do: a runner is not even asked.
        sweep = swept(MUCH)
        with keeping(sweep, tmp_path / "much.jsonl", DAY) as results:
            assert left(keyed(sweep, results.head.as_of), results.found) == []
            run(keyed(sweep, results.head.as_of), results, lambda batches: pytest.fail("asked again"))
        # The worker that is left draws what this process draws.
        assert done(FEW, tmp_path / "few.jsonl", dask.run) == few


@pytest.mark.long
def test_several_processes_give_the_same(tmp_path):
    assert done(FEW, tmp_path / "few.jsonl", lambda batches: processes(batches, 2)) == alone(FEW)


def test_what_was_begun_here_is_finished_there(tmp_path):
    """Half in one go, the other half in another: the file is the same rows."""
    sweep, path = swept(MUCH), tmp_path / "much.jsonl"

    def half(batches):
        yield from here(batches[: len(batches) // 2])

    with keeping(sweep, path, DAY) as results:
        run(keyed(sweep, results.head.as_of), results, half)
        begun = len(results.found)
    assert 0 < begun < len(alone(MUCH))
    asked = []
    assert done(MUCH, path, lambda batches: (asked.extend(batches), here(batches))[1]) == alone(MUCH)
    assert sum(map(len, asked)) == len(alone(MUCH)) - begun


@pytest.mark.long
def test_a_scheduler_that_goes_away_is_told_and_what_is_done_is_kept(tmp_path):
    with cluster(tmp_path, 1) as processes_, Cluster(processes_.address, print) as dask:
        processes_.wait(dask.client, 1)
        counted = []

        def told(n: int) -> None:
            counted.append(n)
            processes_.scheduler.kill()

        with pytest.raises(UsageError, match=r"the scheduler is gone\. What is done is kept") as stopped:
            done(MUCH, tmp_path / "much.jsonl", dask.run, told)
        assert stopped.value.try_ == "dask scheduler --host 127.0.0.1 --port 8786"
    sweep = swept(MUCH)
    with keeping(sweep, tmp_path / "much.jsonl", DAY) as results:
        assert len(results.found) == sum(counted) < len(alone(MUCH))


def test_a_cluster_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setattr("keiway.policy.sweep.runners.cluster.WAIT", 0.5)
    with pytest.raises(UsageError, match="no scheduler was reached: nothing answered") as stopped:
        Cluster("tcp://127.0.0.1:9", print)
    assert stopped.value.try_.startswith("dask scheduler")


def test_it_can_be_asked_where_a_loop_runs_already(monkeypatch):
    """As in a notebook. In a thread of its own: a browser's tests may have left a loop running in this one."""
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    monkeypatch.setattr("keiway.policy.sweep.runners.cluster.WAIT", 0.5)

    async def notebook() -> None:
        with pytest.raises(UsageError, match="nothing answered"):
            Cluster("tcp://127.0.0.1:9", print)

    with ThreadPoolExecutor(1) as apart:
        apart.submit(lambda: asyncio.run(notebook())).result()


def test_an_address_that_is_none_is_told():
    with pytest.raises(UsageError, match=r"an address is such as tcp://127\.0\.0\.1:8786"):
        Cluster("gopher://127.0.0.1:8786", print)


def test_something_else_that_answers_is_told(monkeypatch):
    monkeypatch.setattr("keiway.policy.sweep.runners.cluster.WAIT", 0.5)
    import socket

    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(UsageError, match="no scheduler was reached"):
        Cluster(f"tcp://127.0.0.1:{other.getsockname()[1]}", print)


def test_a_worker_of_other_facts_is_refused(tmp_path):
    """Its copy of keiway lies elsewhere, with one fact more."""
    import shutil

    import keiway

    home = Path(keiway.__file__).parent
    shutil.copytree(home, tmp_path / "other" / "keiway", ignore=shutil.ignore_patterns("__pycache__", "compiled", "web", "cli"))
    (tmp_path / "other" / "keiway" / "data" / "policy" / "reforms" / "ours.yaml").write_text("reform: ours\nfrom: 2028-01-01\n")
    said = []
    with cluster(tmp_path, 0) as processes_, Cluster(processes_.address, said.append) as dask:
        dask.check()
        assert "has no worker yet" in said[0] and processes_.address in said[0]
        processes_.worker(PYTHONPATH=str(tmp_path / "other"))
        processes_.wait(dask.client, 1)
        with pytest.raises(UsageError, match="has other facts or another version of keiway"):
            dask.check()
        with pytest.raises(UsageError, match="came later has other facts"):  # one that joins when the check is over
            list(dask.run([[]]))


def test_without_the_package_it_is_told_what_to_install(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match="--cluster needs one more package") as stopped:
        Cluster("tcp://127.0.0.1:8786", print)
    assert stopped.value.try_ == "pip install 'keiway[cluster]'"
