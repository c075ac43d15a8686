"""A law of one's own: what the reform's doors would say, said here, so that each lever can be moved alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from keiway.places import PLACES
from keiway.policy.entering import law
from keiway.policy.record import Asked, Offer
from keiway.policy.reform.record import Reform, Road, Terms, UsedTerms
from keiway.store import World

ALL = tuple(sorted(PLACES))
HALF = ALL[::2]
CERTIFIED = "us.safety.original_manufacturer_certified"
PART_555 = "us.safety.part555_overall_equivalent_safety"


def terms(**given: Any) -> Terms:
    return Terms(**{"open": True, "pathway": CERTIFIED, "emissions": "us.emissions.certified", "says": "", "states": ALL, **given})


def roads(states: tuple[str, ...], cap: int | None, freeways: bool, others: dict[str, tuple[int | None, bool]] | None = None) -> tuple[Road, ...]:
    """One law of roads in all states, but for `others`."""
    laws = {state: (cap, freeways) for state in states} | (others or {})
    return tuple(Road(state=state, cap_mph=cap_, freeways=open_) for state, (cap_, open_) in laws.items())


def used_terms(**given: Any) -> UsedTerms:
    age, states = given.pop("open_years", 25), given.pop("states", HALF)
    rest = {"age_years": age, "emissions_years": 21, "by_age": ((age, states),) if age is not None else (), "duty_pct": (15.0, 15.0, 15.0), "unsure": (), "says": ""}
    return UsedTerms(open_years=age, states=states, **{**rest, **given})


class Law:
    """What stands today, and under the reform; None there: the reform changes no fact."""

    def __init__(self) -> None:
        self.today, self.reform = terms(open=False, says="No way."), terms()
        self.used_today, self.used_reform = used_terms(), used_terms()
        self.changes = True
        self.roads: dict[str, tuple[float | None, bool]] = {}

    def world(self, reform: Any) -> World | None:
        return World("tests-entering", {}) if self.changes and reform is not None else None

    def terms(self, reform: Any, vehicle: Any, way: str, day: date) -> Terms:
        return self.today if reform is None else self.reform

    def terms_today(self, reform: Any, vehicle: Any, way: str, day: date) -> Terms:
        return self.today

    def used_terms(self, reform: Any, vehicle: Any, day: date) -> UsedTerms:
        return self.used_today if reform is None else self.used_reform

    def used_roads(self, vehicle: Any, day: date, ages: tuple[tuple[str, int], ...]) -> tuple[tuple[str, float | None, bool], ...]:
        return tuple((state, *self.roads.get(state, (None, True))) for state, _ in ages)

    def used_unsure(self, vehicle: Any, day: date, years: int) -> tuple[str, ...]:
        return self.used_reform.unsure


def stand(patch: pytest.MonkeyPatch) -> Law:
    """In place of the reform's doors."""
    found = Law()
    for name in ("world", "terms", "used_terms", "used_roads", "used_unsure"):
        patch.setattr(law, name, getattr(found, name))
    patch.setattr(law, "today", found.terms_today)
    return found


NBOX = Offer(vehicle="honda-n-box-3", price_usd=17_000)


def asked(*offers: Offer, **given: Any) -> Asked:
    reform = Reform(reform="tried", title="Tried", from_=date(2027, 1, 1))
    return Asked(**{"reform": reform, "as_of": date(2026, 11, 29), "offers": offers, "draws": 200, "years": 6, **given})


def changed(question: Asked, **given: Any) -> Asked:
    return msgspec.structs.replace(question, **given)
