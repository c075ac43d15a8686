"""A question that cannot be answered, as a page: the words of the command line, a link that works, the command to type."""

from __future__ import annotations

import re
from typing import Any

from keiway.errors import Ambiguous, DataError, KeiwayError
from keiway.web.page import Asked, Page
from keiway.web.reply import MEDIA, Reply, address, as_json

#: Exit code of the command line -> status. What is not there is 404, what is not understood 400, our own mistake 500.
STATUS = {7: 500}
#: Inputs of the address whose option on the command line has another name.
SPELT = {"--entry": "arrive", "--modified": "original", "--not-titled-elsewhere": "titled_elsewhere", "--gasoline": "electric"}


def told(error: Exception, page: Page, form: str, asked: Asked) -> Reply:
    """The error as html or JSON (a table has no room for it: text)."""
    if isinstance(error, DataError):
        error = KeiwayError(f"the shipped data is broken: {error}", try_="keiway checkup")
        error.exit_code = 7
    missing = bool(asked.path) and error.exit_code == 3
    status = STATUS.get(error.exit_code, 404 if missing else 400)
    found = explained(error, page, asked, form != "html")
    if form != "html":
        return Reply(status, MEDIA["json"], as_json({"schema": "error/1", "error": {**error.as_dict(), "try": found["command"]}}))
    view = {
        **found,
        "title": ("Which one?" if found["open"] else "Not understood") if status < 500 else "A mistake of keiway's own",
        "asked": asked,
        "here": None,
        "text": asked.one("vehicle") or "",
        "to": None if "vehicle" in page.inputs or "{" in page.path else page,  # its own form is there: it asks after no vehicle
    }
    from keiway.web.templates import render

    return Reply(status, MEDIA["html"], render("error.html", view))


def explained(error: KeiwayError, page: Page, asked: Asked, json: bool = False) -> dict[str, Any]:
    """What stands in an error's place: `errors`, each with its suggestions and their links, `mended` (the address that works), `command`, `open` (which one?)."""
    errors = getattr(error, "errors", [error])
    open_ = all(isinstance(one, Ambiguous) for one in errors)  # several fit: nothing is wrong, and the first is no better than the next
    mended = None if open_ else _mended(errors, asked)
    return {
        "errors": [{"message": one.message, "listed": [(text.partition(": ")[2] or text if open_ else text, _link(errors, one, text, page, asked)) for text in _listed(one)]} for one in errors],
        "mended": address(page, asked.path, mended) if mended is not None else None,
        "command": _command(errors, page, asked, json),
        "open": open_,
    }  # fmt: skip


def _listed(error: KeiwayError) -> list[str]:
    """Suggestions that the message does not name itself."""
    return [] if any(one in error.message for one in error.suggestions) else error.suggestions


def _link(errors: list[KeiwayError], error: KeiwayError, suggestion: str, page: Page, asked: Asked) -> str | None:
    """The address with this suggestion taken and every other mistake mended; its id stands before the colon."""
    if len(error.fixes) != 1:
        return None
    taken = KeiwayError("", fix=(error.fixes[0][0], suggestion.partition(":")[0]))
    mended = _mended([taken if one is error else one for one in errors], asked)
    return address(page, asked.path, mended) if mended is not None else None


def _mended(errors: list[KeiwayError], asked: Asked) -> tuple[tuple[str, str], ...] | None:
    """The inputs with every mistake mended; None where one of them offers nothing."""
    inputs = list(asked.given)
    for error in errors:
        if not error.fixes:
            return None
        for typed, instead in error.fixes:
            changed = _apply(inputs, typed, instead)
            if changed is None:
                return None
            inputs = changed
    return tuple(inputs)


def _apply(inputs: list[tuple[str, str]], typed: str, instead: str | None) -> list[tuple[str, str]] | None:
    """One mistake mended in the inputs; None where what was typed is in none of them."""
    if typed.startswith("--"):
        name = SPELT.get(typed, typed.removeprefix("--").replace("-", "_"))
        kept = [(key, value) for key, value in inputs if key != name]
        return kept if instead is None else [*kept, (name, instead or "yes")]
    for at, (key, value) in enumerate(inputs):
        if typed and typed.casefold() in value.casefold():
            new = re.sub(re.escape(typed), lambda _: instead or "", value, count=1, flags=re.IGNORECASE)
            return [*inputs[:at], *([(key, " ".join(new.split()))] if new.strip() else []), *inputs[at + 1 :]]
    return None


def _command(errors: list[KeiwayError], page: Page, asked: Asked, json: bool) -> str | None:
    """The command that works, as the command line would offer it for the same question."""
    import typer

    from keiway.cli.commands import command
    from keiway.cli.mistakes.mend import mended

    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(page.command)(command(page.command))
    return mended(errors, [*arguments(page, asked), *(["--json"] if json else [])], {page.command: typer.main.get_command(app)})


def arguments(page: Page, asked: Asked) -> list[str]:
    """The inputs of an address as the words of a command line."""
    words = [page.command, *asked.path.values(), *asked.all("vehicle"), *asked.all("definition"), *asked.all("reform")]
    for key, value in asked.given:
        option = f"--{key.replace('_', '-')}"
        if key == "original":
            words.append("--original" if value == "yes" else "--modified")
        elif key == "titled_elsewhere":
            words.append(option if value == "yes" else "--not-titled-elsewhere")
        elif key == "electric":
            words.append(option if value == "yes" else "--gasoline")
        elif key in ("in_us", "built_here"):
            words += [option] if value == "yes" else []
        elif key not in ("vehicle", "definition", "reform", page.presses, *page.own) and not (page.own and page.begins and key.startswith(page.begins)):
            words += [option, value]
    return words
