"""Can it keep up: speeds kept by grade, sprints, merging; what of US driving law and speed leave it."""

from __future__ import annotations

from keiway.dossier.found import Why
from keiway.dossier.pictures import chart
from keiway.dossier.section import Part, Section

HEADINGS = ("Speed kept", "Full throttle, level", "Merging", "Overtaking", "Consumption")
CHARTED = ("4% up", "5% up", "7% up")  # between the rows that stand in the table; the chart has them
CONSUMED = ("City test (UDDS)", "Highway test (HWFET)", "Steady 55 mph", "By published figures, as driven", "Range, as a US label")


def show(found, said) -> Part:
    if isinstance(found.road, Why):
        return Part(view={"why": found.road, "road": None})
    from keiway.cli.road.rows import table
    from keiway.road.pictures import picture

    road = found.road
    rows = [row for row in table(road, plain=True) if row[0].startswith(HEADINGS) and row[1].removesuffix(" <") not in CHARTED and (row[0] != "Consumption" or row[1] in CONSUMED)]
    figure = chart(picture("grade", (found.road_asked,), [road]), "grades") if road.holds else None
    fits = [(fit.title, f"{'' if fit.word in ('told', 'unknown') else fit.word + ': '}{fit.says}") for fit in road.fits]
    return Part(
        view={"why": None, "road": road, "rows": rows, "figure": figure, "fits": fits, "reach": [one for one in road.reach if one.known]},
        data=road, sources=(*road.sources, *(source for fit in road.fits for source in fit.sources), *(source for one in road.reach for source in one.sources)),
    )  # fmt: skip


SECTION = Section(title="On the road", place={"buyer": 70, "importer": 91, "legislator": 50, "press": 60}, show=show)
