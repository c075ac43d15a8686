"""The data of a dossier, `dossier/1`: what `keiway dossier --json` prints and every file carries at its end."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from keiway.answer import Answer
from keiway.charts import Written
from keiway.dossier.asked import Audience
from keiway.question import Question


class Dossier(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The question and every answer that the file shows."""

    schema: str
    id: str
    made: date
    audience: Audience = msgspec.field(name="for")
    data: str
    question: Question
    command: str  # makes it again
    sections: tuple[str, ...]  # in the order of the file
    answer: Answer
    vehicle: dict[str, Any]  # the record that was asked about, as it was
    rooms: dict[str, Any]  # section -> the answer of its room
    files: tuple[Written, ...] = ()  # on the command line: the file that was written
