"""One vehicle asked about: the door of this room, `answer(asked) -> RoadAnswer`."""

from __future__ import annotations

import msgspec

from keiway.answer import Missing, Quantity
from keiway.crash.names import called, sentence_case
from keiway.road.answer import economy, figures, words
from keiway.road.answer.bands import quantity
from keiway.road.answer.cars import Cars, cars
from keiway.road.answer.merging import passings, scores
from keiway.road.answer.reaching import reaches
from keiway.road.answer.record import Asked, Climb, Given, Held, RoadAnswer
from keiway.road.fit import fits
from keiway.road.reach.legal import Legal, legal
from keiway.road.traffic.brake import brakes
from keiway.road.traffic.merge import MPH, entrance
from keiway.road.us import us_roads
from keiway.road.vehicles.facts import NotKnown
from keiway.store import data_version

SCHEMA = "road/1"
GRADES = (0.0, 0.03, 0.04, 0.05, 0.06, 0.07)
STEEP = 0.06  # told in the sentence where no grade was asked for
ROAD_MPH = 55.0  # the two-lane road that is overtaken on
LENGTH_M = 3.4  # where a vehicle's length is not known
BARE = figures.Conditions()


def answer(asked: Asked) -> RoadAnswer:
    """Everything that is known of it on those roads. Where the model has no place for its drive, what needs none: `missing` says why."""
    law = legal(asked.case) if asked.case and asked.case.state else None
    try:
        found = cars(asked.vehicle)
    except NotKnown as error:
        return _without(asked, law, error)
    return _with(asked, law, found)


def plan_of(asked: Asked) -> figures.Plan:
    """What is worked out for a question. Raises `UsageError` for an entrance that AASHTO's table does not have."""
    conditions = figures.Conditions(
        payload_kg=figures.DRIVER_KG + asked.load_kg, head_wind_mps=asked.head_wind_mps, altitude_m=asked.altitude_m
    )
    ramps = [entrance(asked.highway_mph, asked.ramp_mph, grade) for grade in dict.fromkeys((0.0, asked.grade))]
    return figures.Plan(
        asked=conditions, grades=tuple(sorted({*GRADES, asked.grade})), entrances=tuple(ramps), road_mph=ROAD_MPH,
        length_m=(asked.vehicle.length_mm or 1e3 * LENGTH_M) / 1e3,
    )  # fmt: skip


def _with(asked: Asked, law: Legal | None, found: Cars) -> RoadAnswer:
    plan = plan_of(asked)
    mid, states, passes = figures.middle(found.middle, plan)
    quick, drawn = figures.quickly(found.middle, plan), [figures.quickly(car, plan) for car in found.draws]
    own, draws = quick.numbers, [one.numbers for one in drawn]
    holds = _holds(plan, found, mid, own, draws, states)
    merges = scores(plan, mid, own, draws)
    passing = passings(plan, passes, mid, own, draws, [one.passes for one in drawn])
    driven = economy.driven(found.middle, found.draws)
    whole = economy.of(found.middle, plan.asked, driven.whole)
    thinned = [economy.of(car, plan.asked, per) for car, per in zip((found.middle, *found.draws), driven.thinned, strict=True)]
    miles, ranges = economy.quantities(found.middle, whole, thinned[0], thinned[1:])
    sprints = tuple(
        one
        for mph in figures.SPRINTS_MPH
        if (one := quantity(f"road.sprint.{mph}", "s", f"0 to {mph} mph, full throttle, level, as asked", mid[f"sprint.{mph}"], [each[f"sprint.{mph}"] for each in draws], own[f"sprint.{mph}"]))
    )
    sentence, more = words.sentences(asked, holds, sprints, merges, passing, mid)
    return _answer(
        asked, law, sentence=sentence, more=more, car_says=found.says, holds=holds, climbs=_climbs(plan, found, quick, drawn), sprints=sprints, merges=merges,
        passing=passing, economy=(*miles, *_used(asked)), ranges=ranges if asked.vehicle.battery_kwh else (), reach=reaches(asked, law, holds), missing=_missing(asked, law, found),
        notes=(*words.notes(asked, found, holds, merges, whole), *words.law_note(law)), sources=found.sources,
    )  # fmt: skip


def _without(asked: Asked, law: Legal | None, error: NotKnown) -> RoadAnswer:
    """What can be said without the model: size, brakes and law."""
    plan_of(asked)
    lacks = Missing(
        fact="road_model", question="Its published sprints, top speed and label, or the figures it lacks.",
        settles="how fast it goes, climbs and merges, and what it uses at a steady speed",
    )  # fmt: skip
    return _answer(
        asked, law, sentence=f"Whether it keeps up is not known. {error.message}", more=(), car_says="", holds=(), climbs=(), sprints=(), merges=(),
        passing=(), economy=_used(asked), ranges=(), reach=reaches(asked, law, ()), missing=(lacks, *(law.missing if law else ())), notes=(), sources=(),
    )  # fmt: skip


def _answer(asked: Asked, law: Legal | None, **found) -> RoadAnswer:
    vehicle, case = asked.vehicle, asked.case
    return RoadAnswer(
        schema=SCHEMA, vehicle=vehicle.id, name=sentence_case(called(vehicle)), legal=law, braking=brakes(vehicle), fits=fits(vehicle),
        given=Given(
            grade_pct=round(100 * asked.grade, 4), load_kg=asked.load_kg, payload_kg=figures.DRIVER_KG + asked.load_kg, altitude_m=asked.altitude_m,
            head_wind_mph=asked.head_wind_mps / MPH, state=case.state if case else None, as_of=case.as_of if case else None,
        ),
        assumed=words.ASSUMED, left_out=words.LEFT_OUT, data=data_version(), **found,
    )  # fmt: skip


def _holds(plan, found: Cars, mid, own, draws, states) -> tuple[Held, ...]:
    """Each grade, as asked and bare; the bare speed takes over the width of the other's band."""
    alone = {grade: mid[f"held.{grade:g}"] for grade in plan.grades} if plan.asked == BARE else figures.held_mph(found.middle, BARE, plan.grades)
    rows = []
    for grade in plan.grades:
        name, state, percent = f"held.{grade:g}", states[grade], round(100 * grade, 4)
        below, around = state.from_below_mps / MPH, ([one[name] for one in draws], own[name])
        rows.append(
            Held(
                grade_pct=percent, limited_by=_limit(state.limited_by, found), gear=state.gear, from_below_mph=below if below < mid[name] - 1.0 else None,
                speed=quantity("road.sustained", "mph", f"kept on {percent:g}%, as asked", mid[name], *around),
                bare=quantity("road.sustained.bare", "mph", f"kept on {percent:g}% by a driver alone at sea level in still air", alone[grade], *around),
            )
        )  # fmt: skip
    return tuple(rows)


def _limit(word: str, found: Cars) -> str:
    return "published top speed" if word == "limiter" and found.published_mps else word


def _climbs(plan, found: Cars, quick: figures.Quick, drawn: list[figures.Quick]) -> tuple[Climb, ...]:
    """Known places, at their heights, with the load asked for and no wind."""
    rows, cap = [], max(one.pull.speeds[-1] for one in (quick, *drawn)) / MPH  # a band ends at the limiter
    for place in us_roads().grades.places:
        grade = place.grade_pct / 100
        there = msgspec.structs.replace(plan.asked, altitude_m=place.altitude_m, head_wind_mps=0.0)
        speed = quantity(
            "road.sustained", "mph", f"kept on {place.grade_pct:g}% at {place.altitude_m:,.0f} m with the load asked for, in still air",
            figures.held_mph(found.middle, there, (grade,))[grade], [one.held_mph(grade) for one in drawn], quick.held_mph(grade), place.sources,
        )  # fmt: skip
        speed = msgspec.structs.replace(speed, high=min(speed.high or cap, cap))
        rows.append(Climb(place=place.id, name=place.name, grade_pct=place.grade_pct, altitude_m=place.altitude_m, speed=speed, sources=place.sources))
    return tuple(rows)


def _used(asked: Asked) -> tuple[Quantity, ...]:
    """By published figures, where there are any."""
    found = economy.used(asked.vehicle)
    return (found,) if found else ()


def _missing(asked: Asked, law: Legal | None, found: Cars) -> tuple[Missing, ...]:
    lacks = []
    if found.middle.battery and not asked.vehicle.battery_kwh:
        lacks.append(Missing(fact="battery_kwh", question="How large is its battery?", settles="its range", option='--set "battery_kwh=16"'))
    elif not found.middle.battery:
        lacks.append(Missing(fact="tank", question="How large is its tank?", settles="the way it goes on a tank: gallons times the miles to one"))
    if law is None:
        lacks.append(Missing(fact="state", question="In which state is it driven?", settles="which roads the law leaves it", option="--state CO"))
    return (*lacks, *(law.missing if law else ()))


__all__ = ["Asked", "Quantity", "answer", "plan_of"]
