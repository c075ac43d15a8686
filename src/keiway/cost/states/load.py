"""The states' fees, loaded, beside what the law room knows of the same state."""

from __future__ import annotations

from keiway.cost.states import record
from keiway.cost.states.record import StateFees, Table
from keiway.errors import NotUnderstood
from keiway.store import Topic

TABLE = Topic("cost-states", "cost/states.yaml", Table, record.build)


def table() -> Table:
    return TABLE.value


def fees(state: str) -> StateFees:
    """Raises `NotUnderstood` for a code that is none of the 50 states and DC."""
    found = TABLE.value.states.get(state.upper())
    if found is None:
        raise NotUnderstood(f"state {state!r}: the fees are of the 50 states and DC, by two letters, such as CO.", fix=(state, "CO"))
    return found
