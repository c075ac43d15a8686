"""What `keiway reform` gives as JSON: the impact with the law and the file; the law alone; or several beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from keiway.charts import Written
from keiway.policy.lab.record import BESIDE, Beside, Between, LawChange
from keiway.policy.record import ImpactAnswer

MEET = "All columns count the same years of sales and meet the same draws; a difference is one reform less the other, draw by draw."


class Shown(ImpactAnswer, frozen=True, kw_only=True, omit_defaults=True):
    law_change: LawChange
    files: tuple[Written, ...] = ()
    data: str = ""


class ShownLaw(LawChange, frozen=True, kw_only=True, omit_defaults=True):
    files: tuple[Written, ...] = ()
    data: str = ""


class ShownBeside(Beside, frozen=True, kw_only=True, omit_defaults=True):
    files: tuple[Written, ...] = ()
    data: str = ""


class Shipped(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """One of the reforms that ship. `file`: its text."""

    id: str
    title: str
    from_: date
    restated: str
    file: str


def shown(laws: list[LawChange], answers: list[ImpactAnswer], between: Iterable[Between], written: Iterable[Written]) -> Any:
    from keiway.store import data_version

    beside = {"files": tuple(written), "data": data_version()}
    if len(laws) > 1:
        return ShownBeside(schema=BESIDE, answers=tuple(answers), law=tuple(laws), between=tuple(between), says=MEET, **beside)
    if not answers:
        return ShownLaw(**_fields(laws[0]), **beside)
    return Shown(**_fields(answers[0]), law_change=laws[0], **beside)


def _fields(found: Any) -> dict[str, Any]:
    return {name: getattr(found, name) for name in found.__struct_fields__}
