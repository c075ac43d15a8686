"""One state: what is in force, what is coming, who disputes it, what happened."""

from __future__ import annotations

from keiway.web.page import Asked, Page, Shown


def show(asked: Asked) -> Shown:
    from datetime import date

    from keiway.flags import find_state
    from keiway.law.state.load import states
    from keiway.law.state.page import page
    from keiway.question import as_of_day

    law = states()[find_state(asked.path["code"])]
    found = page(law, as_of_day(asked.one("as_of"), date.today()))
    shown = [rule for rule in found.rules if rule.standing in ("in force", "coming")]
    past = [rule for rule in found.rules if rule.standing not in ("in force", "coming")]
    link = (("as_of", found.as_of.isoformat()),)
    return Shown(title=f"{found.name}: kei vehicle law", data=found, view={"found": found, "shown": shown, "past": past}, link=link)


PAGE = Page(
    path="/state/{code}", show=show, inputs=("as_of",), command="law",
    examples=("/state/CO", "/state/texas"),
)
