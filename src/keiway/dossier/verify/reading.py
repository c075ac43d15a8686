"""A file's bytes into its parts and its data, as plain shapes. Whatever is wrong is told; nothing in it is believed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec

from keiway.dossier import seal
from keiway.dossier.asked import Audience
from keiway.dossier.seal import Seal
from keiway.errors import InvalidFile, KeiwayError
from keiway.question import Question

MOST_BYTES = 4_000_000  # twice what keiway writes
LONGEST, MOST_SETTINGS = 300, 60  # characters of one input, and settings: those of the web app
GENERATOR = b'<meta name="generator" content="keiway dossier '
MAKE = 'keiway dossier "1999 Subaru Sambar truck" --state CO'


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What is read of the data of a file; all else in it is left alone."""

    keiway: str
    schema: Literal["dossier/1"]
    made: date
    audience: Audience = msgspec.field(name="for")
    data: str
    question: Question
    answer: dict[str, Any]
    vehicle: dict[str, Any]


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A whole dossier: its parts, the digests it states, what is wrong with it, and its data where they can be read."""

    name: str
    parts: dict[str, bytes]
    whole: bytes  # what is digested
    seal: Seal
    added: bool  # something stands behind its end
    kept: Kept | None
    why: str = ""  # why the data cannot be read


def read(path: str | Path) -> File:
    """Raises `InvalidFile` (or `UsageError`'s kin where there is no file)."""
    return parse(_bytes(Path(path)), str(path))


def _bytes(path: Path) -> bytes:
    from keiway.errors import UsageError

    try:
        if path.is_dir():
            raise UsageError(f"{str(path)!r} is a folder; give the dossier in it.", try_=MAKE)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _no_file(path, getattr(error, "strerror", None) or str(error)) from error
    if len(content) > MOST_BYTES:
        raise InvalidFile(f"{str(path)!r} is larger than {MOST_BYTES // 1_000_000} MB; no dossier is.", try_=MAKE)
    return content


def _no_file(path: Path, why: str) -> KeiwayError:
    from keiway.errors import NotUnderstood
    from keiway.flags import nearest

    try:
        there = [str(path.with_name(file.name)) for file in path.parent.iterdir() if file.suffix == ".html"][:1000]
    except (OSError, ValueError):
        there = []
    near = nearest(str(path), there)
    hint = f" Did you mean {near[0]}?" if near else " The command below makes one."
    return NotUnderstood(f"no file {str(path)!r} could be read ({why}).{hint}", suggestions=near, try_=MAKE, fix=(str(path), near[0]) if near else None)


def parse(content: bytes, name: str) -> File:
    """The bytes of a file that is called `name`."""
    content = seal.canonical(content)
    if GENERATOR not in content[:20_000]:
        raise _foreign(content, name)
    body, mark, tail = content.partition(b"<!--part:seal-->")
    end = tail.find(seal.END)
    if not mark or not tail.startswith(seal.BEGIN) or end < 0:
        raise InvalidFile(f"{name!r} is a dossier that was cut short: its end, with the digests, is missing. Get it again, or make it again.", try_=MAKE)
    try:
        stated = msgspec.json.decode(tail[len(seal.BEGIN) : end], type=Seal)
    except (msgspec.MsgspecError, RecursionError):
        raise InvalidFile(f"{name!r} is a dossier whose digests cannot be read: they were altered. Get it again, or make it again.", try_=MAKE) from None
    found = seal.parts(body)
    kept, why = _kept(found.get(seal.DATA, b""))
    return File(name=name, parts=found, whole=body, seal=stated, added=bool(tail[end + len(seal.END) :].strip()), kept=kept, why=why)


def _foreign(content: bytes, name: str) -> InvalidFile:
    """What is no dossier of keiway's."""
    start = content[:2000].lstrip().lower()
    if not content.strip():
        return InvalidFile(f"{name!r} is empty.", try_=MAKE)
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        return InvalidFile(f"{name!r} is a page, but none that keiway wrote: it does not say that keiway made it.", try_=MAKE)
    return InvalidFile(f"{name!r} is no dossier: it is not a page at all. keiway verify reads files that keiway dossier wrote.", try_=MAKE)


def _kept(part: bytes) -> tuple[Kept | None, str]:
    begin, end = part.find(seal.DATA_BEGIN), part.rfind(seal.DATA_END)
    if begin < 0 or end < begin:
        return None, "they are not there"
    try:
        found = msgspec.json.decode(part[begin + len(seal.DATA_BEGIN) : end], type=Kept)
    except RecursionError:
        return None, "they are nested too deeply"
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        return None, plain(str(error))
    given = [found.question.text, *found.question.settings, *(value for value in msgspec.to_builtins(found.question).values() if isinstance(value, str))]
    if len(found.question.settings) > MOST_SETTINGS or any(len(value) > LONGEST for value in given):
        return None, "the question in them is longer than any that keiway is asked"
    return found, ""


def plain(text: Any, most: int = 300) -> str:
    """Text from a file for a terminal or a page: one line, no control signs, not too long."""
    told = "".join(sign if sign.isprintable() else " " for sign in str(text)[: most + 1])
    return told[:most] + "..." if len(told) > most else told
