"""Share of US driving on roads the law opens to the vehicles that enter.

New ones: by posted limit, in the states that register them. Used ones: in the states that register one of some age, those where it is not
known in the band. States are weighted by their households. No draws stand behind it: the band is the road room's, of what a cap leaves.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from keiway.policy.impact.facts import NEW, USED, WEIGHTED
from keiway.policy.parts import Side, Stream
from keiway.policy.record import Effect

Band = tuple[float, float, float]
NONE: Band = (0.0, 0.0, 0.0)
RESIDUE = 1e-12  # of all roads: states added in another order, not a change


def opened(sides: tuple[Side, Side], used: Any) -> tuple[Effect, ...]:
    """One effect each for new and used vehicles. `used`: kinds of used imports, of policy.entering."""
    new = [_less(*(_open(side, id_) for side in sides)) for id_ in dict.fromkeys(stream.id for side in sides for stream in side.streams if stream.new)]
    kinds = [_less(*map(_registered, kind.worlds)) for kind in used]
    return tuple(_effect(told, found) for told, found in ((NEW, new), (USED, kinds)) if found)


def _effect(told: tuple[str, str, str], changes: list[Band]) -> Effect:
    low, mid, high = (100.0 * share for share in max(changes, key=lambda band: abs(band[1])))
    id_, label, says = told
    return Effect(
        id=id_, label=label, group="roads", party="buyers", unit="% of US vehicle miles", year=None, low=low, mid=mid, high=high, mean=mid,
        up=float(low > 0.0), down=float(high < 0.0), sure="high" if low * high > 0.0 or low == high == 0.0 else "mid", says=f"{says} {WEIGHTED}",
    )  # fmt: skip


def _less(before: Band, after: Band) -> Band:
    changes = (b - a for a, b in zip(before, after, strict=True))
    return tuple(sorted(0.0 if abs(change) < RESIDUE else change for change in changes))  # type: ignore[return-value]


def _open(side: Side, id_: str) -> Band:
    stream = next((one for one in side.streams if one.id == id_ and np.any(one.units > 0.0)), None)
    return NONE if stream is None else open_to(stream)


def _registered(there: Any) -> Band:
    known = sum(share for _, share in there.steps)
    return known, known + 0.5 * there.unsure, known + there.unsure


def open_to(stream: Stream) -> Band:
    """Low, mid, high share of US vehicle miles."""
    from keiway.market.launch.table import facts
    from keiway.road.reach.shares import freeway_share, miles_posted_up_to, top_mph

    households = facts().households.states
    whole = sum(households.values())
    found = np.zeros(3)
    for state in stream.states:
        free = stream.cap_mph is None or stream.cap_mph >= top_mph(state)
        most = 1.0 if stream.freeways else 1.0 - freeway_share(state)[0]
        found += np.minimum(miles_posted_up_to(None if free else stream.cap_mph), most) * households[state] / whole
    return tuple(found.tolist())  # type: ignore[return-value]
