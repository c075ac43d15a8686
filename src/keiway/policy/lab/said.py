"""Figures of a change in the narrow columns of a table: signed, short, with no more digits than the band bears."""

from __future__ import annotations

from keiway.market.answer.rounded import two
from keiway.policy.impact.figures import chance, crosses
from keiway.policy.record import Effect

WORDS = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
UNITS = {"vehicles": "", "deaths": "", "people": "", "USD": "$", "USD a mile": "$"}


def number(value: float) -> str:
    """Two significant figures: 9,100; 1.2m; 3.4bn; 0.034."""
    size = abs(value)
    for unit, word in WORDS:
        if size >= 0.995 * unit:
            return f"{two(size / unit):g}{word}"
    rounded = two(size)
    return f"{rounded:,.0f}" if rounded >= 10 else f"{rounded:g}"


def signed(value: float, dollar: bool = False) -> str:
    if value == 0.0:
        return f"{'$' if dollar else ''}0"
    return f"{'+' if value > 0 else '-'}{'$' if dollar else ''}{number(value)}"


def short(one: Effect, value: float) -> str:
    return signed(value, one.unit.startswith("USD"))


def span(one: Effect) -> str:
    """-12 to +340."""
    return f"{short(one, one.low)} to {short(one, one.high)}"


def crossing(one: Effect) -> str:
    """The chance of the sign that is likelier; that the band holds zero is said."""
    if one.up == one.down == 0.0:
        return "none"
    word, share = ("rise", one.up) if one.up >= one.down else ("fall", one.down)
    return f"{word} {chance(share)}{', crosses 0' if crosses(one) else ''}"


def united(one: Effect) -> str:
    """The label, with its unit where the number does not say it."""
    unit = UNITS.get(one.unit, one.unit)
    if not unit or unit == "$" or unit in one.label.casefold():
        return one.label
    return f"{one.label}, {unit}"
