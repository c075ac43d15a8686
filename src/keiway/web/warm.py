"""What a worker does while nobody asks: it loads what pages need, by making an example of each, and works out the lines of
vehicles before they are asked for.

One piece at a time, so that a question that comes meanwhile waits for no more than that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, urlsplit

from keiway.errors import KeiwayError
from keiway.web.page import Page
from keiway.web.registry import pages
from keiway.web.reply import reply

#: Seconds without a question before a piece is done.
IDLE_S = 0.25

Piece = Callable[[], object]


def pieces(share: int, of: int) -> Iterator[Piece]:
    """The pieces of one of `of` workers. Each has its share of the vehicles, and one begins with the pages: they take longest, and meanwhile
    the others are free."""
    if share == 0:
        yield from _examples()
    from keiway.vehicles.catalogue import vehicles

    rows = sorted(vehicles(), key=lambda row: row.us_certified)  # those that are imported first, else as in the catalogue
    for row in rows[share::of]:
        yield from _lines(row.id)
    if share:
        yield from _examples()
    yield from _pressed()


def _examples() -> Iterator[Piece]:
    for name, page in pages().items():
        for address in page.examples[:1]:
            yield lambda name=name, page=page, address=address: reply(name, "html", *_asked(page, address))


def _pressed() -> Iterator[Piece]:
    """What is worked out at the press of a button, once: it takes longest by far, so it comes when all else is done."""
    for name, page in pages().items():
        for address in page.examples:
            if page.is_pressed(_asked(page, address)[1]):
                yield lambda name=name, page=page, address=address: reply(name, "html", *_asked(page, address))
                break


def _asked(page: Page, address: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """The parts of an address's path, and its inputs."""
    parts = urlsplit(address)
    found = re.fullmatch(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", page.path), parts.path)
    return found.groupdict() if found else {}, tuple(parse_qsl(parts.query))


def _lines(id_: str) -> Iterator[Piece]:
    from keiway.api import case
    from keiway.cost.line import line as on_cost
    from keiway.crash.line import line as on_crash
    from keiway.road.line import line as on_road

    try:
        asked = case(id_)
    except KeiwayError:  # cannot be asked about without more words
        return
    for line in (on_crash, on_road, on_cost):
        yield lambda line=line: line(asked)
