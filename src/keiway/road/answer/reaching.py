"""The two reaches of an answer: what the law leaves it, and what its speed does."""

from __future__ import annotations

import msgspec

from keiway.road.answer.record import Asked, Held, Reach
from keiway.road.reach import shares as reach
from keiway.road.reach.legal import Legal
from keiway.road.us import us_roads

#: Of shares: trips and their miles, miles by limit, roads by class, limits by state.
SOURCES = ("cmap-2007", "doe-fotw-1042", "exposure-limits", "fhwa-2014", "fhwa-onh-2000", "iihs-2025-copy", "iihs-2015-copy", "bts-sts-2015", "bts-sts-2001", "keiway-estimate")
PHYSICAL_GRADE = 3.0  # per cent, where none was asked for: lanes and roads are laid out as level up to here


def reaches(asked: Asked, law: Legal | None, holds: tuple[Held, ...]) -> tuple[Reach, ...]:
    """Legal, where a state was named; physical, where a speed is known."""
    state = law.state if law else None
    found = (*([_legal(law)] if law else []), *([_physical(asked, holds, state)] if holds else []))
    return tuple(msgspec.structs.replace(one, sources=SOURCES) if one.known else one for one in found)


def _legal(law: Legal) -> Reach:
    top = reach.top_mph(law.state)
    if law.kind == "unknown":
        return Reach(by="law", says=f"Not known: {law.says}", cap_mph=None, known=False)
    if law.kind == "purpose":
        return Reach(by="law", says=f"Not for every trip: {law.says}", cap_mph=None, known=False)
    if law.kind == "none":
        nothing = reach.Served(trips=(0.0, 0.0), miles=(0.0, 0.0))
        return Reach(by="law", says=law.says, cap_mph=None, known=True, served=nothing, posted=(0.0, 0.0, 0.0), road_miles=(0.0, 0.0))
    if law.kind == "local":
        most = f"at most roads posted {law.cap_mph:.0f} mph; " if law.cap_mph else ""
        return Reach(by="law", says=f"{most}how much of the state opened its roads is not counted: {law.says}", cap_mph=law.cap_mph, known=False)
    if law.kind == "no_freeways":
        share, own = reach.freeway_share(law.state)
        slower = reach.served(55.0, top)
        served = reach.Served(trips=(slower.trips[0], 1.0), miles=(slower.miles[0], 1.0))
        where = law.state if own else "the US"
        says = f"{law.says} Interstates and other freeways carry {100 * share:.0f}% of the miles driven in {where}."
        rest = 1.0 - share
        return Reach(
            by="law", says=says, cap_mph=None, known=True, served=served, posted=(rest, rest, rest), road_miles=reach.road_miles(None, freeways=False),
            classes=reach.by_class(None, freeways=False),
        )  # fmt: skip
    cap = law.cap_mph
    posted = reach.miles_posted_up_to(cap)
    if cap is not None and not law.freeways:
        open_ = 1.0 - reach.freeway_share(law.state)[0]
        posted = tuple(min(share, open_) for share in posted)
    return Reach(
        by="law", says=law.says, cap_mph=cap, known=True, served=reach.served(cap, top), posted=posted,
        road_miles=reach.road_miles(cap, law.freeways), classes=reach.by_class(cap, law.freeways),
    )  # fmt: skip


def _physical(asked: Asked, holds: tuple[Held, ...], state: str | None) -> Reach:
    """By the speed kept on the grade asked for, or on 3%: the band of that speed goes into the bands of what it serves."""
    wanted = 100 * asked.grade or PHYSICAL_GRADE
    row = min(holds, key=lambda one: abs(one.grade_pct - wanted))
    low, mid, high = ((row.speed.low, row.speed.mid, row.speed.high) if row.speed.low is not None else (row.speed.mid,) * 3)
    top = reach.top_mph(state)
    each = [reach.served(value, top) for value in (low, high)]
    served = reach.Served(
        trips=(each[0].trips[0], each[1].trips[1]), miles=(each[0].miles[0], each[1].miles[1]), traced_trips=reach.served(mid, top).traced_trips,
        everything=all(one.everything for one in each),
    )  # fmt: skip
    posted = [reach.miles_posted_up_to(None if value >= top else value) for value in (low, mid, high)]
    lengths = [reach.road_miles(None if value >= top else value) for value in (low, high)]
    where = f"The highest limit posted in {state}" if state else "The country's highest limit"
    reached = ", which it keeps: every road at its limit" if served.everything else ""
    says = f"Keeps {mid:.0f} mph on {row.grade_pct:g}%. {where} is {top:.0f} mph{reached}.{_posted(state)}"
    return Reach(
        by="speed", says=says, cap_mph=mid, known=True, served=served, posted=(posted[0][0], posted[1][1], posted[2][2]),
        road_miles=(lengths[0][0], lengths[1][1]), classes=reach.by_class(mid), grade_pct=row.grade_pct,
    )  # fmt: skip


def _posted(state: str | None) -> str:
    """Highest limits by kind of road in the state, as of the year they are known for."""
    limits = us_roads().limits.states.get(state or "")
    if limits is None or limits.year is None:
        return ""
    kinds = {
        "rural Interstates": limits.rural_interstate, "urban Interstates": limits.urban_interstate, "other freeways": limits.limited_access,
        "other roads": limits.other,
    }  # fmt: skip
    told = ", ".join(f"{name} {mph:.0f}" for name, mph in kinds.items() if mph)
    return f" Posted at most, as of {limits.year}: {told}."
