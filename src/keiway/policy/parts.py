"""How the parts of an impact hand on their work: what is fixed, what is drawn, and the vehicles of one world.

A part has two doors. `prepare` does all that is slow or random once and gives a `Part`; its model is plain arithmetic on arrays, cheap
enough to be run again with the rows of one factor exchanged, which is how the spread is divided among the unknowns. All arrays have the
draws first.

    Part.drawn[factor][name] -> array [draw, ...]     every unknown belongs to one factor, named in the `factors` of its part's file in data/policy

An effect is worked out for each world against none of these vehicles, and the reform's less today's is the change: a reform that
changes nothing gives exactly zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

Drawn = Mapping[str, Mapping[str, Any]]  # factor -> name -> array [draw, ...]


class Part(NamedTuple):
    fixed: Any
    drawn: Drawn


class Stream(NamedTuple):
    """One kind of vehicle that enters in one world."""

    id: str  # new.honda-n-box-jf5, used.kei_truck
    vehicle: Any  # vehicles.record.Vehicle; for used ones the one that stands for its kind
    title: str
    new: bool
    rhd: bool
    cap_mph: float | None  # fastest posted limit it may use; None: any
    freeways: bool  # may it use limited-access roads?
    states: tuple[str, ...]  # that register it
    units: Any  # [draw, year of sale]
    instead: Any  # [draw, group]: what its buyers would have had, shares that add up to one; `groups` are market.demand.INSTEAD
    groups: tuple[str, ...]
    price_usd: Any  # [draw], what a buyer pays before tax, duty in it
    duty_usd: Any  # [draw], customs duty and fees in it
    surplus_usd: Any  # [draw], what it is worth to its buyer beyond what he pays and would have had, as he sees it himself
    maker_usd: Any  # [draw, year of sale], all makers' earnings after their one-off costs; dealers' apart
    dealer_usd: Any  # [draw], a vehicle
    us_share: float  # of the maker's earnings and work that is here
    age_at_sale: float = 0.0  # years
    plated: Any = None  # [draw], share registered for the road, the rest stay on land; None: all
    #: Of the registered ones by where they are: (share, fastest posted limit or None, limited-access roads?); shares add up to one. Empty:
    #: all as `cap_mph` and `freeways` say, which are those of most of them.
    roads: tuple[tuple[float, float | None, bool], ...] = ()


class Side(NamedTuple):
    """Everything that enters in one world. `years` are those of sale."""

    years: tuple[int, ...]
    streams: tuple[Stream, ...]


class Life(NamedTuple):
    """What one vehicle of a stream changes against what its buyer would have had, by year after its sale: [draw, age].

    Every field is a difference a vehicle: positive is more. `miles` is its own miles.
    """

    alive: Any  # share still on the road
    miles: Any
    miles_by_road: Any  # [draw, age, class]: of `miles`, by posted limit up to 25, 35, 45, 55, 65 and over
    other_miles: Any  # of all vehicles of the household together, against what would have been
    own_deaths: Any  # people in the household's own vehicles
    own_serious: Any  # MAIS3+ or death
    others_deaths: Any
    others_serious: Any
    others_in_vehicles_deaths: Any  # of the others' deaths, in vehicles; the rest on foot, bicycles, motorcycles
    fuel_gal: Any
    electric_kwh: Any
    co2_tonnes: Any
    fuel_usd: Any  # paid at the pump and the socket, taxes in it
    upkeep_usd: Any  # insurance aside, which is not known
    hours_lost: Any  # on slower roads than would have been taken
    fuel_tax_federal_usd: Any
    fuel_tax_state_usd: Any
    trips_lost_miles: Any = None  # of trips not made because a cap leaves no way for them, positive; None: none
