"""The door of this room: what a vehicle costs to own, beside named rivals.

    answer(asked, owning=Owning()) -> OwnedAnswer

Raises `UsageError` for miles or years that cannot be, `NotUnderstood` for a rival nobody knows or a vehicle of which
neither consumption nor price can be stated.
"""

from __future__ import annotations

import math

from keiway.answer import Missing, Quantity
from keiway.cost.owned.compare import compare, room_for_insurance
from keiway.cost.owned.draws import Draws
from keiway.cost.owned.facts import PREFIX, Known, facts
from keiway.cost.owned.owners import rival_owner, vehicle_owner
from keiway.cost.owned.record import Compared, OwnedAnswer, Owner, Owning, Side, TyreAnswer
from keiway.cost.owned.side import BY_YEAR, Drawn, drawn
from keiway.cost.owned.tyre_choice import PLANS, compare_tyres
from keiway.cost.record import Asked
from keiway.cost.states.record import Band
from keiway.errors import UsageError
from keiway.flags import nearest

HORIZONS = (5, 10)
MOST_YEARS = 30
MOST_MILES = 200000.0
FEW = 200
OTHER_MILES = (1000.0, 2500.0, 5000.0, 10000.0, 15000.0)
#: What may be set, of the vehicle or, with rival_ before it, of the rival; then what is common to both.
OWN_EDITS = ("price", "resale", *BY_YEAR)
EDITS = (*OWN_EDITS, *(f"rival_{each}" for each in OWN_EDITS), "petrol_price", "electricity_price")


def answer(asked: Asked, owning: Owning = Owning()) -> OwnedAnswer:  # noqa: B008  (a frozen record)
    """Cost by year and mile over 5, 10 and the years asked, the comparison with each rival, and the tyres."""
    _check(asked, owning)
    draws = Draws(asked.seed, asked.draws, asked.edits)
    owner = vehicle_owner(asked)
    miles, says = _miles(owner, asked)
    horizons = tuple(sorted({*HORIZONS, asked.years}))
    mine = drawn(owner, miles, horizons, owning, draws, owning.insurance_usd_year, in_full=asked.years)
    rivals = [rival_owner(text, asked) for text in asked.against or tuple(facts().rivals)]
    sides = [drawn(rival, miles, horizons, owning, draws, owning.rival_insurance_usd_year) for rival in rivals if rival.id != owner.id or rival.age_years != owner.age_years]
    compared = tuple(compare(mine, theirs, asked.years) for theirs in sides)
    tyres = compare_tyres(owner, owning, miles, draws)
    return OwnedAnswer(
        vehicle=mine.side, compared=compared, tyres=tyres, years=asked.years, miles_year=miles, miles_says=says,
        at_other_miles=_other_miles(owner, asked, owning), sentence=_sentence(mine.side, compared, asked.years),
        quantities=_quantities(mine, tyres, asked.years), missing=_missing(owning, compared),
        assumed=_assumed(mine.side, says, owning), warnings=_warnings(owner, asked),
    )  # fmt: skip


def _check(asked: Asked, owning: Owning) -> None:
    miles, years = asked.miles_per_year, asked.years
    if miles is not None and not 0 < miles <= MOST_MILES:
        raise UsageError(f"--miles {miles:g}: miles a year are more than 0 and at most {MOST_MILES:,.0f}.", fix=("--miles", "2500"))
    if not 1 <= years <= MOST_YEARS:
        raise UsageError(f"--own {years}y: from 1 to {MOST_YEARS} years.", fix=("--own", "5y"))
    if not 0 <= owning.winter_share <= 1:
        raise UsageError(f"--winter-share {owning.winter_share:g}: a share from 0 to 1.", fix=("--winter-share", "0.4"))
    for option, value in (("--insurance-usd-year", owning.insurance_usd_year), ("--rival-insurance-usd-year", owning.rival_insurance_usd_year), ("--finance-pct", owning.finance_pct)):
        if value is not None and not (math.isfinite(value) and value >= 0):
            raise UsageError(f"{option} {value:g}: not less than 0.", fix=(option, None))
    for edit in asked.edits:
        if edit.id.startswith(PREFIX) and edit.id.removeprefix(PREFIX) not in EDITS:
            near = nearest(edit.id.removeprefix(PREFIX), EDITS, cutoff=40)
            raise UsageError(
                f"{edit.id}: no number of owning that can be set. They are {', '.join(EDITS)}.", suggestions=[f"{PREFIX}{each}" for each in near],
                fix=(edit.id, f"{PREFIX}{near[0]}" if near else None),
            )  # fmt: skip


def _miles(owner: Owner, asked: Asked) -> tuple[float, str]:
    """Miles a year of both sides, and where they come from."""
    if asked.miles_per_year is not None:
        return asked.miles_per_year, f"{asked.miles_per_year:,.0f} miles a year, as given, for both"
    known = _usual_miles(owner)
    low, mid, high = known.value.low, known.value.mid, known.value.high
    return mid, f"{mid:,.0f} miles a year for both ({low:,.0f} to {high:,.0f} are likely): {known.how}"


def _usual_miles(owner: Owner) -> Known:
    by_profile = {"old_import": "imported_kei", "off_road": "off_road"}
    key = by_profile.get(owner.profile) or ("new_kei" if owner.kind.startswith("kei_") else "car")
    return facts().miles[key]


def _other_miles(owner: Owner, asked: Asked, owning: Owning) -> tuple[tuple[float, float], ...]:
    """The middle cost of a mile at other distances, from fewer draws: what does not depend on miles spreads over more of them."""
    draws, found = Draws(asked.seed, min(asked.draws, FEW), asked.edits), []
    for miles in OTHER_MILES:
        side = drawn(owner, miles, (asked.years,), owning, draws).side
        found.append((miles, side.over(asked.years).usd_mile.mid))
    return tuple(found)


def _sentence(side: Side, compared: tuple[Compared, ...], years: int) -> str:
    told = side.over(years)
    first = (
        f"The {side.owner.label} costs {told.usd_mile.mid:.2f} USD a mile ({told.usd_mile.low:.2f} to {told.usd_mile.high:.2f}) and "
        f"{told.usd_year.mid:,.0f} a year over {years} years at {side.miles_year:,.0f} miles a year, without insurance, which nobody can tell but an underwriter."
    )
    if side.insurance_usd_year is not None:
        whole = told.usd_year.mid + side.insurance_usd_year
        first += f" With the {side.insurance_usd_year:,.0f} a year given for insurance: {whole:,.0f} a year, {whole / side.miles_year:.2f} a mile."
    return " ".join([first, *([compared[0].says] if compared else [])])


def _quantities(mine: Drawn, tyres: TyreAnswer | None, years: int) -> tuple[Quantity, ...]:
    """The numbers that the sentence and the faces tell, each with its id; those of the years asked without the years."""
    found = []
    for horizon in mine.side.horizons:
        ending = "" if horizon.years == years else f".{horizon.years}y"
        how = f"sum of the lines over {horizon.years} years, 5 to 95 percent of {horizon.bill.draws:,} draws"
        found += [
            _quantity(f"usd_mile{ending}", horizon.usd_mile, "usd/mile", how),
            _quantity(f"usd_year{ending}", horizon.usd_year, "usd/year", how),
            _quantity(f"finance{ending}", horizon.finance_usd, "usd", "interest on what is in the vehicle on average; told apart, in no total"),
        ]
    for plan in tyres.plans if tyres else ():
        found.append(_quantity(f"tyres.{plan.plan}", plan.usd_year, "usd/year", f"{plan.label}: rubber, work and wheels"))
    if tyres and tyres.pays_back_years:
        found.append(_quantity("tyres.pays_back", tyres.pays_back_years, "years", "price of the second wheels over what they save a year against remounting"))
    return tuple(found)


def _quantity(id: str, value: Band, unit: str, how: str) -> Quantity:
    return Quantity(id=f"{PREFIX}{id}", low=value.low, mid=value.mid, high=value.high, unit=unit, level="90% band", how=how)


def _missing(owning: Owning, compared: tuple[Compared, ...]) -> tuple[Missing, ...]:
    """Insurance stands open until it is given; with a lead, how much dearer it may be."""
    if owning.insurance_usd_year is not None:
        return ()
    known = facts().insurance
    asked = "; ".join(f"{name}: {says}" for each in known.asked for name, says in each.items())
    leads = [(each, room) for each in compared if (room := room_for_insurance(each)) is not None]
    room = f" It may cost {leads[0][1]:,.0f} USD a year more than that of the {leads[0][0].rival.owner.label} before the lead is gone." if leads else ""
    return (
        Missing(
            fact="insurance", question=f"What would you pay for insurance? Not known: {known.why}{room}", option="--insurance-usd-year",
            settles=f"{known.settled_by}. Underwriters ask: {asked}",
        ),
    )  # fmt: skip


def _assumed(side: Side, miles: str, owning: Owning) -> tuple[str, ...]:
    owner = side.owner
    where = f"kept in {owner.state}" if owner.state else "no state named: fees and taxes span all states"
    return (
        miles, f"bought at {owner.age_years:.0f} years of age; {where}", f"tyres in the bill: {PLANS[owning.tyres if owner.profile != 'off_road' else 'one'].lower()}",
        "prices of today throughout; parking, tolls, washing and time are not counted", *owner.notes,
    )  # fmt: skip


def _warnings(owner: Owner, asked: Asked) -> tuple[str, ...]:
    if owner.profile != "old_import":
        return ()
    risk = "If its state stops registering such imports, few will buy it: that loss is named here and not priced."
    return (risk, f"keiway law {asked.state} tells how its state stands." if asked.state else "keiway law STATE tells how a state stands.")


def edit_ids() -> tuple[str, ...]:
    """Full ids of the numbers that a person may set, of this room."""
    return tuple(f"{PREFIX}{each}" for each in EDITS)
