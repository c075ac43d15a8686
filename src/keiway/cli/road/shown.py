"""What `keiway road` gives as JSON: the room's answer, the other vehicle's, and the files that were written with it."""

from __future__ import annotations

from keiway.charts import Written
from keiway.road.answer import RoadAnswer


class Shown(RoadAnswer, frozen=True, kw_only=True, omit_defaults=True):
    """One vehicle; `versus`: the other on the same road."""

    versus: RoadAnswer | None = None
    files: tuple[Written, ...] = ()


def shown(found: list[RoadAnswer], written: list[Written]) -> Shown:
    first, *rest = found
    return Shown(**{name: getattr(first, name) for name in first.__struct_fields__}, versus=rest[0] if rest else None, files=tuple(written))
