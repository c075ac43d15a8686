"""The groups of unknowns the spread is divided among: the `factors` of each part's file in data/policy."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.policy.facts import Factor
from keiway.store import Topic

FIELDS = set(Factor.__struct_fields__)


def _build(files: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for content in files.values():
        if isinstance(content, dict) and isinstance(content.get("factors"), dict):
            found |= {id_: {key: factor[key] for key in FIELDS & factor.keys()} for id_, factor in content["factors"].items()}
    return found


TOPIC = Topic("policy-factors", "policy/*.yaml", dict[str, Factor], _build)


def factors() -> dict[str, Factor]:
    """Id -> label, and the fact that would narrow it."""
    return TOPIC.value


def named(id_: str) -> Factor:
    """The factor; one that no file describes is told as that, so that its draws still count."""
    return factors().get(id_) or msgspec.convert({"label": id_.replace("_", " "), "settles": ""}, Factor)
