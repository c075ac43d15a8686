"""The picture of a maker's price: what a new vehicle would have to sell at, against how many are sold over the model's life."""

from __future__ import annotations

from keiway.charts import Picture, theme
from keiway.charts.picture import altair
from keiway.cost.built_here.record import BuiltHereAnswer, Curve, Route

HEIGHT = 300
LEAST, MOST = 10_000, 2_000_000  # vehicles over the life
TOP = 3.0  # times the cheapest price at the right: above it the curve says no more than that it is dear
SHOWN = ("imported", "us_kit", "us_plant")
STYLE = {"imported": (theme.FIRST, "solid"), "us_kit": (theme.SECOND, "solid"), "us_plant": (theme.SECOND, "dashed")}
ENDS = (50_000, 500_000)  # vehicles over the life, told in the sentence
TICKS = (10_000, 30_000, 100_000, 300_000, 1_000_000)


def picture(found: BuiltHereAnswer) -> Picture:
    """Numbers of every route; the drawing shows one line a way."""
    return Picture(
        chart=lambda: _chart(found),
        title=_title(found),
        summary=_summary(found),
        columns=("vehicles over the model's life", *(f"{curve.route}, usd{end}" for curve in found.curves for end in ("", " 5%", " 95%"))),
        rows=[
            (f"{points[0].volume:.0f}", *(round(value) for point in points for value in (point.mid, point.low, point.high)))
            for points in zip(*(curve.points for curve in found.curves), strict=True)
        ],
    )


def _title(found: BuiltHereAnswer) -> str:
    return f"What a new {found.title} would have to sell at"


def _summary(found: BuiltHereAnswer) -> str:
    """One sentence: how the price falls with numbers, of the way told first, and where another way takes over."""
    first = found.curves[0]
    name = next(route.title for route in found.routes if route.id == first.route)
    few, many = (min(first.points, key=lambda point: abs(point.volume - volume)) for volume in ENDS)
    falls = f"{_thousands(few.mid)} at {few.volume:,.0f} sold over the model's life, {_thousands(many.mid)} at {many.volume:,.0f}"
    most = max(found.reached, key=lambda marker: marker.total, default=None)
    reached = f"; of the small cars shown the {most.name} sold most, {most.total:,}" if most else ""
    return f"An estimate: {name[:1].lower()}{name[1:]}, a new {found.title} would have to sell at {falls}{reached}."


def _thousands(value: float) -> str:
    return f"${round(value, -2):,.0f}"


def _chart(found: BuiltHereAnswer):
    alt = altair()
    routes = {route.id: route for route in found.routes}
    curves = [curve for curve in found.curves if curve.route in SHOWN]
    top = _top(curves)
    # in the order of drawing: bands below, then lines, then the marks
    layers = [_band(alt, curve, top) for curve in curves]
    layers += [_lines(alt, curves, routes, top)]
    layers += list(_marks(alt, found, top))
    return alt.layer(*layers).properties(width=theme.WIDTH, height=HEIGHT, title=_head(alt, found))


def _head(alt, found: BuiltHereAnswer):
    from textwrap import wrap

    under = (
        f"Dollars of {found.price_year} with destination, before sales tax. An estimate: lines the middle, shaded nine in ten draws. "
        f"Sold over {found.years:g} years. Dotted: what small cars sold here in their lives."
    )
    text, below = wrap(_title(found), theme.TITLE_CHARACTERS), wrap(under, theme.UNDER_CHARACTERS)
    look = {"subtitleColor": theme.SOFT, "subtitleFontSize": theme.SMALL, "subtitleFont": theme.FONT, "subtitlePadding": 5}
    return alt.TitleParams(text=text, subtitle=below, fontSize=theme.HEAD, offset=14, **look)


def _top(curves: list[Curve]) -> float:
    cheapest = min(curve.points[-1].mid for curve in curves)
    return 5000 * round(TOP * cheapest / 5000)


def _axes(alt, top: float):
    ticks = alt.Axis(values=list(TICKS), format=",.0f", grid=False)
    across = alt.X("x:Q", title="sold over the model's life", scale=alt.Scale(type="log", domain=[LEAST, MOST], nice=False), axis=ticks)
    up = alt.Y("y:Q", title=None, scale=alt.Scale(domain=[0, top], nice=False), axis=alt.Axis(format="$,.0f"))
    return across, up


def _band(alt, curve: Curve, top: float):
    across, up = _axes(alt, top)
    rows = [{"x": point.volume, "y": point.low, "top": point.high} for point in _inside(curve)]
    return alt.Chart(alt.Data(values=rows)).mark_area(opacity=0.14, interpolate="monotone", color=STYLE[curve.route][0], clip=True).encode(across, up, alt.Y2("top:Q"))


def _inside(curve: Curve):
    return [point for point in curve.points if LEAST <= point.volume <= MOST]


def _lines(alt, curves: list[Curve], routes: dict[str, Route], top: float):
    across, up = _axes(alt, top)
    names = [_name(curve.route, routes) for curve in curves]
    rows = [{"x": point.volume, "y": point.mid, "way": name} for curve, name in zip(curves, names, strict=True) for point in _inside(curve)]
    colour = alt.Scale(domain=names, range=[STYLE[curve.route][0] for curve in curves])
    dash = alt.Scale(domain=names, range=[theme.DASH[STYLE[curve.route][1]] for curve in curves])
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_line(clip=True, interpolate="monotone")
        .encode(across, up, alt.Color("way:N", scale=colour, sort=names), alt.StrokeDash("way:N", scale=dash, sort=names))
    )


def _name(id_: str, routes: dict[str, Route]) -> str:
    return routes[id_].title


def _marks(alt, found: BuiltHereAnswer, top: float):
    """Upright lines that end at their names: the further right, the lower, so that no line runs through a name."""
    across, _ = _axes(alt, top)
    shown = [marker for marker in found.reached if LEAST <= marker.total <= MOST]
    for n, marker in enumerate(shown):
        foot = HEIGHT - 12 - 17 * (len(shown) - 1 - n)
        base = alt.Chart(alt.Data(values=[{"x": marker.total, "words": marker.name}])).encode(across)
        yield base.mark_rule(strokeDash=[2, 3]).encode(y=alt.value(0), y2=alt.value(foot + 6))
        text = base.mark_text(align="right", dx=-5, baseline="middle", color=theme.SOFT, fontSize=theme.SMALL)
        yield text.encode(alt.Text("words:N"), y=alt.value(foot))
