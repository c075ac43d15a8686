"""What the page's forms send: a column changed, one more, one less, a file; each becomes the address of what it asks for."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from keiway.errors import KeiwayError, NotUnderstood, UsageError
from keiway.policy import reform as room
from keiway.policy.lab import typed
from keiway.policy.reform.levers import levers
from keiway.policy.reform.record import Reform
from keiway.web.page import Asked
from keiway.web.pages.policy.asking import ASKED, MOST, given_reforms, usual
from keiway.web.pages.policy.compact import compact, parsed, read

SET = "set."


class Sent(NamedTuple):
    """Where the browser goes; or what is wrong, by box: a lever's id, its id with `.from`, from, file, or empty for the whole."""

    to: str = ""
    wrong: dict[str, str] = {}


def is_sent(asked: Asked) -> bool:
    return any(asked.one(name) for name in ("file", "add", "drop", "do")) or any(key.startswith(SET) for key, _ in asked.given)


def sent(asked: Asked) -> Sent:
    """Raises `KeiwayError` where the address itself is wrong."""
    texts = list(given_reforms(asked))
    if text := asked.one("file"):
        try:
            return _with(asked, texts, compact(parsed(text)))
        except KeiwayError as error:
            return Sent(wrong={"file": said(error)})
    if name := asked.one("add"):
        return _with(asked, texts, compact(read(name)))
    if number := asked.one("drop"):
        left = [text for n, text in enumerate(texts) if n != _column(number, texts)]
        return Sent(to=address(asked, left or texts))
    return _changed(asked, texts)


def _with(asked: Asked, texts: list[str], more: str) -> Sent:
    """Beside the others; in place of the only one where nothing was chosen yet."""
    if not asked.all("reform"):
        return Sent(to=address(asked, [more]))
    if len(texts) >= MOST:
        raise UsageError(f"up to {MOST} reforms stand beside each other. Take one away first.")
    return Sent(to=address(asked, [*texts, more], column=len(texts)))


def _column(text: str, texts: list[str]) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < len(texts)):
        raise NotUnderstood(f"column {text[:20]!r}: there are {len(texts)}, counted from 0.", suggestions=["0"])
    return int(text)


def _changed(asked: Asked, texts: list[str]) -> Sent:
    """The column as its boxes have it: what is empty is as the law is."""
    at = _column(asked.one("column") or "0", texts)
    base = read(texts[at])
    wrong: dict[str, str] = {}
    settings = []
    boxes = typed_boxes(asked)
    for lever, (text, from_) in boxes.items():
        try:
            settings.append(typed.setting(lever, text, from_))
        except KeiwayError as error:
            wrong[f"{lever}.from" if from_ and _is_of_day(error, lever) else lever] = said(error).removeprefix(f"{lever}: ")
    day = None
    if asked.one("from"):
        try:
            day = typed.day(asked.one("from") or "", "from")
        except KeiwayError as error:
            wrong["from"] = said(error)
    if wrong:
        return Sent(wrong=wrong)
    cleared = [(each.lever, None) for each in base.set if each.lever not in boxes]
    try:
        made = typed.changed(base, [*cleared, *settings], day, _title(asked, base), "This reform")
    except KeiwayError as error:
        return Sent(wrong=_together(error))
    return Sent(to=address(asked, [*texts[:at], compact(made), *texts[at + 1 :]], column=at))


def _title(asked: Asked, base: Reform) -> str:
    """One that was left as it was is no title of one's own."""
    title = " ".join((asked.one("title") or "").replace(";", ",").split())
    return "" if title == base.title else title


def typed_boxes(asked: Asked) -> dict[str, tuple[str, str]]:
    """Lever -> value and day as typed; boxes are named by the lever or by its number."""
    known = [each.id for each in levers()]
    found: dict[str, tuple[str, str]] = {}
    for key, value in asked.given:
        if key.startswith(SET):
            name = key.removeprefix(SET)
            is_day = name.endswith(".from")
            name = name.removesuffix(".from")
            lever = known[int(name)] if name.isascii() and name.isdigit() and int(name) < len(known) else name
            text, from_ = found.get(lever, ("", ""))
            found[lever] = (text, value) if is_day else (value, from_)
    return {lever: (text, from_) for lever, (text, from_) in found.items() if text}


def _is_of_day(error: KeiwayError, lever: str) -> bool:
    return f"{lever}: from" in error.message


def said(error: KeiwayError) -> str:
    """All that is wrong, in the words of the command line."""
    return " ".join(one.message for one in getattr(error, "errors", [error]))


def _together(error: KeiwayError) -> dict[str, str]:
    """What does not go together stands at the lever it names first."""
    ids = [each.id for each in levers()]
    found: dict[str, str] = {}
    for one in getattr(error, "errors", [error]):
        words = one.message.removeprefix("This reform: ").removeprefix("set: ")
        lever = next((id_ for id_ in sorted(ids, key=len, reverse=True) if words.startswith(id_)), "")
        found[lever] = f"{found[lever]} {words}" if lever in found else words
    return found


def address(asked: Asked, texts: list[str], column: int | None = None) -> str:
    kept = kept_of(asked)
    run = [("run", "yes")] if asked.one("run") else []
    shown = [("column", str(column))] if column else []
    return f"/policy?{urlencode([*(('reform', text) for text in texts), *kept, *shown, *run])}"


def kept_of(asked: Asked) -> list[tuple[str, str]]:
    """What stays while reforms change, without what is usual anyway."""
    shown = set(asked.all("show")) == set(usual(len(given_reforms(asked))))
    return [pair for pair in asked.given if pair[0] in ASKED and pair[0] != "reform" and pair != ("entry", "offered") and not (shown and pair[0] == "show")]


def reforms() -> list[tuple[str, str]]:
    """Name and title of those that ship."""
    return [(id_, room.read(id_).title) for id_ in room.shipped()]
