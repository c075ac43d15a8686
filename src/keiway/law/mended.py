"""What keiway's own facts said and was not so: dated, so that an older answer can be judged.

``python -m keiway.law.mended docs/corrections.md`` writes the page of the docs.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from keiway.store import Topic

Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}


class Mended(msgspec.Struct, **Strict):
    """One thing put right."""

    on: date
    part: str  # States | Federal gates | FMVSS | Customs | Vehicles ...
    now: str
    about: str | None = None  # states by their letters, a section, a model
    was: str | None = None  # None: it was missing
    source: str | None = None


class Log(msgspec.Struct, **Strict):
    since: date  # the day the log begins: what was mended before stands in none
    lines: list[Mended]
    notes: list[str] = []  # what was looked for and is still open


def build(files: dict[str, Any]) -> Any:
    (content,) = files.values()
    return content


TOPIC = Topic("mended", "law/mended.yaml", Log, build)


def log() -> Log:
    return TOPIC.value


def as_markdown() -> str:
    """The log as a page of the docs."""
    found = log()
    lines = [
        "# What was corrected",
        "",
        f"What keiway's own facts said and was not so, from {found.since} on. Written from `src/keiway/data/law/mended.yaml` by",
        "`python -m keiway.law.mended docs/corrections.md`. `keiway sources --find WORD` finds the sources with their addresses.",
    ]
    for part in dict.fromkeys(one.part for one in found.lines):
        lines += ["", f"## {part}", "", "| day | about | was | now | source |", "| --- | --- | --- | --- | --- |"]
        mine = [one for one in found.lines if one.part == part]
        lines += [f"| {one.on} | {one.about or ''} | {one.was or ''} | {one.now} | {one.source or ''} |" for one in mine]
    lines += ["", "## Still open", "", *(f"- {note}" for note in found.notes)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(as_markdown(), encoding="utf-8")
