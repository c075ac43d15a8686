"""How much of its force a front can bring when only part of it is met (docs/science/fronts.md, 5)."""

from __future__ import annotations

from keiway.crash.front.facts import number


def force_factor(overlap: float) -> float:
    """Factor on the force of both fronts; `overlap` is the share of the narrower front, over 0 to 1.

    From 0.4 a rail is engaged and the force goes as the overlap. Up to 0.25 no rail is, and it goes as half of it.
    Between them a straight line.
    """
    return law(overlap, min, max)


def law(overlap, minimum, maximum):
    """The same for floats and arrays, given their primitives."""
    none, rail = number("overlap_no_rail_to"), number("overlap_rail_from")
    share = number("overlap_no_rail_force")
    engaged = minimum(maximum((overlap - none) / (rail - none), 0.0), 1.0)
    small, large = share * minimum(overlap, none), maximum(overlap, rail)
    return small + engaged * (large - small)
