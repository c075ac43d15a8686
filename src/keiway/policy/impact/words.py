"""Words beside the finding: what the figures assume, their sources, commands that tell more."""

from __future__ import annotations

from collections.abc import Iterable

from keiway.policy.impact.figures import chance
from keiway.policy.impact.sentence import years
from keiway.policy.impact.spread import First
from keiway.policy.record import MONEY_YEAR, Asked, Earns


def entry_says(says: str, earns: Iterable[Earns]) -> str:
    """What the figures assume of makers, and how likely they are to do it. `says`: of policy.entering."""
    chances = [f"{one.title} in {_share(one.before)} of the draws as the law is and in {_share(one.after)} under the reform" for one in earns if one.after is not None]
    return f"{says} Its maker would earn its cost back, by the way that brings most: {'; '.join(chances)}." if chances else says


def _share(share: float | None) -> str:
    return "none" if not share else chance(share)


def assumed(asked: Asked) -> tuple[str, ...]:
    return (
        f"Vehicles sold in {years(asked.years)} are counted, with what they do over their whole lives; the reform stands for all that time.",
        "Both worlds meet the same draws, so that what is the same in both cancels.",
        f"Dollars are of {MONEY_YEAR}. Values of lives, costs of injuries and fuel taxes stay the same in real terms.",
    )


def sources(asked: Asked, others: Iterable[str]) -> tuple[str, ...]:
    """Of the reform, and of the figures of every part."""
    from keiway.policy.money.facts import facts as money
    from keiway.policy.use.facts import facts as use

    own = [f"{part}{id_}" for part, found in (("policy.use.", use()), ("policy.money:", money())) for figure in found.figures.values() for id_ in figure.sources]
    return tuple(dict.fromkeys((*asked.reform.sources, *others, *own)))


def following(asked: Asked, factor: First | None) -> tuple[str, ...]:
    """Commands that tell more."""
    return (*((f"keiway explain policy.factor.{factor.id}",) if factor else ()), "keiway explain policy.effect.all_deaths", "keiway explain policy.share")
