"""Charts of one crash as light SVG, drawn in plain Python within a millisecond: a page needs no package for them and waits for none.

    traces.pulse(scene), traces.speed(scene), strip.strip(scene, found), risks.risks(scene, found), risks.dummy(scene, found) -> Plot

Each 360 px wide, so that it is read on a telephone as wide. Colours and sizes of text are those of `page/player.css`;
the SVG itself carries no style. Lines marked `cursor`, and bars marked `now`, are moved by `page/player.js`.
"""

from keiway.crash.scene.plots.plot import Plot

__all__ = ["Plot"]
