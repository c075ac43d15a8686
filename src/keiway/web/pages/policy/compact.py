"""A reform as an address carries it: a shipped one by its name, with what was set in it; any other as the text of its file.

    kei-class-45
    kei-class-45;us.class.kei.posted_limit_max=55;states.follow=TX,CO@2029-01-01;from=2029-01-01;title=Ours
    own;us.import.age_years=15
"""

from __future__ import annotations

from datetime import date

from keiway.errors import KeiwayError, NotUnderstood, attempt, raise_all
from keiway.policy import reform as room
from keiway.policy.lab import typed
from keiway.policy.lab.written import box
from keiway.policy.reform.record import Reform, Setting
from keiway.policy.reform.values import nearest

BETWEEN = ";"
OWN = "own"


def compact(reform: Reform) -> str:
    """The shortest text that `read` gives this reform for."""
    for base in (*room.shipped(), OWN):
        if reform.reform in (base, f"{base}{typed.CHANGED}"):
            text = _differences(reform, _base(base), base)
            if _reads_as(text, reform):
                return text
    return room.dump(reform)


def _reads_as(text: str, reform: Reform) -> bool:
    try:
        return read(text) == reform
    except KeiwayError:
        return False


def _differences(reform: Reform, base: Reform, name: str) -> str:
    held, here = {each.lever: each for each in base.set}, {each.lever: each for each in reform.set}
    parts = [name, *(_part(each) for each in reform.set if held.get(each.lever) != each), *(f"{lever}=" for lever in held if lever not in here)]
    if reform.from_ != base.from_:
        parts.append(f"from={reform.from_}")
    if reform.title not in (base.title, f"{base.title}, changed"):
        parts.append(f"title={reform.title}")
    return BETWEEN.join(parts)


def _part(each: Setting) -> str:
    return f"{each.lever}={box(each.value).replace(', ', ',')}{f'@{each.from_}' if each.from_ else ''}"


def read(text: str) -> Reform:
    """The reform of an address. Raises `KeiwayError` kinds, every mistake at once; what is wrong in a file is mended in the file."""
    if "\n" in text.strip() or text.lstrip().startswith("reform:"):
        return parsed(text)
    name, *parts = [part.strip() for part in text.split(BETWEEN)]
    wrong: list[KeiwayError] = []
    base = attempt(wrong, lambda: _base(name))
    sets, from_, title = [], None, ""
    for part in filter(None, parts):
        key, _, value = part.partition("=")
        if key == "title":
            title = value
        elif key == "from":
            from_ = attempt(wrong, lambda value=value: typed.day(value, "from"))
        else:
            sets.append(attempt(wrong, lambda key=key, value=value: _setting(key, value)))
    raise_all(wrong)
    return typed.changed(base, [each for each in sets if each], from_, title)


def _setting(key: str, value: str) -> tuple[str, Setting | None]:
    plain, _, from_ = value.partition("@")
    return typed.setting(key.strip(), plain, from_)


def _base(name: str) -> Reform:
    """By name alone: a page reads no files of this machine."""
    if name == OWN:
        return typed.OWN
    if name in room.shipped():
        return room.read(name)
    near = nearest(name, room.shipped())
    what = "a page reads no files of this machine; paste the file's text into the page. " if name.casefold().endswith((".yaml", ".yml")) else ""
    raise NotUnderstood(
        f"{what}no reform is called {name[:60]!r}.{f' Did you mean {near}?' if near else ''}", suggestions=[near] if near else list(room.shipped()),
        fix=(name, near) if near else None, try_="keiway reform",
    )  # fmt: skip


def parsed(text: str) -> Reform:
    """The text of a file. A link that would mend a part of it is not offered: it is mended where it was written."""
    try:
        return room.parse(text, "The file")
    except KeiwayError as error:
        for each in getattr(error, "errors", [error]):
            each.fixes = []
        raise


def day(text: str) -> date:
    return typed.day(text, "from")
