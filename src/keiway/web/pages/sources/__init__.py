"""Everything that was read."""

from __future__ import annotations

from keiway.web.page import Asked, Page, Shown

PAGE_OF = 100


def show(asked: Asked) -> Shown:
    from keiway.law.library import sources

    wanted = asked.one("find")
    found = sources(wanted)
    return Shown(
        title=f"Sources: {wanted}" if wanted else "Sources",
        data={"schema": "sources/1", "sources": found},
        view={"found": found, "wanted": wanted or "", "most": PAGE_OF},
        header=("id", "kind", "date", "read", "title", "url"),
        rows=[(e.id, e.details.get("kind"), e.details.get("date"), e.details.get("read", True), e.title, e.details.get("url")) for e in found],
    )


PAGE = Page(
    path="/sources", show=show, label="Sources", place=130, inputs=("find",), csv=True, command="sources",
    examples=("/sources",),
)
