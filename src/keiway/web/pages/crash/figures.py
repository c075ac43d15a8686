"""The charts of the page: drawn in plain Python, so that a new result does not wait for them."""

from __future__ import annotations

from markupsafe import Markup

from keiway.crash.scene.plots import Plot
from keiway.web.figure import Figure


def charts(scene, found) -> list[Figure]:
    from keiway.crash.scene.plots import strip, traces

    return [_figure(plot) for plot in (traces.pulse(scene), traces.speed(scene), strip.strip(scene, found))]


def risks(scene, found, belts: tuple[bool, bool]) -> list[Figure]:
    from keiway.crash.scene.plots import risks as plots

    return [_figure(plot) for plot in (plots.risks(scene, found, belts), plots.dummy(scene, found, belts))]


def _figure(plot: Plot) -> Figure:
    return Figure(name=plot.name, title=plot.title, summary=plot.summary, svg=Markup(plot.svg), columns=plot.columns, rows=plot.rows)
