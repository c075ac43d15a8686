"""What the map is painted with: symbols as strokes, patterns, and the style sheet for light, dark and print."""

from __future__ import annotations

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

#: Pattern -> the attributes of its element, and its marks.
PATTERNS = {
    "dots": ('width="5" height="5"', '<circle class="{mark}" cx="2.5" cy="2.5" r=".95"/>'),
    "lines": ('width="4.5" height="4.5"', '<rect class="{mark}" width="4.5" height="1.5"/>'),
    "hatch": (
        'width="5" height="5" patternTransform="rotate(45)"',
        '<rect class="{mark}" width="5" height=".9"/><rect class="{mark}" width=".9" height="5"/>',
    ),
    "stripes": ('width="8" height="8" patternTransform="rotate(45)"', '<rect class="{mark}" width="4" height="8"/>'),
}


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
            f".f-{name}{{fill:{one.fill}}}", f".m-{name}{{fill:{one.mark}}}", f".k-{name}{{fill:{one.ink}}}",
            f".s-{name}{{stroke:{one.ink};color:{one.ink}}}", f".o-{name}{{stroke:{one.mark}}}",
            f".e-{name}{{fill:none;stroke:{one.ink};stroke-width:1.4;stroke-dasharray:3.4 2.2}}",
        ]  # fmt: skip
    return "".join(f"{scope} {rule}" for rule in rules)
