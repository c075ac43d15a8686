"""People by height: who sits upright under its roof, where the height of its cabin is published.

From the floor up stand the hip point, then the sitter above it: ``cabin - hip over floor = sitting height - hip over seat
- slump and hair``; sitting height is a share of height. The ends of the band take the ends of the four numbers added as
squares. Room for the knees is published for no kei, so nobody is told to fit: the roof alone is judged.
"""

from __future__ import annotations

import math

from keiway.road.fit.record import MM_PER_IN, Fits, tall
from keiway.road.us import us_roads
from keiway.vehicles.record import Vehicle


def people(vehicle: Vehicle) -> Fits:
    """The tallest under its roof, low and mid, with the share of US men that is; or why that is not known."""
    facts = us_roads().people
    cabin = next((one for one in facts.cabins if one.vehicle == vehicle.id), None)
    if cabin is None:
        why = facts.unknown_says if vehicle.is_kei else "its maker's headroom and legroom are not held here"
        says = f"Not known: {why}. {_percentiles(facts)}"
        return Fits(
            id="fit.people", title="People by height", word="unknown", says=says, sources=facts.heights.sources,
            confidence=facts.heights.confidence, settles=facts.settles,
        )  # fmt: skip
    low, mid, _ = tallest_mm(cabin.height_mm)
    grade = f" ({cabin.grade})" if cabin.grade else ""
    says = (
        f"By its roof: the cabin is {cabin.height_mm:,.0f} mm high{grade}, so drivers up to about {tall(mid)} sit upright, up to {tall(low)} for sure: "
        f"{_share(men_under(low))} of US men. Room for the knees is not known. {_percentiles(facts)}"
    )
    return Fits(
        id="fit.people", title="People by height", word="told", says=says, sources=tuple(dict.fromkeys((*cabin.sources, *facts.heights.sources, "keiway-estimate"))),
        confidence="estimate", settles=facts.settles,
    )  # fmt: skip


def tallest_mm(cabin_mm: float) -> tuple[float, float, float]:
    """Height of the tallest who sits upright: low, mid, high."""
    facts = us_roads().people
    parts = (facts.hip_over_floor_mm, facts.sitting_share, facts.hip_over_seat_mm, facts.slump_less_hair_mm)

    def height(floor: float, share: float, seat: float, slack: float) -> float:
        return (cabin_mm - floor + seat + slack) / share

    middle = [part.mid for part in parts]
    mid = height(*middle)
    reaches = []
    for end in ("low", "high"):
        moved = [height(*(getattr(part, end) if n == at else value for n, value in enumerate(middle))) - mid for at, part in enumerate(parts)]
        reaches.append(moved)
    down = math.hypot(*(min(a, b) for a, b in zip(*reaches, strict=True)))
    up = math.hypot(*(max(a, b) for a, b in zip(*reaches, strict=True)))
    return mid - down, mid, mid + up


def men_under(mm: float) -> float:
    """Share of US men of 20 and more no taller than that."""
    return _under(us_roads().people.heights.men, mm)


def women_under(mm: float) -> float:
    return _under(us_roads().people.heights.women, mm)


def _under(heights, mm: float) -> float:
    return 0.5 * (1.0 + math.erf((mm / MM_PER_IN - heights.p50_in) / heights.sd_in / math.sqrt(2.0)))


def _share(share: float) -> str:
    return "more than 99.9%" if share > 0.999 else f"{100 * share:.0f}%" if share < 0.99 else f"{100 * share:.1f}%"


def _percentiles(facts) -> str:
    five_eleven = 71 * MM_PER_IN
    return f"5 ft 11 in is taller than {100 * men_under(five_eleven):.0f}% of US men and {100 * women_under(five_eleven):.1f}% of women."
