"""Words, lengths in two units, bars and dimension lines as SVG. Everything that is text is escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from textwrap import wrap

from keiway.charts import theme
from keiway.drawing.record import KG_PER_LB, M_PER_FT, M_PER_IN, Sized

SMALL, TEXT, HEAD = theme.SMALL, theme.TEXT, 17  # px of 440
COLOURS = (theme.FIRST, theme.SECOND, theme.THIRD, theme.FOURTH)
BAR, BAR_ROW = 9, 18
EM = 0.52  # a letter's width over its size, for what must not be cut
SQ_FT_PER_M2 = 1 / M_PER_FT**2


def colour(row: Sized) -> str:
    """The first vehicle's is the accent."""
    return COLOURS["ABCD".index(row.letter)]


def text(x: float, y: float, words: str, *, size: int = SMALL, fill: str = theme.INK, bold: bool = False, anchor: str = "start") -> str:
    """One line of text."""
    more = (' font-weight="600"' if bold else "") + (f' text-anchor="{anchor}"' if anchor != "start" else "")
    shape = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}"{more}'
    return f'<text {shape} fill="{fill}">{escape(words)}</text>'


def lines(x: float, y: float, words: str, *, width: float, size: int = SMALL, **more) -> tuple[str, float]:
    """Text wrapped to a width, and the y under it."""
    broken = wrap(words, max(12, int(width / (EM * size))), break_on_hyphens=False)
    step = 1.32 * size
    return "".join(text(x, y + n * step, line, size=size, **more) for n, line in enumerate(broken)), y + len(broken) * step


def headline(x: float, y: float, words: str, width: float) -> tuple[str, float]:
    """Large, its lines about as long as each other."""
    full = int(width / (EM * HEAD))
    count = len(wrap(words, full, break_on_hyphens=False))
    even = next(n for n in range(len(words) // count, full + 1) if len(wrap(words, n, break_on_hyphens=False)) <= count)
    return lines(x, y, words, width=(even + 0.5) * EM * HEAD, size=HEAD, bold=True)


def badge(x: float, y: float, row: Sized) -> str:
    """The letter in a disc: full for the first, a ring for the others."""
    own, first = colour(row), row.letter == "A"
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" fill="{own if first else theme.GROUND}" stroke="{own}" stroke-width="1.6"/>'
        + text(x, y + 4.3, row.letter, fill=theme.GROUND if first else own, bold=True, anchor="middle")
    )


def shortened(name: str, letters: int = 46) -> str:
    """As much of a name as one line holds; the words for those who do not see it have all of it."""
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"


def feet(value_m: float) -> str:
    """Feet and whole inches: 11 ft 2 in."""
    inches = round(value_m / M_PER_IN)
    return f"{inches // 12} ft {inches % 12} in" if inches % 12 else f"{inches // 12} ft"


def both(value_m: float) -> str:
    """11 ft 2 in (3.40 m)."""
    return f"{feet(value_m)} ({value_m:.2f} m)"


def measures(row: Sized) -> str:
    """Length, width and height in both units; ~ before what is estimated."""
    three = (row.length_m, row.width_m, row.height_m)
    mark = ["" if one.known else "~" for one in three]
    imperial = " × ".join(f"{m}{feet(one.value_m)}" for m, one in zip(mark, three, strict=True))
    metric = " × ".join(f"{m}{one.value_m:.2f}" for m, one in zip(mark, three, strict=True))
    return f"{imperial} · {metric} m"


def dimension(x1: float, x2: float, y: float, own: str, words: str, *, known: bool = True, beside: float | None = None, most: float = 1e9) -> str:
    """A line with end strokes and its length on it; where that is too short after it, before it where `most` would be passed.

    `beside`: where the words stand in any case.
    """
    dash = "" if known else ' stroke-dasharray="4 3"'
    line = (
        f'<path d="M{x1:.1f},{y - 4:.1f} V{y + 4:.1f} M{x2:.1f},{y - 4:.1f} V{y + 4:.1f}" stroke="{own}" stroke-width="1.4" fill="none"/>'
        f'<path d="M{x1:.1f},{y:.1f} H{x2:.1f}" stroke="{own}" stroke-width="1.4" fill="none"{dash}/>'
    )
    middle, wide = (x1 + x2) / 2, EM * SMALL * len(words) + 10
    if beside is None and x2 - x1 < wide + 16:
        if x2 + wide <= most:
            beside = x2 + 8
        elif x1 - wide >= 0:
            return line + text(x1 - 8, y + 4, words, fill=own, anchor="end")
        else:
            middle = min(middle, most - wide / 2)
    if beside is not None:
        return line + text(beside, y + 4, words, fill=own)
    plate = f'<rect x="{middle - wide / 2:.1f}" y="{y - 7:.1f}" width="{wide:.1f}" height="14" fill="{theme.GROUND}"/>'
    return line + plate + text(middle, y + 4, words, fill=own, anchor="middle")


def bars(x: float, y: float, width: float, title: str, rows: list[tuple[Sized, tuple[float, float] | None, str]]) -> tuple[str, float]:
    """One heading and a bar a vehicle: solid to the least, pale to the most; without a value its words alone."""
    most = max((high for _, span, _ in rows if span for high in span[1:]), default=0.0)
    out = text(x, y, title, bold=True)
    y += 8
    for row, span, words in rows:
        own, at = colour(row), x + 18
        out += text(x, y + BAR + 1, row.letter, fill=own, bold=True)
        if span and most:
            low, high = (max(value / most * width, 1.0) for value in span)
            if high > low + 0.5:
                out += f'<rect x="{at:.1f}" y="{y + 1:.1f}" width="{high:.1f}" height="{BAR}" rx="2" fill="{own}" fill-opacity="0.35"/>'
            out += f'<rect x="{at:.1f}" y="{y + 1:.1f}" width="{low:.1f}" height="{BAR}" rx="2" fill="{own}"/>'
            at += high + 6
        out += text(at, y + BAR + 1, words, fill=theme.INK if span else theme.SOFT)
        y += BAR_ROW
    return out, y + 20


def three_bars(x: float, y: float, rows: tuple[Sized, ...]) -> tuple[str, float]:
    """Plan area, curb mass, seats."""
    plan = [(row, (row.plan_area_m2,) * 2 if row.plan_area_m2 else None, area(row)) for row in rows]
    out = ""
    for title, told in (
        ("Plan area, length × width", plan),
        ("Curb mass", [(row, row.curb_mass_kg, mass(row)) for row in rows]),
        ("Seats", [(row, row.seats, seats(row)) for row in rows]),
    ):
        drawn, y = bars(x, y, 196, title, told)
        out += drawn
    return out, y


def area(row: Sized) -> str:
    return f"{row.plan_area_m2 * SQ_FT_PER_M2:.0f} sq ft ({row.plan_area_m2:.1f} m²)" if row.plan_area_m2 else "not known"


def mass(row: Sized) -> str:
    if row.curb_mass_kg is None:
        return "not known"
    return f"{span([one / KG_PER_LB for one in row.curb_mass_kg])} lb ({span(row.curb_mass_kg)} kg)"


def seats(row: Sized) -> str:
    return span(row.seats) if row.seats else "not known"


def span(ends: Sequence[float]) -> str:
    """Both ends in whole numbers, or one where they are the same."""
    low, high = (f"{one:,.0f}" for one in ends)
    return low if low == high else f"{low} to {high}"


def percent_span(share: float | tuple[float, float] | None) -> str:
    if share is None:
        return "not known"
    return f"{span([100 * one for one in (share if isinstance(share, tuple) else (share, share))])}%"
