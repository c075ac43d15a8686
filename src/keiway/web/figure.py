"""A picture on a page: the drawing, one sentence that says what it shows, and the table of its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from markupsafe import Markup

from keiway.charts import Picture


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """What `parts.html` draws with its macro `figure`. `svg` is None where the package that draws is not installed."""

    name: str  # unique on its page
    title: str
    summary: str
    svg: Markup | None
    columns: tuple[str, ...] = ()
    rows: Sequence[Iterable[Any]] = ()


def figure(picture: Picture, name: str) -> Figure:
    """A chart as a page shows it. Without the drawing packages the sentence and the table remain."""
    from keiway.charts import inline
    from keiway.errors import UsageError

    try:
        svg = Markup(inline(picture, name))
    except UsageError:  # the extra `plot` is missing
        svg = None
    return Figure(name=name, title=picture.title, summary=picture.summary, svg=svg, columns=picture.columns, rows=picture.rows)
