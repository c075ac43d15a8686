"""Everything that was read, what it is, and where; what is known of and was not read is marked, not dropped."""

from __future__ import annotations

from collections import Counter

from keiway.web.page import Asked, Page, Shown

PAGE_OF = 100


def show(asked: Asked) -> Shown:
    from keiway.law.library import sources

    wanted = asked.one("find")
    found = sources(wanted)
    return Shown(
        title=f"Sources: {wanted}" if wanted else "Sources",
        data={"schema": "sources/1", "sources": found},
        view={"found": found, "wanted": wanted or "", "most": PAGE_OF, "kinds": _kinds(found), "unread": _unread(found), "unlinked": _unlinked(found)},
        header=("id", "kind", "date", "read", "title", "url"),
        rows=[(e.id, e.details.get("kind"), e.details.get("date"), e.details.get("read", True), e.title, e.details.get("url")) for e in found],
    )


def _kinds(found) -> list[tuple[str, int]]:
    """Kind -> how many, the most first; those whose kind was not written down last."""
    counted = Counter(entry.details.get("kind") or "" for entry in found)
    return sorted(counted.items(), key=lambda one: (not one[0], -one[1]))


def _unread(found) -> int:
    return sum(entry.details.get("read") is False for entry in found)


def _unlinked(found) -> int:
    return sum(not entry.details.get("url") for entry in found)


PAGE = Page(
    path="/sources", show=show, label="Sources", place=130, inputs=("find",), csv=True, command="sources",
    examples=("/sources", "/sources?find=texas"),
)
