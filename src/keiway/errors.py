"""What keiway says when it cannot answer: what was read, what is wrong, the nearest valid thing, one command.

Each class carries the process exit code of the interface (README, "Exit codes").
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class KeiwayError(Exception):
    """Base of every error a user can cause. Never shown as a traceback unless ``--debug``."""

    exit_code = 3
    code = "error"

    def __init__(
        self,
        message: str,
        *,
        suggestions: list[str] | None = None,
        try_: str | None = None,
        fix: tuple[str, str | None] | None = None,
        fixes: list[tuple[str, str | None]] | None = None,
    ):
        """`fix` is (what was typed, what to type instead): a face can then show the whole corrected command.

        What was typed is an argument, a part of one, or an option's name, which stands for its value. None instead:
        leave it out. `fixes` is for more than one; `try_` is a whole command, for where nothing typed can be mended.
        """
        super().__init__(message)
        self.message = message
        self.suggestions = suggestions or []
        self.try_ = try_
        self.fix = fix
        self.fixes = fixes or ([fix] if fix else [])

    def as_dict(self) -> dict:
        return {
            "code": self.code,
            "message": self.message,
            "suggestions": self.suggestions,
            "try": self.try_,
        }


class UsageError(KeiwayError):
    """Flags that contradict one another or are not understood."""

    exit_code = 2
    code = "usage"


class NotUnderstood(KeiwayError):
    """A vehicle, state or date that could not be read."""

    code = "not_understood"


class Ambiguous(KeiwayError):
    """More than one vehicle fits; the suggestions say what tells them apart."""

    code = "ambiguous"


class OutOfCoverage(KeiwayError):
    """The day asked about lies outside the days the law data covers."""

    exit_code = 5
    code = "out_of_coverage"


class InvalidFile(KeiwayError):
    """An input file that breaks its description; line and column are in the message."""

    exit_code = 6
    code = "invalid_file"


class Several(KeiwayError):
    """More than one thing was wrong with a question; each is told, none hides another."""

    code = "several"

    def __init__(self, errors: list[KeiwayError]):
        errors = [one for error in errors for one in getattr(error, "errors", [error])]
        super().__init__(" ".join(error.message for error in errors))
        self.errors = errors
        self.exit_code = errors[0].exit_code

    def as_dict(self) -> dict:
        return {**super().as_dict(), "errors": [error.as_dict() for error in self.errors]}


def attempt(wrong: list[KeiwayError], step: Callable[[], Any]) -> Any:
    """Do a step; keep its error in `wrong`, so that one mistake does not hide the next."""
    try:
        return step()
    except KeiwayError as error:
        wrong.append(error)
        return None


def raise_all(wrong: list[KeiwayError]) -> None:
    """Raise what was kept, if anything was."""
    if wrong:
        raise wrong[0] if len(wrong) == 1 else Several(wrong)


class DataError(Exception):
    """The shipped data is broken: a contributor's mistake, not a user's."""
