"""A picture on a page: the drawing, one sentence that says what it shows, and the table of its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
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


def cell(value: Any) -> str:
    """A value of a table as one reads it: figures to what is told apart, days in words. The CSV has them as they are."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value.day} {value:%b %Y}"
    if isinstance(value, float):
        return _figures(value)
    return str(value)


def _figures(value: float) -> str:
    """Whole from a hundred up, else three figures."""
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.3g}"


def heading(name: Any) -> str:
    """The head of a column: expected_usd -> Expected, USD; t_ms -> T, ms."""
    words = str(name).split("_")
    unit = UNITS.get(words[-1]) if len(words) > 1 else None
    text = " ".join(words[:-1] if unit else words)
    text = f"{text}, {unit}" if unit else text
    return f"{text[:1].upper()}{text[1:]}".replace(" usd", " USD")


#: The last part of a column's name -> its unit as it is written.
UNITS = {
    "usd": "USD", "pct": "%", "ms": "ms", "s": "s", "g": "g", "mps": "m/s", "mph": "mph", "m": "m", "mm": "mm", "cm": "cm", "ft": "ft", "kg": "kg",
    "lb": "lb", "n": "N", "kn": "kN", "kw": "kW", "kmh": "km/h", "deg": "degrees",
}  # fmt: skip


def figure(picture: Picture, name: str) -> Figure:
    """A chart as a page shows it. Without the drawing packages the sentence and the table remain."""
    from keiway.charts import inline
    from keiway.errors import UsageError

    try:
        svg = Markup(inline(picture, name))
    except UsageError:  # the extra `plot` is missing
        svg = None
    return Figure(name=name, title=picture.title, summary=picture.summary, svg=svg, columns=picture.columns, rows=picture.rows)
