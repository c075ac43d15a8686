"""Home: one box, the doors, what changed lately in the law, how old the data is."""

from __future__ import annotations

from keiway.web.page import Asked, Page, Shown


def show(asked: Asked) -> Shown:
    from datetime import date

    from keiway.law.recent import recent

    found = recent(date.today())
    return Shown(title="How would that small car do in this country?", data=found, view={"found": found})


PAGE = Page(path="/", show=show, place=0, command="checkup", examples=("/",))
