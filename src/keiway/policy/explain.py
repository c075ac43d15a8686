"""What stands behind the policy room's ids, for `keiway explain`: the entries of its parts, its effects and its factors."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

HOMES = ("reform", "entering", "use", "money", "impact", "path", "bill", "claims")


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, sources, confidence, kind."""
    homes = [f"keiway.policy.{part}.explain" for part in HOMES]
    return {id_: entry for home in homes if find_spec(home) for id_, entry in import_module(home).entries().items()}
