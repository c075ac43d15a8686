"""The part of the look that pictures share with pages, as one style sheet: verdicts as on the map, maps, drawings, charts.

Written from `keiway.map`, `keiway.drawing` and `keiway.charts`, so a verdict looks the same on a page, a tile and a printout.
"""

from __future__ import annotations

from functools import cache

#: The patterns of the map, as a browser paints a box: `--mark` is the colour of the marks.
PATTERNS = {
    "solid": "none",
    "hollow": "linear-gradient(90deg, var(--mark) 0 1.5px, transparent 1.5px calc(100% - 1.5px), var(--mark) calc(100% - 1.5px))",
    "dots": "radial-gradient(circle at 50% 50%, var(--mark) 0 1.5px, transparent 1.9px) 0 0 / 7px 7px",
    "lines": "repeating-linear-gradient(0deg, transparent 0 5px, var(--mark) 5px 7px)",
    "hatch": (
        "repeating-linear-gradient(45deg, transparent 0 6px, var(--mark) 6px 7.3px), "
        "repeating-linear-gradient(-45deg, transparent 0 6px, var(--mark) 6px 7.3px)"
    ),
    "stripes": "repeating-linear-gradient(45deg, transparent 0 5px, var(--mark) 5px 10px)",
}


@cache
def sheet() -> str:
    """CSS: `.v-no` and its like set --fill, --mark, --on (text upon both) and --pattern; then maps, and drawings and charts by dark ground."""
    from keiway import drawing, map

    light = "".join(_verdict(word, look.light, look.pattern) for word, look in map.LOOKS.items())
    dark = "".join(_verdict(word, look.dark, None) for word, look in map.LOOKS.items())
    return "\n".join([light, f"@media screen and (prefers-color-scheme:dark){{{dark}}}", map.style(), drawing.page_style()])


def _verdict(word, shades, pattern: str | None) -> str:
    painted = f"--pattern:{PATTERNS[pattern]};" if pattern else ""
    return f".v-{word.value.lower()}{{--fill:{shades.fill};--mark:{shades.mark};--on:{shades.ink};{painted}}}"
