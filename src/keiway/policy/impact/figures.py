"""Figures of a change as they are said: signed, with no more digits than the band bears."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from keiway.market.answer.rounded import two
from keiway.policy.record import Effect

#: Of the draws on one side of zero: above `CLEAR` the sign is as sure as what it rests on, above `LIKELY` one step less, else low and not known.
CLEAR, LIKELY = 0.95, 0.8
WORDS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def number(value: float) -> str:
    """Two significant figures: 9,100; 1.2 million; 0.034."""
    size = abs(value)
    for unit, word in WORDS:
        if size >= 0.995 * unit:
            return f"{two(value / unit):g} {word}"
    rounded = two(value)
    return f"{rounded:,.0f}" if abs(rounded) >= 10 else f"{rounded:g}"


def signed(value: float) -> str:
    """With its sign; zero is 0."""
    if value == 0.0:
        return "0"
    return f"{'+' if value > 0 else '-'}{number(abs(value))}"


def dollars(value: float) -> str:
    if value == 0.0:
        return "$0"
    return f"{'+' if value > 0 else '-'}${number(abs(value))}"


def band(one: Effect) -> str:
    """-12 to +340."""
    say = dollars if one.unit.startswith("USD") else signed
    return f"{say(one.low)} to {say(one.high)}"


def span(one: Any, say: Callable[[float], str] = number) -> str:
    """Low to high of whatever has them."""
    return f"{say(one.low)} to {say(one.high)}"


def known(one: Effect) -> bool:
    """Is its sign known, as far as the draws tell? Not where both signs have chances under LIKELY, among the draws in which it moves at all."""
    return max(one.up, one.down) >= LIKELY * (one.up + one.down)


def chance(share: float) -> str:
    """Of draws: never 0% or 100% where there are some or not all."""
    if share in (0.0, 1.0):
        return f"{share:.0%}"
    return f"{min(max(share, 0.01), 0.99):.0%}"


def crosses(one: Effect) -> bool:
    return one.low < 0.0 < one.high
