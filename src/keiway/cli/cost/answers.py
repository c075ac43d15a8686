"""Asking the rooms and telling what they say, on a page or as JSON."""

from __future__ import annotations

from typing import Any, NamedTuple

from keiway.cli.cost.asked import Question
from keiway.cli.output import Output


class Answers(NamedTuple):
    landed: Any = None
    built_here: Any = None
    owned: Any = None


def answered(question: Question) -> Answers:
    """Each room that was asked for."""
    from keiway.cost import landed

    return Answers(landed=landed.answer(question.asked) if question.landed else None)


def told(out: Output, question: Question, found: Answers) -> int:
    """The page or the JSON; 4 where a fact would settle which of two sums it is."""
    files = _files(question, found)
    if out.json:
        from keiway.cli.cost.shown import Cost
        from keiway.store import data_version

        out.object(Cost(schema="cost/1", sentence=found.landed.sentence, landed=found.landed, files=tuple(files), data=data_version()))
    else:
        from keiway.cli.cost.landed import show
        from keiway.cli.crash.files import told as told_files

        show(out, question, found.landed)
        told_files(out, files)
    return 4 if found.landed and len(found.landed.by_heading) > 1 and found.landed.missing else 0


def _files(question: Question, found: Answers) -> list:
    from keiway.cli.crash.files import write_picture

    written = []
    if question.drawn:
        from keiway.cost.landed.pictures import waterfall

        written.append(write_picture(question.drawn, waterfall(found.landed)))
    if question.drawn_duty:
        from keiway.cost.landed.duty_chart import duty_by_day

        written.append(write_picture(question.drawn_duty, duty_by_day(question.asked, found.landed), "--plot-duty"))
    return written
