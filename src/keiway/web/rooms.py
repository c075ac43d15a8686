"""Links from one page to the rooms of another: every page that has a `room`, given those inputs it takes."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

import msgspec

from keiway.web.registry import pages


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """A room's page, opened for what is asked about here."""

    room: str
    label: str
    says: str  # what one finds there
    href: str
    unchanged: bool = False  # the page knows only the catalogue's vehicle: changes made with `set` stay behind


def ways(given: Iterable[tuple[str, str]]) -> dict[str, Way]:
    """Room -> the way to its page, in the order of the pages; an input that a page does not take is left behind.

    A page that lives at an address with a part to fill, such as ``/state/{code}``, is no room that can be opened so.
    """
    given, found = tuple(given), {}
    for name, page in pages().items():
        if page.room and page.room not in found and "{" not in page.path:
            takes = set(page.inputs).difference(page.alone)
            kept = urlencode([(key, value) for key, value in given if key in takes])
            found[page.room] = Way(
                room=page.room, label=page.label or name, says=page.door or "", href=f"{page.path}?{kept}" if kept else page.path,
                unchanged="set" not in takes and any(key == "set" for key, _ in given),
            )  # fmt: skip
    return found
