"""What stands behind the cost room's ids, for `keiway explain`: the entries of its three rooms, and of the states' fees."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

HOMES = ("keiway.cost.landed.explain", "keiway.cost.built_here.explain", "keiway.cost.owned.explain", "keiway.cost.states.explain")


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, sources, confidence, kind."""
    return {id_: entry for home in HOMES if find_spec(home) for id_, entry in import_module(home).entries().items()}
