"""The one line on the market that stands beside the law: how many used ones come, or what such small cars sold here new."""

from __future__ import annotations

from functools import cache

from keiway.answer import Quantity, RoomLine
from keiway.case import Case
from keiway.market.imports.used import AGE, count_says, counted, is_used_kei
from keiway.quantiles import ranked


def line(case: Case) -> RoomLine | None:
    """For a Japanese kei: used ones where this one is old enough to come in as one, else what launches of minicars sold here.

    None for a vehicle that is here already or that its maker certifies for the United States: `keiway market` tells of it when asked.
    """
    if case.in_us or not is_used_kei(case.vehicle):
        return None
    return _used(case) if case.as_of.year - case.built.first.year >= AGE or not case.vehicle.current else _new(case)


def _used(case: Case) -> RoomLine:
    doubt = "No later year was counted, nor any model."
    return RoomLine(known=True, says=f"{count_says()} {doubt}", quantities=(counted(),), next=_next(case))


def _new(case: Case) -> RoomLine:
    found = reference_class()
    says = (
        f"Not sold here new. The {found.how} sold {_about(found.low)} to {_about(found.high)} a year once settled,"
        f" {_about(found.mid)} in the middle; what this one would sell is asked with keiway market."
    )
    return RoomLine(known=True, says=says, quantities=(found,), next=_next(case))


@cache
def reference_class() -> Quantity:
    """Steady yearly sales of the minicars launched here, one figure a launch: least, middle and most."""
    from keiway.market.history.library import launches, minicar, rule, steady

    mini = [one for one in launches() if not one.neighbour and minicar(one.length_mm, one.power_kw)]
    units = sorted(found for one in mini if (found := steady(one).units) is not None)
    return Quantity(
        id="market.class.minicars", low=units[0], mid=ranked(units, 0.5), high=units[-1], unit="vehicles a year", level="range of sources",
        how=f"{len(units)} minicars launched here since {rule().first_year}", sources=("market.launches",),
    )  # fmt: skip


def _about(units: float) -> str:
    """Two figures: 8,900."""
    rounded = float(f"{units:.2g}")
    return f"{rounded:,.0f}"


def _next(case: Case) -> str:
    return f'keiway market "{case.text or case.vehicle.id}"'
