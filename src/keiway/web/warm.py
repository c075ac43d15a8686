"""What a worker does while nobody asks: it loads what pages draw with, then works out the lines of vehicles before they are asked for.

One small piece at a time, so that a question that comes meanwhile waits a few hundredths of a second at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from keiway.errors import KeiwayError

#: Seconds without a question before a piece is done.
IDLE_S = 0.25


def pieces(share: int, of: int) -> Iterator[Callable[[], object]]:
    """The pieces of one of `of` workers: each has its share of the vehicles, those that are imported first."""
    yield _drawing
    from keiway.vehicles.catalogue import vehicles

    rows = sorted(vehicles(), key=lambda row: row.us_certified)  # keeps the order of the catalogue within both
    for row in rows[share::of]:
        yield from _lines(row.id)


def _drawing() -> None:
    """The packages that draw charts take longer to load than any page to make."""
    from importlib.util import find_spec

    if find_spec("altair") and find_spec("vl_convert"):
        import altair
        import vl_convert

        assert altair.Chart and vl_convert.vegalite_to_svg


def _lines(id_: str) -> Iterator[Callable[[], object]]:
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
