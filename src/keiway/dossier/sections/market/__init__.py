"""Who would buy one new here: the years as a fan beside small cars that were sold, in five lines; how well old launches were told; the used ones."""

from __future__ import annotations

from typing import Any

from keiway.dossier.found import Why
from keiway.dossier.pictures import chart
from keiway.dossier.section import Part, Section

#: Beginning of an id -> what these are.
MANY = {"market.priors:": "works on taste and price", "market.business:": "reports on what small cars cost and earn"}
GROUPS = 4  # of what buyers would have done without it
COLUMNS = ("what", "year_on_sale", "year", "units", "low", "high")


def show(found, said) -> Part | None:
    if found.case.vehicle.us_certified or found.case.made_in == "US":
        return None  # it is sold here new already, or was
    if isinstance(found.market, Why):
        return Part(view={"why": found.market, "market": None})
    from keiway.market.pictures import picture

    market = found.market
    return Part(view={"why": None, "market": market, "figure": chart(picture("fan", market), "fan", COLUMNS), "lines": lines(market), "doubts": [text for text in market.warnings if text not in found.answer.warnings]}, data=market, **_sources(market))


def lines(market) -> list[tuple[str, str]]:
    """Heading and sentence; what the answer does not hold is left out."""
    told = [("At what price", _price(market)), ("Instead of it", _instead(market)), ("Who earns", market.business.sentence if market.business else "")]
    told += [("Tried on old launches", market.backtest), ("Used ones", _used(market))]
    return [(head, text) for head, text in told if text]


def _instead(market) -> str:
    """The few groups that most of its buyers come from."""
    most = sorted(market.instead, key=lambda one: -one.mean)[:GROUPS]
    told = "; ".join(f"{one.label[:1].lower()}{one.label[1:]} {100 * one.mean:.0f}% ({100 * one.low:.0f} to {100 * one.high:.0f})" for one in most)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _used(market) -> str:
    """The count, and the first of its doubts."""
    return f"{market.used.says} {market.used.doubt.partition('. ')[0].rstrip('.')}." if market.used else ""


def _sources(market) -> dict[str, Any]:
    """Sources and shelf: works that are many and behind one part stand in one row; each is named in the data at the file's end."""
    counts = {start: sum(id_.startswith(start) for id_ in market.sources) for start in MANY}
    rest = tuple(id_ for id_ in market.sources if not id_.startswith(tuple(MANY)))
    shelf = {start: (f"{count} {MANY[start]}, each named in the data at the end of this file", "") for start, count in counts.items() if count}
    return {"sources": (*rest, *shelf), "shelf": shelf}


def _price(market) -> str:
    from keiway.market.answer.rounded import dollars, two

    elastic = market.elasticity
    told = f"{dollars(market.price_usd)}, {market.price_says.rstrip('.')}."
    if elastic.mid is None or elastic.low is None or elastic.high is None:
        return told
    return f"{told} One percent more loses about {two(-elastic.mid):g}% of the sales ({two(-elastic.high):g} to {two(-elastic.low):g})."


SECTION = Section(title="Who would buy one new", place={"importer": 52, "legislator": 81, "press": 66}, show=show)
