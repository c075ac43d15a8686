"""Pictures of the backtest: forecast against sold with bands, and the fan of every launch with what came."""

from __future__ import annotations

from collections.abc import Sequence

from keiway.charts import Picture, theme
from keiway.charts.lines import titled
from keiway.charts.picture import altair
from keiway.market.backtest.blind import Case, Result
from keiway.market.backtest.score import error
from keiway.market.history import Sale, changeover

SHEETS = {"minicars": "Minicars", "subcompacts": "Subcompacts", "neighbors": "Neighbors of the class"}
COLUMNS, WIDE, HIGH = 2, 165, 105
TENS = [10**n for n in range(1, 8)]
KINDS = ("minicar", "other small car", "scored apart")


def scatter(found: Result) -> Picture:
    """Sold along, forecast up, both in logs: a dot the middle, thick 50 and thin 90 percent."""
    alt = altair()
    rows = [_dot(case) for case in found.cases]
    ends = [min(min(r["low"], r["sold"]) for r in rows) * 0.8, max(max(r["high"], r["sold"]) for r in rows) * 1.2]
    log = {"type": "log", "domain": ends, "nice": False}
    x = alt.X("sold:Q", title="sold, vehicles a steady year", scale=alt.Scale(**log), axis=alt.Axis(format="~s", values=TENS))
    y = alt.Y("mid:Q", title=None, scale=alt.Scale(**log), axis=alt.Axis(format="~s", values=TENS))
    colour = alt.Color("kind:N", sort=list(KINDS), scale=alt.Scale(domain=list(KINDS), range=[theme.SECOND, theme.FIRST, theme.SOFT]), legend=alt.Legend(symbolSize=110))
    base = alt.Chart(alt.Data(values=rows)).encode(x, colour)
    line = alt.Chart(alt.Data(values=[{"sold": e, "mid": e} for e in ends])).mark_line(color=theme.SOFT, strokeDash=[4, 4], strokeWidth=1).encode(x, y)
    drawn = alt.layer(
        line,
        base.mark_rule(strokeWidth=1).encode(alt.Y("low:Q", title=None, scale=alt.Scale(**log)), alt.Y2("high:Q")),
        base.mark_rule(strokeWidth=3.5, opacity=0.6).encode(alt.Y("low50:Q", title=None, scale=alt.Scale(**log)), alt.Y2("high50:Q")),
        base.mark_point().encode(y),
    ).properties(width=theme.WIDTH, height=320, title=titled(alt, "Small cars: forecast on the first day against sold", "Up: forecast, middle with its 50 and 90 percent bands. On the dashed line both are one."))
    sums = found.sums("others")
    return Picture(
        chart=drawn,
        title="Small cars: forecast on the first day against sold",
        summary=f"{sums.n} launches: {sums.most:.0%} lie in the 90 percent band, {sums.half:.0%} in the 50 percent band; the middle is off by a factor {sums.error:.2f} in half of them.",
        columns=("launch", "kind", "sold", "low", "low50", "mid", "high50", "high", "log_error"),
        rows=[(r["who"], r["kind"], r["sold"], r["low"], r["low50"], r["mid"], r["high50"], r["high"], r["error"]) for r in rows],
    )


def fans(cases: Sequence[Case], name: str) -> Picture:
    """A panel a launch: years along, units up in logs; the strips are the 90 and 50 percent bands, dots what was sold, open where flagged, the rule the plan."""
    alt = altair()
    panels = [_fan(alt, case) for case in cases]
    grid = alt.vconcat(*[alt.hconcat(*panels[n : n + COLUMNS], spacing=22) for n in range(0, len(panels), COLUMNS)], spacing=14)
    under = "Vehicles a year, each step ten times the last. Strips: 50 and 90 percent of the forecast; dots: sold, hollow where flagged or shared with the model before; dashed: the maker's plan."
    return Picture(
        chart=grid.properties(title=titled(alt, f"{name}: forecast and sold, year by year", under)),
        title=f"{name}: forecast and sold, year by year",
        summary=f"{len(cases)} launches, each forecast without its own sales; dots outside a strip are misses.",
        columns=("launch", "year", "low", "low50", "mid", "high50", "high", "sold", "flag"),
        rows=[(case.launch.id, *row) for case in cases for row in _rows(case)],
    )


def of(found: Result, sheet: str) -> list[Case]:
    """Cases of one sheet."""
    kind = {"minicars": lambda c: c.minicar, "neighbors": lambda c: c.launch.neighbour, "subcompacts": lambda c: not c.minicar and not c.launch.neighbour}
    return [case for case in found.cases if kind[sheet](case)]


def _dot(case: Case) -> dict:
    of = case.bands["others"]
    kind = KINDS[2] if case.apart else KINDS[0] if case.minicar else KINDS[1]
    values = {name: round(getattr(of, name), 1) for name in ("low", "low50", "mid", "high50", "high")}
    return {"who": case.launch.title, "kind": kind, "sold": round(case.units, 1), "error": round(error(of, case.units), 3), **values}


def _rows(case: Case) -> list[tuple]:
    sold = {sale.year: sale for sale in case.sold}
    out = []
    for n, band in enumerate(case.yearly):
        sale = sold.get(case.launch.year + n)
        out.append((case.launch.year + n, band.low, band.low50, band.mid, band.high50, band.high, sale.units if sale else None, _flag(case, sale) if sale else ""))
    return out


def _flag(case: Case, sale: Sale) -> str:
    return sale.flag or ("changeover" if changeover(case.launch, sale) else "")


def _fan(alt, case: Case):
    rows = [
        {"year": y, **{k: round(v, 1) for k, v in zip(("low", "low50", "mid", "high50", "high"), five, strict=True)}, "sold": s, "flag": bool(f)}
        for y, *five, s, f in _rows(case)
    ]
    x = alt.X("year:Q", title=None, scale=alt.Scale(zero=False, nice=False), axis=alt.Axis(format="d", tickMinStep=2, tickCount=4))
    known = [r["sold"] for r in rows if r["sold"]] + [case.launch.plan or case.units]
    ends = [min(*known, min(r["low"] for r in rows)) * 0.8, max(*known, max(r["high"] for r in rows)) * 1.25]
    scale = alt.Scale(type="log", domain=ends, nice=False)

    def up(name: str):
        return alt.Y(f"{name}:Q", title=None, scale=scale, axis=alt.Axis(format="~s", values=TENS))

    base = alt.Chart(alt.Data(values=rows)).encode(x)
    sold = alt.Chart(alt.Data(values=[r for r in rows if r["sold"] is not None])).encode(x, up("sold"))
    layers = [
        base.mark_area(opacity=0.14, color=theme.FIRST).encode(up("low"), alt.Y2("high:Q")),
        base.mark_area(opacity=0.22, color=theme.FIRST).encode(up("low50"), alt.Y2("high50:Q")),
        base.mark_line(color=theme.FIRST, strokeWidth=1.5).encode(up("mid")),
        sold.transform_filter("!datum.flag").mark_point(color=theme.SECOND, size=30),
        sold.transform_filter("datum.flag").mark_point(color=theme.SECOND, size=30, filled=False),
    ]
    if case.launch.plan:
        plan = alt.Chart(alt.Data(values=[{"plan": case.launch.plan}])).mark_rule(strokeDash=[4, 3], color=theme.INK).encode(up("plan"))
        layers.append(plan)
    title = alt.TitleParams(text=case.launch.title, fontSize=theme.SMALL, offset=4)
    return alt.layer(*layers).properties(width=WIDE, height=HIGH, title=title)
