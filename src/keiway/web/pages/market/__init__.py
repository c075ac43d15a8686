"""Who would buy one new, at what price, and does anybody earn: the years as a fan, what small cars really sold beside it, what moves it.

A forecast takes seconds of a processor, so it is made at the press of Run alone: an address without `run` shows the form and the past.
"""

from __future__ import annotations

from keiway.web.page import Asked, Page, Shown
from keiway.web.pages.market import asking


def show(asked: Asked) -> Shown:
    lacking = asking.lacking()
    if not PAGE.is_pressed(asked.given) or lacking:
        from keiway.web.pages.market import waiting

        return waiting.shown(asked, PAGE, lacking)
    from keiway.web.pages.market import told

    return told.shown(asked, PAGE)


PAGE = Page(
    path="/market", show=show, label="Market", place=85, inputs=asking.INPUTS, several=("set",), alone=("price", "years", "seed"), presses="run",
    csv=True, command="market", room="market", door="Who would buy one new, and does anybody earn?",
    examples=("/market", "/market?vehicle=Honda+N-Box+JF5&price=16000&years=2027-2036&as_of=2026-11-24&run=yes"),
)  # fmt: skip
