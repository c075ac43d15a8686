"""T9: every line by party, discounted and a year. T10: what the answer hangs on, one figure at a time, and the draws together."""

from __future__ import annotations

from typing import Any

import numpy as np

from keiway.market.years import money
from keiway.policy.money.agency.cells import MIDDLES, MILLION, band, mean, table
from keiway.policy.money.agency.change import Change
from keiway.policy.money.discount import present, yearly
from keiway.policy.money.facts import facts, outside
from keiway.policy.money.lines import BESIDE, LINES, PARTIES, PARTY_LABELS, net, parties
from keiway.policy.record import MONEY_YEAR, Table

#: Lines that figures of ours move as a whole.
RESTS_ON = {
    **dict.fromkeys(("own_deaths", "own_serious", "own_minor"), ("own_risk_seen",)), "time_unseen": ("time_seen",), "trips_unseen": ("time_seen", "trip_worth"),
    "rivals": ("rival_us_share", "rival_years"), "rivals_abroad": ("rival_us_share", "rival_years"), "dealers": ("dealer_profit",), "duty": ("displaced_duty",),
    "sales_tax": ("tax_level",),
}  # fmt: skip
WITH_LOSS = "Net benefit with the makers' own loss, if they go ahead all the same"


def benefits(change: Change) -> Table:
    """T9: lines, parties and net at 0, 3 and 7 percent; yearly amounts of the net."""
    at = {rate: change.lines(rate) for rate in (0.0, *change.rates)}
    sums = {rate: parties(lines) for rate, lines in at.items()}
    rows: list[list[Any]] = []
    for party in (*PARTIES, *BESIDE):
        rows.append([PARTY_LABELS[party], *(band(sums[rate][party], MILLION) for rate in at), mean(sums[change.rates[0]][party], MILLION)])
        own = [one for one in LINES if one.party == party]
        if len(own) > 1:
            rows.extend([f"  {one.label}{' *' if judged(one.id) else ''}", *(band(at[rate][one.id], MILLION) for rate in at), mean(at[change.rates[0]][one.id], MILLION)] for one in own)
    whole = {rate: net(lines) for rate, lines in at.items()}
    rows.append(["Net benefit", *(band(whole[rate], MILLION) for rate in at), mean(whole[change.rates[0]], MILLION)])
    years = change.fixed.years
    rows.append([f"Net benefit a year, over {years} years", *(band(yearly(whole[rate], rate, years), MILLION) for rate in at), mean(yearly(whole[change.rates[0]], change.rates[0], years), MILLION)])
    if change.fixed.chosen:
        lost = {rate: whole[rate] + at[rate]["makers_loss"] for rate in at}
        rows.append([WITH_LOSS, *(band(lost[rate], MILLION) for rate in at), mean(lost[change.rates[0]], MILLION)])
    notes = (
        f"Vehicles sold {change.period}, over their whole lives. Amounts of a year count at its end; present values are at the beginning of {change.fixed.first_year}. A year: {years} equal amounts with the same present value.",
        "Parties add up to the net. Taxes and duty are with who pays and with who receives them. Earnings abroad are told and not in the sum.",
        _offered(change),
        "* Rests on a figure that has no source but our judgement (T10): its digits are those of the sum and are not known that well.",
        "Rivals' losses fade as makers fit what they build; Circular A-4 would see much of them as a transfer to those who buy elsewhere. They and dealers' losses are estimates with wide bands.",
        "Carbon is in tonnes (T7); its value was withdrawn by Executive Order 14154 and stands in T10 alone.",
        MIDDLES,
    )  # fmt: skip
    columns = ("Party and line", "Not discounted", *(f"{rate:.0%}" for rate in change.rates), f"Mean at {change.rates[0]:.0%}")
    return table("T9", f"Benefits, costs and transfers, USD million of {MONEY_YEAR}", columns, rows, notes)


def _offered(change: Change) -> str:
    """Said where new vehicles enter because a maker is taken to offer them."""
    new = any(stream.new for stream in change.sides[1].streams)
    if not new or not change.fixed.chosen:
        return ""
    return (
        "New vehicles are taken as offered whether or not they earn. No rule asks a maker to sell what loses, so that loss is no cost of the rule: it stands beside the net, and the last row has the net with it."
        " Their buyers' gain is in the net all the same, and comes only where a maker takes the loss."
    )


def sensitivity(change: Change) -> Table:
    """T10: nets with one figure at its ends, other rates, carbon in money; then the draws."""
    rates = change.rates
    rows: list[list[Any]] = [_row("As drawn", {rate: change.net(rate) for rate in rates})]
    if change.fixed.chosen:
        rows.append(_row("As drawn, with the makers' own loss", {rate: change.net_with_loss(rate) for rate in rates}))
    for name, figure in facts().figures.items():
        to_money = 1.0 if figure.year is None else money(1.0, figure.year, MONEY_YEAR)
        for value in (figure.low, figure.high):
            nets = {rate: change.net_at(rate, **{name: value * to_money}) for rate in rates}
            label = f"{figure.says}: {value:g} {figure.unit}".removesuffix(" share").removesuffix(" ratio").replace(" share of", " of")
            rows.append(_row(f"{label} *" if unsourced(figure) else label, nets))
    withdrawn = change.net(change.fixed.rates[2])
    rows.append([f"{change.fixed.rates[2]:.0%} in place of {rates[0]:.0%}, as in the circular that was withdrawn", band(withdrawn, MILLION), "", _above(withdrawn)])
    rows.extend(_carbon(change, name, label) for name, label in (("carbon_3pct", "3 percent"), ("carbon_3pct_95th", "3 percent, 95th percentile")))
    base = change.net(rates[0])
    for share in (5, 25, 50, 75, 95):
        rows.append([f"Draws: {share} percent lie below", *(mean(np.quantile(change.net(rate), share / 100.0), MILLION) for rate in rates), ""])
    notes = (
        "One figure at a time at its low and its high end, all else as drawn. Figures of vehicles, roads and crashes are divided in the answer's shares of the spread.",
        f"{np.mean(base > 0.0):.0%} of {change.draws} draws have a net benefit above zero at {rates[0]:.0%}. {_poles(change)}",
        "* No source but our judgement. A share of draws is a chance only as far as the figures drawn are known: where it turns on one of these, read its two rows and not the share.",
        "DOT asks that 60 and 140 percent of its value of a life be shown as tests: the rows on it.",
        "The value of carbon is the interagency group's of 2021, which Executive Order 14154 withdrew; it is of the world and discounted at its own rate.",
    )  # fmt: skip
    return table("T10", "Sensitivity of the net benefit, USD million", ("Case", *(f"Net at {rate:.0%}" for rate in rates), "Draws above zero"), rows, notes)


def unsourced(figure: Any) -> bool:
    """A figure that nobody has measured."""
    return figure.sources == ("keiway-estimate",)


def judged(line: str) -> bool:
    return any(unsourced(facts().figures[name]) for name in RESTS_ON.get(line, ()))


def _poles(change: Change) -> str:
    """Buyers' sight of their own risk at both ends, as nothing tells where between they are."""
    none, whole = (float(np.median(values)) / MILLION for values in change.poles(change.rates[0]))
    return f"It is {none:+,.0f} million in the middle where buyers see none of their own risk, and {whole:+,.0f} million where they see all of it; no study tells which."


def _row(label: str, nets: dict[float, Any]) -> list[Any]:
    first = next(iter(nets.values()))
    return [label, *(band(values, MILLION) for values in nets.values()), _above(first)]


def _above(values: Any) -> str:
    return f"{np.mean(values > 0.0):.0%}"


def carbon(change: Change, what: str) -> Any:
    """Present value at 3 percent of the carbon not emitted, [draw], by one of EPA's series (outside_costs.csv)."""
    calendar, by_year = change.calendar, change.quantity_by_year("co2_tonnes")
    series = outside(what)
    usd = np.interp(calendar, [row.year for row in series], [money(row.value, row.dollars_of, MONEY_YEAR) for row in series])
    return -present(by_year["co2_tonnes"] * usd, calendar, change.fixed.first_year, change.rates[0])


def _carbon(change: Change, what: str, label: str) -> list[Any]:
    values = change.net(change.rates[0]) + carbon(change, what)
    return [f"With carbon in money, at {label}", band(values, MILLION), "", _above(values)]



