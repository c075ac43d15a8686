"""The map and its change days as tables: what a screen reader meets first, and the CSV."""

from __future__ import annotations

from collections.abc import Iterable

from keiway.answer import ORDER
from keiway.map.board import Board
from keiway.map.changes import ChangeDay

COLUMNS = (
    "state", "name", "verdict", "register", "drive", "cap_mph", "signed_not_yet_in_force", "disputed", "reason", "rules", "cites", "checked",
    "as_of", "data",
)  # fmt: skip
CHANGE_COLUMNS = ("day", "state", "name", "before", "after", "by", "signed_not_yet_in_force", "what_changes", "rule", "cites")


def rows(board: Board) -> list[tuple]:
    """A row a state: from the best verdict down, then by name."""
    ordered = sorted(board.tiles, key=lambda one: (ORDER.index(one.verdict), one.name))
    return [
        (
            one.state, one.name, one.verdict.value, one.register.value, one.drive.value, one.cap_mph, _flag(one.future), _flag(one.disputed),
            one.reason, ";".join(one.rules), ";".join(one.cites), one.checked.isoformat(), board.on.isoformat(), board.data,
        )
        for one in ordered
    ]  # fmt: skip


def change_rows(days: Iterable[ChangeDay]) -> list[tuple]:
    """A row a change."""
    return [
        (
            day.day.isoformat(), one.state, one.name, one.before.value, one.after.value, one.by, _flag(one.future), one.says, one.rule,
            ";".join(one.cites),
        )
        for day in days
        for one in day.changes
    ]  # fmt: skip


def _flag(value: bool) -> str:
    return "yes" if value else "no"
