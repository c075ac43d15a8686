"""A question that cannot be answered: the form as it was filled, what is wrong beside each box, and a link that works."""

from __future__ import annotations

from typing import Any

from keiway.errors import KeiwayError
from keiway.web.page import Asked, Page, Shown
from keiway.web.pages.path.form import form, misplaced


def shown(asked: Asked, error: KeiwayError, page: Page) -> Shown:
    """Its twins are the error as every page tells it."""
    from keiway.web.mistakes import STATUS, explained

    told = explained(error, page, asked)
    view: dict[str, Any] = {
        "found": None, "mistake": told, "read_as": "", "goal": "", "today": (), "tried": (), "charts": (), "form": form(asked, wrong=misplaced(asked, error)), "command": told["command"] or "",
    }  # fmt: skip
    return Shown(
        title="Which one?" if told["open"] else "Not understood", data=lambda: _raised(error), view=view, header=("error",), rows=_none(error), link=asked.given,
        status=STATUS.get(error.exit_code, 400),
    )  # fmt: skip


def _raised(error: KeiwayError):
    raise error


def _none(error: KeiwayError):
    """Rows that are refused when they are read."""
    yield _raised(error)
