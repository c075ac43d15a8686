"""The picture of a board, as SVG text in plain Python. Made 440 units wide: still read on a telephone 360 px wide.

Every tile has its state's letters, a symbol, a pattern and a colour; from 700 px on also the word. The figures of a cap stand
on a white plate, as on the road. Text from outside is escaped and cut; nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from textwrap import wrap

from keiway.answer import ORDER, Verdict
from keiway.charts.theme import FONT
from keiway.days import long_day
from keiway.map import look as looks
from keiway.map.board import OPEN, Board, Tile
from keiway.map.grid import ROWS
from keiway.map.paint import ICONS, PATTERNS, css, marks

WIDTH, MARGIN, PITCH, SIDE = 440, 9, 38.4, 36
SMALL, KEY = 8, 20  # sides of the corner that tells of a dispute, and of a box of the legend
SHOWN = 880  # px a picture of its own is wide, where there is room
NAME_CHARACTERS, LINE_CHARACTERS = 38, 66  # in a line
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Link = Callable[[Tile], str]


def style(scope: str = ".keiway-map") -> str:
    """The colours for light, dark and print, for pictures drawn with ``styled=False``."""
    return css(scope, FONT)


def svg(board: Board, *, prefix: str = "map", link: Link | None = None, styled: bool = True, bare: bool = False) -> str:
    """The picture. `prefix`: of its ids, where a page holds several; `link`: where a tile leads, if anywhere.

    `bare`: without name, day and foot, for a page that tells them beside it.
    """
    head, y = ("", -10.0) if bare else _head(board)
    grid = y + 12
    tiles = "\n".join(_tile(one, grid, prefix, link) for one in board.tiles)
    legend, end = _legend(board, grid + ROWS * PITCH + 14, prefix, bare)
    role = "group" if link else "img"
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" class="keiway-map" role="{role}" aria-labelledby="{prefix}-t {prefix}-d" '
        f'viewBox="0 0 {WIDTH} {end:g}" width="{SHOWN}" height="{SHOWN * end / WIDTH:g}">',
        f'<title id="{prefix}-t">{text(_title(board))}</title>',
        f'<desc id="{prefix}-d">{text(summary(board))}</desc>',
        f"<style>{style()}</style>" if styled else "",
        f"<defs>{definitions(prefix, SIDE, SIDE)}{_corners(prefix)}</defs>",
        f'<rect class="g" width="{WIDTH}" height="{end:g}"/>',
        head, tiles, legend, "</svg>\n",
    ])  # fmt: skip


def text(words: str) -> str:
    """Safe in an element and in an attribute; signs that XML does not have are left out."""
    return escape(NOT_XML.sub("", words))


def summary(board: Board) -> str:
    """The whole map in words: each verdict with its states."""
    parts = []
    for word in ORDER:
        mine = [_listed(one) for one in board.tiles if one.verdict == word]
        if mine:
            parts.append(f"{word.words} {len(mine)}: {', '.join(sorted(mine))}.")
    return " ".join(parts)


def _listed(one: Tile) -> str:
    marks = ([f"to {one.cap_mph} mph"] if one.cap_mph else []) + (["signed future law"] if one.future else [])
    return f"{one.name} ({', '.join(marks)})" if marks else one.name


def _title(board: Board) -> str:
    return f"Where may it be registered and driven? {board.name}, built {board.built}, on {long_day(board.on)}"


def _head(board: Board) -> tuple[str, float]:
    """Name, day and what comes before the states; and where it ends."""
    lines, y = [], 27.0
    for part in wrap(board.name, NAME_CHARACTERS, max_lines=2, placeholder=" ..."):
        lines.append(f'<text class="i b" x="{MARGIN}" y="{y:g}" font-size="18">{text(part)}</text>')
        y += 21
    use = "" if board.use == "road" else f", {board.use} use"
    lines.append(
        f'<text class="i" x="{MARGIN}" y="{y:g}" font-size="14">Built {text(board.built)}{text(use)}. State law on '
        f'<tspan class="b">{long_day(board.on)}</tspan></text>'
    )
    if board.enter not in OPEN:
        for part in wrap(f"Entering the country comes first: {board.enter.words}. {board.enter_says}", LINE_CHARACTERS, max_lines=3):
            y += 17
            lines.append(f'<text class="i" x="{MARGIN}" y="{y:g}" font-size="12.5">{text(part)}</text>')
    return "\n".join(lines), y


def _tile(one: Tile, top: float, prefix: str, link: Link | None) -> str:
    x, y = MARGIN + one.column * PITCH, top + one.row * PITCH
    name = f"{_listed(one)}: {one.word}. {one.reason}" + (f" [{one.rule}]" if one.rule else "")
    parts = [f"<title>{text(name)}</title>", _ground(one.verdict, x, y, SIDE, prefix)]
    if one.future:
        parts.append(f'<rect class="e-{slug(one.verdict)}" x="{x + 0.9:g}" y="{y + 0.9:g}" width="{SIDE - 1.8:g}" height="{SIDE - 1.8:g}" rx="3.4"/>')
    if one.disputed and one.verdict != Verdict.DISPUTED:
        parts.append(_ground(Verdict.DISPUTED, x + SIDE - 11.5, y + 4, SMALL, prefix))
    parts.append(f'<text class="k-{slug(one.verdict)} b" x="{x + 4:g}" y="{y + 13.4:g}" font-size="13">{one.state}</text>')
    parts.append(_icon(one.verdict, x + SIDE - 13.4, y + 16.6, prefix))
    if one.cap_mph:
        parts.append(_plate(one.cap_mph, x + 3.6, y + 15.8))
    short = looks.LOOKS[one.verdict].short
    parts.append(f'<text class="w k-{slug(one.verdict)}" x="{x + 4:g}" y="{y + SIDE - 3.2:g}" font-size="5.6">{short}</text>')
    body = "".join(parts)
    return f'<a href="{text(link(one))}">{body}</a>' if link else f"<g>{body}</g>"


def _ground(word: Verdict, x: float, y: float, side: float, prefix: str) -> str:
    """The fill and the pattern upon it."""
    name, pattern = slug(word), looks.LOOKS[word].pattern
    if pattern == "hollow":
        return f'<rect class="f-{name} o-{name}" x="{x + 0.5:g}" y="{y + 0.5:g}" width="{side - 1:g}" height="{side - 1:g}" rx="{_round(side):g}"/>'
    fill = f'<rect class="f-{name}" x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}" rx="{_round(side):g}"/>'
    if pattern == "solid":
        return fill
    return f'{fill}<use class="m-{name}" href="#{prefix}-p-{name}" transform="translate({x:g} {y:g})" clip-path="url(#{prefix}-c-{side:g})"/>'


def _round(side: float) -> float:
    return min(4, side / 5)


def _corners(prefix: str) -> str:
    """What cuts the marks of a box, by its side."""
    return "".join(
        f'<clipPath id="{prefix}-c-{side:g}"><rect width="{side:g}" height="{side:g}" rx="{_round(side):g}"/></clipPath>' for side in (SIDE, KEY, SMALL)
    )


def _icon(word: Verdict, x: float, y: float, prefix: str) -> str:
    return f'<use href="#{prefix}-s-{slug(word)}" class="s-{slug(word)}" x="{x:g}" y="{y:g}"/>'


def _plate(cap_mph: int, x: float, y: float) -> str:
    """A cap as a small speed-limit sign."""
    return (
        f'<rect class="plate" x="{x:g}" y="{y:g}" width="17.4" height="11.8" rx="2"/>'
        f'<text class="n b" x="{x + 8.7:g}" y="{y + 10:g}" font-size="11.5" text-anchor="middle">{cap_mph}</text>'
    )


def _legend(board: Board, y: float, prefix: str, bare: bool = False) -> tuple[str, float]:
    """The six words with their signs and counts, what plate and dashes mean, and the day of the data; where it ends."""
    parts = []
    for number, word in enumerate(ORDER):
        x, row = (MARGIN, 232)[number // 3], y + number % 3 * 27
        parts += [
            _ground(word, x, row, KEY, prefix),
            _icon(word, x + 5, row + 5, prefix),
            f'<text class="i" x="{x + 28}" y="{row + 15:g}" font-size="14"><tspan class="b">{board.counts[word]}</tspan> {word.words}</text>',
        ]
    y += 3 * 27 + 14
    keys = []
    if any(one.cap_mph for one in board.tiles):
        keys.append((_plate(35, MARGIN + 1, y - 1), "Highest posted limit of a road it may use, mph"))
    if any(one.future for one in board.tiles):
        box = f'<rect class="future" x="{MARGIN + 1}" y="{{y:g}}" width="18" height="12.4" rx="2"/>'
        keys.append((box, "Signed, not yet in force when last checked"))
    for drawn, words in keys:
        drawn = drawn.format(y=y - 1)
        parts.append(f'{drawn}<text class="i" x="{MARGIN + 28}" y="{y + 10:g}" font-size="13">{words}</text>')
        y += 22
    y += 6
    for line in () if bare else _foot(board):
        parts.append(f'<text class="s" x="{MARGIN}" y="{y + 8:g}" font-size="12">{text(line)}</text>')
        y += 16
    return "\n".join(parts), round(y + 6, 1)


def _foot(board: Board) -> list[str]:
    late = " Only law signed by then is known." if board.beyond else ""
    said = (
        f"State law checked {long_day(board.law_checked)}.{late} UNKNOWN: no rule found or confirmed, or a fact is missing. "
        f"50 states and DC. Not legal advice. keiway, data {board.data}"
    )
    return wrap(said, LINE_CHARACTERS)


def definitions(prefix: str, wide: float, tall: float) -> str:
    """Patterns for boxes up to so large, and symbols, once each."""
    drawn = [f'<g id="{prefix}-s-{slug(word)}">{ICONS[word]}</g>' for word in ORDER]
    for word, found in looks.LOOKS.items():
        if found.pattern in PATTERNS:
            drawn.append(f'<g id="{prefix}-p-{slug(word)}">{marks(found.pattern, wide, tall)}</g>')
    return "".join(drawn)


def slug(word: Verdict) -> str:
    return word.value.lower().replace("_", "-")
