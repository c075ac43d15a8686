"""Who would buy one new here: the years as a fan beside small cars that were sold, in five lines; how well old launches were told; the used ones."""

from __future__ import annotations

from keiway.dossier.found import Why
from keiway.dossier.pictures import chart
from keiway.dossier.section import Part, Section

GROUPS = 4  # of what buyers would have done without it
COLUMNS = ("what", "year_on_sale", "year", "units", "low", "high")


def show(found, said) -> Part | None:
    if found.case.vehicle.us_certified or found.case.made_in == "US":
        return None  # it is sold here new already, or was
    if isinstance(found.market, Why):
        return Part(view={"why": found.market, "market": None})
    from keiway.market.pictures import picture

    market = found.market
    return Part(view={"why": None, "market": market, "figure": chart(picture("fan", market), "fan", COLUMNS), "lines": lines(market), "doubts": market.warnings}, data=market, sources=market.sources)


def lines(market) -> list[tuple[str, str]]:
    """Heading and sentence; what the answer does not hold is left out."""
    told = [("At what price", _price(market)), ("Instead of it", _instead(market)), ("Who earns", market.business.sentence if market.business else "")]
    told += [("Tried on old launches", market.backtest), ("Used ones", _used(market))]
    return [(head, text) for head, text in told if text]


def _instead(market) -> str:
    """The few groups that most of its buyers come from."""
    most = sorted(market.instead, key=lambda one: -one.mid)[:GROUPS]
    told = "; ".join(f"{one.label[:1].lower()}{one.label[1:]} {100 * one.mid:.0f}% ({100 * one.low:.0f} to {100 * one.high:.0f})" for one in most)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _used(market) -> str:
    """The count, and the first of its doubts."""
    return f"{market.used.says} {market.used.doubt.partition('. ')[0].rstrip('.')}." if market.used else ""


def _price(market) -> str:
    from keiway.market.answer.rounded import dollars, two

    elastic = market.elasticity
    told = f"{dollars(market.price_usd)}, {market.price_says.rstrip('.')}."
    if elastic.mid is None or elastic.low is None or elastic.high is None:
        return told
    return f"{told} One percent more loses about {two(-elastic.mid):g}% of the sales ({two(-elastic.high):g} to {two(-elastic.low):g})."


SECTION = Section(title="Who would buy one new", place={"importer": 93, "legislator": 81, "press": 66}, show=show)
