"""One line of free text: what was understood decides the page, and the browser is sent there."""

from __future__ import annotations

import msgspec

from keiway.web.page import Asked, Page, Shown

#: What one may write, and what it asks for.
SAID = (
    ("1999 Subaru Sambar truck in Colorado", "May it enter, be registered, be driven there"),
    ("when can I import a 2003 Copen", "The day it is old enough"),
    ("which states allow kei trucks", "The map"),
    ("Honda Beat vs F-150", "Both to one scale"),
    ("crash Honda Beat", "A head-on crash with a pickup"),
    ("how much does a 1996 Honda Beat cost", "From the price in Japan to your driveway"),
    ("can a Honda Beat keep up on the interstate", "Speed, grades, merging"),
)


def show(asked: Asked) -> Shown:
    from keiway.web.intent import target, understood

    text = asked.one("vehicle") or ""
    intent = understood(text)
    if asked.one("state"):
        intent = msgspec.structs.replace(intent, state=intent.state or asked.one("state"))
    to = target(intent) if text else None
    data = {"schema": "ask/1", **msgspec.to_builtins(intent), "to": to}
    view = {"said": [(text, what, target(understood(text))) for text, what in SAID]}
    return Shown(title="Ask in your own words", data=data, view=view, to=_dated(to, asked.one("as_of")))


def _dated(to: str | None, as_of: str | None) -> str | None:
    """The address with the day asked about, where its page takes one."""
    from urllib.parse import quote

    from keiway.web.registry import pages

    if not (to and as_of):
        return to
    takes = next((page for page in pages().values() if page.path == to.partition("?")[0]), None)
    return f"{to}{'&' if '?' in to else '?'}as_of={quote(as_of)}" if takes and "as_of" in takes.inputs else to


PAGE = Page(path="/ask", show=show, inputs=("vehicle", "state", "as_of"), examples=("/ask",))
