"""One crash, two vehicles, two drivers: the middle finely stepped, the bands from draws. No NumPy, no compiler."""

from __future__ import annotations

from keiway.answer import Quantity
from keiway.crash.answer import words
from keiway.crash.answer.bands import DRAWS, FINE_S, banded, draws
from keiway.crash.answer.ladder import ladder
from keiway.crash.answer.meeting import Meeting, One, Setting, ones_of
from keiway.crash.answer.record import CrashAnswer, Party
from keiway.crash.answer.stars import warning
from keiway.crash.front import Body, meet
from keiway.crash.given import Fronts
from keiway.crash.names import called, sentence_case, titled, told_apart
from keiway.days import Window
from keiway.errors import UsageError
from keiway.store import data_version
from keiway.vehicles.record import Vehicle

MPH = 0.44704  # m/s
EXAMPLE = 'keiway crash "Honda N-Box JF3" --vs "Ford F-150" --speed 35'

PHYSICS = "momentum and two fronts in series (docs/science/fronts.md)"
BODY = "stepped occupant (docs/science/kernel.md)"
RISK = "field curve x departure of this vehicle (docs/science/injury.md); driver of 40"
DUMMY = "NCAP curve of the dummy's measure (docs/science/injury.md, 2); not brought to the field"
FIELD = "NASS/CDS 2000-2015 fit by change of speed (docs/science/injury.md); driver of 40 in the average US vehicle of 2000-2016"

PARTS = ("head", "neck", "chest", "thigh")

#: Id, figure of `meeting.FIGURES`, unit, what one unit is in SI, how. Of the belted driver.
TOLD = (
    ("crash.delta_v", "delta_v", "mph", MPH, PHYSICS),
    ("crash.wall_speed", "wall_speed", "mph", MPH, PHYSICS),
    ("crash.ees", "ees", "mph", MPH, PHYSICS),
    ("crash.crush", "crush", "mm", 1e-3, PHYSICS),
    ("crash.intrusion", "intrusion", "mm", 1e-3, PHYSICS),
    ("crash.olc", "olc", "g", 1.0, BODY),
    ("crash.ride_down", "ride_down", "%", 1e-2, BODY),
    ("crash.chest_g", "chest_g", "g", 1.0, BODY),
    ("crash.hic15", "hic15", "1", 1.0, BODY),
    ("crash.chest_mm", "chest_mm", "mm", 1.0, BODY),
    ("crash.risk.serious", "serious", "%", 1e-2, RISK),
    ("crash.risk.death", "death", "%", 1e-2, RISK),
    ("crash.average.serious", "average_serious", "%", 1e-2, FIELD),
    ("crash.average.death", "average_death", "%", 1e-2, FIELD),
    ("crash.departure", "odds", "x odds", 1.0, RISK),
    *((f"crash.dummy.{part}", part, "%", 1e-2, DUMMY) for part in PARTS),
)
#: The same of the unbelted driver.
TOLD_UNBELTED = (
    ("crash.unbelted.serious", "serious", "%", 1e-2, RISK),
    ("crash.unbelted.death", "death", "%", 1e-2, RISK),
    *((f"crash.unbelted.dummy.{part}", part, "%", 1e-2, DUMMY) for part in PARTS),
)


def head_on(
    vehicles: tuple[Vehicle, Vehicle],
    speeds_mps: tuple[float, float],
    overlap: float = 1.0,
    built: tuple[Window | None, Window | None] = (None, None),
    n: int = DRAWS,
    fronts: Fronts = None,
) -> CrashAnswer:
    """Each vehicle at its speed, one driver each, `n` draws for the bands (half as many for the unbelted).

    `fronts`: of each a front in place of the catalogue's (a `Front`, or the file that `keiway crash fit --save` wrote) or None.

    Raises `NotKnown` or `UsageError` where it cannot be worked out.
    """
    if not min(speeds_mps) >= 0.0:
        raise UsageError("Both vehicles of a head-on crash go forward: a speed below zero is none of one.", try_=EXAMPLE)
    ones = ones_of(vehicles, built, fronts)
    meeting = Meeting(ones=ones, closing_mps=sum(speeds_mps), overlap=overlap)
    notes = checked(meeting)
    middle, drawn = meeting.at({}, True, FINE_S), draws(meeting, True, n)
    unbelted, drawn_unbelted = meeting.at({}, False, FINE_S), draws(meeting, False, n, every=2)
    if words.alike(ones) and speeds_mps[0] == speeds_mps[1]:
        drawn, drawn_unbelted = _both_ways(drawn), _both_ways(drawn_unbelted)
    parties = tuple(_party(i, ones, (middle, unbelted), (drawn, drawn_unbelted)) for i in (0, 1))
    forces = [setting.drivers[0]["peak_force"] / 1e3 for setting in drawn]
    return CrashAnswer(
        schema="crash/2",
        sentence=words.sentence(ones, middle),
        risk_sentence=words.risk_sentence(ones, middle),
        speeds_mph=tuple(round(speed / MPH, 1) for speed in speeds_mps),
        overlap=overlap,
        parties=parties,
        peak_force_kn=banded("crash.peak_force", "kN", PHYSICS, middle.drivers[0]["peak_force"] / 1e3, forces),
        evidence=words.evidence(parties),
        assumed=(*words.ASSUMED, *dict.fromkeys(f"{sentence_case(called(each.vehicle))}: {each.era_says}." for each in ones if each.era_says)),
        notes=(*ones[0].notes, *ones[1].notes, *_same(ones, speeds_mps), *_named(notes, vehicles), *_weighed(ones), *words.beltless(ones), *words.beyond(ones, middle), *words.open_to_the_side(ones), *warning(*vehicles)),
        left_out=words.LEFT_OUT,
        data=data_version(),
    )


def _party(i: int, ones: tuple[One, One], middles: tuple[Setting, Setting], drawn: tuple[list[Setting], list[Setting]]) -> Party:
    """`middles` and `drawn`: belted, then unbelted."""
    each, (belted, unbelted) = ones[i], (setting.drivers[i] for setting in middles)
    return Party(
        vehicle=each.vehicle.id,
        name=titled(each.vehicle),
        mass_kg=each.mass_kg,
        front=each.front.level,
        front_says=f"given in {each.given}: {each.front.says}" if each.given else each.front.says,
        restraint_says=each.restraints[1].says,
        held=words.held(each.restraints[1], belted["travel"], belted["intrusion"]),
        held_unbelted=words.held(each.restraints[0], unbelted["travel"], unbelted["intrusion"]),
        quantities=(*_quantities(i, TOLD, middles[0], drawn[0]), *_quantities(i, TOLD_UNBELTED, middles[1], drawn[1])),
        ladder=ladder(each, ones[1 - i]),
    )


def _both_ways(drawn: list[Setting]) -> list[Setting]:
    """Of two alike either may be the first: each draw counts for both, so both have the same bands."""
    return [*drawn, *(setting._replace(drivers=setting.drivers[::-1]) for setting in drawn)]


def _named(notes: tuple[str, ...], vehicles: tuple[Vehicle, Vehicle]) -> list[str]:
    first, second = told_apart(*vehicles)
    return [note.replace("The first vehicle", f"The {first}").replace("The second vehicle", f"The {second}") for note in notes]


def _weighed(ones: tuple[One, One]) -> list[str]:
    """Where a mass is an estimate: said once of two of a kind."""
    return list(dict.fromkeys(f"{titled(each.vehicle)}: {says}." for each in ones if (says := each.bands.curb_mass_kg.says)))


def _same(ones: tuple[One, One], speeds_mps: tuple[float, float]) -> list[str]:
    """Two of one vehicle: the middle between them is a wall."""
    if not words.alike(ones) or speeds_mps[0] != speeds_mps[1]:
        return []
    return ["Two of the same vehicle at the same speed: each takes what a rigid wall would give it at that speed."]


def checked(meeting: Meeting) -> tuple[str, ...]:
    """Refuse what no crash can be, by the closed form; its notes on what lies outside the model."""
    over = meeting.overrides([each.front for each in meeting.ones])
    bodies = [Body(mass_kg=each.mass_kg, front=each.front, override=ride) for each, ride in zip(meeting.ones, over, strict=True)]
    return meet(*bodies, meeting.closing_mps, overlap=meeting.overlap).notes


def _quantities(i: int, told, middle: Setting, drawn: list[Setting]) -> tuple[Quantity, ...]:
    return tuple(
        banded(id_, unit, how, middle.drivers[i][name] / size, [setting.drivers[i][name] / size for setting in drawn])
        for id_, name, unit, size, how in told
    )
