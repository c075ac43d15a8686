"""The published tables of data/crash/validation.yaml."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.store import Topic


class Setup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What had to be assumed to run a table, ours unless `source` says otherwise."""

    value: float | tuple[float, ...]
    unit: str
    confidence: str
    source: str
    low: float | None = None
    high: float | None = None
    says: str = ""


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One published table. `asks` is what a model must put out, `tolerance` how near, `values` the numbers."""

    id: str
    title: str
    asks: str
    tolerance: str
    reference: str
    url: str | None = None
    confidence: dict[str, str]
    caution: str = ""
    waits_for: str = ""
    compares: str = ""  # how it was run, in a sentence or two
    teaches: str = ""  # what its holds and misses say of the models
    misses: dict[str, str] = {}  # beginning of a check's text -> why it misses
    setup: dict[str, Setup] = {}
    values: dict[str, Any] = {}

    def given(self, name: str) -> Any:
        """The value of one assumption."""
        return self.setup[name].value


class Tables(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    tables: list[Table]


def _build(files: dict[str, Any]) -> Any:
    (found,) = files.values()
    return found


TOPIC = Topic("crash-validation", "crash/validation.yaml", Tables, _build)


def tables() -> dict[str, Table]:
    return {row.id: row for row in TOPIC.value.tables}
