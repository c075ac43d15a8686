"""What `keiway cost` gives as JSON: the answers of the rooms that were asked, and the files that were written."""

from __future__ import annotations

import msgspec

from keiway.charts import Written
from keiway.cost.landed import LandedAnswer


class Cost(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`landed` is there unless --built-here took its place."""

    schema: str
    sentence: str
    landed: LandedAnswer | None = None
    files: tuple[Written, ...] = ()
    data: str = ""
