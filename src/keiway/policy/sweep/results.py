"""The file that keeps what is done: a line of JSON for each task, added as it is done and never changed.

The first line is the question and the fingerprint of the facts. A program that is stopped loses at most the line it was writing; the
next run tells and drops it. Lines of one file are of one fingerprint.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

import msgspec

from keiway.errors import UsageError
from keiway.policy.sweep.record import Failed, Found, Sweep

SCHEMA = "sweep-results/1"
EVERY = 2.0  # s between one writing to the disk and the next


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The first line."""

    schema: str
    keiway: str
    data: str
    facts: str
    as_of: date
    question: Sweep


class Results:
    """An open file. `found`: what it has, by key; `notes`: what was wrong with it. Use as a context, which writes it to the end."""

    def __init__(self, path: Path, head: Head, found: dict[str, Found], notes: tuple[str, ...], file: Any):
        self.path, self.head, self.found, self.notes = path, head, found, notes
        self._file, self._synced = file, monotonic()

    def __enter__(self) -> Results:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, lines: Iterable[bytes]) -> None:
        """Lines of `work.batch`, written at once; to the disk every few seconds and at the end."""
        lines = list(lines)
        self._file.write(b"".join(line + b"\n" for line in lines))
        self._file.flush()
        for line in lines:
            one = msgspec.json.decode(line, type=Found)
            self.found[one.key] = one
        if monotonic() - self._synced > EVERY:
            self._sync()

    def _sync(self) -> None:
        os.fsync(self._file.fileno())
        self._synced = monotonic()

    def close(self) -> None:
        if not self._file.closed:
            self._file.flush()
            self._sync()
            self._file.close()


def opened(path: Path, head: Head) -> Results:
    """The file of this question, new or gone on with. Raises `UsageError` where it holds another question or other facts, or is written to."""
    new = not path.exists() or path.stat().st_size == 0
    try:
        file = path.open("ab+")
    except OSError as error:
        raise UsageError(f"--results {path}: {error.strerror}.", fix=("--results", None)) from error
    try:
        _alone(file, path)
        if new:
            file.write(msgspec.json.encode(head) + b"\n")
            return Results(path, head, {}, (), file)
        before, found, notes = _read(file, path)
        _same(path, before, head)
        return Results(path, before, found, notes, file)
    except BaseException:
        file.close()
        raise


def peek(path: Path) -> Head | None:
    """The first line of a file that is there; None: there is none, or it is none of these."""
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.readline(), type=Head)
    except (OSError, msgspec.MsgspecError):
        return None


def held(path: Path) -> set[str]:
    """Keys of what a file has, without opening it to write."""
    found = set()
    with path.open("rb") as file:
        for line in file.readlines()[1:]:
            try:
                one = msgspec.json.decode(line, type=Found)
            except msgspec.MsgspecError:
                continue
            found |= set() if isinstance(one, Failed) and one.own else {one.key}
    return found


def aside(path: Path) -> Path | None:
    """Put a file that is there under another name, so that a new one begins; the name."""
    if not path.exists():
        return None
    number = 1
    while (to := path.with_name(f"{path.stem}.{number}{path.suffix}")).exists():
        number += 1
    path.rename(to)
    return to


def _alone(file: Any, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # a system without it
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise UsageError(f"--results {path}: another sweep is writing to it.", fix=("--results", f"{path.stem}-2{path.suffix}")) from error


def _read(file: Any, path: Path) -> tuple[Head, dict[str, Found], tuple[str, ...]]:
    """A last line that was cut is taken off, so that the next begins on a line of its own."""
    file.seek(0)
    head_line, *lines = file.read().splitlines(keepends=True)
    try:
        head = msgspec.json.decode(head_line, type=Head)
        assert head.schema == SCHEMA
    except (msgspec.MsgspecError, AssertionError) as error:
        raise UsageError(f"--results {path}: this is no file of a sweep's results.", fix=("--results", f"{path.stem}-sweep.jsonl")) from error
    notes: list[str] = []
    if lines and not lines[-1].endswith(b"\n"):
        cut = lines.pop()
        file.truncate(file.seek(0, os.SEEK_END) - len(cut))
        notes.append(f"The last line of {path.name} was cut short when the sweep was stopped; its task is done again.")
    found: dict[str, Found] = {}
    broken = 0
    for line in lines:
        try:
            one = msgspec.json.decode(line, type=Found)
        except msgspec.MsgspecError:
            broken += 1
            continue
        found[one.key] = one
    if broken:
        notes.append(f"{broken} lines of {path.name} cannot be read; their tasks are done again.")
    return head, {key: one for key, one in found.items() if not (isinstance(one, Failed) and one.own)}, tuple(notes)


def _same(path: Path, before: Head, now: Head) -> None:
    """The same question, of the same facts, or words on what differs."""
    if (before.facts, before.data) != (now.facts, now.data):
        was = f"data {before.data}" if before.data != now.data else "another version of the facts or the program"
        raise UsageError(
            f"{path} was begun with {was}; its numbers and new ones would not be of one piece. --fresh puts it aside and begins anew.",
            fixes=[("--fresh", "")],
        )
    differ = [_differs(name, getattr(before.question, name), getattr(now.question, name)) for name in Sweep.__struct_fields__ if name != "says"]
    if told := list(filter(None, differ)):
        raise UsageError(f"{path} holds another question: {'; '.join(told)}. --fresh puts it aside and begins anew; --results keeps both.", fixes=[("--fresh", "")])


def _differs(name: str, before: Any, now: Any) -> str:
    if before == now:
        return ""
    if isinstance(before, tuple) and len(before) != len(now):
        return f"{name} {len(before)}, now {len(now)}"
    return f"{name} {before}, now {now}" if isinstance(before, (int, str, bool)) else f"other {name}"
