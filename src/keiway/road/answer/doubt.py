"""What the model may be off by beyond a vehicle's own numbers (data/road/answers.yaml)."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.road.us.backed import Figure, Source
from keiway.store import Topic


class Doubt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    full_load_sd: Figure
    efficiency_sd: Figure


def _only(files: dict[str, Any]) -> Any:
    return next(iter(files.values()))


DOUBT = Topic("road-answers", "road/answers.yaml", Doubt, _only)
