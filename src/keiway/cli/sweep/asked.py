"""What `keiway sweep` was asked: the sweep, who works it off, and where things go."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

#: Net benefit at each rate, and at both ends of what no study tells.
NETS = ("net_3", "net_7", "net_0", *(f"net_{rate}_seen_{name}" for rate in (3, 7) for name in ("none", "all")))


class Asked(NamedTuple):
    sweep: Any  # policy.sweep.record.Sweep
    cluster: str | None
    jobs: int
    results: Path
    to: Path | None  # of a picture
    picture: str | None
    effects: tuple[str, ...]


def read(file: str, cluster: str | None, jobs: int, results: str | None, picture_to: str | None, picture: str | None, effects: list[str]) -> Asked:
    """The sweep and where things go; every mistake is told, none hides another."""
    from keiway.charts import check_suffix
    from keiway.errors import UsageError, attempt, raise_all
    from keiway.flags import one_of
    from keiway.policy.sweep.pictures import EFFECTS, PICTURES
    from keiway.policy.sweep.read import read as read_sweep

    wrong: list = []
    found = attempt(wrong, lambda: read_sweep(file))
    if not 1 <= jobs <= 256:
        wrong.append(UsageError(f"--jobs {jobs}: give a number of processes from 1 to 256.", fix=("--jobs", "2")))
    if cluster is not None and jobs != 1:
        wrong.append(UsageError(f"--cluster and --jobs {jobs} contradict each other: the cluster has its own processes. Leave one out.", fix=("--jobs", None)))
    if picture is not None and picture not in PICTURES:
        wrong.append(one_of(picture, PICTURES, "--picture"))
    effects = attempt(wrong, lambda: _effects(effects)) or EFFECTS
    stem = Path(file).stem
    kept = attempt(wrong, lambda: check_suffix(results or f"{stem}.jsonl", "--results", (".jsonl",), "what is kept is a .jsonl file", stem=stem))
    to = attempt(wrong, lambda: check_suffix(picture_to, "--out", stem=stem)) if picture_to else None
    if found is not None and "impact" in found.work:
        attempt(wrong, _can_draw)
    raise_all(wrong)
    return Asked(found, cluster, jobs, kept, to, picture, tuple(effects))


def _can_draw() -> None:
    from importlib.util import find_spec

    from keiway.errors import UsageError

    if find_spec("numpy") is None:
        raise UsageError("what a reform would do is drawn with a package that is not installed, numpy.", try_="pip install 'keiway[policy]'")


def _effects(given: list[str]) -> list[str]:
    """Ids that an impact tells. There are too many to list: the nearest is offered."""
    from keiway.errors import UsageError
    from keiway.flags import nearest
    from keiway.policy.impact.facts import effects

    known = [*effects(), *NETS]
    for each in given:
        if each not in known:
            near = nearest(each, known)
            ask = f" Did you mean {near[0]}?" if near else " Effects are such as sold, all_deaths, co2 or net_3; --csv has all."
            raise UsageError(f"--effect {each!r}: no effect is called so.{ask}", suggestions=near, fix=("--effect", near[0] if near else None))
    return given
