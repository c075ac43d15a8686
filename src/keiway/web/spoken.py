"""Sentences that the command line prints, for a page: hints that name its options are left out, since a page has a form for them."""

from __future__ import annotations

import re

#: (what is said of an option, what a page says). In this order.
HINTS = (
    (re.compile(r"\bNarrow it with --built \S+\."), "A build date narrows it."),
    (re.compile(r"\s*\((?:change|if not): --[^)]*\)"), ""),
    (re.compile(r":? --[a-z][a-z-]*(?: [\w-]+)?(?=\.(?:\s|$)|$)"), ""),
)


def spoken(text: str) -> str:
    """The sentence without the options."""
    for pattern, instead in HINTS:
        text = pattern.sub(instead, text)
    return text
