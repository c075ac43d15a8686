"""What a barrier test's signals can be refused for: the message, and one command that works."""

from __future__ import annotations

from keiway.errors import InvalidFile

#: The shipped test: what a good table looks like, and what comes of it.
EXAMPLE = "keiway crash fit camry2018"


def wrong(message: str, try_: str = EXAMPLE) -> InvalidFile:
    """The error for a file that cannot be a barrier test's, or not as it is labelled."""
    return InvalidFile(message, try_=try_)
