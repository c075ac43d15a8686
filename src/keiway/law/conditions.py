"""Conditions of the law as short comparisons on named facts, judged with three values.

In a rule file::

    when:
    - length_in <= 130
    - any: [engine_cc <= 660, power_kw <= 47]
    - not: kind in [kei_car]

A list means all of them. The facts a comparison may name are described in ``law/facts.py``. A fact can be a
range (built "in 1999"): a comparison is true if it holds for the whole range, false if it holds for none of it,
and unknown otherwise. Unknown names the fact that would settle it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from keiway.errors import DataError


class Range(msgspec.Struct, frozen=True):
    """A number or a day known to lie between `low` and `high`, both included."""

    low: Any
    high: Any


class Words(msgspec.Struct, frozen=True):
    """A word known to be one of `options`."""

    options: frozenset[str]


#: fact name -> Range, Words, or absent when nothing is known.
Facts = Mapping[str, Range | Words]


class Compare(msgspec.Struct, frozen=True, tag="compare"):
    fact: str
    op: str
    value: bool | float | str | list[str]  # a day is written 2001-06-30


class All(msgspec.Struct, frozen=True, tag="all"):
    of: list[Compare | All | Any_ | Not]


class Any_(msgspec.Struct, frozen=True, tag="any"):
    of: list[Compare | All | Any_ | Not]


class Not(msgspec.Struct, frozen=True, tag="not"):
    of: Compare | All | Any_ | Not


Condition = Compare | All | Any_ | Not

_COMPARISON = re.compile(r"^\s*([a-z][a-z0-9_]*)\s*(<=|>=|==|!=|<|>|in)\s*(.+?)\s*$")


def read(raw: Any) -> dict:
    """Turn a rule file's ``when`` into plain values that fit `Condition`."""
    if raw is None:
        return {"type": "all", "of": []}
    if isinstance(raw, list):
        return {"type": "all", "of": [read(part) for part in raw]}
    if isinstance(raw, dict) and len(raw) == 1:
        (key, value), *_ = raw.items()
        if key in ("all", "any") and isinstance(value, list):
            return {"type": key, "of": [read(part) for part in value]}
        if key == "not":
            return {"type": "not", "of": read(value)}
    if isinstance(raw, str) and (match := _COMPARISON.match(raw)):
        fact, op, value = match.groups()
        return {"type": "compare", "fact": fact, "op": op, "value": _value(value, op, raw)}
    raise DataError(f"not a condition: {raw!r} (write: fact op value, or all/any/not)")


def _value(text: str, op: str, whole: str) -> Any:
    if op == "in":
        if not (text.startswith("[") and text.endswith("]")):
            raise DataError(f"{whole!r}: 'in' needs a [list]")
        return [word.strip() for word in text[1:-1].split(",")]
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text
    try:
        return float(text)
    except ValueError:
        return text


def truth(condition: Condition, facts: Facts) -> tuple[bool | None, frozenset[str]]:
    """True, False or None (unknown), and the facts whose lack makes it unknown."""
    if isinstance(condition, Compare):
        return _compare(condition, facts)
    if isinstance(condition, Not):
        found, lacking = truth(condition.of, facts)
        return (None if found is None else not found), lacking
    deciding = isinstance(condition, Any_)  # the value that settles it alone
    lacking: frozenset[str] = frozenset()
    for part in condition.of:
        found, part_lacks = truth(part, facts)
        if found is deciding:
            return deciding, frozenset()
        if found is None:
            lacking |= part_lacks
    return (None, lacking) if lacking else (not deciding, frozenset())


def _compare(condition: Compare, facts: Facts) -> tuple[bool | None, frozenset[str]]:
    fact = facts.get(condition.fact)
    unknown = frozenset((condition.fact,))
    if fact is None:
        return None, unknown
    op, value = condition.op, condition.value
    if isinstance(fact, Words):
        if isinstance(value, bool):
            value = "true" if value else "false"
        wanted = frozenset(value if isinstance(value, list) else [str(value)])
        if fact.options <= wanted:
            found: bool | None = True
        elif not fact.options & wanted:
            found = False
        else:
            found = None
        if op == "!=" and found is not None:
            found = not found
    else:
        found = _ordered(fact, op, value)
    return found, frozenset() if found is not None else unknown


def _ordered(fact: Range, op: str, value: Any) -> bool | None:
    low, high = fact.low, fact.high
    if isinstance(low, date) and isinstance(value, str):
        value = date.fromisoformat(value)
    match op:
        case "<=":
            return True if high <= value else False if low > value else None
        case "<":
            return True if high < value else False if low >= value else None
        case ">=":
            return True if low >= value else False if high < value else None
        case ">":
            return True if low > value else False if high <= value else None
    same = True if low == high == value else False if value < low or value > high else None
    return same if op == "==" or same is None else not same


def thresholds(condition: Condition) -> list[Compare]:
    """Every comparison inside, for timelines (days on which a condition can change) and lints."""
    if isinstance(condition, Compare):
        return [condition]
    parts = [condition.of] if isinstance(condition, Not) else condition.of
    return [compare for part in parts for compare in thresholds(part)]
