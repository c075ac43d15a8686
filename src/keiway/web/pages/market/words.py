"""How the figures of a market answer are written on a page: two figures, a band in words, changes in percent."""

from __future__ import annotations

from typing import NamedTuple

from keiway.answer import Quantity
from keiway.market.answer.rounded import dollars, share, two, vehicles
from keiway.market.record import Business, MarketAnswer, Route


class Card(NamedTuple):
    """One finding: of what, how much, nine in ten."""

    label: str
    value: str
    band: str


def cards(found: MarketAnswer) -> list[Card]:
    """The four findings that stand beside the fan; the last only where somebody would sell it."""
    steady, part, elastic = found.steady, found.share_pct, found.elasticity
    told = [
        Card("a year, once launched", _or_unknown(steady.mid, vehicles), span(steady, vehicles)),
        Card("of new light vehicles", _or_unknown(part.mid, share), span(part, share)),
        Card("for a price 1% higher", _or_unknown(elastic.mid, lambda value: f"{value:+.1f}%".replace("-", "\N{MINUS SIGN}")), _elastic(elastic)),
    ]
    best = best_route(found.business) if found.business else None
    return [*told, Card(f"that it earns its costs: {lower(best.title)}", chance(best.chance), "the likeliest way")] if best else told


def _elastic(found: Quantity) -> str:
    if found.low is None or found.high is None:
        return ""
    return f"{found.low:+.1f} to {found.high:+.1f}".replace("-", "\N{MINUS SIGN}")


def _or_unknown(value: float | None, say) -> str:
    return "not known" if value is None else say(value)


def best_route(found: Business) -> Route | None:
    """The open way that is likeliest to earn."""
    known = [route for route in found.routes if route.chance is not None and route.open is not False]
    return max(known, key=lambda route: route.chance, default=None)


def span(found: Quantity | None, say=vehicles) -> str:
    """900 to 21,000; empty where there is no band."""
    if found is None or (found.low is None and found.high is None):
        return ""
    if found.low is None:
        return f"up to {say(found.high)}"
    if found.high is None:
        return f"{say(found.low)} or more"
    return "" if say(found.low) == say(found.high) else f"{say(found.low)} to {say(found.high)}"


def chance(value: float | None) -> str:
    """As chances are told: 4 in 100; none of the draws is said as such."""
    if value is None:
        return "not known"
    if value >= 0.995:
        return "certain in the draws"
    return f"{100 * value:.0f} in 100" if value >= 0.0095 else "under 1 in 100" if value else "none of the draws"


def in_hundred(value: float) -> str:
    """The same in a table whose head says of how many."""
    return f"{100 * value:.0f}" if value >= 0.0095 else "under 1" if value else "none"


def change(ratio: float) -> str:
    """A ratio as a change: -19%, +130%."""
    return f"{100 * (ratio - 1):+.0f}%".replace("-", "\N{MINUS SIGN}").replace("+0%", "0%").replace("\N{MINUS SIGN}0%", "0%")


def money(value: float | None) -> str:
    """Dollars: millions from a million on."""
    if value is None:
        return "not known"
    if abs(value) >= 1e6:
        return f"{'-' if value < 0 else ''}${two(abs(value)) / 1e6:,.4g} million".replace("-", "\N{MINUS SIGN}")
    return dollars(value).replace("$-", "\N{MINUS SIGN}$")


def lower(text: str) -> str:
    """Its first letter small, but for names such as US and LSV."""
    return f"{text[:1].lower()}{text[1:]}" if text[1:2].islower() or text[1:2] == " " else text


def halves(sentence: str) -> tuple[str, str]:
    """The first sentence, and what follows it."""
    first, stop, rest = sentence.partition(". ")
    return (f"{first}.", rest) if stop else (sentence, "")


def conditions(found: MarketAnswer) -> str:
    """What was asked, in one line."""
    where = "in every state" if found.states is None else f"in {len(found.states)} {'state' if len(found.states) == 1 else 'states'}"
    parts = [
        f"Sold new from {found.years[0].year} at ${found.price_usd:,.0f}, {found.price_says.rstrip('.')}",
        where, f"at {vehicles(found.dealers)} dealers", f"roads up to {found.cap_mph} mph" if found.cap_mph else "", f"gasoline at ${found.fuel_usd_gal:.2f} a gallon",
    ]  # fmt: skip
    return ", ".join(part for part in parts if part)
