"""What a section is, and where sections are found. One folder under ``sections`` holds one; no other file names it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import msgspec

from keiway.dossier.found import Found


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What a section has to show for one question."""

    view: dict[str, Any] = {}  # what its template is given
    data: Any = None  # the room's own answer, kept in the file's JSON under the section's name
    cites: tuple[str, ...] = ()  # ids of law it leans on
    sources: tuple[str, ...] = ()  # ids of what its figures rest on
    shelf: dict[str, tuple[str, str]] = {}  # title and address of sources that `keiway explain` does not know


Said = Mapping[str, Part]


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """`place`: its order for each audience; an audience that is not in it does not get the section.

    `show` is given what was found and what the sections made before it said; None: nothing to show.
    `late` sections are made after all others (the law and the sources they lean on), wherever they stand.
    """

    title: str
    place: dict[str, int]
    show: Callable[[Found, Said], Part | None]
    late: bool = False


@cache
def sections() -> dict[str, Section]:
    """Folder name -> section, by name."""
    home = import_module("keiway.dossier.sections")
    return {module.name: import_module(f"{home.__name__}.{module.name}").SECTION for module in iter_modules(home.__path__)}


def told(found: Found) -> dict[str, Part]:
    """Name -> part of every section that this reader gets, in the reader's order."""
    mine = {name: section for name, section in sections().items() if found.audience in section.place}
    said: dict[str, Part] = {}
    for name, section in sorted(mine.items(), key=lambda item: item[1].late):
        part = section.show(found, said)
        if part is not None:
            said[name] = part
    return dict(sorted(said.items(), key=lambda item: (mine[item[0]].place[found.audience], item[0])))
