"""How a verdict looks: a word, a symbol, a pattern and a colour. Any one of the four is enough to read it.

Blue is open and red-brown is shut, which people with any of the common kinds of colour blindness tell apart; light and
dark differ as well, so a copy in grey still reads. Tests compute the contrast of the text on every ground.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from keiway.answer import ORDER, Verdict

Pattern = Literal["solid", "dots", "lines", "hatch", "stripes", "hollow"]


class Shades(msgspec.Struct, frozen=True):
    """Colours of a tile on one ground: its fill, the marks of its pattern, and the text upon both."""

    fill: str
    mark: str
    ink: str


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """All four signs of a verdict."""

    word: str
    short: str  # the word inside a tile, nine letters at most
    symbol: str
    pattern: Pattern
    light: Shades
    dark: Shades


def _look(word: Verdict, short: str, symbol: str, pattern: Pattern, light: tuple[str, str, str], dark: tuple[str, str, str]) -> Look:
    return Look(word=word.words, short=short, symbol=symbol, pattern=pattern, light=Shades(*light), dark=Shades(*dark))


_LOOKS = {
    Verdict.YES: _look(Verdict.YES, "yes", "✓", "solid", ("#14598c", "#14598c", "#ffffff"), ("#74bdf2", "#74bdf2", "#08151f")),
    Verdict.YES_WITH_LIMITS: _look(
        Verdict.YES_WITH_LIMITS, "limits", "◐", "dots", ("#bcdcf2", "#8fc1e3", "#0c2a40"), ("#1f4a69", "#33658a", "#ffffff")
    ),
    Verdict.UNKNOWN: _look(Verdict.UNKNOWN, "unknown", "?", "hollow", ("#f4f5f6", "#9aa3ab", "#454d55"), ("#1d2226", "#5f6973", "#cfd6dc")),
    Verdict.DISPUTED: _look(
        Verdict.DISPUTED, "disputed", "!", "stripes", ("#fbe3b0", "#f0bf5a", "#3b2700"), ("#584210", "#84661a", "#fffaf0")
    ),
    Verdict.NOT_YET: _look(Verdict.NOT_YET, "not yet", "◷", "lines", ("#b8ad9d", "#d2cabf", "#231b10"), ("#6a6255", "#554e43", "#ffffff")),
    Verdict.NO: _look(Verdict.NO, "no", "✕", "hatch", ("#8f2f12", "#a84525", "#ffffff"), ("#f09a78", "#dd8460", "#210b03")),
}  # fmt: skip

#: In the order of the legend: from the best down.
LOOKS = {word: _LOOKS[word] for word in ORDER}
