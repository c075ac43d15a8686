"""The 50 states and DC: which rules of each are in force today and which are coming."""

from __future__ import annotations

from keiway.web.page import Asked, Page, Shown


def show(asked: Asked) -> Shown:
    from datetime import date

    from keiway.law.state.table import table
    from keiway.question import as_of_day

    found = table(as_of_day(asked.one("as_of"), date.today()))
    by_state: dict[str, list] = {}
    for row in found.rows:
        by_state.setdefault(row.state, []).append(row)
    return Shown(title="States", data=found, view={"found": found, "by_state": by_state})


PAGE = Page(
    path="/states", show=show, label="States", place=110, inputs=("as_of",), command="law",
    examples=("/states", "/states?as_of=2028-02-01"),
)
