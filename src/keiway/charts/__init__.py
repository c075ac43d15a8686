"""Pictures of answers: one look, SVG, PNG or the table behind it, and always a sentence that says what it shows.

    chart(panels, legend) -> an Altair chart of lines over one shared axis, panels on top of each other
    Picture(chart, title, summary, columns, rows)
    save(picture, "crash.svg")          .svg, .png or .csv (the table)
    inline(picture, "pulse")            the SVG as text, for a page
    plain.svg(sheets, ...)              lines over an axis as SVG, written at once: for Picture(plain=...)

Altair is imported when a picture is drawn, not before: `pip install 'keiway[plot]'`.
"""

from keiway.charts.lines import Line, Panel, chart, stacked
from keiway.charts.picture import Picture, Written, check_suffix, inline, save
from keiway.charts.theme import themed

__all__ = ["Line", "Panel", "Picture", "Written", "chart", "check_suffix", "inline", "save", "stacked", "themed"]
