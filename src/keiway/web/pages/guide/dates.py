"""A date in three boxes: what was typed in each, read into one text, or what is wrong beside its box."""

from __future__ import annotations

import re

from keiway.days import BUILT_YEARS, ERAS, parse_window
from keiway.errors import NotUnderstood

BOXES = ("year", "month", "day")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def joined(typed: dict[str, str]) -> tuple[str | None, dict[str, str]]:
    """The date as ``1999-05-14``, as finely as given, and what is wrong by box. An era's year keeps its letter: ``H11-05``."""
    parts = {name: typed.get(name, "").strip() for name in BOXES}
    if name := next((name for name in ("month", "day") if parts[name] and not parts["year"]), None):
        return None, {"year": f"A {name} alone is no date. Give the year, or say that you don't know."}
    if not parts["year"]:
        return None, {"year": "Give at least the year, or say that you don't know."}
    if parts["day"] and not parts["month"]:
        return None, {"month": "A day needs its month. Give it, or leave the day out."}
    parts["month"] = _month(parts["month"])
    text = ""
    for name in BOXES:
        if not parts[name]:
            break
        text = f"{text}-{parts[name]}" if text else parts[name]
        if wrong := _wrong(text, parts[name], name):
            return None, {name: wrong}
    return text, {}


def _month(text: str) -> str:
    """'May' is 5."""
    return str(MONTHS.index(text.casefold()[:3]) + 1) if text.casefold()[:3] in MONTHS else text


def _wrong(text: str, part: str, name: str) -> str | None:
    """Why a part is none, in words that belong beside its box; None where it is right."""
    if name != "year" and not re.fullmatch(r"\d{1,2}", part):
        return f"{part!r} is no {name}. Give a number, such as {'5' if name == 'month' else '14'}."
    try:
        parse_window(text, name, "")
    except NotUnderstood as error:
        why = error.message.partition(": ")[2].strip()
        if name == "year" and "not a date" in why:
            eras = ", ".join(f"{letter} for {era}" for era, letter, _ in ERAS[:3])
            return f"{part!r} is no year. Give four digits, such as 1999, or an era year, such as H11 ({eras})."
        return why[:1].upper() + why[1:]
    return None


def parted(text: str | None) -> dict[str, str]:
    """A date given whole, back in its boxes; an era stays with its year."""
    found = re.fullmatch(r"\s*([^\d\s-]*\s*\d+|[^\d\s-]*元)(?:[-/.年](\d+))?(?:[-/.月](\d+))?日?\s*", text or "")
    return dict(zip(BOXES, (part or "" for part in found.groups()), strict=True)) if found else {"year": text or "", "month": "", "day": ""}


def in_range(text: str) -> bool:
    """Whether a text is a date that a vehicle can have been built on."""
    try:
        return parse_window(text, years=BUILT_YEARS) is not None
    except NotUnderstood:
        return False
