"""Whose doing the sales are: all that a listed vehicle sells beside what the same car would sell certified in full as the law is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from keiway.policy import entering
from keiway.policy.impact.bands import EDGES
from keiway.policy.impact.chain import Model
from keiway.policy.impact.figures import chance, dollars, number, signed, span
from keiway.policy.record import Doing, Span

Array = np.ndarray
ALL = "All that is listed"


def doing(found: Model) -> tuple[Doing, ...]:
    """Of each offer, then of all together where there are several. `entering.attribution` holds the draws."""
    of = entering.attribution(found.entering.fixed, found.entering.drawn)
    each = [_one(one) for one in of]
    return (*each, _together(of, each)) if len(of) > 1 else tuple(each)


def whole(found: Sequence[Doing]) -> Doing | None:
    """Of all offers together."""
    return found[-1] if found else None


def _one(one: Any) -> Doing:
    today = one.sold_today if one.states_today else None
    return _told(
        one.sold, today, one.sold_either - one.sold_today, vehicle=one.vehicle, title=one.title, way=one.way, price_usd=one.price_usd,
        price_today_usd=one.price_today_usd if one.states_today else None, before=one.earns_before, after=one.earns_after,
    )  # fmt: skip


def _together(of: Sequence[Any], each: Sequence[Doing]) -> Doing:
    """Chances are of single makers: of all together there is none."""
    sold, today, either = (sum(getattr(one, name) for one in of) for name in ("sold", "sold_today", "sold_either"))
    any_today = any(one.today is not None for one in each)
    return _told(sold, today if any_today else None, either - today, vehicle="", title=ALL, way=None, price_usd=None, price_today_usd=None, before=None, after=None)


def _told(sold: Array, today: Array | None, either: Array, **given: Any) -> Doing:
    spans = {"sold": _span(sold), "today": None if today is None else _span(today), "either": _span(either)}
    return Doing(**given, **spans, says=_says(spans, given))


def _span(values: Array) -> Span:
    low, mid, high = (float(value) for value in np.quantile(values, EDGES))
    return Span(low=low, mid=mid, high=high)


def _says(spans: dict[str, Any], given: dict[str, Any]) -> str:
    at = f" at {dollars(given['price_usd'])[1:]}" if given["price_usd"] else ""
    sold = f"Offered under the reform{at} {number(spans['sold'].mid)} are sold ({span(spans['sold'])})."
    if spans["today"] is None:
        return f"{sold} As the law is no lawful way is open."
    certified = f" at {dollars(given['price_today_usd'])[1:]}" if given["price_today_usd"] else ""
    today = f"As the law is its maker may certify it in full; offered{certified} it would sell {number(spans['today'].mid)} ({span(spans['today'])})."
    either = f"Offered in either case, the rule changes that by {signed(spans['either'].mid)} ({span(spans['either'], signed)})."
    return " ".join((sold, today, either, *earning(given["before"], given["after"])))


def earning(before: float | None, after: float | None) -> list[str]:
    if before is None and after is None:
        return []
    return [f"Its maker earns its cost back in {_share(before)} of the draws as the law is and in {_share(after)} under the reform."]


def _share(share: float | None) -> str:
    return "none" if not share else chance(share)
