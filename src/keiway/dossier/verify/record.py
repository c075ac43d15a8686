"""What `keiway verify` says, `verify/1`."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Remade = Literal["same", "differs", "not tried"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as the file says. `matters`: False where it is told only, such as a later check of the law."""

    what: str
    was: str
    now: str
    matters: bool = True


class Verified(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file looked at on a day."""

    schema: str
    file: str
    made: date
    made_with: str  # version of keiway
    data: str  # version of the data it was made with
    installed: str  # version of the data here
    command: str  # makes it again
    unaltered: bool
    altered: tuple[str, ...] = ()  # parts that differ
    altered_says: str
    remade: Remade
    remade_says: str
    current: bool | None  # None: not to be told, as its data were altered
    current_says: str
    as_of: date  # the day it was asked about
    today: date  # the day it is compared for
    same_day: tuple[Change, ...] = ()  # for the day it was asked about, with the data here
    since: tuple[Change, ...] = ()  # for today
