"""What else might have been believed, or counted: each a row of the page's table, so that a reader sees how much hangs on it."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from keiway.market.calibration.facts import NOTHING, Priors
from keiway.market.history import facts

Made = {"frozen": True, "kw_only": True}


class Option(msgspec.Struct, **Made):
    """`beliefs`: field of calibration.yaml -> what stands in it instead."""

    says: str
    beliefs: dict[str, dict[str, float]] = {}
    families: bool = False
    flagged: bool = False
    without: tuple[str, ...] = ()

    def changed(self, known: Priors) -> Priors:
        new: dict[str, Any] = {name: msgspec.structs.replace(getattr(known, name), **to) for name, to in self.beliefs.items()}
        return msgspec.structs.replace(known, **new)


NONE = {"mean": 0.0, "sd": NOTHING}
BELIEFS = {
    "brand alone": {"two_seats": NONE},
    "two seats alone": {"brand": NONE},
    "brand believed to tell nothing, 0 (0.2)": {"brand": {"mean": 0.0}},
    "two seats believed to tell nothing, 0 (1)": {"two_seats": {"mean": 0.0}},
    "a minicar's variance held at 1 times another's": {"minicar_variance": {"median": 1.0, "sd_log": 0.0}},
    "1.5 times": {"minicar_variance": {"median": 1.5, "sd_log": 0.0}},
    "2.7 times": {"minicar_variance": {"median": 2.7, "sd_log": 0.0}},
    "4 times": {"minicar_variance": {"median": 4.0, "sd_log": 0.0}},
    "variance of the error believed 0.3": {"variance": {"mean": 0.3}},
    "1.0": {"variance": {"mean": 1.0}},
    "intercept believed 0 (1)": {"intercept": {"mean": 0.0, "sd": 1.0}},
}


@cache
def _options() -> dict[str, Option]:
    uneven = tuple(each.title for each in facts().uneven)
    return {
        "families": Option(says="the same car under another name left out too", families=True),
        "flagged": Option(says="flagged years counted too", flagged=True),
        "uneven": Option(says="flags made even: without " + " and ".join(uneven), without=uneven),
        **{says: Option(says=says, beliefs=beliefs) for says, beliefs in BELIEFS.items()},
    }


OPTIONS = _options()
