"""The map of the day with the state and its neighbours marked, and the same in words."""

from __future__ import annotations

import re

from keiway.answer import ORDER
from keiway.dossier.pictures import drawn
from keiway.dossier.section import Part, Section
from keiway.map.neighbours import BORDERS

TILE = re.compile(r'<g><title>(?P<name>[^<]*)</title><rect class="f-[a-z-]+[^"]*" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" width="(?P<w>[\d.]+)"')


def show(found, said) -> Part:
    from keiway.map import svg

    board, home = found.board, found.case.state
    near = BORDERS[home] if home else ()
    tiles = {tile.state: tile for tile in board.tiles}
    counts = ", ".join(f"{word.words} {board.counts[word]}" for word in ORDER if board.counts[word])
    own = f"{tiles[home].name} is framed{', its neighbours thinly' if near else ''}. " if home else ""
    picture = marked(svg(board, prefix="map", styled=False), {tile.name: tile.state for tile in board.tiles}, home, near)
    figure = drawn(picture, "us", f"Where may it be registered and driven on {board.on}?", f"{own}50 states and DC: {counts}.")
    listed = [(word, [tile for tile in board.tiles if tile.verdict == word]) for word in ORDER]
    return Part(
        view={"figure": figure, "near": [tiles[code] for code in (home, *near)] if home else [], "listed": [(word, _names(mine)) for word, mine in listed if mine]},
        data={"on": board.on, "counts": board.counts, "tiles": {tile.state: {"verdict": tile.verdict, "cap_mph": tile.cap_mph, "future": tile.future} for tile in board.tiles}},
        cites=tiles[home].cites if home else (),
    )  # fmt: skip


def _names(tiles) -> str:
    """Names in order, each with its cap."""
    return ", ".join(f"{tile.name} (to {tile.cap_mph} mph)" if tile.cap_mph else tile.name for tile in sorted(tiles, key=lambda tile: tile.name))


def marked(svg: str, codes: dict[str, str], home: str | None, near: tuple[str, ...]) -> str:
    """The picture with frames laid over the tiles of the state and its neighbours. Tiles are found by their titles."""
    frames = []
    for tile in TILE.finditer(svg):
        name = next((name for name in codes if re.match(rf"{re.escape(name)}( \(|:)", tile["name"])), None)
        code = codes.get(name)
        if code == home or code in near:
            cls, out = ("home", 2.2) if code == home else ("near", 0.8)
            # a neighbour's frame first, so that the state's own lies over it
            frames.append((cls == "home", _frame(cls, float(tile["x"]), float(tile["y"]), float(tile["w"]), out)))
    return svg.replace("</svg>", "".join(frame for _, frame in sorted(frames)) + "</svg>")


def _frame(cls: str, x: float, y: float, side: float, out: float) -> str:
    x, y, side = x - (36 - side) / 2, y - (36 - side) / 2, 36
    return f'<rect class="{cls}" x="{x - out:.1f}" y="{y - out:.1f}" width="{side + 2 * out:.1f}" height="{side + 2 * out:.1f}" rx="5"/>'


SECTION = Section(title="Where", place={"buyer": 40, "importer": 60, "legislator": 30, "press": 40}, show=show)
