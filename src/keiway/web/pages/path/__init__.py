"""Which rules would have to change: the smallest sets for a goal, who can make each, how long such things took, what each does by itself.

The search asks the law under some fifty sets of changes, so it is made at the press of Run alone: an address without `run` shows the form, how the
goal stands as the law is, what is tried, and how long such things have taken.
"""

from __future__ import annotations

from keiway.errors import KeiwayError, UsageError
from keiway.web.page import Asked, File, Page, Shown
from keiway.web.pages.path import asking


def show(asked: Asked) -> Shown:
    if asking.is_sent(asked):
        return _sent(asking.joined(asked))
    return _shown(asked)


def _shown(asked: Asked) -> Shown:
    from keiway.web.pages.path import told, waiting, wrong

    try:
        question = asking.read(asked)
        if question is None or not PAGE.is_pressed(asked.given):
            return waiting.shown(asked, question, PAGE)
        return told.shown(asked, question, PAGE)
    except KeiwayError as error:
        return wrong.shown(asked, error, PAGE)


def _sent(asked: Asked) -> Shown:
    """What the boxes sent becomes the command's own words; a twin is answered where it is asked."""
    from keiway.web.reply import address

    found: list[Shown] = []

    def once() -> Shown:
        found[:] = found or [_shown(asked)]
        return found[0]

    def data():
        return once().data() if callable(once().data) else once().data

    def rows():
        yield from once().rows

    from keiway.web.pages.path import told, waiting

    header = told.HEADER if PAGE.is_pressed(asked.given) else waiting.HEADER
    return Shown(title="Path finder", data=data, header=header, rows=rows(), to=address(PAGE, {}, asked.given))


def file(asked: Asked) -> File:
    """One of the sets as the reform file that the command line reads."""
    question = asking.read(asking.joined(asked))
    if question is None:
        raise UsageError("no vehicle was named, so there is no set to take away.", try_='keiway path "2003 Daihatsu Copen" --goal imported --reform copen.yaml')
    found = asking.answered(question)
    which = (asked.one("which") or "A").upper()
    option = next((one for one in (*found.options, *found.granted) if one.id == which), None)
    if option is None:
        names = ", ".join(one.id for one in (*found.options, *found.granted))
        raise UsageError(f"set {which[:20]!r}: there is {names or 'none to take away'}." if names else "nothing need change, or no set opens the goal: there is no set to take away.")
    return File(name=f"path-{found.vehicle}-{which.casefold()}.yaml", body=option.reform.encode(), policy="default-src 'none'")


PAGE = Page(
    path="/path", show=show, label="Path finder", place=113, inputs=asking.INPUTS, several=("goal", "set"), own=("states", "units", "by", "which"), presses="run", csv=True,
    file=file, suffix="yaml", command="path", room="policy", door="Which rules would have to change, and who can change them",
    examples=(
        "/path", "/path?vehicle=2010+Daihatsu+Hijet+truck&goal=registered,states=CO&as_of=2026-11-29",
        "/path?vehicle=Honda+N-Box+JF5&goal=sold-new,55mph,states=30,by=2030-01-01&as_of=2026-11-29&run=yes",
        "/path?vehicle=1999+Subaru+Sambar+truck&goal=registered,states=CO%2BGA&as_of=2026-11-29&run=yes",
    ),
)  # fmt: skip
