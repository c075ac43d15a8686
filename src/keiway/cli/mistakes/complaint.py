"""What the command line says when it cannot answer: the mistake, the nearest valid things, a command that works."""

from __future__ import annotations

import sys

from keiway.cli.mistakes.mend import mended
from keiway.errors import DataError, KeiwayError


def complain(error: Exception, args: list[str], commands: dict) -> int:
    """Tell the error on standard error, or as one JSON object; returns the exit code."""
    if isinstance(error, DataError):
        error = KeiwayError(f"the shipped data is broken: {error}", try_="keiway checkup")
        error.exit_code = 7
    errors = getattr(error, "errors", [error])
    command = mended(errors, args, commands)
    if "--json" in args:
        from keiway.cli.output import Output

        Output(json=True).object({"schema": "error/1", "error": {**error.as_dict(), "try": command}})
        return error.exit_code
    for one in errors:
        _tell(one)
    if command:
        print(f"Try:  {command}", file=sys.stderr)
    return error.exit_code


def _tell(error: KeiwayError) -> None:
    """The message; suggestions that it does not name itself are listed under it."""
    listed = [] if any(suggestion in error.message for suggestion in error.suggestions) else error.suggestions
    print(f"Error: {error.message}{' Did you mean' if listed else ''}", file=sys.stderr)
    for number, suggestion in enumerate(listed, 1):
        print(f"  {number}  {suggestion}", file=sys.stderr)


def own_mistake(error: Exception, args: list[str], commands: dict) -> int:
    """A mistake of keiway's own: said in one line, never a traceback unless asked."""
    own = KeiwayError(
        f"keiway failed on this question ({type(error).__name__}: {error}). This is a mistake of keiway's own: "
        "please report it with what the command below prints.",
        fixes=[("--debug", "")],
    )
    own.exit_code = 1
    return complain(own, args, commands)
