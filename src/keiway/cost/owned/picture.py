"""Pictures of owning: a mile's cost in parts, vehicle beside rivals; and the three ways with tyres."""

from __future__ import annotations

from typing import Any

from keiway.charts import Picture, theme
from keiway.charts.lines import titled
from keiway.charts.picture import altair
from keiway.cost.owned.record import OwnedAnswer, PlanCost, Side
from keiway.cost.owned.side import LABELS

WIDTH = 330  # px
ROW = 44
#: Two hues, each in three steps, told apart by lightness too: what the vehicle loses, what runs with the miles, what the state takes.
COLOURS = {
    "depreciation": theme.BLUES[0], "tax_title": theme.BLUES[1], "energy": theme.BROWNS[0], "maintenance": theme.BROWNS[1], "tyres": theme.BROWNS[2],
    "registration": theme.GREYS[0], "insurance": theme.GREYS[1],
}  # fmt: skip
SHORT = {**LABELS, "registration": "Registration and tests", "maintenance": "Upkeep", "energy": "Fuel", "insurance": "Insurance given"}
TYRE_COLOURS = {"rubber": theme.BROWNS[0], "mounting and changes": theme.BROWNS[1], "wheels": theme.BLUES[0], "rotation": theme.GREYS[1]}


def pictures(found: OwnedAnswer) -> dict[str, Picture]:
    """Every picture of an answer, by name; no tyres for a vehicle that keeps one set."""
    return {"owned": owned_picture(found), **({"tyres": tyre_picture(found)} if found.tyres else {})}


def owned_picture(found: OwnedAnswer) -> Picture:
    """Cents a mile by line, one bar a vehicle; the thin line is the 90% band of the whole."""
    sides = [found.vehicle, *(each.rival for each in found.compared)]
    return Picture(
        chart=lambda: _owned_chart(found, sides),
        title=_title(found),
        summary=_summary(found),
        columns=("vehicle", "years", "miles_a_year", "line", "expected_usd", "usd_a_mile", "low_usd", "high_usd", "confidence"),
        rows=[row for side in sides for row in _rows(found, side)],
    )


def _title(found: OwnedAnswer) -> str:
    beside = " beside its rivals" if found.compared else ""
    return f"What a mile costs: {found.vehicle.owner.label}{beside}"


def _summary(found: OwnedAnswer) -> str:
    """One sentence: cents a mile of each, and the largest part of the vehicle's own."""
    mine = found.vehicle.over(found.years)
    largest = max(mine.bill.lines, key=lambda line: line.expected)
    cents = largest.expected / (found.miles_year * found.years) * 100
    beside = ", ".join(f"{each.rival.owner.label} {each.rival.over(found.years).usd_mile.mid * 100:.0f}" for each in found.compared)
    return (
        f"A mile in the {found.vehicle.owner.label} costs about {mine.usd_mile.mid * 100:.0f} cents, {cents:.0f} of them {largest.label.casefold()}"
        f"{f'; beside it: {beside}' if beside else ''}."
    )


def _rows(found: OwnedAnswer, side: Side):
    horizon = side.over(found.years)
    driven = found.miles_year * found.years
    for line in horizon.bill.lines:
        yield (side.owner.label, found.years, found.miles_year, line.id, round(line.expected, 2), round(line.expected / driven, 5), round(line.low, 2), round(line.high, 2), line.confidence)
    whole = horizon.bill
    yield (side.owner.label, found.years, found.miles_year, "all", round(whole.expected, 2), round(whole.expected / driven, 5), round(whole.low, 2), round(whole.high, 2), "")


def _owned_chart(found: OwnedAnswer, sides: list[Side]):
    alt = altair()
    names = [side.owner.label for side in sides]
    parts, ends = [], []
    for side in sides:
        horizon, driven = side.over(found.years), found.miles_year * found.years / 100.0
        values = {line.id.rsplit(".", 1)[-1]: line.expected / driven for line in horizon.bill.lines}
        values["registration"] += values.pop("tests", 0.0)
        if side.insurance_usd_year is not None:
            values["insurance"] = side.insurance_usd_year * found.years / driven
        at = 0.0
        for id in COLOURS:
            value = max(0.0, values.get(id, 0.0))
            parts.append({"who": side.owner.label, "what": SHORT[id], "from": round(at, 3), "to": round(at + value, 3)})
            at += value
        ends.append({"who": side.owner.label, "low": horizon.usd_mile.low * 100, "high": horizon.usd_mile.high * 100})
    shown = [SHORT[id] for id in COLOURS if any(part["what"] == SHORT[id] and part["to"] - part["from"] > 0.05 for part in parts)]
    colour = alt.Color("what:N", sort=shown, scale=alt.Scale(domain=shown, range=[c for id, c in COLOURS.items() if SHORT[id] in shown]), legend=alt.Legend(columns=2, direction="horizontal", symbolType="square", symbolSize=120))
    y = alt.Y("who:N", sort=names, title=None, axis=alt.Axis(labels=False, ticks=False, domain=False))
    x = alt.X("from:Q", title="US cents a mile", scale=alt.Scale(zero=True, nice=True), axis=alt.Axis(format=",.0f", tickCount=5, grid=True))
    bars = alt.Chart(alt.Data(values=[part for part in parts if part["what"] in shown])).mark_bar(height=15, yOffset=7).encode(x, alt.X2("to:Q"), y, colour)
    whole = alt.Chart(alt.Data(values=ends))
    rule = whole.mark_rule(strokeWidth=1.6, color=theme.INK, yOffset=7).encode(alt.X("low:Q"), alt.X2("high:Q"), y)
    label = whole.mark_text(align="left", dx=2, dy=-11, color=theme.INK).encode(y, alt.Text("who:N"), x=alt.value(0))
    under = f"{found.miles_year:,.0f} miles a year, {found.years} years, {'with the insurance given' if found.vehicle.insurance_usd_year is not None else 'without insurance'}. Bars: means; thin lines: nine in ten draws of the whole."
    title = titled(alt, _title(found), under)
    return alt.layer(bars, rule, label).properties(width=WIDTH, height=ROW * len(sides), title=title)


def tyre_picture(found: OwnedAnswer) -> Picture:
    """Dollars a year of the three ways with tyres. Raises `ValueError` for a vehicle that keeps one set."""
    tyres = found.tyres
    if tyres is None:
        raise ValueError("this vehicle keeps one set of tyres")
    return Picture(
        chart=lambda: _tyre_chart(found),
        title="Tyres: one set, two sets, two sets of wheels",
        summary=tyres.says,
        columns=("plan", "part", "usd_a_year", "low_usd_a_year", "mid_usd_a_year", "high_usd_a_year"),
        rows=[row for plan in tyres.plans for row in _plan_rows(plan)],
    )


def _plan_rows(plan: PlanCost):
    for part, value in plan.parts:
        yield (plan.label, part, round(value, 2), "", "", "")
    yield (plan.label, "all", "", round(plan.usd_year.low, 2), round(plan.usd_year.mid, 2), round(plan.usd_year.high, 2))


def _tyre_chart(found: OwnedAnswer):
    alt = altair()
    tyres = found.tyres
    names = [plan.label for plan in tyres.plans]
    parts: list[dict[str, Any]] = []
    for plan in tyres.plans:
        at = 0.0
        for name, value in plan.parts:
            parts.append({"who": plan.label, "what": name, "from": at, "to": at + value})
            at += value
    ends = [{"who": plan.label, "low": plan.usd_year.low, "high": plan.usd_year.high} for plan in tyres.plans]
    shown = [name for name in TYRE_COLOURS if any(part["what"] == name and part["to"] > part["from"] for part in parts)]
    colour = alt.Color("what:N", sort=shown, scale=alt.Scale(domain=shown, range=[TYRE_COLOURS[name] for name in shown]), legend=alt.Legend(columns=2, direction="horizontal", symbolType="square", symbolSize=120))
    y = alt.Y("who:N", sort=names, title=None, axis=alt.Axis(labels=False, ticks=False, domain=False))
    x = alt.X("from:Q", title="US dollars a year", scale=alt.Scale(zero=True, nice=True), axis=alt.Axis(format=",.0f", tickCount=5, grid=True))
    bars = alt.Chart(alt.Data(values=parts)).mark_bar(height=15, yOffset=7).encode(x, alt.X2("to:Q"), y, colour)
    whole = alt.Chart(alt.Data(values=ends))
    rule = whole.mark_rule(strokeWidth=1.6, color=theme.INK, yOffset=7).encode(alt.X("low:Q"), alt.X2("high:Q"), y)
    label = whole.mark_text(align="left", dx=2, dy=-11, color=theme.INK).encode(y, alt.Text("who:N"), x=alt.value(0))
    under = f"{found.vehicle.owner.label}, {tyres.miles_year:,.0f} miles a year, {tyres.winter_share:.0%} of them on winter tyres. Bars: most likely; thin lines: nine in ten draws."
    return alt.layer(bars, rule, label).properties(width=WIDTH, height=ROW * len(names), title=titled(alt, "Tyres: one set, two sets, two sets of wheels", under))
