"""The policy lab: say a reform, choose what is worked out, read what it would do; up to four in columns; a file in and out.

An impact takes seconds of a processor, so it is made at the press of Run alone: an address without `run` shows the forms and the reform in
plain words.
"""

from __future__ import annotations

from keiway.web.page import Asked, File, Page, Shown
from keiway.web.pages.policy import asking


def show(asked: Asked) -> Shown:
    from keiway.web.pages.policy import shown

    return shown.shown(asked, PAGE)


def file(asked: Asked) -> File:
    """A column as the file that the command line reads."""
    from keiway.errors import NotUnderstood
    from keiway.policy.reform import dump

    texts = asking.given_reforms(asked)
    number = asked.one("column") or "0"
    if not (number.isascii() and number.isdigit() and int(number) < len(texts)):
        raise NotUnderstood(f"column {number[:20]!r}: there are {len(texts)}, counted from 0.", suggestions=["0"])
    from keiway.web.pages.policy.compact import read

    one = read(texts[int(number)])
    return File(name=asking.filename(one, int(number)), body=dump(one).encode(), policy="default-src 'none'")


PAGE = Page(
    path="/policy", show=show, label="Policy", place=90, inputs=asking.INPUTS, several=asking.SEVERAL, begins="set.", files=("reform", "file"), own=("show", *asking.SENT),
    alone=("years", "draws", "seed", "from"), presses="run", csv=True, file=file, suffix="yaml", command="reform", door="What if the rule changes: a reform, and what it would do",
    examples=("/policy", "/policy?reform=kei-class-45&reform=import-age-15-both&as_of=2026-11-29", "/policy?reform=truck-duty-repeal&draws=300&as_of=2026-11-29&run=yes"),
)  # fmt: skip
