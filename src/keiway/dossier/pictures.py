"""Pictures as a dossier holds them: inline, without style of their own, each with its sentence and a table of its numbers."""

from __future__ import annotations

from typing import Any

import msgspec
from markupsafe import Markup

from keiway.charts import Picture
from keiway.web.figure import Figure, figure

MOST_ROWS = 60  # of a table beside a picture; every n-th row of a longer one


def chart(picture: Picture, name: str, columns: tuple[str, ...] | None = None) -> Figure:
    """A chart; `columns` keeps some of the table's."""
    found = figure(picture, name)
    rows = [tuple(row) for row in found.rows]
    if columns:
        kept = [found.columns.index(each) for each in columns]
        found = msgspec.structs.replace(found, columns=columns)
        rows = [tuple(row[at] for at in kept) for row in rows]
    step = -(-len(rows) // MOST_ROWS)
    return msgspec.structs.replace(found, rows=rows[::step] if step > 1 else rows)


def drawn(svg: str, name: str, title: str, summary: str, columns: tuple[str, ...] = (), rows: Any = ()) -> Figure:
    """A drawing of our own."""
    return Figure(name=name, title=title, summary=summary, svg=Markup(svg), columns=columns, rows=tuple(rows))
