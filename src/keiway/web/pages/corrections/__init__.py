"""What one can read elsewhere and is not so, and what is right."""

from __future__ import annotations

from keiway.web.page import Asked, Page, Shown


def show(asked: Asked) -> Shown:
    from keiway.law.corrections import catalogue
    from keiway.law.library import search

    found = [entry for entry in search("", kinds=("corrections",)) if entry.kind == "correction"]
    return Shown(
        title="What you may have read",
        data={"schema": "law-topic/1", "topic": "corrections", "entries": found},
        view={"lines": catalogue().corrections, "checked": catalogue().checked_on},
        header=("id", "claim", "right", "states", "cites"),
        rows=[(line.id, line.claim, line.right, line.states, line.cites) for line in catalogue().corrections],
    )


PAGE = Page(
    path="/corrections", show=show, label="Corrections", place=140, csv=True, command="law",
    examples=("/corrections",),
)
