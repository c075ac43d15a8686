"""A law of one's own: what the reform's doors would say, said here, so that each lever can be moved alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from keiway.places import PLACES
from keiway.policy.entering import law
from keiway.policy.record import Asked, Offer
from keiway.policy.reform.record import Reform, Terms, UsedTerms
from keiway.store import World

ALL = tuple(sorted(PLACES))
HALF = ALL[::2]
CERTIFIED = "us.safety.original_manufacturer_certified"
PART_555 = "us.safety.part555_overall_equivalent_safety"


def terms(**given: Any) -> Terms:
    return Terms(**{"open": True, "pathway": CERTIFIED, "emissions": "us.emissions.certified", "says": "", "states": ALL, **given})


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

    def world(self, reform: Any) -> World | None:
        return World("tests-entering", {}) if self.changes and reform is not None else None

    def terms(self, reform: Any, vehicle: Any, way: str, day: date) -> Terms:
        return self.today if reform is None else self.reform

    def used_terms(self, reform: Any, vehicle: Any, day: date) -> UsedTerms:
        return self.used_today if reform is None else self.used_reform


def stand(patch: pytest.MonkeyPatch) -> Law:
    """In place of the reform's doors."""
    found = Law()
    for name in ("world", "terms", "used_terms"):
        patch.setattr(law, name, getattr(found, name))
    return found


NBOX = Offer(vehicle="honda-n-box-3", price_usd=17_000)


def asked(*offers: Offer, **given: Any) -> Asked:
    reform = Reform(reform="tried", title="Tried", from_=date(2027, 1, 1))
    return Asked(**{"reform": reform, "as_of": date(2026, 11, 29), "offers": offers, "draws": 200, "years": 6, **given})


def changed(question: Asked, **given: Any) -> Asked:
    return msgspec.structs.replace(question, **given)
