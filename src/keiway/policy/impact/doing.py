"""Whose doing the sales are: all that a listed vehicle sells beside what the same car would sell certified in full as the law is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from keiway.market.business.legal import CERTIFIED
from keiway.policy import entering
from keiway.policy.entering.new import as_is
from keiway.policy.impact.bands import EDGES
from keiway.policy.impact.chain import Model
from keiway.policy.impact.figures import chance, dollars, number, signed, span
from keiway.policy.record import Doing, Span

Array = np.ndarray
ALL = "All that is listed"
FULL = "certified in full"


def doing(found: Model) -> tuple[Doing, ...]:
    """Of each offer, then of all together where there are several. `entering.attribution` holds the draws."""
    of = entering.attribution(found.entering.fixed, found.entering.drawn)
    each = [_one(one, as_is(offer)) for one, offer in zip(of, found.entering.fixed.new, strict=True)]
    return (*each, _together(of, each)) if len(of) > 1 else tuple(each)


def whole(found: Sequence[Doing]) -> Doing | None:
    """Of all offers together."""
    return found[-1] if found else None


def _one(one: Any, there: Any) -> Doing:
    """`there`: how it is offered as the law is, of policy.entering."""
    today = one.sold_today if one.states_today else None
    return _told(
        one.sold, today, one.sold_either - one.sold_today, vehicle=one.vehicle, title=one.title, way=one.way, price_usd=one.price_usd,
        price_today_usd=one.price_today_usd if one.states_today else None, way_today=way_of(there) if one.states_today else "", before=one.earns_before, after=one.earns_after,
    )  # fmt: skip


def way_of(there: Any) -> str:
    """The way that is open as the law is, as a sentence has it after "sold"."""
    if there.terms.pathway == CERTIFIED:
        return FULL
    from keiway.law.federal.files import law

    title = next((way.title for way in law().pathways if way.id == there.terms.pathway), there.terms.pathway)
    most = f", at most {there.most_a_year:,.0f} a year" if there.most_a_year else ""
    return f"by the way open now ({title[:1].lower()}{title[1:]}{most})"


def _together(of: Sequence[Any], each: Sequence[Doing]) -> Doing:
    """Chances are of single makers: of all together there is none."""
    sold, today, either = (sum(getattr(one, name) for one in of) for name in ("sold", "sold_today", "sold_either"))
    any_today = any(one.today is not None for one in each)
    ways = tuple(dict.fromkeys(one.way_today for one in each if one.way_today))
    return _told(
        sold, today if any_today else None, either - today, vehicle="", title=ALL, way=None, price_usd=None, price_today_usd=None, way_today=" or ".join(ways), before=None, after=None,
    )  # fmt: skip


def _told(sold: Array, today: Array | None, either: Array, **given: Any) -> Doing:
    spans = {"sold": _span(sold), "today": None if today is None else _span(today), "either": _span(either)}
    return Doing(**given, **spans, says=_says(spans, given))


def _span(values: Array) -> Span:
    low, mid, high = (float(value) for value in np.quantile(values, EDGES))
    return Span(low=low, mid=mid, high=high)


def _says(spans: dict[str, Any], given: dict[str, Any]) -> str:
    at, asks = (f" at {dollars(given[name])[1:]}" if given[name] else "" for name in ("price_usd", "price_today_usd"))
    sold = f"Offered{at} under the reform, it would sell {number(spans['sold'].mid)} ({span(spans['sold'])})."
    if spans["today"] is None:
        return f"{sold} As the law is no lawful way is open."
    today = f"As the law is its maker may sell it too; offered{asks} {given['way_today']}, it would sell {number(spans['today'].mid)} ({span(spans['today'])})."
    either = f"Offered in either case, the rule changes that by {signed(spans['either'].mid)} ({span(spans['either'], signed)})."
    return " ".join((sold, today, either, *earning(given["before"], given["after"])))


def earning(before: float | None, after: float | None) -> list[str]:
    if before is None and after is None:
        return []
    return [f"Its maker earns its cost back in {_share(before)} of the draws as the law is and in {_share(after)} under the reform."]


def _share(share: float | None) -> str:
    return "none" if not share else chance(share)
