"""One answer of this room, and how lengths are said."""

from __future__ import annotations

from typing import Literal

import msgspec

MM_PER_FT = 304.8
MM_PER_IN = 25.4
KG_PER_LB = 0.45359237

#: yes, no, or tight: it depends on which of the usual sizes; told: a comparison, no yes or no.
Word = Literal["yes", "tight", "no", "told", "unknown"]


class Fits(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One question of size and its answer."""

    id: str  # fit.garage ...: `keiway explain` has it
    title: str
    word: Word
    says: str
    sources: tuple[str, ...] = ()
    confidence: str | None = None
    settles: str | None = None  # where the word is unknown: what would settle it


def feet(mm: float) -> str:
    """4.9 ft."""
    return f"{mm / MM_PER_FT:.1f} ft"


def inches(mm: float) -> str:
    """Whole inches."""
    return f"{mm / MM_PER_IN:.0f} in"


def tall(mm: float) -> str:
    """A person's height: 5 ft 11 in."""
    total = round(mm / MM_PER_IN)
    return f"{total // 12} ft {total % 12} in"


def lacking(id_: str, title: str, field: str, what: str) -> Fits:
    """The answer where the catalogue lacks a measure."""
    return Fits(id=id_, title=title, word="unknown", says=f"Its {what} is not known.", settles=f'measure it and give it: --set "{field}=..."')
