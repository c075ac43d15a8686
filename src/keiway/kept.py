"""Results kept in memory by everything they are worked out from, so that the same is not worked out twice.

Each world of facts (`store.under`) has its own. A process that answers many questions keeps them, one command has no use for them and loses nothing. Several processes may
tell each other (`news`, `learn`): what one has worked out, another need not.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Any

import msgspec

from keiway.store import standing

#: All that are kept, by name.
ALL: dict[str, Kept] = {}
_AHEAD: dict[str, list[tuple[bytes, Any]]] = {}  # what was learned of those whose module is not loaded yet
MOST_AHEAD = 100
_NEWS: list[tuple[str, bytes, Any]] = []
_told = False


class Kept:
    """Up to `most` results, those used longest ago dropped first. Results are shared: never change one."""

    def __init__(self, name: str, most: int):
        self.name, self.most = name, most
        self.results: dict[bytes, Any] = {}
        ALL[name] = self
        for key, found in _AHEAD.pop(name, ()):
            self.put(key, found)

    def get(self, of: Any, make: Callable[[], Any]) -> Any:
        """What `make` gave for the same `of`: plain data that holds all `make` depends on. An error is not kept."""
        key = blake2b(msgspec.msgpack.encode((of, standing()), order="deterministic"), digest_size=20).digest()
        if key in self.results:
            self.put(key, found := self.results.pop(key))
            return found
        self.put(key, found := make())
        if _told:
            _NEWS.append((self.name, key, found))
        return found

    def put(self, key: bytes, found: Any) -> None:
        self.results[key] = found
        if len(self.results) > self.most:
            del self.results[next(iter(self.results))]


def tell() -> None:
    """From now on what is worked out is noted for `news`."""
    global _told
    _told = True


def news(most: int) -> list[tuple[str, bytes, Any]]:
    """Up to `most` of what was worked out and not yet given here, for `learn` in another process of the same program and facts."""
    found = _NEWS[:most]
    del _NEWS[:most]
    return found


def learn(found: list[tuple[str, bytes, Any]]) -> None:
    """Keep what another process worked out."""
    for name, key, result in found:
        if name in ALL:
            ALL[name].put(key, result)
        else:
            ahead = _AHEAD.setdefault(name, [])
            ahead.append((key, result))
            del ahead[:-MOST_AHEAD]
