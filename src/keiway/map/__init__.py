"""The dated map: every state as one tile of equal size, on a day; the days on which it changes; and its picture.

    board(case, date(2026, 11, 24))                  -> Board: 51 tiles and what is to be said with them
    change_days(case, date(2024, 1, 1), date(2030, 12, 31)) -> the notches of a slider, each with what changes
    svg(board) -> the picture, as text; style() -> its colours, for a page that forbids styles inside pictures
    COLUMNS, rows(board)                             -> the same as a table

A face asks and shows; nothing is worked out there.
"""

from keiway.map.board import Board, Tile, board
from keiway.map.changes import ChangeDay, Moved, change_days
from keiway.map.look import LOOKS, Look
from keiway.map.picture import style, svg
from keiway.map.table import CHANGE_COLUMNS, COLUMNS, change_rows, rows

__all__ = [
    "CHANGE_COLUMNS", "COLUMNS", "LOOKS", "Board", "ChangeDay", "Look", "Moved", "Tile", "board", "change_days", "change_rows", "rows",
    "style", "svg",
]  # fmt: skip
