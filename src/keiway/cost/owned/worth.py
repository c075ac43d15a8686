"""What a vehicle is worth after some years, and so what it lost."""

from __future__ import annotations

from keiway.cost.owned.draws import Draws
from keiway.cost.owned.facts import PREFIX, between, fact, facts
from keiway.cost.owned.record import Owner
from keiway.cost.owned.upkeep import odometer

MOST_MOVED = 0.25  # of its worth, by its miles
MOST_LOST = 0.97  # scrap keeps a little


def left(age_years: float) -> float:
    """Share of the new price that is left, by the curve."""
    curve = facts().new_loss
    return 1.0 - between(age_years, curve.ages, curve.lost)


def resale(owner: Owner, paid: list[float], miles: float, years: int, draws: Draws) -> list[float]:
    """Dollars it brings after the years, for the draws. A car's is moved by how far it was driven against the average."""
    if given := draws.given("resale", owner.role):
        return draws.of(f"{PREFIX}resale", given, owner.id)
    if owner.profile == "car":
        doubt = draws.of(f"{PREFIX}new_loss_doubt", fact("new_loss_doubt").value, owner.id)
        if owner.electric:
            more = draws.of(f"{PREFIX}electric_loss", fact("electric_loss").value)
            doubt = [a * b for a, b in zip(doubt, more, strict=True)]
        start, end = 1.0 - left(owner.age_years), 1.0 - left(owner.age_years + years)
        odd = _fewer(owner, miles, years)
        rate = draws.of(f"{PREFIX}worth_of_miles", fact("worth_of_miles").value, owner.id)
        return [
            p * (1.0 - min(MOST_LOST, end * d)) / (1.0 - min(MOST_LOST, start * d)) * (1.0 + max(-MOST_MOVED, min(MOST_MOVED, odd * r)))
            for p, d, r in zip(paid, doubt, rate, strict=True)
        ]
    loss = _loss(owner, draws)
    first = draws.of(f"{PREFIX}old_kei_resale", fact("old_kei_resale").value, owner.id) if owner.price.at_the_door else [1.0] * draws.n
    return [p * f * (1.0 - r) ** years for p, f, r in zip(paid, first, loss, strict=True)]


def _fewer(owner: Owner, miles: float, years: int) -> float:
    """Thousands of miles that it was driven less than an average car in the same years."""
    return (odometer(owner.age_years + years) - odometer(owner.age_years) - miles * years) / 1000.0


def _loss(owner: Owner, draws: Draws) -> list[float]:
    id = "old_kei_loss" if owner.profile == "old_import" else "utv_loss"
    return draws.of(f"{PREFIX}{id}", fact(id).value, owner.id)


def middle(owner: Owner, years: int) -> float:
    """Today's value after the years in the middle of the bands: what a yearly tax on value is reckoned on."""
    paid = owner.price.usd.mid
    if owner.profile == "car":
        return paid * left(owner.age_years + years) / left(owner.age_years)
    id = "old_kei_loss" if owner.profile == "old_import" else "utv_loss"
    first = fact("old_kei_resale").value.mid if owner.price.at_the_door else 1.0
    return paid * first * (1.0 - fact(id).value.mid) ** years


def worth_says(owner: Owner) -> tuple[str, str, list[str]]:
    """How, how sure, and the sources."""
    if owner.profile == "car":
        curve = facts().new_loss
        return f"bought at age {owner.age_years:g}; {curve.how} {fact('worth_of_miles').how}", curve.confidence, curve.sources
    id = "old_kei_loss" if owner.profile == "old_import" else "utv_loss"
    known = fact(id)
    first = f" {fact('old_kei_resale').how}" if owner.price.at_the_door else ""
    return f"{known.how}{first}", known.confidence, known.sources
