"""data/policy/path.yaml: the changes that are tried, and how a state can follow."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from keiway.market.source import Strict
from keiway.store import Topic

Gate = Literal["safety", "emissions", "sale", "duty"]


class Setting(msgspec.Struct, **Strict):
    """One strength of a change: levers of the reform and their values; `supposes`: facts of the law taken to hold, such as a grant."""

    label: str
    set: dict[str, Any] = {}
    supposes: tuple[str, ...] = ()


class Change(msgspec.Struct, **Strict):
    """One act of one body. Settings from the mildest to the strongest."""

    id: str
    title: str
    who: str
    way: str  # of histories.yaml
    like: tuple[str, ...]  # kinds of precedent
    for_: tuple[Literal["new", "used"], ...] = msgspec.field(name="for")
    gate: Gate  # what it is about
    why: str
    settings: tuple[Setting, ...]
    note: str = ""  # what it leaves as it is
    idle: str = ""  # why it does nothing by itself, where that is in its nature
    grant: bool = False  # a decision for one maker, no change of rule: told apart
    doubt: str = ""  # why it is not settled that `who` can make it


class Definition(msgspec.Struct, **Strict):
    """A state's rule that others may adopt: value of the lever `states.definition`."""

    id: str
    title: str
    why: str
    home: str  # the state whose act it is


class Facts(msgspec.Struct, **Strict):
    changes: tuple[Change, ...]
    definitions: tuple[Definition, ...]  # mildest first
    most: int  # changes in a set
    shown: int  # sets that are told


def _only(files: dict[str, Any]) -> Any:
    (one,) = files.values()
    return one


PATH = Topic("policy-path", "policy/path.yaml", Facts, _only)


def facts() -> Facts:
    return PATH.value


def changes(way: str) -> tuple[Change, ...]:
    """Those that bear on the way of a goal: a new one's sale, or a used one's entry."""
    return tuple(change for change in facts().changes if way in change.for_)


def change(id_: str) -> Change:
    return next(one for one in facts().changes if one.id == id_)
