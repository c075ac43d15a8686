"""The page put together: what the forms sent becomes an address; an address becomes the forms, and once Run was pressed the answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from keiway.errors import UsageError
from keiway.policy import reform as room
from keiway.policy.lab.rows import EFFECTS, effects
from keiway.policy.reform.record import Reform
from keiway.web.page import Asked, Page, Shown
from keiway.web.pages.policy import asking, form
from keiway.web.pages.policy.compact import compact
from keiway.web.pages.policy.sent import is_sent, kept_of, reforms, sent

INSTALL = "pip install 'keiway[market]'"
LEVERS = ("reform", "lever", "today", "value", "from")


def shown(asked: Asked, page: Page) -> Shown:
    wrong: dict[str, str] = {}
    if is_sent(asked):
        there = sent(asked)
        if there.to:
            return Shown(title="Policy lab", data=None, to=there.to)
        wrong = there.wrong
    question = asking.question(asked)
    pressed = page.is_pressed(asked.given) and not wrong
    lacking = asking.lacking()
    if pressed and not lacking:
        return _pressed(asked, question, page)
    view = _forms(asked, question, wrong) | {"told": None, "lacking": lacking, "install": INSTALL}
    title = "Policy lab: what is wrong stands beside its box" if wrong else f"Policy lab: {question.reforms[0].title}" if asked.all("reform") else "Policy lab: what if the rule changes?"
    data = _missing if pressed else {"schema": "reforms/1", "reforms": [_plain(one) for one in question.reforms]}
    return Shown(
        title=title, data=data, view=view, header=LEVERS, rows=_none() if pressed else list(_levers(question.reforms)), link=asking.permalink(asked, question, False),
        status=400 if wrong else 200,
    )  # fmt: skip


def _missing():
    raise UsageError(f"an impact needs a package that is not installed: {asking.NEEDED}.", try_=INSTALL)


def _none():
    """Rows that are refused when they are read."""
    yield _missing()


def _plain(one: Reform) -> Any:
    from keiway.cli.reform.shown import Shipped

    return Shipped(id=one.reform, title=one.title, from_=one.from_, restated=room.restated(one), file=room.dump(one))


def _levers(found: tuple[Reform, ...]) -> Iterator[tuple]:
    from keiway.policy.lab.written import shown as written
    from keiway.policy.reform.levers import lever

    for one in found:
        for each in one.set:
            known = lever(each.lever)
            yield one.reform, each.lever, written(known, known.today), written(known, each.value), each.from_ or one.from_


def _pressed(asked: Asked, question: asking.Question, page: Page) -> Shown:
    from keiway.web.pages.policy import told

    link = asking.permalink(asked, question, True)
    done = told.worked_out(question.asked)
    if done is not None:
        return _going_on(asked, question, link, done)
    view = told.view(question)
    answers = view["answers"]
    view = _forms(asked, question, {}) | {"told": view, "lacking": False, "install": INSTALL}
    title = f"{answers[0].title}: what it would do" if len(answers) == 1 else f"{len(answers)} reforms beside each other"
    rows = [(found.reform, *row) for found in answers for row in effects((*found.effects, *found.parties, *found.net, *found.poles))]
    return Shown(title=title, data=lambda: _printed(question), view=view, header=("reform", *EFFECTS), rows=rows, link=link)


def _printed(question: asking.Question) -> Any:
    """What the command line prints."""
    from keiway.cli.reform.shown import shown as printed
    from keiway.policy import lab

    beside = lab.beside(question.asked)
    return printed(list(beside.law), list(beside.answers), beside.between, ())


def _going_on(asked: Asked, question: asking.Question, link: tuple, done: int) -> Shown:
    """Not all is worked out yet: the browser asks again at once, and what is done stays done. Twins wait for all of it."""
    from keiway.policy import lab

    parts = len(question.asked) * (2 if len(question.asked) > 1 else 1)
    view = _forms(asked, question, {}) | {"told": None, "lacking": False, "install": INSTALL, "going": {"done": done, "parts": parts, "to": f"/policy?{urlencode(link)}"}}
    title = f"Policy lab: working, {done} of {parts}"
    return Shown(title=title, data=lambda: _printed(question), view=view, header=("reform", *EFFECTS), rows=_rows(question, lab), link=link, status=202)


def _rows(question: asking.Question, lab: Any) -> Iterator[tuple]:
    for one in question.asked:
        found = lab.answered(one)
        yield from ((found.reform, *row) for row in effects((*found.effects, *found.parties, *found.net, *found.poles)))


def _forms(asked: Asked, question: asking.Question, wrong: dict[str, str]) -> dict[str, Any]:
    """What every state of the page holds: the columns in plain words, the boxes, the ways out."""
    texts = [compact(one) for one in question.reforms]
    number = asked.one("column") or "0"
    at = int(number) if number.isascii() and number.isdigit() and int(number) < len(texts) else 0
    base = question.reforms[at]
    rest = kept_of(asked)
    columns = []
    for n, one in enumerate(question.reforms):
        others = [("reform", each) for k, each in enumerate(texts) if k != n]
        columns.append(
            {
                "n": n, "letter": "ABCD"[n], "title": one.title, "id": one.reform, "from": one.from_, "restated": room.restated(one), "notes": one.notes, "here": n == at, "file": room.dump(one),
                "drop": f"/policy?{urlencode([*others, *rest])}" if others else "", "edit": f"/policy?{urlencode([*(('reform', each) for each in texts), *rest, ('column', n)])}#levers",
                "yaml": f"/policy.yaml?{urlencode([*(('reform', each) for each in texts), ('column', n)])}", "filename": asking.filename(one, n),
            }
        )  # fmt: skip
    return {
        "columns": columns, "texts": texts, "at": at, "base": base, "levers": form.rows(base, asked, wrong), "wrong": wrong, "settings": form.settings(asked, question), "templates": reforms(),
        "title_box": (asked.one("title") if wrong else None) or base.title, "from_box": (asked.one("from") if wrong else None) or base.from_, "pasted": asked.one("file") or "" if wrong else "",
        "rest": rest, "chosen": bool(asked.all("reform")), "full": len(texts) >= asking.MOST, "command": asking.command(question, asked), "most": asking.MOST, "opened": bool(asked.one("column")) or not (base.set or base.rules), "going": None,
    }  # fmt: skip
