"""Customs: the heading a vehicle falls under, and the duty and fees by the day of its entry.

The door of the room: `answer(case)` for a whole case, `heading`, `duty` and `duty_steps` for its parts, `entries` for
everything that has an id, `warnings(case)` for what lies past the text that was read.
"""

from keiway.law.customs.answer import CustomsAnswer, answer, query, warnings
from keiway.law.customs.duty import DutyAnswer, duty
from keiway.law.customs.entries import entries
from keiway.law.customs.facts import Query
from keiway.law.customs.heading import HeadingAnswer, heading
from keiway.law.customs.steps import DutyStep, duty_steps

#: The name the law room asks by.
summary = answer

__all__ = [
    "CustomsAnswer",
    "DutyAnswer",
    "DutyStep",
    "HeadingAnswer",
    "Query",
    "answer",
    "duty",
    "duty_steps",
    "entries",
    "heading",
    "query",
    "summary",
    "warnings",
]
