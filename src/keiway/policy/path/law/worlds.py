"""From changes at their settings to a reform, and to the law under it."""

from __future__ import annotations

from datetime import date
from typing import Any

from keiway.policy.path.facts import Setting

NAME = "path"  # id of the reforms that are tried


def text(settings: tuple[Setting, ...], day: date, follow: tuple[str, ...] = (), definition: str | None = None, name: str = NAME, title: str = "Tried by keiway path") -> str:
    """The reform file of these settings, in force from `day`; the `follow` states take over the `definition`."""
    levers: dict[str, Any] = {}
    supposes: list[str] = []
    for setting in settings:
        levers |= setting.set
        supposes += setting.supposes
    if follow:
        levers["states.follow"] = "all" if follow == ("all",) else list(follow)
        if definition:
            levers["states.definition"] = definition
            if "CA" in follow or follow == ("all",):
                levers["states.direct_import_certificate"] = False  # its emission law too: one act of California's
    lines = [f"reform: {name}", f"title: {title}", f"from: {day}"]
    lines += ["set:"] + [f"  {lever}: {_plain(value)}" for lever, value in levers.items()] if levers else []
    lines += [f"supposes: {_plain(supposes)}"] if supposes else []
    return "\n".join(lines) + "\n"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"[{', '.join(map(str, value))}]" if isinstance(value, (list, tuple)) else str(value)


def reform(settings: tuple[Setting, ...], day: date, follow: tuple[str, ...] = (), definition: str | None = None) -> Any:
    """The reform of these settings, read as any file is; None where nothing is set."""
    if not settings and not follow:
        return None
    from keiway.policy import reform as room

    return room.parse(text(settings, day, follow, definition), NAME)


def world(found: Any) -> Any:
    """The world of a reform; None for the law as it is."""
    if found is None:
        return None
    from keiway.policy import reform as room

    return room.world(found)
