"""The market room's door: one launch asked, one answer.

    answer(asked) -> MarketAnswer       what is told
    drawn(asked)  -> Drawn              the draws behind it, as arrays
"""

from __future__ import annotations

from typing import Any


def answer(asked) -> Any:
    from keiway.market.answer.made import answer as made

    return made(asked)


def drawn(asked) -> Any:
    from keiway.market.answer.draws import drawn as draws

    return draws(asked)
