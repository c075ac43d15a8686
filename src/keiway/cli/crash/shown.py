"""What `keiway crash` gives as JSON: the room's answer, and the files that were written with it."""

from __future__ import annotations

from keiway.charts import Written
from keiway.crash.answer import CrashAnswer, Split
from keiway.crash.sweep import Sweep


class Shown(CrashAnswer, frozen=True, kw_only=True, omit_defaults=True):
    """One crash. `why`: what drives the spread, where it was asked for."""

    why: tuple[Split, ...] = ()
    files: tuple[Written, ...] = ()


class ShownSweep(Sweep, frozen=True, kw_only=True, omit_defaults=True):
    """A sweep."""

    files: tuple[Written, ...] = ()


def shown(kind, found, **more):
    """The room's answer with what the command added."""
    return kind(**{name: getattr(found, name) for name in found.__struct_fields__}, **{name: tuple(value) for name, value in more.items()})
