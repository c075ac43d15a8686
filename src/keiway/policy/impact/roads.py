"""Share of US driving on roads the law opens to a stream's vehicles: by posted limit, states weighted by their households.

No draws stand behind it: the band is the road room's, of what a cap leaves.
"""

from __future__ import annotations

from keiway.policy.impact.measured import Array
from keiway.policy.parts import Side, Stream
from keiway.policy.record import Effect

SAYS = "Vehicle miles driven in the United States on roads posted up to its cap, in states that register it; states weighted by households."
LABELS = {"roads_open_new": "Share of US driving open to the new ones", "roads_open_used": "Share of US driving open to the imported used ones"}


def opened(sides: tuple[Side, Side], year: int | None = None) -> tuple[Effect, ...]:
    """One effect each for new and used vehicles, where such enter in either world; of several kinds the widest."""
    found = []
    for id_, new in (("roads_open_new", True), ("roads_open_used", False)):
        before, after = ([stream for stream in side.streams if stream.new == new] for side in sides)
        if not before and not after:
            continue
        old, now = _widest(before), _widest(after)
        low, mid, high = sorted(100.0 * (b - a) for a, b in zip(old, now, strict=True))
        found.append(
            Effect(
                id=id_, label=LABELS[id_], group="roads", party="buyers", unit="% of US vehicle miles", year=year, low=low, mid=mid, high=high, mean=mid,
                up=float(low > 0.0), down=float(high < 0.0), sure="high" if low * high > 0.0 or low == high == 0.0 else "mid", says=SAYS,
            )
        )
    return tuple(found)


def _widest(streams: list[Stream]) -> tuple[float, float, float]:
    return max((open_to(one.cap_mph, one.freeways, one.states) for one in streams if _enters(one.units)), key=lambda band: band[1], default=(0.0, 0.0, 0.0))


def _enters(units: Array) -> bool:
    return bool((units > 0.0).any())


def open_to(cap_mph: float | None, freeways: bool, states: tuple[str, ...]) -> tuple[float, float, float]:
    """Low, mid, high share of US vehicle miles."""
    from keiway.market.launch.table import facts
    from keiway.road.reach.shares import freeway_share, miles_posted_up_to, top_mph

    households = facts().households.states
    whole = sum(households.values())
    found = [0.0, 0.0, 0.0]
    for state in states:
        posted = miles_posted_up_to(None if cap_mph is None or cap_mph >= top_mph(state) else cap_mph)
        most = 1.0 if freeways else 1.0 - freeway_share(state)[0]
        for n, share in enumerate(posted):
            found[n] += min(share, most) * households[state] / whole
    return tuple(found)  # type: ignore[return-value]
