"""Lines over one axis: the chart of most answers. Panels stand on top of each other and share the axis below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from keiway.charts import theme
from keiway.charts.picture import altair


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line. `party` gives the colour (a name of the legend; empty: of nobody), `style` the dashes. `low`/`high`: a band around it."""

    party: str
    x: Sequence[float]
    y: Sequence[float]
    style: Literal["solid", "dashed", "dotted"] = "solid"
    low: Sequence[float] | None = None
    high: Sequence[float] | None = None


class Panel(msgspec.Struct, frozen=True, kw_only=True):
    """One pair of axes. `title` says what is seen; `y`, its unit, follows it, as upright text is hard to read."""

    title: str
    y: str
    lines: Sequence[Line]
    height: int = theme.HEIGHT
    zero: bool = True
    marks: Sequence[tuple[float, str]] = ()  # upright lines: where, and in words what


def chart(panels: Sequence[Panel], parties: Sequence[str], x: str, domain: tuple[float, float] | None = None, title: str = "", under: str = "") -> Any:
    """An Altair chart. `parties`: one or two names in the order of their colours; `x`: the axis' title with its unit.

    `title` says what the picture is of, wherever it may be shown alone; `under`, smaller, how to read it.
    """
    alt = altair()
    scale = alt.Scale(domain=list(domain), nice=False) if domain else alt.Scale(zero=False, nice=False)
    drawn = [_panel(alt, panel, parties, x, scale, last=panel is panels[-1], first=panel is panels[0]) for panel in panels]
    whole = alt.vconcat(*drawn, spacing=18) if len(drawn) > 1 or title else drawn[0]
    return whole.properties(title=titled(alt, title, under)) if title else whole


def stacked(charts: Sequence[Any], title: str, under: str = "") -> Any:
    """Charts whose axes below differ, one over the other under one title."""
    alt = altair()
    return alt.vconcat(*charts, spacing=22).properties(title=titled(alt, title, under))


def titled(alt, title: str, under: str):
    """Broken into lines that a picture of this width holds."""
    from textwrap import wrap

    return alt.TitleParams(
        text=wrap(title, theme.TITLE_CHARACTERS), subtitle=wrap(under, theme.UNDER_CHARACTERS), fontSize=theme.HEAD, offset=14,
        subtitleColor=theme.SOFT, subtitleFontSize=theme.SMALL, subtitleFont=theme.FONT, subtitlePadding=5,
    )  # fmt: skip


def _panel(alt, panel: Panel, parties: Sequence[str], x: str, scale, last: bool, first: bool):
    across = alt.X("x:Q", title=x if last else None, scale=scale, axis=alt.Axis(labels=last, ticks=last, tickCount=6))
    colours = {**dict(zip(parties, (theme.FIRST, theme.SECOND), strict=False)), "": theme.SOFT}
    legend = alt.Legend(values=list(parties)) if first else None
    colour = alt.Color(
        "party:N", legend=legend, sort=list(parties), scale=alt.Scale(domain=list(colours), range=list(colours.values()))
    )  # fmt: skip
    up = alt.Y("y:Q", title=None, scale=alt.Scale(zero=panel.zero, nice=True))
    layers = [layer for line in panel.lines for layer in _line(alt, line, across, up, colour, colours)]
    layers += [layer for at, words in panel.marks for layer in _mark(alt, at, words, across)]
    return alt.layer(*layers).properties(title=f"{panel.title}, {panel.y}", width=theme.WIDTH, height=panel.height)


def _line(alt, line: Line, across, up, colour, colours: dict[str, str]):
    rows = [{"x": _short(x), "y": _short(y), "party": line.party} for x, y in zip(line.x, line.y, strict=True)]
    encoded = alt.Chart(alt.Data(values=rows)).encode(across, up, colour)
    if line.low is not None and line.high is not None:
        ends = [
            {"x": _short(x), "y": _short(low), "top": _short(high)}
            for x, low, high in zip(line.x, line.low, line.high, strict=True)
        ]
        yield alt.Chart(alt.Data(values=ends)).mark_area(opacity=0.16, color=colours[line.party]).encode(across, up, alt.Y2("top:Q"))
    dash = {} if line.style == "solid" else {"strokeDash": theme.DASH[line.style]}
    yield encoded.mark_line(**dash)


def _mark(alt, at: float, words: str, across):
    base = alt.Chart(alt.Data(values=[{"x": at, "words": words}])).encode(across)
    yield base.mark_rule(strokeDash=[2, 3])
    yield base.mark_text(align="left", dx=5, dy=4, baseline="top", color=theme.SOFT).encode(alt.Text("words:N"), y=alt.value(0))


def _short(value: float) -> float:
    """Five figures: more are not seen, and swell the file."""
    return float(f"{value:.5g}")
