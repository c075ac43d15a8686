"""The finding in words: what enters, both sides of the crash, the money, and what the figures assume of makers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from keiway.policy.impact.figures import band, chance, crosses, dollars, number, signed
from keiway.policy.record import Earns, Effect, Entry

ENTRY = {
    "offered": "It is assumed that what the reform's file lists is on sale from its first year, whether or not it pays its maker: the figures are what would happen if it is offered.",
    "earns": "In each draw a new vehicle is on sale only where its maker would earn by it; where none would, nothing new is sold.",
}


def entry_says(entry: Entry, earns: Iterable[Earns], new: bool) -> str:
    """What the figures assume of makers, and how likely they are to do it."""
    if not new:
        return "No new vehicle is offered under this reform: it moves used imports alone, and nothing is assumed of makers."
    chances = [f"{one.title} {'in no draw' if not one.after else f'in {chance(one.after)} of the draws'}" for one in earns if one.after is not None]
    return f"{ENTRY[entry]}{' A maker would earn by it: ' + ', '.join(chances) + '.' if chances else ''}"


def sentence(told: Mapping[str, Effect], net: Iterable[Effect], entry: Entry, years: int) -> str:
    sold = told["sold"]
    if all(one.up == one.down == 0.0 for one in told.values()):
        return "Nothing changes: the law of the reform lets in what the law lets in as it is, and no more of it."
    if sold.up == sold.down == 0.0:
        return f"No more and no fewer vehicles enter in {years} years than under the law as it is, so nobody's risk or driving changes.{_money(net)}"
    offered = "If what it lists is offered" if entry == "offered" and told["sold_new"].up > 0.0 else "Under it"
    more = "more" if sold.mid >= 0 else "fewer"
    low, high = (sold.low, sold.high) if sold.mid >= 0 else (-sold.high, -sold.low)
    enters = f"{offered}, about {number(abs(sold.mid))} {more} small vehicles enter in {years} years ({_span(low, high)})."
    return f"{enters} {_crash(told)}{_money(net)}"


def _span(low: float, high: float) -> str:
    if low < 0.0:
        return f"90% band {signed(low)} to {signed(high)}"
    return f"90% band {number(low)} to {number(high)}"


def _crash(told: Mapping[str, Effect]) -> str:
    own, others, both = told["own_deaths"], told["others_deaths"], told["all_deaths"]
    sides = f"Over their lives {_moves(own)} among the people in their households' vehicles and {_moves(others)} among everyone else"
    if both.up == both.down == 0.0:
        return f"{sides}."
    sign = f"a rise in {chance(both.up)} of the draws and a fall in {chance(both.down)}"
    zero = "the band crosses zero: " if crosses(both) else ""
    return f"{sides}; together {signed(both.mid)} ({band(both)}; {zero}{sign})."


def _moves(one: Effect) -> str:
    if one.up == one.down == 0.0:
        return "no change in deaths"
    return f"{signed(one.mid)} deaths ({band(one)})"


def _money(net: Iterable[Effect]) -> str:
    parts = [f"{dollars(one.mid)} at {one.id.rpartition('_')[2]} percent ({band(one)}; above zero in {chance(one.up)} of the draws)" for one in net]
    return f" Net benefit, all parties together: {' and '.join(parts)}." if parts else ""
