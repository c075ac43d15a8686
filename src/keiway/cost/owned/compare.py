"""The vehicle beside a rival, draw by draw: who costs less, how surely, and which line decides."""

from __future__ import annotations

from keiway.cost.owned.draws import band
from keiway.cost.owned.facts import PREFIX
from keiway.cost.owned.record import Compared
from keiway.cost.owned.side import LABELS, Drawn

NAMES = {**LABELS, "insurance": "insurance, as given"}


def compare(mine: Drawn, theirs: Drawn, years: int) -> Compared:
    """Both sides over the same years, miles and fuel prices; insurance stands in neither unless given for both."""
    own, rival = mine.totals(years), theirs.totals(years)
    apart = _insured(mine, theirs) * years
    gaps = [a - b + apart for a, b in zip(own, rival, strict=True)]
    means = {id: _mean(mine.rows[years][id]) - _mean(theirs.rows[years][id]) for id in LABELS}
    if apart:
        means["insurance"] = apart
    decides = max(means, key=lambda id: abs(means[id]))
    whole, miles = band(gaps), mine.side.miles_year
    cheaper = sum(gap < 0 for gap in gaps) / len(gaps)
    doubt = _doubt(mine, theirs, years)
    return Compared(
        rival=theirs.side, years=years, cheaper=cheaper, usd_year=whole.times(1 / years), usd_mile=whole.times(1 / years / miles),
        decides=f"{PREFIX}{decides}", decides_usd=means[decides], doubt=f"{PREFIX}{doubt}",
        says=_says(mine, theirs, whole.mid / years, cheaper, decides, means[decides], doubt, years),
    )  # fmt: skip


def _insured(mine: Drawn, theirs: Drawn) -> float:
    """The difference of the two premiums a year where both were given; else nothing is counted."""
    own, rival = mine.side.insurance_usd_year, theirs.side.insurance_usd_year
    return own - rival if own is not None and rival is not None else 0.0


def _doubt(mine: Drawn, theirs: Drawn, years: int) -> str:
    """The line whose difference between the sides spreads most."""
    return max(LABELS, key=lambda id: _variance([a - b for a, b in zip(mine.rows[years][id], theirs.rows[years][id], strict=True)]))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def _variance(values: list[float]) -> float:
    middle = _mean(values)
    return sum((each - middle) ** 2 for each in values) / len(values)


def _says(mine: Drawn, theirs: Drawn, gap_year: float, cheaper: float, decides: str, by: float, doubt: str, years: int) -> str:
    less = gap_year < 0
    winner, loser = (mine, theirs) if less else (theirs, mine)
    sure = cheaper if less else 1.0 - cheaper
    insured = _insured(mine, theirs) != 0.0 or (mine.side.insurance_usd_year is not None and theirs.side.insurance_usd_year is not None)
    but = "with the premiums given" if insured else "before insurance"
    favours = mine if by < 0 else theirs
    line = (
        f"what decides is {NAMES[decides].lower()}, {abs(by) / years:,.0f} USD a year less for it"
        if favours is winner
        else f"although {NAMES[decides].lower()}, the line furthest apart, speaks for the other by {abs(by) / years:,.0f} USD a year"
    )
    return (
        f"Over {years} years the {winner.side.owner.label} costs {abs(gap_year):,.0f} USD a year less than the {loser.side.owner.label}, "
        f"{but}, in {_share(sure)} of the draws; {line}. Most of the doubt is in {LABELS[doubt].lower()}."
    )


def _share(share: float) -> str:
    return "all" if share == 1.0 else "more than 99%" if share > 0.995 else f"{share:.0%}"


def room_for_insurance(compared: Compared) -> float | None:
    """Dollars a year that the vehicle's insurance may cost more than the rival's before its lead is gone; None without a lead."""
    return -compared.usd_year.mid if compared.usd_year.mid < 0 else None
