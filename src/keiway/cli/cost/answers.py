"""Asking the rooms and telling what they say, on a page or as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from keiway.cli.cost.asked import Question
from keiway.cli.output import Output


class Answers(NamedTuple):
    landed: Any = None
    built_here: Any = None
    owned: Any = None


def answered(question: Question) -> Answers:
    """Each room that was asked for. What is owned was paid for at the door, where that was worked out."""
    asked = question.asked
    landed = built_here = owned = None
    if question.landed:
        from keiway.cost import landed as room

        landed = room.answer(asked)
        total = landed.by_heading[0].total
        paid = (min(total.low, total.expected), total.expected, max(total.high, total.expected))
        asked = msgspec.structs.replace(asked, paid_usd=paid, state=landed.to.state)
    elif asked.zip and not asked.state:
        from keiway.cost.landed.place import place

        asked = msgspec.structs.replace(asked, state=place(asked.zip).state)
    if question.built_here:
        from keiway.cost import built_here as makers

        built_here = makers.answer(asked)
        asked = msgspec.structs.replace(asked, edits=(*_as_price(built_here), *asked.edits))
    if question.owning is not None:
        from keiway.cost.owned import answer as own

        owned = own(asked, question.owning)
    return Answers(landed, built_here, owned)


def _as_price(found) -> tuple:
    """A maker's price is what its owner pays; one that was set comes later and stands over it."""
    from keiway.cost.record import Edit

    price = found.routes[0].price
    return (Edit(id="cost.owned.price", low=price.low, mid=price.expected, high=price.high, from_="the maker's price worked out above"),)


def told(out: Output, question: Question, found: Answers) -> int:
    """The page or the JSON; 4 where a fact would settle which of two sums it is."""
    files = _files(question, found)
    if out.json:
        out.object(whole(found, files))
    else:
        _pages(out, question, found)
        from keiway.cli.crash.files import told as told_files

        told_files(out, files)
    return 4 if found.landed and len(found.landed.by_heading) > 1 and found.landed.missing else 0


def whole(found: Answers, files: Iterable = ()):
    """The object that --json prints."""
    from keiway.cli.cost.shown import Cost
    from keiway.store import data_version

    first = found.landed or found.built_here or found.owned
    return Cost(schema="cost/1", sentence=first.sentence, files=tuple(files), data=data_version(), **found._asdict())


def _pages(out: Output, question: Question, found: Answers) -> None:
    if found.landed:
        from keiway.cli.cost.landed import show

        show(out, question, found.landed)
    if found.built_here:
        from keiway.cli.cost.built_here import show as show_built

        show_built(out, found.built_here)
    if found.owned:
        from keiway.cli.cost.owned import show as show_owned

        show_owned(out, found.owned)


def _files(question: Question, found: Answers) -> list:
    """The pictures asked for. With --own, the room's own ones stand beside the first: cost.svg, cost-owned.svg, cost-tyres.svg."""
    from keiway.cli.crash.files import write_picture

    written = []
    if question.drawn:
        written += [write_picture(path, picture) for path, picture in _pictures(question.drawn, found)]
    if question.drawn_duty:
        from keiway.cost.landed.duty_chart import duty_by_day

        written.append(write_picture(question.drawn_duty, duty_by_day(question.asked, found.landed), "--plot-duty"))
    return written


def _pictures(path: Path, found: Answers):
    if found.landed:
        from keiway.cost.landed.pictures import waterfall

        yield path, waterfall(found.landed)
    if found.built_here:
        from keiway.cost.built_here import picture

        yield path, picture(found.built_here)
    if found.owned:
        from keiway.cost.owned import pictures

        for name, picture in pictures(found.owned).items():
            yield path.with_stem(f"{path.stem}-{name}"), picture
