"""Federal motor vehicle safety standards: what each asks, and how a vehicle stands against it."""

from keiway.law.fmvss.answer import WORD_TEXT, WORDS, Difference, FmvssAnswer, Row, columns
from keiway.law.fmvss.entries import entries
from keiway.law.fmvss.matrix import compare, matrix
from keiway.law.fmvss.table import standards, table

__all__ = [
    "WORDS",
    "WORD_TEXT",
    "Difference",
    "FmvssAnswer",
    "Row",
    "columns",
    "compare",
    "entries",
    "matrix",
    "standards",
    "table",
]
