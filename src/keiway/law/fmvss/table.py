"""The safety-standard table, loaded."""

from __future__ import annotations

from keiway.law.fmvss import record
from keiway.law.fmvss.record import Standard, Table
from keiway.store import Topic, per_world

TOPIC = Topic("fmvss", "law/us/fmvss/*.yaml", Table, record.build)


def table() -> Table:
    return TOPIC.value


@per_world()
def standards() -> tuple[Standard, ...]:
    """The 63 rows: safety standards by number, then the federal rules that stand beside them."""
    return tuple(sorted(table().standards, key=_order))


def _order(standard: Standard) -> tuple[bool, int, str]:
    digits = "".join(char for char in standard.number if char.isdigit())
    return standard.group == "beside", int(digits or 0), standard.number
