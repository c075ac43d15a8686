"""The finding in words: what enters and whose doing it is, both sides of the crash, the same for a round number of vehicles, the money at both poles.

A sign that the draws do not tell is said not to be known, and no number with a sign stands in its place. No chance is told of the net benefit: it
would be the chance of a guess at what nobody has studied, how much of their own risk buyers see.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from keiway.policy.impact.figures import band, chance, crosses, dollars, known, number, signed, span
from keiway.policy.money.lines import NET_SAYS
from keiway.policy.record import Asked, Doing, Effect


class Said(NamedTuple):
    asked: Asked
    effects: Mapping[str, Effect]
    net: tuple[Effect, ...]
    poles: tuple[Effect, ...]
    doing: tuple[Doing, ...]
    years: int  # of sales
    nothing: str  # why nothing is counted, were nothing counted
    left: str  # what is listed and not counted


def sentence(of: Said) -> str:
    told, sold = of.effects, of.effects["sold"]
    if all(one.up == one.down == 0.0 for one in told.values()):
        return of.nothing
    if sold.up == sold.down == 0.0:
        still = told["all_deaths"].up == told["all_deaths"].down == 0.0
        same = "so nobody's risk or driving changes" if still else "but what they are or where they may be driven does"
        parts = [f"No more and no fewer vehicles enter in {years(of.years)} than under the law as it is, {same}.", "" if still else _crash(of), _money(of)]
    else:
        parts = [_enters(of), _whose(of), of.left, _crash(of), _each(told), _money(of)]
    return " ".join(filter(None, parts))


def years(count: int) -> str:
    return "one year" if count == 1 else f"{count} years"


def _enters(of: Said) -> str:
    sold, when = of.effects["sold"], years(of.years)
    new = of.effects["sold_new"].up + of.effects["sold_new"].down > 0.0
    if of.asked.entry == "earns" and new:
        return f"{_earning(of)} About {number(abs(sold.mean))} {_more(sold.mean)} small vehicles enter in {when}, the mean over all draws ({_band(sold)})."
    if of.asked.entry == "either" and new:
        if not known(sold):
            return f"Of cars that are offered in either case, whether the rule sells more or fewer in {when} is not known (90% band {span(sold, signed)})."
        return f"Of cars that are offered in either case, the rule sells about {number(abs(sold.mid))} {_more(sold.mean)} in {when} (90% band {span(sold, signed)}{_still(sold)})."
    offered = "If what it lists is offered, and without it is not" if new else "Under it"
    return f"{offered}, about {number(abs(sold.mid))} {_more(sold.mid)} small vehicles enter in {when} ({_band(sold)}){_own(of)}."


def _own(of: Said) -> str:
    """In the same breath: no reader may take what is offered by assumption for the doing of the rule."""
    every = _offered(of)
    if every is None or every.today is None:
        return ""
    return f"; of cars that are offered in either case, the rule itself changes sales by {signed(every.either.mid)} ({span(every.either, signed)})"


def _offered(of: Said) -> Doing | None:
    """All that is listed, where it is on sale because that is assumed."""
    moves = of.effects["sold_new"].up + of.effects["sold_new"].down > 0.0
    return of.doing[-1] if of.doing and of.asked.entry == "offered" and moves else None


def _still(one: Effect) -> str:
    """The share of draws in which nothing moves, where there are some."""
    none = 1.0 - one.up - one.down
    return f"; none in {chance(none)} of the draws" if none >= 0.01 else ""


def _earning(of: Said) -> str:
    """Of new ones that are on sale where their maker earns."""
    moved = of.effects["sold_new"].up + of.effects["sold_new"].down
    return f"Makers offer what they would earn by: in {chance(1.0 - moved)} of the draws what is sold new is the same in both worlds."


def _more(value: float) -> str:
    return "more" if value >= 0.0 else "fewer"


def _band(sold: Effect) -> str:
    """Of fewer, too, how many fewer."""
    if sold.low < 0.0 < sold.high:
        return f"90% band {span(sold, signed)}"
    low, high = sorted((abs(sold.low), abs(sold.high)))
    return f"90% band {number(low)} to {number(high)}"


def _whose(of: Said) -> str:
    """What the same cars would sell as the law is, and whether a maker would earn by one."""
    every = _offered(of)
    if every is None:
        return ""
    if every.today is None:
        return f"No lawful way is open to them as the law is, so that all of it is the rule's doing, if anybody offers them. {_earn(of.doing)}".strip()
    asked = [one.price_today_usd for one in of.doing if one.price_today_usd is not None]
    at = dollars(min(asked))[1:] if asked else ""
    at = f" at {at}" if at and max(asked) == min(asked) else f" at {at} to {dollars(max(asked))[1:]}" if at else ""
    way = every.way_today or "certified in full"
    today = f"{way[:1].upper()}{way[1:]} as the law is{at}, the same cars would sell about {number(every.today.mid)} ({span(every.today)}) if they were offered."
    return f"{today} {_earn(of.doing)}".strip()


def _earn(doing: tuple[Doing, ...]) -> str:
    """Shares of draws in which makers earn, lowest to highest of the offers."""
    told = [one for one in doing if one.vehicle and one.after is not None]
    if not told:
        return ""
    before, after = _range([one.before or 0.0 for one in told]), _range([one.after or 0.0 for one in told])
    return f"A maker would earn by one in {before} of the draws as the law is, in {after} under the reform."


def _range(shares: list[float]) -> str:
    low, high = chance(min(shares)), chance(max(shares))
    return low if low == high else f"{low} to {high}"


def _crash(of: Said) -> str:
    told = of.effects
    own, others, both = told["own_deaths"], told["others_deaths"], told["all_deaths"]
    whose = _lives(of)
    sides = f"{whose} {_moves(own)} among the people in their households' vehicles and {_moves(others)} among everyone else"
    if both.up == both.down == 0.0:
        return f"{sides}."
    sign = f"a rise in {chance(both.up)} of the draws and a fall in {chance(both.down)}"
    if not known(both):
        return f"{sides}; whether that is more or fewer deaths together is not known ({band(both)}; {sign})."
    zero = "the band crosses zero: " if crosses(both) else ""
    return f"{sides}; together {signed(both.mid)} ({band(both)}; {zero}{sign})."


def _lives(of: Said) -> str:
    sold = of.effects["sold"]
    if of.asked.entry == "either" or sold.mid < 0.0:
        return "Over all lives"  # of those that come, and of those that stay away
    return "Over the lives of all of them" if of.asked.entry == "offered" and of.doing and sold.mid > 0.0 else "Over their lives"


def _moves(one: Effect) -> str:
    if one.up == one.down == 0.0:
        return "no change in deaths"
    if not known(one):
        return f"a change in deaths whose sign is not known ({band(one)})"
    return f"{signed(one.mid)} deaths ({band(one)})"


def _each(told: Mapping[str, Effect]) -> str:
    """For a round number of vehicles: what is known better than how many there are."""
    own, others, both = (told[id_] for id_ in ("own_deaths", "others_deaths", "all_deaths"))
    if both.per_mid is None or both.up == both.down == 0.0:
        return ""
    together = f", together {_per(both)}" if known(both) else ""
    return f"For each {both.per} that is {_per(own)} in them and {_per(others)} among others{together}."


def _per(one: Effect) -> str:
    reach = f"{signed(one.per_low or 0.0)} to {signed(one.per_high or 0.0)}"
    return f"{signed(one.per_mid or 0.0)} ({reach})" if known(one) else f"{reach}, sign not known,"


def _money(of: Said) -> str:
    """At the first rate, at both ends of what no study tells."""
    poles = [one for one in of.poles if one.id.startswith(f"{of.net[0].id}_")] if of.net else []
    if not of.net or of.net[0].up == of.net[0].down == 0.0:
        return ""
    rate = of.net[0].id.rpartition("_")[2]
    head = f"Net benefit at {rate} percent, all parties together"
    if not poles or (poles[0].low, poles[0].high) == (poles[1].low, poles[1].high):
        return f"{head}: {_amount(of.net[0])}.{_loss(of)}"
    none, whole = (_amount(one) for one in poles)
    return f"{head}: {none} if buyers see none of their own risk as they choose, {whole} if they see all of it; no study tells how much they see.{_loss(of)}"


def _loss(of: Said) -> str:
    """What makers lose by their own choice is in no net."""
    one = of.effects["makers_loss"]
    return f" {NET_SAYS}" if one.up or one.down else ""


def _amount(one: Effect) -> str:
    return f"{dollars(one.mid)} ({band(one)})" if known(one) else f"of unknown sign ({band(one)})"
