"""The finding in words: what enters, both sides of the crash, the money, and what the figures assume of makers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from keiway.policy.impact.figures import band, chance, crosses, dollars, number, signed
from keiway.policy.impact.spread import First
from keiway.policy.record import MONEY_YEAR, Asked, Earns, Effect, Entry


def entry_says(says: str, earns: Iterable[Earns]) -> str:
    """What the figures assume of makers, and how likely they are to do it. `says`: of policy.entering."""
    chances = [f"{one.title} in {_share(one.before)} of the draws as the law is and in {_share(one.after)} under the reform" for one in earns if one.after is not None]
    return f"{says} Its maker would earn its cost back, by the way that brings most: {'; '.join(chances)}." if chances else says


def _share(share: float | None) -> str:
    return "none" if not share else chance(share)


def assumed(asked: Asked) -> tuple[str, ...]:
    return (
        f"Vehicles sold in {_years(asked.years)} are counted, with what they do over their whole lives; the reform stands for all that time.",
        "Both worlds meet the same draws, so that what is the same in both cancels.",
        f"Dollars are of {MONEY_YEAR}. Values of lives, costs of injuries and fuel taxes stay the same in real terms.",
    )


def sources(asked: Asked, others: Iterable[str]) -> tuple[str, ...]:
    """Of the reform, and of the figures of every part."""
    from keiway.policy.money.facts import facts as money
    from keiway.policy.use.facts import facts as use

    own = [f"{part}{id_}" for part, found in (("policy.use.", use()), ("policy.money:", money())) for figure in found.figures.values() for id_ in figure.sources]
    return tuple(dict.fromkeys((*asked.reform.sources, *others, *own)))


def following(asked: Asked, factor: First | None) -> tuple[str, ...]:
    """Commands that tell more."""
    return (*((f"keiway explain policy.factor.{factor.id}",) if factor else ()), "keiway explain policy.effect.all_deaths", "keiway explain policy.share")


def sentence(told: Mapping[str, Effect], net: Iterable[Effect], entry: Entry, years: int) -> str:
    sold = told["sold"]
    if all(one.up == one.down == 0.0 for one in told.values()):
        return "Nothing changes: the law of the reform lets in what the law lets in as it is, and no more of it."
    if sold.up == sold.down == 0.0:
        return f"No more and no fewer vehicles enter in {_years(years)} than under the law as it is, so nobody's risk or driving changes.{_money(net)}"
    offered = "Under it" if told["sold_new"].up == 0.0 else "If what it lists is offered" if entry == "offered" else "Where makers offer what they would earn by"
    more = "more" if sold.mid >= 0 else "fewer"
    low, high = (sold.low, sold.high) if sold.mid >= 0 else (-sold.high, -sold.low)
    enters = f"{offered}, about {number(abs(sold.mid))} {more} small vehicles enter in {_years(years)} ({_span(low, high)})."
    return f"{enters} {_crash(told)}{_money(net)}"


def _years(count: int) -> str:
    return "one year" if count == 1 else f"{count} years"


def _span(low: float, high: float) -> str:
    if low < 0.0:
        return f"90% band {signed(low)} to {signed(high)}"
    return f"90% band {number(low)} to {number(high)}"


def _crash(told: Mapping[str, Effect]) -> str:
    own, others, both = told["own_deaths"], told["others_deaths"], told["all_deaths"]
    whose = "Over their lives" if told["sold"].mid >= 0.0 else "Over the lives of those that stay away"
    sides = f"{whose} {_moves(own)} among the people in their households' vehicles and {_moves(others)} among everyone else"
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
