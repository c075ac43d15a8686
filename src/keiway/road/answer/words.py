"""What came out, in words."""

from __future__ import annotations

from keiway.crash.names import called
from keiway.road.answer.figures import DRIVER_KG
from keiway.road.answer.record import Asked, Held, Score
from keiway.road.traffic.merge import FT, MPH
from keiway.road.us import us_roads

LB = 0.45359237  # kg
STEEP_PCT = 6.0  # told in the sentence where no grade was asked for
ASSUMED = (
    f"A driver and a bag of {DRIVER_KG:.0f} kg besides the load; engine, tyres and brakes in the state the maker meant; dry road, 20 C.",
    "Full throttle for as long as it takes: what it can keep, not what is kind to the engine or its cooling.",
    "The entrance is AASHTO's minimum for a 70 mph freeway and a ramp curve of 30 mph, unless --highway and --ramp say otherwise.",
)
LEFT_OUT = (
    "Heat: a long climb may ask for less throttle before the engine boils.",
    "Wear: an engine of thirty years gives less than its rated power.",
    "Gusts and side wind, which a tall light body feels more than a car.",
)


def sentences(asked: Asked, holds: tuple[Held, ...], sprints, merges: tuple[Score, ...], passing, mid) -> tuple[str, tuple[str, ...]]:
    """The one that answers "can it keep up?", and those that follow it."""
    first = f"The {called(asked.vehicle)} keeps {_keeps(asked, holds)}{_with(asked)}."
    sixty = next((one for one in sprints if one.id == "road.sprint.60"), None)
    speed = f"0 to 60 mph takes {span(sixty, 's')}" if sixty else "It never reaches 60 mph"
    return f"{first} {speed}; {_merges(merges)}", tuple(_passes(passing))


def _keeps(asked: Asked, holds: tuple[Held, ...]) -> str:
    """65 mph (60 to 68) on the level and 52 (47 to 57) on a 6% grade."""
    wanted = 100 * asked.grade or STEEP_PCT
    level = next(one for one in holds if one.grade_pct == 0)
    steep = min(holds, key=lambda one: abs(one.grade_pct - wanted))
    up = f"{span(steep.speed)} on a {steep.grade_pct:g}% grade" if steep.speed.mid >= 1 else f"no speed at all on a {steep.grade_pct:g}% grade"
    return f"{span(level.speed, 'mph')} on the level and {up}"


def span(one, unit: str = "") -> str:
    """65 mph (62 to 68)."""
    middle = f"{one.mid:.0f} {unit}".rstrip()
    if one.low is None:
        return middle
    low, high = f"{one.low:.0f}", "more" if one.high is None else f"{one.high:.0f}"
    return middle if low == high else f"{middle} ({low} to {high})"


def _with(asked: Asked) -> str:
    """at 8,202 ft (2,500 m) with 441 lb (200 kg) against 20 mph of wind"""
    told = ""
    if asked.altitude_m:
        told += f" at {asked.altitude_m / FT:,.0f} ft ({asked.altitude_m:,.0f} m)"
    if asked.load_kg:
        told += f" with {asked.load_kg / LB:,.0f} lb ({asked.load_kg:,.0f} kg) besides the driver"
    if asked.head_wind_mps:
        mph = abs(asked.head_wind_mps) / MPH
        told += f" against {mph:.0f} mph of wind" if asked.head_wind_mps > 0 else f" with {mph:.0f} mph of wind from behind"
    return told


def _merges(merges: tuple[Score, ...]) -> str:
    """Of the level: both scores; of a grade: traffic's."""
    design, traffic = (next(one for one in merges if one.kind == kind and one.grade_pct == 0) for kind in ("design", "traffic"))
    lane = f"on a level entrance to a {traffic.highway_mph:.0f} mph freeway"
    ends = f"reaches {traffic.at_end.mid:.0f} mph by the end of lane and taper, where traffic merges at {traffic.wanted_mph:.0f}"
    verdict = {"yes": "so it merges with traffic", "no": "so it does not merge at traffic's speed", "unsure": "so it may or may not merge at traffic's speed"}[traffic.word]
    layout = {"yes": "", "no": f"; it misses even the {design.wanted_mph:.0f} mph that the lane is laid out for", "unsure": f"; even the {design.wanted_mph:.0f} mph that the lane is laid out for is not sure"}[design.word]
    return f"{lane} it {ends}, {verdict}{layout}."


def _passes(passing):
    """Overtaking on each grade."""
    for one in passing:
        where = "on the level" if one.grade_pct == 0 else f"on {one.grade_pct:g}%"
        if one.time is None:
            yield f"{where[:1].upper()}{where[1:]}: it does not get past a vehicle at {one.other_mph:.0f} mph on a {one.road_mph:.0f} mph road."
            continue
        laid = {"yes": "as the road's sight distance takes for granted", "no": "less than the road's sight distance takes for granted", "unsure": "about what the road's sight distance takes for granted"}[one.word]
        yield (
            f"{where[:1].upper()}{where[1:]}: past a vehicle at {one.other_mph:.0f} mph on a {one.road_mph:.0f} mph road in {one.time.mid:.0f} s and {one.distance.mid:,.0f} ft, "
            f"which wants {one.sight_ft:,.0f} ft of sight with one coming; {one.faster_by_mph:.0f} mph faster part way, {laid}."
        )  # fmt: skip


def law_note(law) -> tuple[str, ...]:
    """Where the law shuts freeways to it, merging is told all the same."""
    if law is None or law.kind in ("unknown", "all") or (law.freeways and law.kind != "none"):
        return ()
    return (f"The law of {law.state} shuts freeways to it; merging is told all the same.",)


def notes(asked: Asked, found, holds: tuple[Held, ...], merges: tuple[Score, ...], economy) -> tuple[str, ...]:
    """What to mind in reading it."""
    vehicle, told = asked.vehicle, []
    if vehicle.gvw_kg:
        over = found.middle.curb_mass_kg + DRIVER_KG + asked.load_kg - vehicle.gvw_kg
        if over > 0.5:
            told.append(f"Over its gross weight of {vehicle.gvw_kg:,.0f} kg by {over:,.0f} kg: it may not carry that.")
    if found.published_mps:
        told.append(f"Its published top speed, {found.published_mps / MPH:.0f} mph, is well under the model's and is taken as its limit.")
    published = (vehicle.top_speed_kmh or 0.0) / 3.6 / MPH
    if not asked.altitude_m and not asked.load_kg and holds[0].speed.mid < 0.94 * published:
        told.append(f"Its published top speed is {published:.0f} mph: the model, with {holds[0].speed.mid:.0f}, is likely too slow.")
    if economy.values["udds"] is None or economy.values["hwfet"] is None:
        told.append("It cannot follow the US test cycles, so no label is made of them.")
    slowed = [one for one in holds if one.from_below_mph is not None]
    if slowed:
        one = slowed[-1]
        told.append(f"Once slowed on {one.grade_pct:g}% it gets back to {one.from_below_mph:.0f} mph only: a hole between two gears.")
    if any(one.beyond_table for one in merges):
        told.append("AASHTO's factors for entrance lanes end at 6%: its last is taken.")
    told += _on_interstates(asked, holds)
    told += _trips(economy)
    trucks = us_roads().grades.trucks
    steep = next((one for one in holds if one.grade_pct == trucks.grade_pct), None)
    if steep and steep.speed.mid < trucks.high_mph + 10 and holds[0].speed.mid >= 55:
        told.append(f"Heavy trucks keep {trucks.low_mph:.0f} to {trucks.high_mph:.0f} mph on a long 6%: it belongs in the climbing lane with them.")
    return tuple(told)


def _on_interstates(asked: Asked, holds: tuple[Held, ...]) -> list[str]:
    """Slower than the least speed posted, or steeper than they are."""
    least, most = us_roads().limits.minimum, us_roads().grades.interstate
    told = []
    slow = next((one for one in holds if one.grade_pct == round(100 * asked.grade, 4)), holds[0])
    if slow.speed.mid < least.mph:
        told.append(f"On {slow.grade_pct:g}% it is slower than the {least.mph:.0f} mph that is the usual least speed on Interstates where one is posted ({least.states} states).")
    if 100 * asked.grade > most.exception_pct:
        told.append(f"Interstates climb {most.most_pct:g}% at most, {most.exception_pct:g}% by exception.")
    return told


def _trips(economy) -> list[str]:
    """How far US trips go, beside a battery's range."""
    if economy.ranges.get("label") is None:
        return []
    trips, long = us_roads().travel.trips, us_roads().travel.long_trips
    return [
        f"Of US vehicle trips {100 * trips.share[0]:.0f}% are under {trips.under_mi[0]:.0f} miles and {100 * trips.share[-1]:.0f}% under {trips.under_mi[-1]:.0f}; "
        f"those over {long.over_mi:.0f} are under {100 * long.of_trips:.0f}% of trips and {100 * long.of_miles:.0f}% of the miles."
    ]  # fmt: skip
