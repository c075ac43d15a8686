"""How the figures of a road answer are written on a page: US units first, a band in words."""

from __future__ import annotations

from typing import NamedTuple

from keiway.road.answer import RoadAnswer

#: The room's words, as the command line has them, and the verdict whose sign and colour stand beside them.
SIGNS = {"yes": "YES", "no": "NO", "unsure": "UNKNOWN", "tight": "YES_WITH_LIMITS", "part": "YES_WITH_LIMITS", "unknown": "UNKNOWN"}


class Cell(NamedTuple):
    """A figure: the middle, nine in ten, a word of the room where it is judged."""

    text: str
    band: str = ""
    word: str = ""


NOTHING = Cell("not known")
def told(word: str) -> str:
    from keiway.cli.road.words import WORDS

    return "in part" if word == "part" else WORDS.get(word, word)


def figure(quantity, digits: int = 0, word: str = "", without: str = "never") -> Cell:
    """A quantity with its band; `without`: what is said where there is none."""
    if quantity is None:
        return Cell(without, "", word)
    text = f"{quantity.mid:,.{digits}f} {quantity.unit}"
    if quantity.low is None:
        return Cell(text, "", word)
    low = f"{quantity.low:,.{digits}f}"
    if quantity.high is None:
        return Cell(text, "or more" if low == f"{quantity.mid:,.{digits}f}" else f"{low} or more", word)
    high = f"{quantity.high:,.{digits}f}"
    return Cell(text, "" if low == high else f"{low} to {high}", word)


def on(grade_pct: float) -> str:
    return f"{grade_pct:g}% up" if grade_pct else "level"


def conditions(found: RoadAnswer) -> str:
    """The road asked about in one line."""
    g = found.given
    parts = [f"{g.grade_pct:g}% hill" if g.grade_pct else "level road"]
    parts.append(f"{g.load_kg / 0.45359237:,.0f} lb ({g.load_kg:,.0f} kg) and a driver" if g.load_kg else "a driver alone")
    parts.append(f"{g.altitude_m / 0.3048:,.0f} ft ({g.altitude_m:,.0f} m) up" if g.altitude_m else "sea level")
    parts.append(f"{abs(g.head_wind_mph):.0f} mph of wind from {'ahead' if g.head_wind_mph > 0 else 'behind'}" if g.head_wind_mph else "still air")
    return ", ".join(parts)


def title(found: list[RoadAnswer]) -> str:
    """The finding, then whose."""
    return "; ".join(f"{_short(one)}: {one.name}" for one in found)


def _short(found: RoadAnswer) -> str:
    if not found.holds:
        return "Not known whether it keeps up"
    wanted = found.given.grade_pct or 6.0
    steep = next((one for one in found.holds if one.grade_pct == wanted), found.holds[-1])
    return f"Keeps {found.holds[0].speed.mid:.0f} mph, {steep.speed.mid:.0f} on {steep.grade_pct:g}%"


def halves(sentence: str) -> tuple[str, str]:
    """The first sentence, and what follows it."""
    first, stop, rest = sentence.partition(". ")
    return (f"{first}.", rest) if stop else (sentence, "")
