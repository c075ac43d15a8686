"""One HTML file that shows a crash: no network, nothing that moves by itself, the same in words and in still pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from string import Template

from keiway.crash.scene.page.player import moments, player
from keiway.crash.scene.plots import Plot, traces
from keiway.crash.scene.record import Scene


def page(scene: Scene, *, title: str, sentence: str, asked: str, lists: Mapping[str, Sequence[str]] = {}, footer: str = "") -> str:
    """The page as text. All words are escaped here; `lists`: headings with their lines, under the table of moments."""
    return Template(_file("page.html")).substitute(
        css=_file("page.css") + _file("player.css"),
        js=_file("player.js"),
        title=escape(title),
        sentence=escape(sentence),
        asked=escape(asked),
        player=player(scene),
        charts="".join(_figure(plot) for plot in (traces.pulse(scene), traces.speed(scene))),
        name0=escape(scene.actors[0].short),
        name1=escape(scene.actors[1].short),
        moments=moments(scene),
        lists="".join(_list(heading, lines) for heading, lines in {**lists, "Drawn": scene.illustrated}.items() if lines),
        footer=escape(footer),
    )


def _file(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _figure(plot: Plot) -> str:
    return f"<figure><figcaption>{escape(plot.summary)}</figcaption>{plot.svg}</figure>"


def _list(heading: str, lines: Sequence[str]) -> str:
    return f"<h2>{escape(heading)}</h2><ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
