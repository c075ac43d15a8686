"""What `keiway cost` gives as JSON: the answers of the rooms that were asked, and the files that were written."""

from __future__ import annotations

import msgspec

from keiway.charts import Written
from keiway.cost.built_here.record import BuiltHereAnswer
from keiway.cost.landed.record import LandedAnswer
from keiway.cost.owned.record import OwnedAnswer


class Cost(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`landed` is there unless --built-here took its place; `owned` where --own asked for it."""

    schema: str
    sentence: str
    landed: LandedAnswer | None = None
    built_here: BuiltHereAnswer | None = None
    owned: OwnedAnswer | None = None
    files: tuple[Written, ...] = ()
    data: str = ""
