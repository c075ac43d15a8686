"""What owning is asked with, and what it answers: plain data."""

from __future__ import annotations

from typing import Literal

import msgspec

from keiway.answer import Missing, Quantity
from keiway.cost.record import Sum
from keiway.cost.states.record import Band

TyrePlan = Literal["one", "remount", "two"]
Profile = Literal["old_import", "car", "off_road"]


class Owning(msgspec.Struct, frozen=True, kw_only=True):
    """What only this room asks, beside `Asked`."""

    insurance_usd_year: float | None = None  # of the vehicle; never made up
    rival_insurance_usd_year: float | None = None
    winter_share: float = 0.4  # of the miles, on winter tyres, for the tyre comparison
    tyres: TyrePlan = "one"  # what the bill counts
    swap_at_home: bool = False  # changes mounted wheels oneself
    finance_pct: float | None = None  # a rate of one's own for the money in it


class Priced(msgspec.Struct, frozen=True, kw_only=True):
    """What is paid for a vehicle. `at_the_door`: tax, title and all fees are in it."""

    usd: Band
    at_the_door: bool
    confidence: str
    sources: tuple[str, ...] = ()
    date: str = ""
    how: str = ""


class Uses(msgspec.Struct, frozen=True, kw_only=True):
    """US gallons or kWh a mile."""

    per_mile: Band
    unit: Literal["gal", "kWh"]
    fuel: Literal["petrol", "premium", "diesel", "electric"]
    confidence: str
    sources: tuple[str, ...]
    how: str
    stated: bool = False  # True: a range of the kind, since its own is not known


class Owner(msgspec.Struct, frozen=True, kw_only=True):
    """One side: a vehicle as it is bought, and where it is kept."""

    id: str
    role: Literal["vehicle", "rival"]
    label: str
    kind: str
    profile: Profile
    age_years: float  # when bought
    mass_kg: float
    wheels: int
    electric: bool
    sensors: bool  # tyre pressure sensors
    plated: bool  # for the road
    list_usd: float | None  # new, where known
    price: Priced
    uses: Uses
    state: str | None
    notes: tuple[str, ...] = ()


class Horizon(msgspec.Struct, frozen=True, kw_only=True):
    """One side over so many years. `bill` is the sum of its lines; the others are the same draws by year and mile."""

    years: int
    bill: Sum
    usd_year: Band  # 5%, 50%, 95% of the draws
    usd_mile: Band
    finance_usd: Band  # apart: what the money in it would have brought


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One vehicle's cost of owning, without insurance unless `insurance_usd_year` was given."""

    owner: Owner
    miles_year: float
    horizons: tuple[Horizon, ...]
    insurance_usd_year: float | None = None

    def over(self, years: int) -> Horizon:
        return next(each for each in self.horizons if each.years == years)


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """The vehicle beside one rival over the years asked: same miles, same fuel prices."""

    rival: Side
    years: int
    cheaper: float  # probability that the vehicle costs less
    usd_mile: Band  # vehicle less rival
    usd_year: Band
    decides: str  # id of the line that differs most
    decides_usd: float  # mean of that line, vehicle less rival, over the years
    doubt: str  # id of the line with most of the spread of the difference
    says: str


class PlanCost(msgspec.Struct, frozen=True, kw_only=True):
    plan: TyrePlan
    label: str
    usd_year: Band
    cents_mile: Band
    parts: tuple[tuple[str, float], ...]  # rubber, mounting and swaps, wheels, rotation: most likely, USD a year


class TyreAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One all-season set, two sets on one set of wheels, two full sets of wheels."""

    miles_year: float
    winter_share: float
    plans: tuple[PlanCost, ...]
    pays_back_years: Band | None  # second wheels against remounting; None where they never do
    second_set_at_miles: float | None  # miles a year from which two sets cost less than one; None: at none
    wheels_win: float  # probability that own wheels cost less than remounting over the wheels' life
    ages_out: tuple[str, ...]  # sets that age out before they wear out
    says: str


class OwnedAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    schema: str = "cost-owned/1"
    vehicle: Side
    compared: tuple[Compared, ...]
    tyres: TyreAnswer | None
    years: int
    miles_year: float
    miles_says: str
    at_other_miles: tuple[tuple[float, float], ...]  # miles a year, dollars a mile in the middle
    sentence: str
    quantities: tuple[Quantity, ...]
    missing: tuple[Missing, ...]  # insurance first
    assumed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
