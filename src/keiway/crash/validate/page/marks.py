"""Altair pieces the pictures share: lines, points with intervals, bands, in the look of `keiway.charts`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from keiway.charts import theme
from keiway.charts.picture import altair

alt = altair()  # or what to install

HEIGHT = 220


def data(rows: Sequence[dict[str, Any]]) -> alt.Data:
    return alt.Data(values=[{key: float(f"{v:.4g}") if isinstance(v, float) else v for key, v in row.items()} for row in rows])


def colour(names: Sequence[str]) -> alt.Color:
    """A legend of up to three names."""
    return alt.Color(
        "who:N", sort=list(names), legend=alt.Legend(symbolSize=110),
        scale=alt.Scale(domain=list(names), range=[theme.FIRST, theme.SECOND, theme.SOFT][: len(names)]),
    )  # fmt: skip


def x_axis(title: str, *, log: bool = False, domain: Sequence[float] | None = None, values: Sequence[float] | None = None) -> alt.X:
    scale = alt.Scale(type="log" if log else "linear", nice=False, zero=False, **({"domain": list(domain)} if domain else {}))
    return alt.X("x:Q", title=title, scale=scale, axis=alt.Axis(**({"values": list(values)} if values else {"tickCount": 6})))


def y_axis(*, log: bool = False, domain: Sequence[float] | None = None, values: Sequence[float] | None = None, form: str = "") -> alt.Y:
    scale = alt.Scale(type="log" if log else "linear", nice=False, **({"domain": list(domain)} if domain else {}), clamp=True)
    axis = alt.Axis(labelOverlap=False, **({"values": list(values)} if values else {}), **({"format": form} if form else {}))
    return alt.Y("y:Q", title=None, scale=scale, axis=axis)


def line(rows, x, y, c, *, dash: str = "solid") -> alt.Chart:
    more = {} if dash == "solid" else {"strokeDash": theme.DASH[dash]}
    return alt.Chart(data(rows)).mark_line(**more).encode(x, y, c)


def band(rows, x, y) -> alt.Chart:
    """`rows` with y and top."""
    return alt.Chart(data(rows)).mark_area(opacity=0.18, color=theme.SOFT).encode(x, y, alt.Y2("top:Q"))


def points(rows, x, y, c) -> alt.Chart:
    return alt.Chart(data(rows)).mark_point().encode(x, y, c)


def intervals(rows, x, y, c) -> alt.Chart:
    """`rows` with y and top: an upright bar from one to the other."""
    return alt.Chart(data(rows)).mark_rule(strokeWidth=1.5).encode(x, y, alt.Y2("top:Q"), c)


def words(rows, x, y, *, align: str = "left", dx: int = 6, dy: int = 0) -> alt.Chart:
    """`rows` with a word each, beside its point."""
    return alt.Chart(data(rows)).mark_text(align=align, dx=dx, dy=dy, color=theme.SOFT).encode(x, y, alt.Text("word:N"))


def layered(title: str, *parts: alt.Chart, height: int = HEIGHT) -> Any:
    return alt.layer(*parts).properties(title=title, width=theme.WIDTH, height=height)
