"""The state files, loaded."""

from __future__ import annotations

from keiway.law.state import record
from keiway.law.state.record import StateLaw
from keiway.store import Topic

STATES = Topic("states", "law/states/*.yaml", list[StateLaw], record.build)


def states() -> dict[str, StateLaw]:
    """Two-letter code -> what is known of the state: 50 and DC."""
    return {law.state: law for law in STATES.value}
