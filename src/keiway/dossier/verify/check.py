"""From a path to what there is to say: unaltered, made again the same, still current."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import msgspec

from keiway.dossier import seal
from keiway.dossier.asked import Asked
from keiway.dossier.verify import reading
from keiway.dossier.verify.changes import Compared, changes, compared
from keiway.dossier.verify.reading import File, Kept, plain
from keiway.dossier.verify.record import Change, Verified
from keiway.errors import InvalidFile, KeiwayError
from keiway.store import data_version
from keiway.vehicles.record import Vehicle

HONEST = "A digest shows a slip or a naive change; whoever alters a file on purpose can work it out again."
PICTURE = re.compile(rb"<svg.*?</svg>", re.DOTALL)


def check(path: str | Path, today: date) -> Verified:
    """Raises `InvalidFile` for what is no whole dossier, or one of data later than these."""
    file = reading.read(path)
    altered = _altered(file)
    if file.kept is None:
        if not altered:
            raise InvalidFile(f"{file.name!r}: the data in it cannot be read: {file.why}.", try_=reading.MAKE)
        raise InvalidFile(f"{file.name!r} was altered, so that its data cannot be read ({file.why}). Altered: {_names(altered)}.", try_=reading.MAKE)
    _not_later(file, file.kept)
    return _told(file, file.kept, altered, today)


def _altered(file: File) -> list[str]:
    """The parts that are not what the digests say."""
    now, stated = seal.seal_of(file.whole), file.seal
    found = [name for name, digest in now.parts.items() if stated.parts.get(name) != digest]
    found += [name for name in stated.parts if name not in now.parts]
    if not found and (stated.whole != now.whole or stated.method != seal.METHOD or list(stated.parts) != list(now.parts)):
        found.append("order")
    return [*found, *(["end"] if file.added else [])]


def _not_later(file: File, kept: Kept) -> None:
    """Data of a later day than these cannot be judged by these."""
    try:
        theirs, ours = (tuple(int(part) for part in version.split(".")) for version in (kept.data[:40], data_version()))
    except ValueError:
        raise InvalidFile(f"{file.name!r}: {plain(kept.data, 40)!r} is no version of keiway's data.", try_=reading.MAKE) from None
    if theirs > ours:
        raise InvalidFile(
            f"{file.name!r} was made with data {plain(kept.data, 40)}, later than those of this keiway. Update it, then check the file.", try_="keiway --version"
        )


def _told(file: File, kept: Kept, altered: list[str], today: date) -> Verified:
    asked = Asked(question=kept.question, audience=kept.audience, made=kept.made)
    # whether the data part itself stands as it was written
    sound = seal.DATA not in altered and "order" not in altered
    again, again_says = _again(file, kept, asked) if not altered else ("not tried", "It was altered, so it was not made again to compare.")
    as_of = _day(kept.question.as_of) or kept.made
    same_day, since, problem = ((), (), "its data were altered, so its question may be another") if not sound else _compared(kept, asked, as_of, today)
    matters = any(change.matters for change in (*same_day, *since))
    current = None if not sound or (problem and not matters) else not matters
    return Verified(
        schema="verify/1", file=file.name, made=kept.made, made_with=plain(kept.keiway, 40), data=kept.data, installed=data_version(), command=plain(asked.command, 2000),
        unaltered=not altered and again != "differs", altered=tuple(altered), altered_says=_altered_says(altered), remade=again, remade_says=again_says,
        current=current, current_says=_current_says(current, problem, as_of, kept.made, today), as_of=as_of, today=today, same_day=same_day, since=since,
    )  # fmt: skip


def _again(file: File, kept: Kept, asked: Asked) -> tuple[str, str]:
    """Made again from the question in it, where this is the keiway and the data that wrote it; pictures left out, as fonts differ."""
    from importlib.util import find_spec

    from keiway import __version__

    if (kept.keiway, kept.data) != (__version__, data_version()):
        return "not tried", f"It was written by keiway {plain(kept.keiway, 40)} with data {kept.data}; only that one can make it again."
    if any(find_spec(name) is None for name in ("altair", "jinja2", "vl_convert")):
        return "not tried", "To make it again needs keiway[web]."
    from keiway.dossier.make import make

    try:
        made = make(asked, _own(kept))
    except (KeiwayError, msgspec.MsgspecError) as error:
        return "differs", f"The question in it cannot be asked: {plain(error)}"
    here = seal.parts(made.content)
    wrong = [name for name, part in file.parts.items() if name != seal.DATA and _words(part) != _words(here.get(name, b""))]
    wrong += [name for name in here if name not in file.parts and name != "seal"]
    if not _alike(kept, made.dossier):
        wrong.append(seal.DATA)
    if not wrong:
        return "same", "Made again from its question, words and data are the same."
    return "differs", f"Made again from its question, it differs in {_names(wrong)}: it was altered and its digest worked out again, or another machine's figures differ."


def _words(part: bytes) -> bytes:
    return PICTURE.sub(b"", part)


def _alike(kept: Kept, dossier) -> bool:
    """The answer in the file and the one worked out now; a digit far behind the point may be another machine's."""
    try:
        return not [change for change in changes(compared(kept.answer), compared(dossier.answer)) if change.what != "Data"]
    except msgspec.ValidationError:
        return False


def _own(kept: Kept) -> Vehicle | None:
    """The record in the file, for a vehicle of somebody's own: no file of this machine is opened because a dossier names it."""
    own = Asked(question=kept.question, audience=kept.audience, made=kept.made).is_own
    return msgspec.convert(kept.vehicle, Vehicle) if own else None


def _compared(kept: Kept, asked: Asked, as_of: date, today: date) -> tuple[tuple[Change, ...], tuple[Change, ...], str]:
    """For its own day with the data here; and for today, where it was asked about the day it was made. Third: why not, if not."""
    try:
        was = compared(kept.answer)
    except msgspec.ValidationError as error:
        return (), (), f"the answer in it cannot be read ({plain(error)})"
    same_day, problem = _asked_again(was, kept, as_of)
    if as_of != kept.made or today == as_of:
        return same_day, (), problem
    since, later = _asked_again(was, kept, today)
    return same_day, since, problem or later


def _asked_again(was: Compared, kept: Kept, day: date) -> tuple[tuple[Change, ...], str]:
    from keiway.api import answer
    from keiway.question import read

    try:
        question = msgspec.structs.replace(kept.question, as_of=day.isoformat())
        case = read(question, day, _own(kept)).case
        return changes(was, compared(answer(case))), ""
    except (KeiwayError, msgspec.ValidationError) as error:
        return (), f"for {day} its question is not answered: {plain(error)}"


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _names(parts: list[str]) -> str:
    """Parts as a reader knows them."""
    from keiway.dossier.section import sections

    own = {"head": "the head", "foot": "the foot", "data": "the data at its end", "order": "the order of its parts", "end": "something behind its end"}
    titles = [own.get(name) or (f"“{sections()[name].title}”" if name in sections() else plain(name, 40)) for name in dict.fromkeys(parts)]
    return titles[0] if len(titles) == 1 else f"{', '.join(titles[:-1])} and {titles[-1]}"


def _altered_says(altered: list[str]) -> str:
    if altered:
        return f"Other than it was written: {_names(altered)}. Every other part is as it was."
    return f"Its SHA-256 fits: words, pictures and data are as they were written. {HONEST}"


def _current_says(current: bool | None, problem: str, as_of: date, made: date, today: date) -> str:
    about = f"asked again for {today}" if as_of == made and today != as_of else f"asked again for {as_of}, the day it was asked about,"
    if current is None:
        return f"Cannot be told: {problem}."
    return f"{about[:1].upper()}{about[1:]} keiway gives the same answer." if current else f"{about[:1].upper()}{about[1:]} keiway answers otherwise."
