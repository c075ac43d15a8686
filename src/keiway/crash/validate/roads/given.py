"""Numbers that are inputs here: given back, not predicted."""

from __future__ import annotations

from keiway.crash.exposure.table import value
from keiway.crash.validate.result import Check, between
from keiway.crash.validate.table import Table


def right_hand_drive(table: Table) -> list[Check]:
    """The factor on a right-hand-drive vehicle's crashes that the exposure model takes from this very study."""
    found = value("rhd_crash_factor")
    says = f"published at least {table.values['relative_crash_risk_min']}; taken over, not simulated"
    return [between(table.id, "factor on the frequency of crashes", 1.3, 1.5, found, kind="input", says=says)]
