"""The bill checker: what a definition catches, what it misses by little, what each limit drops; two side by side; a file in and out."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from keiway.errors import NotUnderstood
from keiway.web.page import Asked, File, Page, Shown
from keiway.web.pages.bill.asking import INPUTS, LISTS, asked_for
from keiway.web.pages.bill.columns import columns, compared

EXAMPLE = "ma-2024"


def show(asked: Asked) -> Shown:
    from keiway.policy.bill import answer, parse
    from keiway.policy.bill.drawn import picture
    from keiway.policy.bill.given import inputs
    from keiway.policy.bill.table import HEADER, rows
    from keiway.web.figure import figure

    if pasted := asked.one("file"):
        kept = tuple((key, value) for key, value in asked.given if key in ("day", "against"))
        return Shown(title="Bill checker", data=None, to=f"/bill?{urlencode((*inputs(parse(pasted, 'The file')), *kept))}")
    question = asked_for(asked, EXAMPLE)
    found = answer(question.definition, question.day, question.against)
    link = _link(asked, question.day)
    view = {
        "found": found, "example": question.example, "columns": columns(found), "form": question.form, "presets": question.presets,
        "chart": figure(picture(found, question.definition, question.against), "box"), "compared": compared(found),
        "yaml": f"/bill.yaml?{urlencode(link)}", "command": _command(asked, question.day),
    }  # fmt: skip
    return Shown(title=f"Bill checker: {found.definition.title}", data=found, view=view, header=HEADER, rows=rows(found), link=link)


def _link(asked: Asked, day: date) -> tuple[tuple[str, str], ...]:
    kept = tuple((key, value) for key, value in asked.given if key != "day")
    named = kept if any(key not in ("day", "against") for key, _ in kept) else (("definition", EXAMPLE), *kept)
    return (*named, ("day", day.isoformat()))


def _command(asked: Asked, day: date) -> str:
    """The command that answers the same."""
    from keiway.cli.mistakes.mend import quoted

    words = ["keiway", "bill"]
    for key, value in _link(asked, day):
        values = [one.strip() for one in value.splitlines() if one.strip()] if key in LISTS else [value]
        for one in values:
            words += [one] if key == "definition" else [f"--{key.replace('_', '-')}", one]
    return " ".join([*words[:2], *(quoted(word) for word in words[2:])])


def file(asked: Asked) -> File:
    """The definition as the file that the command line reads."""
    from keiway.policy.bill import dump

    if asked.one("file"):
        raise NotUnderstood("the text of a file is read by the page itself: open it there first.", try_="keiway bill --presets")
    definition = asked_for(asked, EXAMPLE).definition
    return File(name=f"{definition.id.replace('.', '-')}.yaml", body=dump(definition).encode(), policy="default-src 'none'")


PAGE = Page(
    path="/bill", show=show, label="Bill checker", place=115, inputs=INPUTS, several=LISTS, files=("file", "when"), csv=True, file=file, suffix="yaml", command="bill",
    door="Which cars a definition in a bill would catch, and which it would miss by an inch",
    examples=("/bill", "/bill?definition=tx-2025-introduced&against=co-2025", "/bill?cc=660&length_in=130"),
)  # fmt: skip
