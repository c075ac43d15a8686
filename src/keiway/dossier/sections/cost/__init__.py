"""From the price in Japan to near the US port: the waterfall, its lines with source and year, what it takes for granted."""

from __future__ import annotations

from keiway.dossier.found import Why
from keiway.dossier.pictures import chart
from keiway.dossier.section import Part, Section

COLUMNS = ("heading", "label", "expected_usd", "low_usd", "high_usd", "chance", "date", "confidence")


def show(found, said) -> Part | None:
    if found.case.vehicle.us_certified or found.case.made_in == "US":
        return None
    if isinstance(found.landed, Why):
        return Part(view={"why": found.landed, "landed": None, "figure": None})
    from keiway.cost.landed.pictures import waterfall

    landed = found.landed
    figure = chart(waterfall(landed), "waterfall", COLUMNS)
    sources = tuple(source for each in landed.by_heading for line in each.total.lines for source in line.sources)
    return Part(view={"why": None, "landed": landed, "figure": figure, "mind": [text for text in landed.warnings if text not in found.answer.warnings]}, data=landed, sources=sources)


SECTION = Section(title="What it costs to bring it here", place={"buyer": 60, "importer": 50, "legislator": 80, "press": 65}, show=show)
