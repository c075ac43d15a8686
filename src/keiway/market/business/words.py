"""What the room says in words, from the draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from keiway.market.answer.rounded import dollars, vehicles
from keiway.market.business.earnings import allowed
from keiway.market.business.table import TITLES, facts
from keiway.market.record import Asked, ChanceAt

if TYPE_CHECKING:
    from keiway.market.business.earnings import Earned
    from keiway.market.business.routes import Market, Tried

LIKELY, UNLIKELY = 2 / 3, 1 / 3  # chance above which it earns, below which it does not; between them it is open
MUCH = 0.25  # share of draws from which a cause is named
LSV_CLASS = "lsv_class"


def title(cost_title: str) -> str:
    """The cost room's, without the tariff heading."""
    return cost_title.split(", heading")[0]


def small(text: str) -> str:
    return text[:1].lower() + text[1:]


def percent(share: float) -> str:
    """"7 percent", "none", "fewer than 1 percent": for "in ... of the draws"."""
    if share <= 0.0:
        return "none"
    if share >= 1.0:
        return "all"
    if share < 0.01:
        return "fewer than 1 percent"
    return "more than 99 percent" if share > 0.99 else f"{share:.0%}".replace("%", " percent")


def money(usd: float) -> str:
    """-$1,500, $390 million, $1.2 billion; "nothing" below five dollars."""
    if abs(usd) < 5:
        return "nothing"
    sign, size = ("-" if usd < 0 else ""), abs(usd)
    for unit, word in ((1e9, "billion"), (1e6, "million")):
        if size >= 0.995 * unit:
            return f"{sign}${size / unit:.2g} {word}" if size < 99.5 * unit else f"{sign}${float(f'{size / unit:.2g}'):,.0f} {word}"
    return f"{sign}${round(size, -2 if size >= 995 else -1):,.0f}"


def following(id_: str, asked: Asked) -> str:
    name = asked.text or asked.vehicle.id
    if id_ in TITLES:
        return f'keiway cost "{name}" --built-here'
    importer = next(way.importer for way in facts().ways if way.id == id_)
    return f'keiway law pathways "{name}" --importer {importer}'


def route(way: Tried, found: Earned, market: Market, asked: Asked) -> str:
    """One way at the price asked."""
    return " ".join(filter(None, (way.legal.why, _terms(way, found, market, asked), _result(found))))


def _terms(way: Tried, found: Earned, market: Market, asked: Asked) -> str:
    said = []
    if way.id == "lsv" and asked.vehicle.kind != "lsv":
        said.append("Sold is what roads posted up to 35 mph leave of the forecast; at 25 mph it is slower than they are, so that is the most it can be.")
        every = next(each for each in facts().evidence if each.id == LSV_CLASS)
        if found.sold.mean() / found.years > every.mid:
            said.append(f"All makes of low-speed vehicles together sold {every.mid:,.0f} here in {every.date}: hardly this many.")
    if way.id == "replica":
        said.append(f"It takes a small maker with a licence of {asked.vehicle.make}.")
    if way.id == "part_555":
        said.append(f"Reckoned over one term of {found.years} years; a renewal is another petition.")
    if way.most_a_year:
        bound = float(np.mean((allowed(market.units, way.most_a_year) < market.units).any(axis=1)))
        said.append(f"No more than {way.most_a_year:,.0f} a year: that binds in {percent(bound)} of the draws.")
    return " ".join(said)


def _result(found: Earned) -> str:
    too_few = 1.0 - found.chance - found.never
    told = [f"It earns its cost back in {percent(found.chance)} of the draws"]
    if found.never > 0:
        told.append(f"in {percent(found.never)} each one loses or brings too little, and no number that could be sold is enough")
    if too_few >= 0.005:
        told.append(f"in {percent(too_few)} too few are sold")
    return "; ".join(told) + "."


def sentence(asked: Asked, price_usd: float, at: tuple[Tried, Earned], best: ChanceAt | None, tries: Sequence[ChanceAt], other: ChanceAt | None, titles: dict[str, str]) -> str:
    """Do thin margins and poor sales kill it, and at what price do they not?"""
    way, found = at
    return " ".join(filter(None, (_verdict(price_usd, way, found), _best(price_usd, way, found, best, tries, titles), _small(other, best, titles))))


def _verdict(price_usd: float, way: Tried, found: Earned) -> str:
    chance, margin = found.chance, float(np.median(found.brings))
    once = float(np.median(way.costs.once))
    verdict = "Yes" if chance < UNLIKELY else "No" if chance > LIKELY else "It is open"
    causes = _causes(price_usd, way, found) if chance <= LIKELY else ""
    loses = float(np.quantile(found.brings, 0.95)) < 0.0
    each = f"each one loses {money(-margin)} ({_ends(-found.brings)})" if loses else f"each one brings {money(margin)} ({_ends(found.brings)})"
    if once <= 0:
        brings = f"{each}, and its one-off costs are spent already"
    else:
        brings = f"{each} {'before' if loses else 'towards'} {money(once)} of one-off costs{_asks(found)}"
    end = f"It earns them back in {percent(chance)} of the draws" if once > 0 else f"It earns in {percent(chance)} of the draws"
    return f"{verdict}{causes} at {dollars(price_usd)}: {small(way.title)}, {brings}. {end}."


def _ends(draws: np.ndarray) -> str:
    low, high = np.quantile(draws, (0.05, 0.95))
    return f"{money(low)} to {money(high)}"


def _asks(found: Earned) -> str:
    """What each would have to bring at the sales foreseen."""
    asks = float(np.median(found.asks))
    return f", where the sales foreseen ask for {money(asks)} each" if np.isfinite(asks) else ""


def _causes(price_usd: float, way: Tried, found: Earned) -> str:
    """What fails: margins, where each one often loses or leaves less of its price than cars of all makes; sales, where they are often too few."""
    few = 1.0 - found.chance - found.never
    left = float(np.median(way.costs.left(price_usd))) / price_usd
    thin = found.never >= MUCH or left < usual_margin()
    named = [word for word, so in (("thin margins", thin), ("poor sales", few >= MUCH)) if so]
    if not named:
        return ""
    return f", {' and '.join(named)} kill it" if found.chance < UNLIKELY else f" whether {' and '.join(named)} kill it"


def usual_margin() -> float:
    """Share of the price above the cost of one more, all makes."""
    ratio = next(each for each in facts().evidence if each.id == "industry_markup").mid
    return 1.0 - 1.0 / ratio


def _best(price_usd: float, way: Tried, found: Earned, best: ChanceAt | None, tries: Sequence[ChanceAt], titles: dict[str, str]) -> str:
    if not tries:
        return ""
    low, high = min(each.price_usd for each in tries), max(each.price_usd for each in tries)
    span = f"from {dollars(low)} to {dollars(high)}"
    if best is None:
        return f"At no price {span} does it earn its cost back in any draw."
    pays = sorted({each.price_usd for each in tries if each.chance > 0.5})
    where = f"It is more likely than not to earn from {dollars(pays[0])} to {dollars(pays[-1])}." if len(pays) > 1 else (
        f"It is more likely than not to earn at {dollars(pays[0])} only." if pays else f"No price {span} makes it more likely than not."
    )  # fmt: skip
    if best.price_usd == price_usd and best.route == way.id:
        return f"No other price {span} is likelier. {where}"
    edge = ", the highest tried" if best.price_usd == high else ", the lowest tried" if best.price_usd == low else ""
    need = f" and {vehicles(best.break_even)} needed to cover every cost" if best.break_even else ""
    return (
        f"{where} The likeliest is {dollars(best.price_usd)}{edge}, for the same car, {small(titles[best.route])}: {percent(best.chance)} of the draws, with {vehicles(best.units)} sold a year in the middle{need}."
    )


def _small(other: ChanceAt | None, best: ChanceAt | None, titles: dict[str, str]) -> str:
    """A way that sells few, where it is likelier to earn."""
    if other is None or other.chance <= 0.005 or (best is not None and other.chance <= best.chance + 0.05):
        return ""
    return f"In small numbers it does better: {small(titles[other.route])}, at {dollars(other.price_usd)}, it earns in {percent(other.chance)} of the draws."


def not_known(price_usd: float, why: str) -> str:
    return f"Whether anybody earns at {dollars(price_usd)} cannot be told. {why}"
