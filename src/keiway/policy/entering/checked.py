"""What is asked, checked before anything is worked out: an error says what was read, what is wrong and the nearest valid thing."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import get_args

from keiway.errors import InvalidFile, KeiwayError, UsageError, raise_all
from keiway.policy.entering.facts import PREFIX, facts
from keiway.policy.record import Asked, Entry, Offer

MOST_DRAWS = 50_000
LONGEST = 30  # years of sales: the horizon of the agencies' own tables
#: First years of sales that can be asked for: used imports are known by the year from 2018, and of 2045 their forecast's ends lie some 40 times apart.
FIRST, LAST = 2018, 2045


def checked(asked: Asked, offers: tuple[Offer, ...]) -> None:
    """Raises all that is wrong with the question as a whole. What is wrong with one offer is that offer's: see `offer`."""
    wrong = [*_counts(asked, offers), *_edits(asked)]
    if asked.entry not in get_args(Entry):
        words = get_args(Entry)
        wrong.append(UsageError(f"entry {asked.entry!r}: one of {', '.join(words)}.", suggestions=list(words), fix=(str(asked.entry), words[0])))
    raise_all(wrong)


def least_draws(offers: tuple[Offer, ...]) -> int:
    """The forecast of a new one has so many points of its priors, and each asks for a draw."""
    if not offers:
        return 2
    from keiway.market.demand.ready import POINTS

    return POINTS


def _counts(asked: Asked, offers: tuple[Offer, ...]) -> Iterator[KeiwayError]:
    least = least_draws(offers)
    begins = asked.reform.from_.year if asked.reform is not None else FIRST
    why = ": the forecast of a new vehicle asks for one at each point of its priors" if least > asked.draws > 1 else ""
    if found := _outside("draws", "--draws", asked.draws, least, MOST_DRAWS, why):
        yield found
    if found := _outside("years of sales", "--years", asked.years, 1, LONGEST, ""):
        yield found
    if asked.first_year is not None and (found := _outside("first year of sales", "--first-year", asked.first_year, max(FIRST, min(begins, LAST)), LAST, _bounds(begins))):
        yield found


def _bounds(begins: int) -> str:
    return f": the reform begins in {begins}, and further ahead the forecast of used imports says nothing"


def _outside(what: str, option: str, given: int, least: int, most: int, why: str) -> KeiwayError | None:
    if isinstance(given, int) and least <= given <= most:
        return None
    near = min(max(given, least), most) if isinstance(given, (int, float)) and isfinite(given) else least
    return UsageError(f"{what} {given}: from {least:,} to {most:,}{why}. The nearest is {round(near)}.", fix=(option, str(round(near))))


def _edits(asked: Asked) -> Iterator[KeiwayError]:
    for id_, given in asked.edits:
        figure = facts().figures.get(id_.removeprefix(PREFIX)) if id_.startswith(PREFIX) else None
        if figure is None:
            continue
        low, high = figure.domain
        if not (isfinite(given) and low <= given <= high):
            near = min(max(given, low), high) if given == given else figure.mid
            reach = f"from {low:g} to {high:g}" if isfinite(high) else f"{low:g} or more"
            yield UsageError(
                f"{id_}={given:g}: {figure.says}, {figure.unit}: {reach}. It is drawn from {figure.low:g} to {figure.high:g}.", fix=(f"{id_}={given:g}", f"{id_}={near:g}")
            )


def offer(given: Offer, earlier: tuple[Offer, ...]) -> None:
    """Raises what is wrong with one offer of a list; the others stand."""
    if any((one.vehicle, one.way) == (given.vehicle, given.way) for one in earlier):
        raise InvalidFile(f"{given.vehicle} by the way {given.way} is listed already, and one car has one buyer. Leave one of the two out, or give another way.")
    for name, value, least in (("price_usd", given.price_usd, 1.0), ("dealers", given.dealers, 1.0)):
        if value is not None and not (isfinite(value) and value >= least):
            raise InvalidFile(f"{name} {value:g} is no {'price' if name == 'price_usd' else 'number of dealers'}: {least:g} or more. Leave it out, and keiway works it out.")
