"""A line of the command line as a page or a printed file says it: without options, which its reader cannot type, and with dates in words."""

from __future__ import annotations

import re
from datetime import date

#: What is said of an option, and what a page with a form says.
HINTS = (
    (re.compile(r"\bNarrow it with --built \S+\."), "A build date narrows it."),
    (re.compile(r",? unless --[a-z][^.;]*"), ""),
    (re.compile(r"^No --[a-z-]+(?: was given)?:\s*"), ""),
    (re.compile(r"\s*\([^()]*--[a-z][^()]*\)"), ""),
    (re.compile(r"\s*:\s*(?:--[a-z]|keiway )[^.]*(?=\.|$)"), ""),
)
SENTENCE = re.compile(r"(?<=[.;?]) (?=[A-Z-])")
OPTION = re.compile(r"(?:^|\s)--[a-z]")
DAY = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")


def spoken(text: str) -> str:
    """The line without options; a sentence that says nothing else is left out. 2027-07-01 becomes 1 July 2027."""
    for pattern, instead in HINTS:
        text = pattern.sub(instead, text)
    kept = [part for part in SENTENCE.split(text) if not OPTION.search(part)]
    return DAY.sub(_long, " ".join(kept).strip())


def _long(found: re.Match) -> str:
    from keiway.days import long_day

    try:
        return long_day(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]
