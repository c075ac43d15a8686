"""What stands behind the road figures and their sources, for `keiway explain`."""

from __future__ import annotations

from typing import Any

WHERE = "What it means, its source and where it ends: docs/science/road_answers.md; the model: road.md; a vehicle's numbers: road_vehicles.md."
BANDS = "Band: nine in ten of 24 draws (Latin hypercube) over every uncertain number of the vehicle and over what the model itself may be off by (data/road/answers.yaml)."

FIGURES = {
    "road.sustained": ("Speed kept on a grade, mph", "The highest speed at which full throttle in some gear still gives what air, tyres and climb ask; at most the limiter or the rev limit in top gear."),
    "road.sustained.bare": ("Speed kept by a driver alone at sea level in still air, mph", "As road.sustained; its band has the width of the figure as asked."),
    "road.sprint.30": ("0 to 30 mph, s", "Full throttle from standstill on the level, one gear after another with a pause at each shift."),
    "road.sprint.45": ("0 to 45 mph, s", "As road.sprint.30."),
    "road.sprint.60": ("0 to 60 mph, s", "As road.sprint.30."),
    "road.merge.design.speed": ("Speed at the end of an entrance lane, mph", "From the speed with which the ramp's curve is left, full throttle over AASHTO's length, times its factor for the grade."),
    "road.merge.design.length": ("Length to the speed the lane is laid out for, ft", "The speed stands in AASHTO's table by the highway's design speed; 17 to 20 mph below it."),
    "road.merge.traffic.speed": ("Speed at the end of lane and taper, mph", "As road.merge.design.speed over lane and 300 ft of taper."),
    "road.merge.traffic.length": (
        "Length to traffic's speed, ft",
        "Traffic: mean free flow of US freeways, 70.4 mph, less 2 to 8 mph for the right lane (estimate), less a margin of 5 mph. Every draw meets traffic of its own.",
    ),
    "road.pass.time": ("Time in the other lane, s", "From a second behind a vehicle 12 mph slower than the road to a second ahead of it, full throttle up to the road's speed."),
    "road.pass.distance": ("Way in the other lane, ft", "As road.pass.time. The road takes for granted a difference of 12 mph by 40% of the way."),
    "road.economy.udds": ("US city test, mpg or MPGe", "UDDS with 136 kg aboard, cold start 43%, warm 57%; unadjusted. MPGe counts the socket, 33.7 kWh to the gallon."),
    "road.economy.hwfet": ("US highway test, mpg or MPGe", "HWFET, warm; unadjusted."),
    "road.economy.us06": ("US06, mpg or MPGe", "Hard and fast driving to 80 mph, warm; where it falls behind it drives as fast as it can."),
    "road.economy.label_city": ("What a US label would show for the city", "EPA's derived 5-cycle equation of today's model years on the city test (coefficients recalled); electric: 0.7 of the test."),
    "road.economy.label_highway": ("What a US label would show for the highway", "As road.economy.label_city on the highway test."),
    "road.economy.label": ("What a US label would show", "City and highway, 55 to 45, harmonic."),
    "road.economy.at55": ("Steady 55 mph, mpg or MPGe", "On the level, with the load, at the altitude and in the wind asked for."),
    "road.economy.at65": ("Steady 65 mph, mpg or MPGe", "As road.economy.at55."),
    "road.economy.at25": ("Steady 25 mph, mpg or MPGe", "As road.economy.at55; told of those too slow for 35 mph."),
    "road.economy.at35": ("Steady 35 mph, mpg or MPGe", "As road.economy.at55."),
    "road.economy.top": ("Steady near its top speed, mpg or MPGe", "As road.economy.at55, at 97% of its top speed; told of those too slow for 25 mph."),
    "road.economy.used": ("What drivers get by published figures, mpg or MPGe", "EPA label, else a Japanese figure times how US labels stand to it; the band is that of drivers around the label (keiway.road.use)."),
    "road.range.at25": ("Range at a steady 25 mph, mi", "As road.range.at55."),
    "road.range.at35": ("Range at a steady 35 mph, mi", "As road.range.at55."),
    "road.range.top": ("Range at a steady speed near its top, mi", "As road.range.at55, at 97% of its top speed."),
    "road.range.udds": ("Range on the US city test, mi", "A full battery to empty, as road.economy.udds; unadjusted."),
    "road.range.hwfet": ("Range on the US highway test, mi", "As road.range.udds, on HWFET."),
    "road.range.us06": ("Range on US06, mi", "As road.range.udds, on US06."),
    "road.range.label": ("Range a US label would show, mi", "0.7 of the tests' ranges on a full battery, city and highway 55 to 45."),
    "road.range.at55": ("Range at a steady 55 mph, mi", "A full battery to empty, as road.economy.at55."),
    "road.range.at65": ("Range at a steady 65 mph, mi", "As road.range.at55."),
    "fit.garage": ("Does it go into a single garage?", "Its body and mirrors against a door 8 to 9 ft wide and 7 ft high, its length against 20 to 22 ft."),
    "fit.lane": ("What is left of a lane", "Half of what the lane is wider than the body."),
    "fit.stall": ("Does it go into a parking stall?", "Width with a door opened by 600 mm, and length."),
    "fit.parallel": ("Do two go into one parallel bay?", "Twice its length and room to get out, against 20 to 22 ft."),
    "fit.turning": ("Turning radius", "As published; beside that of AASHTO's passenger car, for which US corners are laid out."),
    "fit.people": ("People by height", "Cabin height less the hip point's, over sitting height as a share of height; under the roof only."),
    "fit.load": ("Load against a pickup's", "Rated load, or gross weight less curb mass and a driver."),
    "fit.bed": ("Bed against a pickup's", "Length and width of the bed where they are known."),
    "reach.trips": ("Share of household vehicle trips within reach", "A judgement between trips traced in Chicago in 2007 and what distance alone allows: a band and never a point."),
    "reach.miles": ("Share of all US miles on roads posted up to a limit", "Share of miles by posted limit as in the crash room: FHWA's miles by class, limits of a class ours."),
}  # fmt: skip
BANDED = ("road.",)


def entries() -> dict[str, dict[str, Any]]:
    """Id -> plain values: quantities, then the sources of the room."""
    found: dict[str, dict[str, Any]] = {
        id_: {"kind": "quantity", "title": title, "text": f"{text} {BANDS if id_.startswith(BANDED) else ''} {WHERE}".replace("  ", " ")}
        for id_, (title, text) in FIGURES.items()
    }
    from keiway.road.vehicles.account import entries as of_cars

    found |= of_cars()
    for id_, source in _sources().items():
        found.setdefault(id_, {"kind": "source", "title": source.title, "text": source.note or "A source of the road room.", "url": source.url, "date": source.date})
    return found


def _sources() -> dict[str, Any]:
    """Of roads and travel, then of vehicles; where two files use one id the first stands."""
    from keiway.road.us import us_roads

    return {**_of_vehicles(), **us_roads().sources}


def _of_vehicles() -> dict[str, Any]:
    from keiway.road.vehicles import facts, tables
    from keiway.store import Topic

    found: dict[str, Any] = {}
    for module in (facts, tables):
        for topic in vars(module).values():
            if isinstance(topic, Topic):
                found |= getattr(topic.value, "sources", {})
    return found
