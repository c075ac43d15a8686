"""Where a figure stands in the JSON of an answer: `parties[0].quantities[id=crash.delta_v]`.

`[3]` is a place in a list, `[key=value]` the first row of which that is so, `[*]` every row, `[*key=value]` every such row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

PART = re.compile(r"(\w+)|\[([^\]]*)\]")


class Nowhere(LookupError):
    """The answer has nothing there."""


def every(document: Any, path: str) -> list[Any]:
    """All that the path finds; of many rows, those that have it. Raises `Nowhere` where a name on the way is not there."""
    found, many = [document], False
    for name, within in PART.findall(path):
        if many and name:  # of many rows, those that have it
            found = [each for each in found if isinstance(each, dict) and name in each]
        found = [value for each in found for value in (_rows(each, within) if not name else _named(each, name, path))]
        many = many or within.startswith("*")
    return found


def one(document: Any, path: str) -> Any:
    """What stands there. Raises `Nowhere`."""
    found = every(document, path)
    if not found:
        raise Nowhere(path)
    return found[0]


def _named(value: Any, name: str, path: str) -> list[Any]:
    if not isinstance(value, dict) or name not in value:
        raise Nowhere(f"{name} of {path}")
    return [value[name]]


def _rows(value: Any, within: str) -> Iterator[Any]:
    if not isinstance(value, list | tuple):
        raise Nowhere(f"[{within}] of what is no list")
    if within.isdigit():
        yield from value[int(within) : int(within) + 1]
        return
    key, _, wanted = within.removeprefix("*").partition("=")
    fitting = [row for row in value if not key or str(row.get(key)) == wanted]
    yield from fitting if within.startswith("*") else fitting[:1]
