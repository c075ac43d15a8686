"""Pictures as a dossier holds them: inline, without style of their own, each with its sentence and a table of its numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from keiway.charts import Picture
from keiway.web.figure import Figure

MOST_ROWS = 60  # of a table beside a picture; every n-th row of a longer one


class Drawing:
    """A chart that is drawn when a template shows it, so that the data alone cost no drawing."""

    def __init__(self, picture: Picture, name: str):
        self.picture, self.name = picture, name

    def __html__(self) -> str:
        from keiway.charts import inline

        return inline(self.picture, self.name)


def chart(picture: Picture, name: str, columns: tuple[str, ...] | None = None) -> Figure:
    """A chart; `columns` keeps some of the table's."""
    kept = [picture.columns.index(each) for each in columns or picture.columns]
    rows = thinned(tuple(tuple(row)[at] for at in kept) for row in picture.rows)
    return Figure(name=name, title=picture.title, summary=picture.summary, svg=Drawing(picture, name), columns=tuple(columns or picture.columns), rows=rows)


def thinned(rows: Iterable[Any]) -> tuple:
    """Every n-th row of a long table."""
    rows = tuple(rows)
    return rows[:: max(1, -(-len(rows) // MOST_ROWS))]


def drawn(svg: str, name: str, title: str, summary: str, columns: tuple[str, ...] = (), rows: Any = ()) -> Figure:
    """A drawing of our own."""
    return Figure(name=name, title=title, summary=summary, svg=Markup(svg), columns=columns, rows=tuple(rows))


def plot(found: Any) -> Figure:
    """A light chart of the crash room."""
    return drawn(found.svg, found.name, found.title, found.summary, found.columns, thinned(found.rows))
