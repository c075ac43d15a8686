"""The tyre comparison for one vehicle: which plan costs what at its miles, and when a second set of wheels pays."""

from __future__ import annotations

import math

import msgspec

from keiway.cost.owned.draws import Draws, band
from keiway.cost.owned.facts import PREFIX, fact
from keiway.cost.owned.record import Owner, Owning, PlanCost, TyreAnswer, TyrePlan
from keiway.cost.owned.tyres import ROTATE_MILES, Prices, lasts, pays_back, second_set_at, yearly
from keiway.cost.states.record import Band

PLANS: dict[TyrePlan, str] = {"one": "One all-season set", "remount": "Two sets of tyres, remounted", "two": "Two full sets of wheels"}
COMMON = ("mount", "swap_wheels", "swap_remount", "rotation", "life_all_season", "life_winter", "life_summer", "rubber_years", "wheel_years")
#: Years that stand for never: nobody keeps a set of wheels so long.
NEVER = 99.0
SHARED = tuple(each for each in COMMON if not each.startswith("life"))


def _ids(owner: Owner) -> dict[str, str]:
    """Field of `Prices` -> id of the fact."""
    size = "kei" if owner.kind.startswith("kei_") else "small"
    ids = {each: each for each in COMMON}
    ids |= {"all_season": f"{size}_tyre", "winter": f"{size}_winter_tyre", "summer": f"{size}_summer_tyre", "wheel": "steel_wheel", "sensor": "tpms_sensor"}
    if owner.profile == "off_road":
        ids |= {"all_season": "utv_tyre", "life_all_season": "life_utv"}
    return ids


def prices(owner: Owner, owning: Owning, draws: Draws | None = None) -> list[Prices]:
    """The numbers of the plans: the most likely ones, or one for each draw."""
    ids = _ids(owner)
    if draws is None:
        columns = [[fact(id).value.mid] for id in ids.values()]
    else:
        columns = [_column(owner, field, draws) for field in ids]
    found = []
    for row in zip(*columns, strict=True):
        values = dict(zip(ids, row, strict=True))
        values["sensor"] = values["sensor"] if owner.sensors else 0.0
        values["swap_wheels"] = 0.0 if owning.swap_at_home else values["swap_wheels"]
        found.append(Prices(wheels=owner.wheels, **values))
    return found


def yearly_draws(owner: Owner, owning: Owning, miles: float, draws: Draws) -> list[float]:
    """Dollars a year of the plan that the bill counts."""
    if owner.profile == "off_road" or owning.tyres == "one":
        return _one_set(owner, miles, draws)
    return [yearly(owning.tyres, each, miles, owning.winter_share).whole for each in prices(owner, owning, draws)]


def _one_set(owner: Owner, miles: float, draws: Draws) -> list[float]:
    """`yearly("one", ...)` for the draws without a record for each; a test holds the two together."""
    columns = [_column(owner, field, draws) for field in ("all_season", "mount", "rotation", "life_all_season", "rubber_years")]
    n, turns = owner.wheels, miles / ROTATE_MILES
    return [n * (tyre + mount) / min(life / miles, age) + turn * turns for tyre, mount, turn, life, age in zip(*columns, strict=True)]


def _column(owner: Owner, field: str, draws: Draws) -> list[float]:
    id = _ids(owner)[field]
    return draws.of(f"{PREFIX}{id}", fact(id).value, "" if field in SHARED else owner.id)


def tyres_says(owner: Owner, owning: Owning, miles: float) -> tuple[str, str, list[str]]:
    plan = "one" if owner.profile == "off_road" else owning.tyres
    ids = _ids(owner)
    known = fact(ids["all_season"])
    mid = prices(owner, owning)[0]
    aged = mid.rubber_years * miles < mid.life_all_season
    why = f"; at these miles the rubber is too old after {mid.rubber_years:g} years before it is worn" if plan == "one" and aged else ""
    sources = list(dict.fromkeys(source for id in ids.values() for source in fact(id).sources))
    return f"{PLANS[plan]} at {known.value.low:g} to {known.value.high:g} USD a tyre{why}", known.confidence, sources


def compare_tyres(owner: Owner, owning: Owning, miles: float, draws: Draws) -> TyreAnswer | None:
    """All three plans at the same miles. None for a vehicle that keeps one set (off the road)."""
    if owner.profile == "off_road":
        return None
    share, mid = owning.winter_share, prices(owner, owning)[0]
    every = prices(owner, owning, draws)
    costs = {plan: [yearly(plan, each, miles, share).whole for each in every] for plan in PLANS}
    told = tuple(_plan(plan, costs[plan], mid, miles, share) for plan in PLANS)
    back = [pays_back(each, miles, share) for each in every]
    wins = sum(two < again for two, again in zip(costs["two"], costs["remount"], strict=True)) / len(every)
    answer = TyreAnswer(
        miles_year=miles, winter_share=share, plans=told, pays_back_years=_finite(back), second_set_at_miles=second_set_at(mid, share),
        wheels_win=wins, ages_out=_aged(mid, miles, share), says="",
    )  # fmt: skip
    return msgspec.structs.replace(answer, says=_sentence(answer, pays_back(mid, miles, share)))


def _plan(plan: TyrePlan, costs: list[float], mid: Prices, miles: float, share: float) -> PlanCost:
    whole, likely = band(costs), yearly(plan, mid, miles, share)
    parts = (("rubber", likely.rubber), ("mounting and changes", likely.work), ("wheels", likely.wheels), ("rotation", likely.rotation))
    return PlanCost(plan=plan, label=PLANS[plan], usd_year=whole, cents_mile=whole.times(100 / miles), parts=parts)


def _finite(back: list[float]) -> Band | None:
    """5%, 50% and 95% of the years; None where the middle is never. An end that is never stands as `NEVER`."""
    found = band([min(each, NEVER) for each in back])
    return None if found.mid >= NEVER else found


def _aged(mid: Prices, miles: float, share: float) -> tuple[str, ...]:
    sets = (("all-season", mid.life_all_season, 1.0), ("winter", mid.life_winter, share), ("summer", mid.life_summer, 1.0 - share))
    return tuple(name for name, life, part in sets if lasts(life, miles * part, mid.rubber_years) >= mid.rubber_years)


def _sentence(answer: TyreAnswer, likely_back: float) -> str:
    one, remount, two = (plan.usd_year.mid for plan in answer.plans)
    least = min(answer.plans, key=lambda plan: plan.usd_year.mid)
    at = f"At {answer.miles_year:,.0f} miles a year, {answer.winter_share:.0%} of them on winter tyres"
    first = f"{at}, {least.label[0].lower()}{least.label[1:]} costs least: {least.usd_year.mid:,.0f} USD a year."
    if math.isinf(likely_back):
        second = f"A second set of wheels ({two:,.0f}) never pays against remounting ({remount:,.0f})."
    else:
        second = (
            f"For winter tyres, a second set of wheels costs {two:,.0f} a year against {remount:,.0f} with remounting, and has paid "
            f"for itself after {likely_back:.1f} years: keep it longer and the wheels win, sell it sooner and remounting does."
        )
    third = (
        f"From {answer.second_set_at_miles:,.0f} miles a year two sets cost less than one."
        if answer.second_set_at_miles and least.plan == "one" and one < two
        else "At no distance do two sets cost less than one: the second set buys grip." if one < two else ""
    )
    aged = _aged_says(answer.ages_out)
    return " ".join(part for part in (first, second, third, aged) if part)


def _aged_says(sets: tuple[str, ...]) -> str:
    if not sets:
        return ""
    return "At so few miles all rubber is too old before it is worn." if len(sets) == 3 else f"The {' and '.join(sets)} rubber is too old before it is worn."
