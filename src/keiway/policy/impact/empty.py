"""What is said where nothing is counted, where something listed is not, and where the answer contradicts what a way rests on.

That no vehicle moves has many reasons, and only one of them is a finding about the law.
"""

from __future__ import annotations

from typing import Any

from keiway.policy.impact.figures import chance
from keiway.policy.record import Asked, Doing, Effect, Offer

#: An agency's finding that the vehicle is as safe as one that meets every standard, by the law's own name.
AS_SAFE = "equivalent_overall"


def nothing(asked: Asked, fixed: Any, doing: tuple[Doing, ...] = ()) -> str:
    """Why nothing is counted, were nothing counted. `fixed`: of policy.entering."""
    from keiway.policy import reform as room

    listed, made = _listed(asked), fixed.new
    if room.world(asked.reform) is None and not fixed.refused:
        return "Nothing changes: the reform changes no fact of law, so both worlds are the same."
    if listed and not made:
        return f"Nothing is counted, and that is no finding about the law: of {_count(len(listed))} listed none could be worked out. {fixed.refused[0]}"
    if not made:
        return "No vehicle moves: the law changes, but no new vehicle is listed that it would let in, and used imports come as they do now."
    if not any(one.worlds[1].open for one in made):
        return f"Nothing is sold: the law changes, but what is listed has no lawful way to be sold new and used on a road under the reform either. {made[0].worlds[1].terms.says}"
    if asked.entry == "earns" and any(one.before or one.after for one in doing):
        return "No vehicle moves: the law changes, but in the draws in which a maker would earn by what is listed it sells the same by the same way in both worlds."
    if asked.entry == "earns":
        return "Nothing is sold: the law changes, but no maker would earn by what is listed in any draw, in either world."
    return "No vehicle moves: the law changes, but neither the terms of sale nor the costs of what is listed do, and used imports come as they do now."


def left(asked: Asked, fixed: Any) -> str:
    """What is listed and not counted, beside what is."""
    listed, closed = len(_listed(asked)), [one for one in fixed.new if not one.worlds[1].open]
    parts = []
    if fixed.refused and fixed.new:
        parts.append(f"Of {_count(listed)} listed {len(fixed.refused)} could not be worked out and {_is(len(fixed.refused))} not counted.")
    if closed and len(closed) < len(fixed.new):
        parts.append(f"No lawful way is open to {' and '.join(one.title for one in closed)}.")
    return " ".join(parts)


def contradicted(asked: Asked, deaths: Effect) -> tuple[str, ...]:
    """The way rests on a finding that the answer speaks against."""
    if asked.reform is None or AS_SAFE not in asked.reform.supposes or deaths.up <= 0.5:
        return ()
    return (
        "The way counted here rests on NHTSA's finding that the vehicle is as safe, over all, as one that meets every standard. "
        f"This answer speaks against that finding: with it deaths rise in {chance(deaths.up)} of the draws. Read it as what would follow if the finding were made all the same.",
    )  # fmt: skip


def _listed(asked: Asked) -> tuple[Offer, ...]:
    return tuple(asked.offers if asked.offers is not None else asked.reform.offers if asked.reform is not None else ())


def _count(vehicles: int) -> str:
    return "1 vehicle" if vehicles == 1 else f"{vehicles} vehicles"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
