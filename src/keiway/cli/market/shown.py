"""What `keiway market` gives as JSON: the room's answer, and the files that were written with it."""

from __future__ import annotations

from keiway.charts import Written
from keiway.market.record import MarketAnswer


class Shown(MarketAnswer, frozen=True, kw_only=True, omit_defaults=True):
    files: tuple[Written, ...] = ()
    data: str = ""


def shown(found: MarketAnswer, written: list[Written]) -> Shown:
    from keiway.store import data_version

    return Shown(**{name: getattr(found, name) for name in found.__struct_fields__}, files=tuple(written), data=data_version())
