"""Where a figure stands in the JSON of an answer: `parties[0].quantities[id=crash.delta_v]`.

`[3]` is a place in a list, `[key=value]` the first row of which that is so, `[*]` every row, `[*key=value]` every such row. A key may be a way
into the row (`details.on`). Besides `=` there are `!=`, `^=` (begins with) and `>` (of days and words); `a|b` is either, `&` joins conditions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

PART = re.compile(r"(\w+)|\[([^\]]*)\]")
TEST = re.compile(r"([\w.]+)(!=|\^=|=|>)(.*)")
HOLDS: dict[str, Callable[[str, str], bool]] = {"=": str.__eq__, "!=": str.__ne__, "^=": str.startswith, ">": str.__gt__}


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
    tests = [found.groups() for part in within.removeprefix("*").split("&") if (found := TEST.fullmatch(part))]
    fitting = [row for row in value if all(_fits(row, *test) for test in tests)]
    yield from fitting if within.startswith("*") else fitting[:1]


def _fits(row: Any, key: str, sign: str, wanted: str) -> bool:
    for name in key.split("."):
        row = row.get(name) if isinstance(row, dict) else None
    if row is None:
        return sign == "!="
    held = [HOLDS[sign](str(row), each) for each in wanted.split("|")]
    return all(held) if sign == "!=" else any(held)
