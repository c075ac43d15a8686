"""The ways that a maker has without any change of rule, and what each asks for."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.case import Case
from keiway.days import Window
from keiway.law import federal
from keiway.policy.path.record import Unchanged

SALE = ("yes", "on_terms", "after_release")
#: Told among the changes, or another form of the first.
LEFT_OUT = ("us.safety.part555", "us.safety.multi_stage")
MAKERS = ("original_manufacturer", "small_manufacturer")


def unchanged(case: Case, day: date) -> tuple[Unchanged, ...]:
    """Ways past the safety layer that let a maker sell a new one for good, each with what it still lacks, as the law room says."""
    found: dict[str, Unchanged] = {}
    for maker in MAKERS:
        asked = msgspec.structs.replace(case, importer=maker, as_of=day, entry=None, built=Window(day, day), state=None)
        for way in federal.pathways(asked):
            if way.layer == "safety" and way.yours and way.permits.sale in SALE and maker in way.who and way.id not in found and not way.id.startswith(LEFT_OUT):
                asks = (*way.because, *(ask.question for ask in way.missing))
                found[way.id] = Unchanged(id=way.id, title=way.title, says=way.says, asks=asks, limits=way.limits)
    return tuple(found.values())
