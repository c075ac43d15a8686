"""What came out, in words."""

from __future__ import annotations

from keiway.crash.answer.meeting import Setting
from keiway.crash.names import called, sentence_case, told_apart
from keiway.crash.record import Restraint
from keiway.crash.risk.era import UNPROTECTED

MPH = 0.44704  # m/s
REACHED_M = 0.01  # past a gap by this much counts as touched
LEAST_HELD = 0.01  # m: less travel than that is no crash for the belt
SURELY = 0.9  # of tests: from here on the joint probability no longer tells one vehicle from another
HAS_LIMIT = 1e5  # m/s2

ASSUMED = (
    "One driver of 75 kg in each, no load; 40 years old for the risk.",
    "Head on in a line; full-width fronts meet on the share of the overlap.",
    "Head and chest move as one until the head touches something: HIC15 is an estimate.",
)
LEFT_OUT = ("Rotation, sliding past, and anything hit afterwards.", "Legs and feet, save by the force in the thigh.")


def sentence(ones, middle: Setting) -> str:
    """The plain one: which wall, for whom."""
    speeds = [driver["wall_speed"] / MPH for driver in middle.drivers]
    if abs(speeds[0] - speeds[1]) < 0.5:
        return f"Both drivers take this like hitting a wall at {speeds[0]:.0f} mph."
    light = 0 if speeds[0] > speeds[1] else 1
    names = told_apart(*(each.vehicle for each in ones))
    return (
        f"The {names[light]}'s driver takes this like hitting a wall at {speeds[light]:.0f} mph; "
        f"the {names[1 - light]}'s like one at {speeds[1 - light]:.0f} mph."
    )


def risk_sentence(ones, middle: Setting) -> str:
    """Serious injury of both drivers, belted where there is a belt, beside the average vehicle's."""
    told = []
    for name, each, driver in zip(told_apart(*(each.vehicle for each in ones)), ones, middle.drivers, strict=True):
        average = "average vehicle" if each.restraints[1].belt else "unbelted in the average vehicle"
        told.append(
            f"{sentence_case(name)}{'' if each.restraints[1].belt else ', no belt fitted'}: "
            f"serious injury {percent(driver['serious'])}, death {percent(driver['death'])} "
            f"({average} at that change of speed {percent(driver['average_serious'])} and {percent(driver['average_death'])})"
        )
    if alike(ones):
        told = [told[0].replace(" (first)", "", 1).replace(":", ", each:", 1)]
    belted = "Belted driver of 40. " if any(each.restraints[1].belt for each in ones) else "Driver of 40. "
    return belted + "; ".join(told) + "."


def alike(ones) -> bool:
    """Two of one vehicle with one front."""
    return ones[0].vehicle.id == ones[1].vehicle.id and ones[0].front == ones[1].front


def beltless(ones) -> list[str]:
    """Whose figures under "belted" are without a belt."""
    names = dict.fromkeys(called(each.vehicle) for each in ones if not each.restraints[1].belt)
    return [f"{sentence_case(name)}: no belt is fitted, so what is told of the belted driver is without one, beside the average vehicle's unbelted." for name in names]


def open_to_the_side(ones) -> list[str]:
    """What the risk told leaves out of those that are no cars."""
    return list(dict.fromkeys(
        f"{sentence_case(called(each.vehicle))}: the risk curves are of cars with doors and a cage. Without them its driver fares worse by an "
        "unknown amount: read its risks as the least they can be. Struck in the side, which is not this crash, it is worse by a factor of two "
        "or more than such curves say."
        for each in ones if each.vehicle.kind in UNPROTECTED
    ))  # fmt: skip


def percent(p: float) -> str:
    """A probability as people say it: two digits that count."""
    hundred = 100 * p
    if hundred < 0.01:
        return "under 0.01%"
    digits = 0 if hundred >= 9.95 else 1 if hundred >= 0.95 else 2
    return f"{hundred:.{digits}f}%"


def held(restraint: Restraint, travel_m: float, intrusion_m: float) -> str:
    """What belt, bag and contact did, from the furthest travel of the chest."""
    if travel_m < LEAST_HELD:
        return "hardly moved"
    told = []
    if restraint.belt:
        stretched = travel_m + restraint.pretension_m - restraint.slack_m
        limited = restraint.limit_mps2 < HAS_LIMIT and stretched * restraint.stiffness_per_s2 > restraint.limit_mps2
        told.append("belt at its limit" if limited else "belt held below its limit" if restraint.limit_mps2 < HAS_LIMIT else "belt without limiter held")
    else:
        told.append("no belt")
    if restraint.airbag:
        told.append("air bag used" if restraint.belt or travel_m > restraint.airbag_at_m else "air bag not reached")
    else:
        told.append("no air bag")
    over = travel_m - restraint.contact_at_m
    if over > REACHED_M:
        told.append(f"chest pressed {1e3 * over:.0f} mm into wheel or dashboard")
    elif over + intrusion_m > REACHED_M and intrusion_m > REACHED_M:
        told.append("the cabin's intrusion reaches the chest")
    else:
        told.append(f"{-1e3 * over:.0f} mm of space left before wheel or dashboard")
    return "; ".join(told)


def beyond(ones, middle: Setting) -> list[str]:
    """Where the risk told is likely too low, since the road has few such crashes (docs/science/injury.md, weak 3)."""
    return list(dict.fromkeys(
        f"{sentence_case(called(each.vehicle))}: at this severity a dummy would be hurt seriously in {driver['joint']:.0%} of tests. The risk told rests "
        "on road data, which are thin here and hold few vehicles as weak; it is likely too low."
        for each, driver in zip(ones, middle.drivers, strict=True) if driver["joint"] > SURELY
    ))  # fmt: skip


def evidence(parties) -> dict[str, str]:
    """The best rung of each vehicle in short, and the pair's."""
    pair = next(rung for rung in parties[0].ladder if rung.rung == "this model into this partner")
    best = {party.name: next(rung for rung in party.ladder if rung.there and rung is not pair) for party in parties}
    return {"this pair crashed": pair.says, **{name: f"{rung.rung}: {rung.says}" for name, rung in best.items()}}
