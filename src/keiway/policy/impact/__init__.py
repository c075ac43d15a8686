"""What a reform would do: the change against the law as it is, draw by draw, told as an agency tells it.

    answer(asked) -> record.ImpactAnswer        what is told
    headline(asked) -> Headline                 its sentence, effects and net benefit alone, in a quarter of the time
    drawn(asked)  -> effect -> change in every draw, of the main effects; at hand once the answer is
    model(asked)  -> Model                      all draws behind it, and the model that can be run again

How the parts make one answer, and a worked check by hand: docs/science/policy.md.
"""

from __future__ import annotations

from typing import Any


def answer(asked) -> Any:
    from keiway.policy.impact.made import answer as made

    return made(asked)


def headline(asked) -> Any:
    from keiway.policy.impact.short import headline as made

    return made(asked)


def drawn(asked) -> Any:
    from keiway.policy.impact.made import drawn as made

    return made(asked)


def model(asked) -> Any:
    from keiway.policy.impact.chain import model as made

    return made(asked)
