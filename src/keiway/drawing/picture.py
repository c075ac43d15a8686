"""The drawing as one SVG, in one of three forms: a sheet that tells all by itself, or the views alone for a page, narrow or wide."""

from __future__ import annotations

from collections.abc import Collection
from html import escape
from typing import Literal

import msgspec

from keiway.charts import theme
from keiway.drawing import marks
from keiway.drawing.marks import TEXT, badge, lines, text
from keiway.drawing.record import M_PER_FT, Comparison, Sized
from keiway.drawing.scenes import VIEWS, front, side, top
from keiway.drawing.stage import Align, Ground, Stage
from keiway.drawing.views import PERSON_GAP_M, PERSON_WIDE_M

EDGE = 16  # px
WITH = ("person", "lane", "parking")
Form = Literal["sheet", "narrow", "wide"]


class Paper(msgspec.Struct, frozen=True):
    """Lengths in px: width of the drawing, as a browser first shows it, what stands right of a front view; the most and the least of a metre."""

    width: int
    shown: int
    beside: int
    most: float
    least: float = 0.0  # below it the drawing is made wider than its paper, to be moved in its frame


#: A sheet is for a file or a README; narrow and wide are for a page that says the rest in its own words (telephone and desk).
PAPERS = {"sheet": Paper(440, 520, 186, 105), "narrow": Paper(340, 340, 166, 90, 32), "wide": Paper(1080, 1080, 178, 190)}
WIDTHS = {form: paper.width for form, paper in PAPERS.items()}
WIDTH = WIDTHS["sheet"]


def svg(
    comparison: Comparison, view: str = "side", align: Align = "front", with_: Collection[str] = (), style: bool = True, name: str = "size", *,
    overlap: float = 1.0, form: Form = "sheet",
) -> str:  # fmt: skip
    """`view`: side, front, top or all. `with_`: person, lane (front and top), parking. `overlap`: 1 over each other, 0 apart.

    Without `style` a page brings `style_sheet()`; `name` begins the ids.
    """
    paper = PAPERS[form]
    stage = Stage(rows=comparison.vehicles, align=align, overlap=overlap, ground=_ground(with_), named=form == "wide" and view != "all")
    scale, paper = _scale(stage, view, form)
    stage = msgspec.structs.replace(stage, scale=scale)
    if form == "sheet":
        return _whole(comparison, *_sheet(comparison, stage, view), paper, style, name)
    if form == "wide" and view == "all":
        return _whole(comparison, *_three(stage), paper, style, name)
    out, y = _legend(stage.rows, EDGE, 14.0, paper.width) if form == "narrow" else ("", 10.0)
    part, y = _views(stage, view, y)
    return _whole(comparison, out + part, y, paper, style, name)


def _sheet(comparison: Comparison, stage: Stage, view: str) -> tuple[str, float]:
    """Headline, names, views, bars and the sentence below each other."""
    out, y = marks.headline(EDGE, 26.0, comparison.headline, WIDTH - 2 * EDGE)
    for row in stage.rows:
        out += badge(EDGE + 9, y + 8, row) + text(EDGE + 28, y + 6, marks.shortened(row.name), size=TEXT, bold=True) + text(EDGE + 28, y + 22, marks.measures(row), fill=theme.SOFT)
        y += 40
    part, y = _views(stage, view, y + 6)
    out += part
    part, y = marks.three_bars(EDGE, y + 14, stage.rows)
    out += part
    part, y = lines(EDGE, y + 6, comparison.sentence, width=WIDTH - 2 * EDGE, size=13)
    out += part
    part, y = lines(EDGE, y + 6, _foot(comparison), width=WIDTH - 2 * EDGE, fill=theme.SOFT)
    return out + part, y + 2


def _views(stage: Stage, view: str, y: float) -> tuple[str, float]:
    out = ""
    for one in VIEWS if view == "all" else (view,):
        part, y = VIEWS[one](stage, EDGE, y)
        out, y = out + part, y + 6
    return out, y - 6


def _three(stage: Stage) -> tuple[str, float]:
    """As on a workshop drawing: the plan under the side view, the front beside it, the names under that."""
    first, last = stage.lengthwise("side")
    beside = EDGE + (max(last, stage.lengthwise("top")[1]) - first) * stage.scale + _BETWEEN
    part, left = side(stage, EDGE, 12.0)
    out = part
    part, right = front(stage, beside, 12.0)
    out += part
    part, y = top(stage, EDGE, max(left, right) + 8)
    out += part
    part, under = _legend(stage.rows, beside, max(left, right) + 14, PAPERS["wide"].width - beside + EDGE)
    return out + part, max(y, under)


_BETWEEN = 44  # px between side view and front view


def _legend(rows: tuple[Sized, ...], x: float, y: float, width: float) -> tuple[str, float]:
    """Letter, name and lengths in both units, in lines as long as there is room."""
    letters = int((width - 28 - EDGE) / (marks.EM * TEXT * 1.04))
    out = ""
    for row in rows:
        imperial, metric = marks.measures(row).split(" · ")
        out += badge(x + 9, y + 8, row) + text(x + 28, y + 6, marks.shortened(row.name, letters), size=TEXT, bold=True)
        out += text(x + 28, y + 22, imperial, fill=theme.SOFT) + text(x + 28, y + 37, metric, fill=theme.SOFT)
        y += 54
    return out, y


def for_page(comparison: Comparison, view: str = "all", *, name: str = "size", **how) -> str:
    """The views in both forms, of which `page_style` shows the one that fits. `how`: as for `svg`."""
    both = ((form, svg(comparison, view, style=False, name=f"{name}-{form}", form=form, **how)) for form in ("wide", "narrow"))
    return "".join(f'<div class="size-{form}">{drawn}</div>' for form, drawn in both)


def page_style() -> str:
    """For a page with `for_page`: narrow or wide, and the colours on dark ground."""
    widths = ".size-wide,.size-narrow{display:grid;justify-items:start}.size-narrow{max-width:30rem}.size-wide svg{max-width:100%;height:auto}.size-narrow svg{width:100%;height:auto}.size-narrow svg.long{width:auto;max-width:none}"
    which = "@media screen and (max-width:59.99em){.size-wide{display:none}}@media print,(min-width:60em){.size-narrow{display:none}}"
    return f"{widths}{which}{style_sheet()}"


def style_sheet() -> str:
    """The drawing's colours where the reader's system is dark."""
    return f"{theme.dark_style()}@media (prefers-color-scheme: dark){{.kt{{fill:#2a3036;stroke:{theme.DARK[theme.SOFT]};stroke-width:.02}}.kr{{fill:{theme.DARK[theme.SOFT]}}}.kd{{fill:{theme.DARK[theme.GROUND]}}}circle.ks{{fill:#2a3036}}path.ks{{stroke:#2a3036}}}}"


def _whole(comparison: Comparison, body: str, height: float, paper: Paper, style: bool, name: str) -> str:
    tall, name, width = round(height + 8), escape(name), paper.width
    long = ' class="long"' if paper.least and width > WIDTHS["narrow"] else ""
    words = " ".join((comparison.sentence, *(f"{row.name}: {marks.measures(row)}." for row in comparison.vehicles), *comparison.missing))
    sheet = f"<style>{style_sheet()}</style>" if style else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-title {name}-words"{long} width="{paper.shown}" height="{tall * paper.shown // width}" '
        f'viewBox="0 0 {width} {tall}" font-family="{escape(theme.FONT)}"><title id="{name}-title">{escape(comparison.headline)}</title>'
        f'<desc id="{name}-words">{escape(words)}</desc>{sheet}<rect width="{width}" height="{tall}" fill="{theme.GROUND}"/>{body}</svg>\n'
    )


def _foot(comparison: Comparison) -> str:
    dashed = " Dashed: a size not known, drawn as usual for its kind." if any(not row.whole for row in comparison.vehicles) else ""
    return f"To scale, a square is a foot. Outlines are of the kind of body.{dashed} keiway, data {comparison.data}"


def _ground(with_: Collection[str]) -> Ground:
    person = PERSON_WIDE_M + PERSON_GAP_M if "person" in with_ else 0.0
    if not {"lane", "parking"} & set(with_):
        return Ground(person_m=person)
    from keiway.road.us import us_roads

    spaces = us_roads().spaces
    lane = next(one for one in spaces.lanes if one.id == "interstate")
    stall = next(one for one in spaces.stalls if one.id == "stall")
    return Ground(
        lane_m=lane.width_ft.low * M_PER_FT if "lane" in with_ else None,
        stall_m=(stall.length_ft.low * M_PER_FT, stall.width_ft.low * M_PER_FT) if "parking" in with_ else None, person_m=person,
    )  # fmt: skip


def _scale(stage: Stage, view: str, form: Form) -> tuple[float, Paper]:
    """One scale for all views of a picture, the largest at which each has room; and the paper, wider where that would be too small."""
    paper, room = PAPERS[form], PAPERS[form].width - 2 * EDGE
    needs = _needs(stage, view, form)
    scale = min(paper.most, *((room - px) / m for m, px in needs), paper.most)
    if scale >= paper.least:
        return scale, paper
    width = round(max(m * paper.least + px for m, px in needs)) + 2 * EDGE
    return paper.least, msgspec.structs.replace(paper, width=width, shown=width)


def _needs(stage: Stage, view: str, form: Form) -> list[tuple[float, float]]:
    """Metres beside each other, and px of words and gaps beside those."""
    paper, shown, (low, high) = PAPERS[form], tuple(VIEWS) if view == "all" else (view,), stage.sideways()
    across = high - low + stage.ground.person_m
    long = [last - first for first, last in (stage.lengthwise(one) for one in shown if one != "front")]
    if form == "wide" and view == "all":
        return [(max(long) + across, paper.beside + _BETWEEN)]
    return [*((one, 0.0) for one in long), *([(across, paper.beside)] if "front" in shown else [])]
