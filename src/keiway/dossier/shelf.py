"""Everything that has an id, looked up many times."""

from __future__ import annotations

from functools import cache

from keiway.law.library import SHELVES, Entry


@cache
def entries() -> dict[str, Entry]:
    """Id -> what stands behind it; the first shelf that has it wins, as in `keiway explain`."""
    found: dict[str, Entry] = {}
    for shelf in SHELVES.values():
        for entry in shelf():
            found.setdefault(entry.id, entry)
    return found
