"""Figures that stand behind an impact, by id, and edits of them checked: an edit that no figure answers to, or beyond what it may be at all, is told."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

from keiway.errors import KeiwayError, NotUnderstood, UsageError, raise_all
from keiway.policy.facts import Figure
from keiway.policy.record import Asked
from keiway.policy.use.energy import CONSUMPTION

PLAIN = ("ratio", "share", "position", "weight")  # units that a sentence need not say
TRY = "keiway explain policy.factor.demand"


def figures() -> dict[str, Figure]:
    """Id -> every drawn figure of the policy room's files."""
    from keiway.policy.entering import facts as entering
    from keiway.policy.money import facts as money
    from keiway.policy.use import facts as use

    return {f"{part.PREFIX}{id_}": figure for part in (entering, use, money) for id_, figure in part.facts().figures.items()}


def checked(asked: Asked) -> None:
    """Raises all that is wrong with the edits at once."""
    if asked.edits:
        raise_all(list(_wrong(asked.edits, figures())))


def _wrong(edits: tuple[tuple[str, float], ...], every: dict[str, Figure]) -> Iterator[KeiwayError]:
    for id_, value in edits:
        if id_ in every:
            yield from _outside(id_, value, every[id_])
        elif not id_.startswith(CONSUMPTION):
            yield _unknown(id_, every)
        elif not (isfinite(value) and value > 0.0):
            yield UsageError(f"{id_}={value:g}: what a vehicle takes a mile is above zero. Leave it out, and its own is drawn.", fix=(f"{id_}={value:g}", None))


def _unknown(id_: str, every: dict[str, Figure]) -> NotUnderstood:
    from rapidfuzz import process

    near = [match for match, _, _ in process.extract(id_, list(every), limit=3, score_cutoff=60)]
    ask = f" Did you mean {near[0]}?" if near else ""
    return NotUnderstood(f"no figure of the policy room has the id {id_!r}.{ask}", suggestions=near, try_=TRY, fix=(id_, near[0]) if near else None)


def _outside(id_: str, value: float, figure: Figure) -> Iterator[UsageError]:
    least, most = figure.domain
    if isfinite(value) and least <= value <= most:
        return
    near = figure.mid if not isfinite(value) else min(max(value, least), most)
    reach = f"{least:g} to {most:g}" if isfinite(most) else f"{least:g} or more" if isfinite(least) else "a number"
    unit = "" if figure.unit in PLAIN else f" {figure.unit}"
    read = "no number" if value != value else f"{value:g}"
    yield UsageError(
        f"{id_}={value:g}: {figure.says}. {read} was read; it may be {reach}{unit}, and is drawn from {figure.low:g} to {figure.high:g}. The nearest is {near:g}.",
        fix=(f"{id_}={value:g}", f"{id_}={near:g}"),
    )  # fmt: skip
