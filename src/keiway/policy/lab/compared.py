"""Impacts of up to four reforms on the same draws: the answers, and how often one has more or less of an effect than another.

Both reforms meet the same random numbers, so a difference between them is taken draw by draw: what they share cancels, and the band of
the difference is narrower than those of the two would suggest.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import msgspec

from keiway.errors import UsageError
from keiway.kept import Kept
from keiway.policy.lab.lawful import opened
from keiway.policy.lab.record import BESIDE, Beside, Between, LawChange
from keiway.policy.record import Asked, ImpactAnswer

MOST = 4
#: Effects that reforms are compared by.
COMPARED = ("sold", "own_deaths", "others_deaths", "all_deaths", "co2", "net_3")
SAYS = "All columns count the same years of sales and meet the same draws; a difference is one reform less the other, draw by draw."
_DRAWS = Kept("policy.lab.draws", 16)
_LAW = Kept("policy.lab.law", 32)


def aligned(asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """The same years for all: from the first that lies wholly under the latest of the reforms, where no year was given."""
    from keiway.policy.entering.law import first_whole_year

    if len(asked) > MOST:
        raise UsageError(f"{len(asked)} reforms were given; up to {MOST} stand beside each other.", try_="keiway reform kei-class-35 kei-class-45 kei-class-55")
    if len(asked) < 2 or any(one.first_year for one in asked):
        return asked
    first = max(first_whole_year(one.reform, one.as_of) for one in asked)
    return tuple(msgspec.structs.replace(one, first_year=first) for one in asked)


def beside(asked: tuple[Asked, ...]) -> Beside:
    """`asked`: as `aligned` gives them."""
    answers = tuple(answered(one) for one in asked)
    between = tuple(_between(asked, answers)) if len(asked) > 1 else ()
    return Beside(schema=BESIDE, answers=answers, law=tuple(law(one) for one in asked), between=between, says=SAYS)


def answered(asked: Asked) -> ImpactAnswer:
    from keiway.policy.impact import answer

    return answer(asked)


def law(asked: Asked) -> LawChange:
    key = (asked.reform, asked.as_of, asked.offers)
    return _LAW.get(key, lambda: opened(asked.reform, asked.as_of, asked.offers))


def draws(asked: Asked) -> dict[str, list[float]]:
    """Effect -> its change in every draw."""
    return _DRAWS.get(asked, lambda: _drawn(asked))


def _drawn(asked: Asked) -> dict[str, list[float]]:
    from keiway.policy.impact import drawn

    return {id_: values for id_, values in drawn(asked).items() if id_ in COMPARED}


def _between(asked: tuple[Asked, ...], answers: tuple[ImpactAnswer, ...]) -> Iterator[Between]:
    import numpy as np

    found = [{id_: np.array(values) for id_, values in draws(one).items()} for one in asked]
    told = {one.id: one for one in (*answers[0].effects, *answers[0].net)}
    names = _names(answers)
    for effect in COMPARED:
        for a, b in combinations(range(len(asked)), 2):
            values = found[a][effect] - found[b][effect]
            low, mid, high = (float(value) for value in np.quantile(values, (0.05, 0.5, 0.95)))
            yield Between(
                one=names[a], other=names[b], effect=effect, label=told[effect].label, unit=told[effect].unit, low=low, mid=mid, high=high,
                less=float(np.mean(values < 0.0)), more=float(np.mean(values > 0.0)),
            )  # fmt: skip


def _names(answers: tuple[ImpactAnswer, ...]) -> list[str]:
    """Ids, told apart by their place where two are the same."""
    ids = [one.reform for one in answers]
    return [id_ if ids.count(id_) == 1 else f"{id_} ({n})" for n, id_ in enumerate(ids, 1)]


def sentence(one: Between) -> str:
    """The chance that the one has less of it than the other, in words."""
    if one.less == one.more == 0.0:
        return f"{one.label}: the same in every draw for {one.one} and {one.other}."
    from keiway.policy.impact.figures import chance

    word, share = ("fewer", one.less) if one.less >= one.more else ("more", one.more)
    if one.effect in ("co2", "net_3"):
        word = {"fewer": "less", "more": "more"}[word]
    return f"{one.label}: {word} under {one.one} than under {one.other} in {chance(share)} of the draws."


def fields(found: Any) -> dict[str, Any]:
    return {name: getattr(found, name) for name in found.__struct_fields__}
