"""The answer put together: effects, years, money by party, tables, shares of the spread, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from keiway.answer import Missing
from keiway.kept import Kept
from keiway.policy import entering, money, reform
from keiway.policy.impact import facts, lawful, measured, spread, turned, words
from keiway.policy.impact.bands import EDGES, band, per_vehicle
from keiway.policy.impact.chain import differing, model
from keiway.policy.impact.short import UNDISCOUNTED, percent, told
from keiway.policy.money.agency.change import Change
from keiway.policy.money.lines import BESIDE, PARTIES, PARTY_LABELS, parties
from keiway.policy.record import MONEY_YEAR, SCHEMA, Asked, Effect, ImpactAnswer, Sold

_KEPT = Kept("policy.impact", 32)
_DRAWN = Kept("policy.impact.drawn", 32)


def answer(asked: Asked) -> ImpactAnswer:
    """Raises what the parts raise: a reform that cannot be read, rooms that are missing."""
    return _KEPT.get(asked, lambda: _answer(asked))


def drawn(asked: Asked) -> dict[str, list[float]]:
    """Main effect or net benefit (measured.MAIN, NET) -> its change in every draw. At hand once the answer is."""
    return _DRAWN.get(asked, lambda: _lists(model(asked).base))


def _lists(change: Change) -> dict[str, list[float]]:
    return {id_: values.tolist() for id_, values in measured.main(change).items()}


def _answer(asked: Asked) -> ImpactAnswer:
    found = model(asked)
    _DRAWN.get(asked, lambda: _lists(found.base))
    change, fixed = found.base, found.entering.fixed
    years = change.sides[1].years
    short = told(found)
    earns = entering.earns(fixed, found.entering.drawn)
    drivers = spread.drivers(found)
    factor = spread.first(drivers)
    turns = turned.turns(found)
    return ImpactAnswer(
        schema=SCHEMA,
        reform=asked.reform.reform,
        title=asked.reform.title,
        restated=reform.restated(asked.reform),
        sentence=short.sentence,
        as_of=asked.as_of,
        entry=asked.entry,
        entry_says=words.entry_says(fixed.entry_says, earns),
        first_year=years[0],
        last_year=years[-1],
        calendar=_calendar(change),
        money_year=MONEY_YEAR,
        effects=short.effects,
        by_year=_by_year(change, years),
        sold=_sold(change),
        instead=lawful.instead(change),
        earns=earns,
        parties=tuple(_party(change, party, rate) for rate in (*change.rates, UNDISCOUNTED) for party in (*PARTIES, *BESIDE)),
        net=short.net,
        tables=money.tables(asked, found.money.fixed, found.money.drawn, change.sides, change.lives, change.worths),
        shares=spread.shares(drivers),
        narrows=" ".join(filter(None, (spread.narrows(drivers), turned.says(turns, spread.NARROWED)))),
        left_out=_left_out(change),
        doing=short.doing,
        poles=short.poles,
        turns=turns,
        law=lawful.quantities(fixed),
        missing=_missing(factor),
        assumed=(*fixed.assumed, *words.assumed(asked)),
        warnings=short.warnings,
        sources=words.sources(asked, fixed.sources),
        next=words.following(asked, factor),
        draws=asked.draws,
        seed=asked.seed,
    )


def _by_year(change: Change, years: Sequence[int]) -> tuple[Effect, ...]:
    changes = measured.by_year(change, years)
    return tuple(measured.effect(id_, facts.effects()[id_], values[:, column], year) for id_, values in changes.items() for column, year in enumerate(years))


def _calendar(change: Change) -> tuple[int, ...]:
    """Years in which something differs."""
    by_year = change.quantity_by_year("vehicles", "miles", "other_miles")
    moves = sum(np.abs(values).max(axis=0) for values in by_year.values()) > 0.0
    return tuple(year for year, any_ in zip(change.calendar, moves, strict=True) if any_)


def _sold(change: Change) -> tuple[Sold, ...]:
    """By kind and year; a kind that is the same in both worlds is not told."""
    today = {stream.id: stream for stream in change.sides[0].streams}
    reform_ = {stream.id: stream for stream in change.sides[1].streams}
    found = []
    for id_ in dict.fromkeys((*reform_, *today)):
        stream = reform_.get(id_) or today[id_]
        none = np.zeros_like(stream.units)
        units = (reform_[id_].units if id_ in reform_ else none) - (today[id_].units if id_ in today else none)
        if units.any():
            bands = np.quantile(units, EDGES, axis=0).T
            found += [Sold(year=year, stream=id_, title=stream.title, low=float(low), mid=float(mid), high=float(high)) for year, (low, mid, high) in zip(change.sides[1].years, bands, strict=True)]
    return tuple(found)


def _party(change: Change, party: str, rate: float) -> Effect:
    says = f"Present value at {percent(rate)} percent." if rate else "Not discounted."
    values = parties(change.lines(rate))[party]
    told = band(f"{party}_{percent(rate)}", values, None, label=PARTY_LABELS[party], group="money", party=party, unit="USD", rests=facts.rests(party), says=says)
    return per_vehicle(told, values, change.quantity(0.0)["vehicles"])


def _left_out(change: Change) -> tuple[str, ...]:
    streams = [stream for side in differing(change.sides) for stream in side.streams]
    return facts.left_out(
        new=any(one.new for one in streams), used=any(not one.new for one in streams), capped=any(one.cap_mph is not None for one in streams),
    )  # fmt: skip


def _missing(factor: Any) -> tuple[Missing, ...]:
    """The fact that would narrow it most, as a question."""
    if factor is None:
        return ()
    return (Missing(fact=f"policy.factor.{factor.id}", question=f"What is known of this: {factor.label}?", settles=factor.settles),)

