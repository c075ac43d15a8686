"""Every state rule as a table, narrowed by what it says, how it stands and what it rests on."""

from __future__ import annotations

from keiway.web.page import Asked, Page, Shown

FACETS = ("state", "kind", "standing", "register", "drive", "basis", "confidence")


def show(asked: Asked) -> Shown:
    from datetime import date

    from keiway.law.state.table import table
    from keiway.question import as_of_day

    chosen = {name: value for name in FACETS if (value := asked.one(name))}
    found = table(as_of_day(asked.one("as_of"), date.today()), chosen)
    header = found.rows[0].__struct_fields__ if found.rows else ()
    return Shown(
        title="Library of rules",
        data=found,
        view={"found": found, "chosen": chosen},
        header=header,
        rows=[[getattr(row, name) for name in header] for row in found.rows],
        link=(*chosen.items(), ("as_of", found.as_of.isoformat())),
    )


PAGE = Page(
    path="/library", show=show, label="Library", place=120, inputs=(*FACETS, "as_of"), csv=True, command="law",
    examples=("/library", "/library?kind=kei_truck&drive=NO"),
)
