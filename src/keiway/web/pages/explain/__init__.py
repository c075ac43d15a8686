"""What stands behind an id: a rule, a citation, a source, a number."""

from __future__ import annotations

from keiway.errors import NotUnderstood
from keiway.web.page import Asked, Page, Shown


def show(asked: Asked) -> Shown:
    from keiway.law.library import explain

    wanted = asked.one("id")
    if not wanted:
        raise NotUnderstood("no id was given. Ids stand beside every rule and source.", try_="keiway explain co.kei.act_2028")
    found = explain(wanted)
    return Shown(title=found.title, data={"schema": "explain/1", "entry": found}, view={"found": found, "known": _known(found.sources)})


def _known(ids: list[str]) -> set[str]:
    """Those of the ids that stand in the library themselves."""
    from keiway.law.library import SHELVES

    wanted = set(ids)
    return {entry.id for shelf in SHELVES.values() for entry in shelf() if entry.id in wanted} if wanted else set()


PAGE = Page(
    path="/explain", show=show, inputs=("id",), command="explain",
    examples=("/explain?id=co.kei.act_2028", "/explain?id=crash.wall_speed"),
)
