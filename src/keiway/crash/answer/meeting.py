"""One meeting of two catalogue vehicles with everything uncertain as a dial, and what both drivers go through at one setting."""

from __future__ import annotations

from functools import cached_property
from math import exp
from pathlib import Path
from typing import NamedTuple

import msgspec

from keiway.crash.answer.own import own
from keiway.crash.front import height
from keiway.crash.front.facts import FACTS as MEETING
from keiway.crash.front.overlap import force_factor
from keiway.crash.front.restitution import restitution
from keiway.crash.given import Fronts, Given, given
from keiway.crash.names import called
from keiway.crash.record import Front, Restraint
from keiway.crash.risk import draw, people
from keiway.crash.risk.draw import Dial, normal
from keiway.crash.risk.era import era_of
from keiway.crash.risk.facts import known
from keiway.crash.runners.inputs import Side, named, row
from keiway.crash.runners.plain import run
from keiway.crash.step import N_SIDE
from keiway.crash.vehicles import Band, Bands, bands_of, front_of, mass_of
from keiway.crash.vehicles.restraints import bands_of_restraint, kind_of, restraint_of
from keiway.days import Window
from keiway.quantiles import triangular
from keiway.vehicles.record import Vehicle

E_SD = 0.05  # models of restitution differ by about this much (estimate)
E_MOST = 0.6
LEAST_CRUSH = 0.4  # of the middle: a front has some length
AGE_YEARS, FEMALE, MULTIPLE = 40.0, 0.5, 0.0
LIGHT_TRUCKS = ("small_pickup", "large_pickup", "small_suv", "midsize_suv", "large_suv", "van", "minivan")

#: What `Meeting.at` tells of each driver, SI units.
FIGURES = (
    "delta_v", "wall_speed", "ees", "crush", "intrusion", "olc", "ride_down", "chest_g", "hic15", "chest_mm",
    "serious", "death", "average_serious", "average_death", "odds", "travel", "peak_force", "joint", "head", "neck", "chest", "thigh",
)  # fmt: skip


class One(msgspec.Struct, frozen=True, kw_only=True):
    """One vehicle of the meeting, at the middle of everything."""

    vehicle: Vehicle
    mass_kg: float
    front: Front
    bands: Bands
    restraints: tuple[Restraint, Restraint]  # unbelted, belted
    figures: tuple[dict[str, Band], dict[str, Band]]  # of the restraints
    era_odds: float
    era_says: str
    given: str = ""  # where its front was given from; empty: the catalogue's
    notes: tuple[str, ...] = ()


def ones_of(vehicles: tuple[Vehicle, Vehicle], built: tuple[Window | None, Window | None], fronts: Fronts = None) -> tuple[One, One]:
    """Both vehicles of a meeting. `fronts`: of each a front of one's own (`crash.given`) or None, or None for both."""
    return tuple(one(*each) for each in zip(vehicles, built, fronts or (None, None), strict=True))


def one(vehicle: Vehicle, built: Window | None, front: Given | Front | str | Path | None = None) -> One:
    """A front that is given stands for the catalogue's. Raises `NotKnown` where mass or front are not known."""
    mass, front = mass_of(vehicle), given(front)
    its = own(vehicle, built, front, mass) if front else None
    era = era_of(vehicle)
    return One(
        vehicle=vehicle,
        mass_kg=mass,
        front=its.front if its else front_of(vehicle, built),
        bands=its.bands if its else bands_of(vehicle, built),
        restraints=tuple(restraint_of(vehicle, built, belted) for belted in (False, True)),
        figures=tuple(bands_of_restraint(kind_of(vehicle, built, belted)) for belted in (False, True)),
        era_odds=era.odds,
        era_says=era.says,
        given=front.name if its else "",
        notes=its.notes if its else (),
    )


class Meeting(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Head on in a line, one driver each."""

    ones: tuple[One, One]
    closing_mps: float
    overlap: float

    @cached_property
    def rides(self) -> tuple[float, float]:
        """Which of the two can be ridden over by the other: only a light truck rides over. 1 or 0."""
        return tuple(float(other.vehicle.kind in LIGHT_TRUCKS) for other in reversed(self.ones))

    def dials(self) -> tuple[Dial, ...]:
        """Everything that is drawn, with the group it is told in."""
        found = [Dial("rebound", "how much speed comes back (restitution)")]
        if self.overlap < 1:
            found.append(Dial("overlap", "what a partly met front holds"))
        if any(self.rides):
            found += [Dial(name, "what riding over costs the lower front") for name in ("height_force_loss", "height_cabin_loss")]
        found.append(Dial("intrusion_per_crush", "how far the cabin gives way once it yields"))
        for i, each in enumerate(self.ones):
            name = called(each.vehicle)
            found += [Dial(f"{i}.{part}", words.format(name)) for part, words in self._parts(i)]
            for belted in (0, 1):
                found += [Dial(f"{i}.{belted}.{figure}", f"how the {name} holds its driver (belt, bag, space)") for figure in each.figures[belted]]
        return (*found, *draw.dials())

    def _parts(self, i: int) -> tuple[tuple[str, str], ...]:
        heights = (("ahof", "height of the {}'s front"),) if any(self.rides) else ()
        return (
            ("mass", "mass of the {}"), *heights, ("crush", "length and stiffness of the {}'s front"), ("shape", "length and stiffness of the {}'s front"),
            ("cabin", "strength of the {}'s cabin"), ("era", "design age of the {}"),
        )  # fmt: skip

    def at(self, dials: dict[str, float], belted: bool, dt: float, *, K=None) -> Setting:
        """Both drivers with the dials at these quantiles; a dial left out is at its middle."""
        K = K or self.risk(dials, belted)
        values = self.row(dials, belted)
        out = named(run(values, dt))
        return Setting(values, out, tuple(self.driver(i, dials, belted, values, out, K) for i in (0, 1)))

    def again(self, setting: Setting, dials: dict[str, float], belted: bool) -> Setting:
        """The same crash with the dials of the risk elsewhere; those of the crash must be as they were."""
        K = self.risk(dials, belted)
        drivers = tuple(self.driver(i, dials, belted, setting.row, setting.out, K) for i in (0, 1))
        return setting._replace(drivers=drivers)

    def risk(self, dials: dict[str, float], belted: bool) -> tuple[float, ...]:
        """K of `risk.people` for both drivers, with its dials at these quantiles."""
        held = tuple({int(belted and one.restraints[1].belt) for one in self.ones})
        return draw.turned(dials, belted, AGE_YEARS, held)

    def row(self, dials: dict[str, float], belted: bool) -> tuple[float, ...]:
        """Inputs of the step."""
        fronts = [self._front(i, dials) for i in (0, 1)]
        over = self.overrides(fronts)
        loss = _told("height_force_loss", dials), _told("height_cabin_loss", dials)
        share = force_factor(self.overlap) * (exp(known("overlap_sd_log") * normal(dials["overlap"])) if "overlap" in dials else 1.0)
        sides = [
            Side(
                mass_kg=self._mass(i, dials), front=fronts[i], restraint=self._restraint(i, dials, belted),
                force_factor=share * (1 - loss[0] * over[i]), cabin_factor=(1 - loss[1] * over[i]) / (1 - loss[0] * over[i]),
            )
            for i in (0, 1)
        ]  # fmt: skip
        e = restitution(self.closing_mps) + (E_SD * normal(dials["rebound"]) if "rebound" in dials else 0.0)
        return row(*sides, self.closing_mps, min(max(e, 0.0), E_MOST))

    def _mass(self, i: int, dials: dict[str, float]) -> float:
        curb = self.ones[i].bands.curb_mass_kg
        return self.ones[i].mass_kg + triangular(dials.get(f"{i}.mass"), *_three(curb)) - curb.mid

    def _front(self, i: int, dials: dict[str, float]) -> Front:
        front, bands = self.ones[i].front, self.ones[i].bands
        if f"{i}.crush" not in dials:
            return front
        longer = max(1.0 + front.crush_sd * normal(dials[f"{i}.crush"]), LEAST_CRUSH)
        power = exp(front.stiffness_sd * normal(dials[f"{i}.shape"]))
        ahof = dials.get(f"{i}.ahof")
        return msgspec.structs.replace(
            front,
            crush_m=front.crush_m * longer,
            cabin_crush_m=front.cabin_crush_m * longer,
            s=tuple(s**power if s < 1 else s for s in front.s),
            cabin_force_n=triangular(dials[f"{i}.cabin"], *_three(bands.cabin_force_n)),
            ahof_m=front.ahof_m if ahof is None or front.ahof_m is None else front.ahof_m * triangular(ahof, *_three(bands.ahof_m)) / bands.ahof_m.mid,
        )

    def _restraint(self, i: int, dials: dict[str, float], belted: bool) -> Restraint:
        restraint = self.ones[i].restraints[belted]
        turned = {
            name: triangular(dials[f"{i}.{int(belted)}.{name}"], *_three(band))
            for name, band in self.ones[i].figures[belted].items()
            if f"{i}.{int(belted)}.{name}" in dials
        }
        return msgspec.structs.replace(restraint, **turned) if turned else restraint

    def overrides(self, fronts: list[Front]) -> tuple[float, float]:
        """The share of the partner's force that passes over each one's rails."""
        if any(front.ahof_m is None for front in fronts):
            return 0.0, 0.0
        found = []
        for i in (0, 1):
            other = self.ones[1 - i].vehicle
            share = height.mismatch(fronts[i].ahof_m, fronts[1 - i].ahof_m, model_year=_year(other)) if self.rides[i] else 0.0
            found.append(share)
        return tuple(found)

    def driver(self, i: int, dials, belted: bool, values, out: dict[str, float], K) -> dict[str, float]:
        """FIGURES of one driver, from the inputs and the named outputs of the step."""
        which = str(i + 1)
        delta_v, travel = out[f"delta_v_mps{which}"], out[f"travel_m{which}"]
        deeper = _told("intrusion_per_crush", dials) / MEETING.value.values["intrusion_per_crush"].value
        body = (delta_v, out[f"chest_3ms_g{which}"], out[f"hic15_{which}"], travel, deeper * out[f"intrusion_m{which}"])
        nine = values[2 + i * N_SIDE + 13 : 2 + (i + 1) * N_SIDE]
        held = float(belted and nine[0] > 0.0)  # a cart without belts holds nobody
        era = self.ones[i].era_odds * (exp(known("era_sd_log") * normal(dials[f"{i}.era"])) if f"{i}.era" in dials else 1.0)
        death, serious = people.frontal(*body, *nine, held, AGE_YEARS, FEMALE, MULTIPLE, era, K)
        average = people.average(delta_v, held, AGE_YEARS, FEMALE, MULTIPLE, K)
        dummy = people.measures(*body, *nine[:3], *nine[4:], held, K)
        odds = era * people.departure(*body, *nine, held, AGE_YEARS, K)
        told = (
            delta_v, delta_v / (1.0 + values[1]), out[f"ees_mps{which}"], out[f"crush_m{which}"], body[4],
            out[f"olc_g{which}"], out[f"ride_down{which}"], body[1], dummy[0], dummy[2],
            serious, death, average[1], average[0], odds, travel, out["peak_force_n"],
            people.joint(*dummy, AGE_YEARS, K), *people.by_part(*dummy, AGE_YEARS, K),
        )  # fmt: skip
        return dict(zip(FIGURES, told, strict=True))


class Setting(NamedTuple):
    """`row`: the step's inputs. `out`: its outputs by name. `drivers`: FIGURES of each."""

    row: tuple[float, ...]
    out: dict[str, float]
    drivers: tuple[dict[str, float], dict[str, float]]


def _told(name: str, dials: dict[str, float]) -> float:
    """A number of meeting.yaml at its dial."""
    fact = MEETING.value.values[name]
    return triangular(dials.get(name), fact.low, fact.value, fact.high)


def _three(band) -> tuple[float, float, float]:
    return band.low, band.mid, band.high


def _year(vehicle: Vehicle) -> int | None:
    from datetime import date

    return vehicle.model_year_to or (date.today().year if vehicle.current else vehicle.model_year_from)


