"""Tax and title when bought, registration and tests each year: the states' table over the years of owning."""

from __future__ import annotations

from keiway.cost.owned import worth
from keiway.cost.owned.draws import Draws
from keiway.cost.owned.facts import PREFIX, facts, source_ids
from keiway.cost.owned.record import Owner
from keiway.cost.states.record import NOTHING, Band


def bought(owner: Owner, paid: list[float], draws: Draws) -> list[float]:
    """Sales or use tax and title on the purchase; nothing where they are in the price already."""
    if owner.price.at_the_door:
        return [0.0] * draws.n
    if owner.state is None:
        rate = draws.of(f"{PREFIX}tax_pct", facts().us["tax_pct"].value)
        title = draws.of(f"{PREFIX}title_usd", facts().us["title_usd"].value)
        return [p * r / 100.0 + t for p, r, t in zip(paid, rate, title, strict=True)]
    from keiway.cost.states import tax_rate, title_line

    tax, title = tax_rate(owner.state, used=owner.age_years >= 0.5), title_line(owner.state)
    usd = Band(*(tax.on(owner.price.usd.mid, which) for which in ("low", "mid", "high")))
    share = draws.of(f"{PREFIX}tax", usd)
    fee = draws.of(f"{PREFIX}title", Band(title.low, title.mid, title.high))
    middle = owner.price.usd.mid or 1.0
    return [due * p / middle + t for due, p, t in zip(share, paid, fee, strict=True)]


def registration_sum(owner: Owner, years: int) -> Band:
    """Low, most likely and high registration over the years."""
    if not owner.plated:
        return facts().us["off_road_year"].value.times(years)
    if owner.state is None:
        return facts().us["registration_usd_year"].value.times(years)
    from keiway.cost.states.yearly import Held, registration

    whole = NOTHING
    for year in range(years):
        held = Held(
            age_years=owner.age_years + year, held_years=year, mass_kg=owner.mass_kg, electric=owner.electric,
            list_usd=owner.list_usd, paid_usd=owner.price.usd.mid, value_usd=worth.middle(owner, year),
        )  # fmt: skip
        whole = whole.plus(registration(owner.state, held))
    return whole


def tests_sum(owner: Owner, years: int) -> Band:
    """Inspection and emissions tests over the years, at the age in the middle of them."""
    if not owner.plated:
        return NOTHING
    if owner.state is None:
        return facts().us["tests_usd_year"].value.times(years)
    from keiway.cost.states import tests

    whole = NOTHING
    for due in tests(owner.state, owner.age_years + years / 2.0, owner.electric):
        whole = whole.plus(due.usd_year.times(years))
    return whole


def registration_says(owner: Owner) -> tuple[str, str, tuple[str, ...]]:
    """How, how sure, and the sources."""
    if not owner.plated or owner.state is None:
        known = facts().us["off_road_year" if not owner.plated else "registration_usd_year"]
        return known.how, known.confidence, source_ids(known.sources)
    from keiway.cost.states import fees

    rule = fees(owner.state).registration
    says = f": {rule.says}" if rule.says else ""
    unknown = "; its list price is not known, so a range" if owner.list_usd is None and any(part.of == "list" for part in rule.parts) else ""
    return f"{owner.state} charges by {rule.rule}{says}{unknown}", rule.confidence, tuple(f"cost.states.{each}" for each in rule.sources)


def tests_says(owner: Owner) -> tuple[str, str, tuple[str, ...]]:
    if not owner.plated:
        return "not plated for the road", "derived", ()
    if owner.state is None:
        known = facts().us["tests_usd_year"]
        return known.how, known.confidence, source_ids(known.sources)
    from keiway.cost.states import tests

    due = [each for each in tests(owner.state, owner.age_years, owner.electric) if each.usd_year.high > 0]
    if not due:
        return f"{owner.state} asks a vehicle of this kind and age for no test that costs", "secondary", ()
    how = "; ".join(f"{each.label.lower()}: {each.how}" for each in due)
    return how, due[0].confidence, tuple(dict.fromkeys(source for each in due for source in each.sources))
