"""The look of every chart: colours, sizes, fonts. Plain values; nothing is imported here.

Made 440 px wide with 14 px text, so that it is still read on a telephone 360 px wide. The ground is the picture's own,
light or dark as the reader's system asks (`DARK`, put into the SVG as a style), so it is safe on any page.
"""

from __future__ import annotations

from typing import Any

WIDTH, HEIGHT = 360, 150  # px of a panel, without axes
INK, SOFT, GRID, GROUND = "#1c2024", "#5b646d", "#e3e6e9", "#ffffff"
FIRST, SECOND = "#0a66c2", "#b5480f"  # the one asked about, and the other party; told apart by the colour-blind too
THIRD, FOURTH = "#1a7a4c", "#7b3fb5"  # more parties, always with a letter beside the colour
WAIT = "#c3cad0"  # days that pass before something opens
#: Parts of a bar: two hues and a grey, each in steps of lightness, so that they are told apart without colour too.
BLUES, BROWNS, GREYS = ("#084d94", "#5b9bd5"), ("#8c3503", "#d97435", "#f2b98f"), ("#4a525a", "#98a2ac")
#: Colour by light ground -> colour by dark ground.
DARK = {INK: "#e9ecef", SOFT: "#a4adb6", GRID: "#31373d", GROUND: "#14171a", FIRST: "#62aeff", SECOND: "#ff9a5c", THIRD: "#5fd39a", FOURTH: "#c79bff", WAIT: "#4a535c"}
DARK |= dict(zip((*BLUES, *BROWNS, *GREYS), ("#3f8ae0", "#a9d0f7", "#c05a1f", "#f0975a", "#fbdcc3", "#7b8691", "#cfd6dc"), strict=True))
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
TEXT, SMALL, HEAD = 14, 12, 15  # px
PAGE_PADDING = 4  # px around a chart on a page, which has a margin of its own and lets a wider font stand over
TITLE_CHARACTERS, UNDER_CHARACTERS = 44, 60  # in a line over the panels
DASH = {"solid": [1, 0], "dashed": [6, 4], "dotted": [2, 3]}


def config() -> dict[str, Any]:
    """Vega-Lite's config for this look."""
    axis = {
        "labelColor": SOFT, "labelFontSize": SMALL, "titleColor": INK, "titleFontSize": SMALL, "titleFontWeight": "normal",
        "gridColor": GRID, "domainColor": SOFT, "tickColor": SOFT, "labelFont": FONT, "titleFont": FONT,
    }  # fmt: skip
    return {
        "background": GROUND,
        "font": FONT,
        # at the sides for readers without our font: a wider one must not be cut
        "padding": {"left": 30, "right": 30, "top": 12, "bottom": 12},
        "view": {"stroke": None},
        "axis": axis,
        "axisX": {"grid": False},
        "axisY": {"domain": False, "ticks": False, "tickCount": 5},
        "title": {"color": INK, "fontSize": TEXT, "font": FONT, "anchor": "start", "fontWeight": 600, "offset": 8, "frame": "group"},
        "legend": {
            "orient": "top", "direction": "vertical", "labelColor": INK, "labelFontSize": TEXT, "title": None, "labelLimit": 360,
            "labelFont": FONT, "symbolStrokeWidth": 3, "symbolSize": 260, "rowPadding": 3,
        },
        "line": {"strokeWidth": 2.2, "strokeJoin": "round"},
        "point": {"size": 45, "filled": True},
        "rule": {"color": SOFT},
        "text": {"color": INK, "fontSize": SMALL, "font": FONT},
        "range": {"category": [FIRST, SECOND, SOFT]},
    }  # fmt: skip


def themed(chart: Any, page: bool = False) -> Any:
    """An Altair chart with this look; `save` does it for every picture. On a `page` the place around it belongs to the page."""
    return chart.properties(config={**config(), "padding": PAGE_PADDING} if page else config())


def dark_style() -> str:
    """A style sheet that turns a chart's colours where the reader's screen is dark; paper stays light."""
    rules = "".join(
        f'[fill="{light}"]{{fill:{dark}}}[stroke="{light}"]{{stroke:{dark}}}' for light, dark in DARK.items()
    )
    return f"@media screen and (prefers-color-scheme: dark){{{rules}}}"
