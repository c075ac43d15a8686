"""What was typed, read: the vehicles, the view, what stands with them, the file; every mistake at once."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from keiway.cli.output import Output
from keiway.vehicles.record import Vehicle

EXAMPLE = 'keiway compare "Honda N-Box JF5" "Ford F-150"'
VIEWS, ALIGNS, WITH = ("side", "front", "top", "all"), ("front", "wheel", "centre"), ("person", "lane", "parking")
MOST = 4
OF_DATE = "No build date was given"  # of no matter here: sizes are those of the row
SUFFIXES = (".svg", ".png", ".csv")
SAME = {"center": "centre", "middle": "centre", "bumper": "front", "wheels": "wheel", "plan": "top", "above": "top"}


class Question(NamedTuple):
    """Two to four vehicles, and what to draw."""

    vehicles: tuple[Vehicle, ...]
    view: str
    align: str
    with_: tuple[str, ...]
    overlap: float  # 1: over each other, 0: beside each other
    file: Path | None
    notes: tuple[str, ...] = ()  # how a vehicle was read


def read(out: Output, given: dict) -> Question:
    """From the command's parameters. Notes on how a vehicle was read go to standard error."""
    from keiway.errors import KeiwayError

    try:
        question = understood(given)
    except KeiwayError:
        from keiway.cli.compare.unquoted import regrouped

        if (better := regrouped(given["vehicles"] or [])) is None:
            raise
        raise better from None
    for note in question.notes:
        out.note(note)
    return question


def understood(given: dict) -> Question:
    """From the options as text, under their names; every mistake at once. Raises `KeiwayError` kinds."""
    from keiway.errors import attempt, raise_all

    wrong: list = []
    view = attempt(wrong, lambda: _one(given["view"], VIEWS, "--view"))
    align = attempt(wrong, lambda: _one(given["align"], ALIGNS, "--align"))
    with_ = attempt(wrong, lambda: _with(given["with_"], view)) if given.get("with_") is not None else ()
    overlap = attempt(wrong, lambda: _overlap(given["overlap"])) if given.get("overlap") is not None else 1.0
    file = attempt(wrong, lambda: _file(given["out"])) if given.get("out") is not None else None
    texts = given["vehicles"] or []
    attempt(wrong, lambda: _count(texts))
    readings = [attempt(wrong, lambda text=text: reading(text)) for text in texts[:MOST]]
    raise_all(wrong)
    notes = dict.fromkeys(note for one in readings for note in one.notes if not note.startswith(OF_DATE))
    return Question(tuple(one.case.vehicle for one in readings), view, align, with_, overlap, file, tuple(notes))


def _count(texts: list[str]) -> None:
    from keiway.errors import UsageError

    if len(texts) < 2:
        raise UsageError("compare needs two to four vehicles; each in quotes where its name has blanks.", try_=EXAMPLE)
    if len(texts) > MOST:
        raise UsageError(f"compare takes four vehicles at most, not {len(texts)}; a name with blanks stands in quotes.", fixes=[(text, None) for text in texts[MOST:]])


def reading(text: str):
    """One vehicle and how it was read. Of one name's generations the newest is taken, and that is said: sizes turn on no date."""
    from keiway.errors import KeiwayError
    from keiway.question import Question as Asked
    from keiway.question import read as reading_of
    from keiway.vehicles.identification import AmbiguousVehicle

    try:
        try:
            return reading_of(Asked(text=text), needs_date=False)
        except AmbiguousVehicle:
            if (newest := _newest(text)) is None:
                raise
            found = reading_of(Asked(text=newest[0].id), needs_date=False)
            return msgspec.structs.replace(found, notes=(newest[1], *found.notes))
    except KeiwayError as error:
        if (error.try_ or "").startswith("keiway check"):  # the example of another question
            error.try_ = EXAMPLE
        raise


def _newest(text: str) -> tuple[Vehicle, str] | None:
    """The newest row, where all that a text may mean share one name and kind, and the sentence that says so."""
    from keiway.vehicles.identification import every

    rows = every(text)
    if len({(row.name, row.kind) for row in rows}) != 1 or not rows[-1].production_from:
        return None
    row = rows[-1]
    return row, f"{text}: the newest of {len(rows)} is taken, {row.title}. Name an older one by its year or code, such as {rows[-2].title}."


def _one(text: str, words: tuple[str, ...], option: str) -> str:
    from keiway.flags import one_of

    plain = text.strip().casefold()
    plain = SAME.get(plain, plain)
    if plain not in words:
        raise one_of(text, words, option)
    return plain


def _with(text: str, view: str | None) -> tuple[str, ...]:
    from keiway.errors import UsageError

    words = tuple(dict.fromkeys(_one(part, WITH, "--with") for part in text.split(",") if part.strip()))
    if not words:
        raise UsageError(f"--with {text!r}: what stands with them is person, lane, parking, or some of them with commas.", fix=("--with", "person"))
    if view == "side" and "lane" in words:
        raise UsageError("--with lane: a lane has no side view; it is seen from the front and from above.", fix=("--view", "all"))
    return words


def _overlap(text: str) -> float:
    """Percent as a share."""
    from keiway.errors import UsageError

    try:
        share = float(text.strip().removesuffix("%")) / 100
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise UsageError(f"--overlap {text!r}: a number from 0, beside each other, to 100, over each other.", fix=("--overlap", "0"))
    return share


def _file(text: str) -> Path:
    from keiway.charts import check_suffix
    from keiway.errors import UsageError

    path = check_suffix(text, "--out", SUFFIXES, "the drawing is .svg or .png, its numbers are .csv")
    if path.suffix.casefold() == ".png":
        from importlib.util import find_spec

        if find_spec("vl_convert") is None:
            raise UsageError("A PNG needs one more package: pip install 'keiway[plot]'. An .svg needs none.", fix=("--out", str(path.with_suffix(".svg"))))
    return path
