"""A chart with its words and its table, and the way to a file."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from keiway.charts import theme
from keiway.errors import UsageError
from keiway.kept import Kept

SUFFIXES = (".svg", ".png", ".csv")
PNG_SCALE = 2.0
_DRAWN = Kept("charts.drawn", 64)


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """`chart`: an Altair chart, or a function of no arguments that makes it. `rows`: the numbers that it shows, as a table."""

    chart: Any = None
    title: str
    summary: str  # one sentence: what is seen
    columns: tuple[str, ...]  # names with units
    rows: Sequence[Sequence[Any]]
    plain: Callable[[], str] | None = None  # the SVG, where it is written without Altair: for a page; for files too where there is no chart


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was written, and in one sentence what it shows."""

    path: str
    summary: str


def check_suffix(
    path: str | Path, option: str = "--plot", suffixes: tuple[str, ...] = SUFFIXES, is_: str = "a picture is .svg or .png, its numbers are .csv",
    stem: str = "crash",
) -> Path:
    """The path, if it ends in one of `suffixes` and its folder is there. Raises `UsageError` with the nearest, else one named `stem`."""
    from keiway.flags import nearest

    found = Path(path)
    if found.suffix.casefold() not in suffixes:
        near = nearest(found.suffix, suffixes, cutoff=50)
        better = str(found.with_suffix(near[0] if near else suffixes[0])) if found.name.strip(".") else f"{stem}{suffixes[0]}"
        said = f"ends in {found.suffix!r}" if found.suffix else "has no suffix"
        raise UsageError(f"{option} {str(path)!r} {said}: {is_}.", fix=(option, better))
    if not found.parent.is_dir():
        raise UsageError(f"{option} {str(path)!r}: there is no folder {str(found.parent)!r}.", fix=(option, found.name))
    if found.is_dir():
        raise UsageError(f"{option} {str(path)!r} is a folder; give a file in it.", fix=(option, str(found / f"{stem}{suffixes[0]}")))
    return found


def altair() -> Any:
    """Altair, or what to install."""
    try:
        import altair
        import vl_convert  # noqa: F401  (Altair needs it to write a file)
    except ImportError as missing:
        raise UsageError(f"Pictures need one more package ({missing.name}): pip install 'keiway[plot]'.", try_="pip install 'keiway[plot]'") from missing
    return altair


def save(picture: Picture, path: str | Path) -> Path:
    """Write SVG, PNG or the table, by suffix. Raises `UsageError` for another suffix or a folder that is not there."""
    path = check_suffix(path)
    if path.suffix.casefold() == ".csv":
        _table(picture, path)
        return path
    png = path.suffix.casefold() == ".png"
    if png or picture.chart is not None:
        altair()  # vl_convert, which it brings, makes every PNG
        import vl_convert
    if picture.chart is None:
        svg = picture.plain()
        path.write_bytes(vl_convert.svg_to_png(svg, scale=PNG_SCALE)) if png else path.write_text(_worded(svg, picture), encoding="utf-8")
    elif png:
        path.write_bytes(vl_convert.vegalite_to_png(_spec(picture), scale=PNG_SCALE))
    else:
        path.write_text(_worded(vl_convert.vegalite_to_svg(_spec(picture)), picture), encoding="utf-8")
    return path


def inline(picture: Picture, name: str) -> str:
    """The SVG for a page: `name` makes its ids the page's own; the page's style sheet turns its colours (`theme.dark_style`)."""
    if picture.plain:
        return _worded(picture.plain(), picture, f"{name}-", styled=False)
    spec = _spec(picture, page=True)
    import vl_convert

    svg = _DRAWN.get(spec, lambda: vl_convert.vegalite_to_svg(spec))
    return _worded(_own(svg, f"{name}-"), picture, f"{name}-", styled=False)


#: What the drawing says of its parts: the picture is one image with words of its own, and its table stands beside it.
_PARTS = re.compile(r' (?:role|aria-label|aria-roledescription|aria-hidden)="[^"]*"')


def _own(svg: str, prefix: str) -> str:
    """The SVG with ids that no other picture of the page has, and without words on its parts."""
    plain = _PARTS.sub("", svg)
    return re.sub(r'\b(id="|href="#|url\(#)', rf"\g<1>{prefix}", plain)


def _spec(picture: Picture, page: bool = False) -> str:
    """The chart for Vega-Lite; a file's is checked against its schema, which takes longer than to draw it."""
    altair()
    from altair.utils.schemapi import debug_mode

    with debug_mode(not page):
        drawn = picture.chart() if callable(picture.chart) and not hasattr(picture.chart, "to_dict") else picture.chart
        return theme.themed(drawn, page).to_json(validate=not page)


def _worded(svg: str, picture: Picture, prefix: str = "", styled: bool = True) -> str:
    """The SVG with its title and summary for those who do not see it, and its colours for a dark ground."""
    from html import escape

    head, _, rest = svg.partition(">")
    head = head.replace("<svg ", f'<svg role="img" aria-labelledby="{prefix}t {prefix}d" ', 1)
    words = f'<title id="{prefix}t">{escape(picture.title)}</title><desc id="{prefix}d">{escape(picture.summary)}</desc>'
    return f"{head}>{words}{f'<style>{theme.dark_style()}</style>' if styled else ''}{rest}"


def _table(picture: Picture, path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(picture.columns)
        writer.writerows(picture.rows)
