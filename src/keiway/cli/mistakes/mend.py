"""The command as it was typed, with each known mistake mended."""

from __future__ import annotations

import re
import shlex

from keiway.errors import KeiwayError

#: A command line in parts: each a word by itself, or an option with its values.
Part = list[str]


def mended(errors: list[KeiwayError], args: list[str], commands: dict) -> str | None:
    """A command that works: as typed with every mistake mended, or else the first that an error offers."""
    verb = next((arg for arg in args if arg in commands), None)
    arity = options(commands[verb]) if verb else {}
    parts: list[Part] | None = split(args, arity)
    for error in errors:
        for typed, instead in error.fixes:
            parts = parts and _apply(parts, typed, instead, arity)
        parts = parts if error.fixes else None
    if parts:
        return " ".join(["keiway", *(quoted(word) for part in parts for word in part)])
    return next((error.try_ for error in errors if error.try_), None)


def options(command) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Each spelling of an option -> how many values it takes, and all its spellings."""
    found = {}
    for param in command.params:
        spellings = tuple(spelling for spelling in (*param.opts, *param.secondary_opts) if spelling.startswith("-"))
        takes = 0 if getattr(param, "is_flag", False) else param.nargs
        found |= {spelling: (takes, spellings) for spelling in spellings}
    return found


def split(args: list[str], arity: dict) -> list[Part]:
    """The command line in parts; `--option=value` becomes two words."""
    parts, at = [], 0
    while at < len(args):
        option, equals, value = args[at].partition("=")
        takes = arity.get(option, (0, ()))[0]
        if equals and takes:
            parts.append([option, value])
            at += 1
        else:
            parts.append(args[at : at + 1 + takes])
            at += 1 + takes
    return parts


def _apply(parts: list[Part], typed: str, instead: str | None, arity: dict) -> list[Part] | None:
    """The parts with one mistake mended; None where what was typed is not found."""
    if typed in arity:
        return _set(parts, arity[typed][1], typed, instead)
    for at, part in enumerate(parts):
        if typed in part:
            new = [] if instead is None else [[instead if word == typed else word for word in part]]
            return [*parts[:at], *new, *parts[at + 1 :]]
    for at, part in enumerate(parts):
        if typed and len(part) == 1 and typed.casefold() in part[0].casefold():
            word = re.sub(re.escape(typed), lambda _: instead or "", part[0], count=1, flags=re.IGNORECASE)
            return [*parts[:at], [" ".join(word.split())], *parts[at + 1 :]]
    return None


def _set(parts: list[Part], spellings: tuple[str, ...], option: str, value: str | None) -> list[Part]:
    """An option given another value, left out, or added; an empty value adds a flag."""
    new = [] if value is None else [[option, value] if value else [option]]
    for at, part in enumerate(parts):
        if part[0] in spellings:
            return [*parts[:at], *[[part[0], *rest] for _, *rest in new], *parts[at + 1 :]]
    return [*parts, *new]


def quoted(word: str) -> str:
    """As a person types it in any shell: bare, in double quotes, or as a POSIX shell needs it."""
    if re.fullmatch(r"[\w@%+=:,./-]+", word, re.ASCII):
        return word
    return shlex.quote(word) if re.search(r'["$`\\!]', word) else f'"{word}"'
