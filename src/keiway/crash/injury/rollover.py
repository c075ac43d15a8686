"""Rollover in a single-vehicle crash, by static stability factor (NHTSA, 68 FR 59250, 2003).

The logistic of NHTSA's rating. Its coefficients are recalled; they give the published 21% of the 2008 smart at
SSF 1.16 and 14.5% of the 2012 Fiat 500 at 1.285. What an occupant risks once it rolls: `risk.people.rollover`.
"""

from __future__ import annotations

from keiway.crash.injury.curves import Risk, evaluate
from keiway.crash.injury.odds import multiply
from keiway.crash.injury.table import value
from keiway.errors import UsageError


def probability(ssf: float, *, tipped_up: bool = False, esc: bool = False) -> Risk:
    """P(rollover | single-vehicle crash). `tipped_up`: two wheels left the ground in NHTSA's dynamic test.

    The curve is of vehicles without electronic stability control; `esc` multiplies its odds (0.33, or 0.31 where
    SSF is 1.20 or more).
    """
    if not 0.9 < ssf < 3:
        raise UsageError(f"A static stability factor of {ssf} has no meaning in the curve: give 0.95 to 1.6.")
    found = evaluate("nhtsa_rollover_tip" if tipped_up else "nhtsa_rollover_notip", ssf, "1")
    if not esc:
        return found
    odds = value("esc_rollover_stable" if ssf >= 1.2 else "esc_rollover")
    return found._replace(p=multiply(found.p, odds))
