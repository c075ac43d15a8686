"""Ours against the published values, both halves."""

from __future__ import annotations

from keiway.charts import Picture
from keiway.charts.lines import stacked
from keiway.road.validate.run import Result, summed

HALVES = {"held out": "held out", "calibration": "fitted to"}
HEIGHT = 240


def errors(results: list[Result]) -> Picture:
    """A dot a value: published along, ours over published up."""
    from keiway.charts.picture import altair

    alt = altair()
    rows = [one for one in results if one.error is not None]
    panels = [
        _panel(alt, [one for one in rows if one.case.unit == unit and one.case.kind == kind], title, x, reach, last)
        for unit, kind, title, x, reach, last in (
            ("l/100 km", "energy", "Gasoline and diesel", "published, l/100 km", 0.08, False),
            ("Wh/km", "energy", "Electric", "published, Wh/km at the socket", 0.08, False),
            ("s", "sprint", "Acceleration from rest", "published, s", 0.12, True),
        )
    ]
    whole = stacked(panels, "The road model against published values", "Error of ours, percent. The grey strip is the RMS error wanted.")
    told = {half: summed([one for one in rows if one.case.half == half and one.case.kind == "energy"]) for half in HALVES}
    return Picture(
        chart=whole,
        title="The road model against published values",
        summary=f"Consumption: {told['held out'].n} values that nothing was fitted to lie {told['held out'].rms:.1%} RMS from the model, "
        f"{told['calibration'].n} that it was fitted to {told['calibration'].rms:.1%}.",
        columns=("vehicle", "what", "half", "published", "unit", "ours", "error"),
        rows=[(r.case.vehicle, r.case.what, r.case.half, r.case.value, r.case.unit, r.ours, r.error) for r in rows],
    )


def _panel(alt, rows: list[Result], title: str, x: str, reach: float, last: bool):
    from keiway.charts import theme

    values = [{"x": round(r.case.value, 2), "y": round(100 * r.error, 1), "who": HALVES[r.case.half]} for r in rows]
    names = list(HALVES.values())
    colour = alt.Color(
        "who:N", sort=names, legend=alt.Legend(symbolSize=110) if title.startswith("Gasoline") else None,
        scale=alt.Scale(domain=names, range=[theme.FIRST, theme.SECOND]),
    )  # fmt: skip
    strip = alt.Chart(alt.Data(values=[{"low": -100 * reach, "high": 100 * reach}])).mark_rect(color=theme.SOFT, opacity=0.18)
    dots = alt.Chart(alt.Data(values=values)).mark_point(opacity=0.75)
    y = alt.Y("y:Q", title=None, scale=alt.Scale(domain=[-40, 40], clamp=True), axis=alt.Axis(values=[-40, -20, 0, 20, 40]))
    drawn = alt.layer(
        strip.encode(alt.Y("low:Q", title=None), alt.Y2("high:Q")),
        dots.encode(alt.X("x:Q", title=x, scale=alt.Scale(zero=False, nice=True)), y, colour),
    )
    return drawn.properties(title=title, width=theme.WIDTH, height=HEIGHT if title.startswith("Gasoline") else theme.HEIGHT)
