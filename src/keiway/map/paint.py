"""What the map is painted with: symbols as strokes, patterns, and the style sheet for light, dark and print."""

from __future__ import annotations

from typing import NamedTuple

from keiway.answer import Verdict
from keiway.charts.theme import DARK, GROUND, INK, SOFT
from keiway.map.look import LOOKS, Shades

WORDS_FROM = 700  # px of the window from which a tile also holds its word
PLATE, PLATE_INK = "#ffffff", "#14181c"  # a sign on the road is white by night too

#: Strokes in a box of ten by ten.
ICONS = {
    Verdict.YES: '<path d="M1.2 5.4 4 8.2 9 2"/>',
    Verdict.YES_WITH_LIMITS: '<circle cx="5" cy="5" r="3.9"/><path fill="currentColor" d="M5 1.1a3.9 3.9 0 0 0 0 7.8z"/>',
    Verdict.NOT_YET: '<circle cx="5" cy="5" r="4.1"/><path d="M5 2.6V5.2L6.7 6.4"/>',
    Verdict.NO: '<path d="M1.6 1.6 8.4 8.4M8.4 1.6 1.6 8.4"/>',
    Verdict.DISPUTED: '<path d="M5 .9V5.7M5 8.9V9"/>',
    Verdict.UNKNOWN: '<path d="M2.5 3.2C2.5 .1 7.5 .1 7.5 3.1 7.5 5 5 4.9 5 6.6M5 9.1V9.2"/>',
}

class Lines(NamedTuple):
    """Dashed lines over a box, across or slanting."""

    every: float | None  # from one to the next below; None: a single one, as thick as the box is tall
    thick: float | None
    mark: float  # length of a dash; 0: a dot
    gap: float
    slant: int = 0  # degrees


SLOPE = 2**0.5  # what slants by 45 degrees is so much wider along a level line
PATTERNS = {
    "dots": (Lines(5, 1.9, 0, 5),),
    "lines": (Lines(4.5, 1.5, 1, 0),),
    "hatch": (Lines(None, None, 0.9 * SLOPE, 4.1 * SLOPE, -45), Lines(None, None, 0.9 * SLOPE, 4.1 * SLOPE, 45)),
    "stripes": (Lines(None, None, 4 * SLOPE, 4 * SLOPE, -45),),
}


def marks(pattern: str, wide: float, tall: float) -> str:
    """The marks of a pattern over a box at 0, 0; slanting ones run out of it and are cut by who places them.

    Strokes, whose colour is that of the `<use>`; not a `<pattern>`: a browser that prints makes a picture of the whole sheet for each
    box that one fills.
    """
    return "".join(_dashed(lines, wide, tall) for lines in PATTERNS[pattern])


def _dashed(lines: Lines, wide: float, tall: float) -> str:
    every = lines.every or tall
    start = -tall if lines.slant > 0 else 0 if lines.mark else lines.gap / 2
    path = "".join(f"M{start:g} {(row + 0.5) * every:g}h{wide + (tall if lines.slant else 0):g}" for row in range(int(tall // every)))
    dashes = f' stroke-dasharray="{lines.mark:.4g} {lines.gap:.4g}"' if lines.gap else ""
    slant = f' transform="skewX({lines.slant})"' if lines.slant else ""
    cap = "butt" if lines.mark else "round"
    return f'<path d="{path}" stroke-width="{lines.thick or tall:g}" stroke-linecap="{cap}"{dashes}{slant}/>'


def css(scope: str, font: str) -> str:
    """Light first, as on paper; dark on a screen that asks for it."""
    light = {name: found.light for name, found in _named()}
    dark = {name: found.dark for name, found in _named()}
    fixed = (
        f"{scope}{{font-family:{font};max-width:100%;height:auto;print-color-adjust:exact;-webkit-print-color-adjust:exact}}"
        f"{scope} .b{{font-weight:700}}{scope} .plate{{fill:{PLATE};stroke:{PLATE_INK};stroke-width:.8}}{scope} .n{{fill:{PLATE_INK}}}"
        f"{scope} use{{fill:none;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}}"
        f"{scope} .future{{fill:none;stroke-width:1.4;stroke-dasharray:3 2}}{scope} a:focus rect{{stroke:currentColor;stroke-width:2}}"
    )
    on_dark = _shades(scope, dark, DARK[GROUND], DARK[INK], DARK[SOFT])
    return (
        fixed + _shades(scope, light, GROUND, INK, SOFT)
        + f"@media screen and (prefers-color-scheme:dark){{{on_dark}}}"
        + f"@media screen and (max-width:{WORDS_FROM - 1}px){{{scope} .w{{display:none}}}}"
    )  # fmt: skip


def _named() -> list:
    return [(word.value.lower().replace("_", "-"), found) for word, found in LOOKS.items()]


def _shades(scope: str, shades: dict[str, Shades], ground: str, ink: str, soft: str) -> str:
    rules = [f".g{{fill:{ground}}}", f".i{{fill:{ink}}}", f".s{{fill:{soft}}}", f".future{{stroke:{ink}}}"]
    for name, one in shades.items():
        rules += [
            f".f-{name}{{fill:{one.fill}}}", f".m-{name}{{stroke:{one.mark}}}", f".k-{name}{{fill:{one.ink}}}",
            f".s-{name}{{stroke:{one.ink};color:{one.ink}}}", f".o-{name}{{stroke:{one.mark}}}",
            f".e-{name}{{fill:none;stroke:{one.ink};stroke-width:1.4;stroke-dasharray:3.4 2.2}}",
        ]  # fmt: skip
    return "".join(f"{scope} {rule}" for rule in rules)
