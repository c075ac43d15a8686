"""When each gate opens and shuts: the bars, the clocks behind them, the safe day to land."""

from __future__ import annotations

from keiway.dossier.pictures import chart
from keiway.dossier.section import Part, Section


def show(found, said) -> Part | None:
    from keiway.law.timeline import picture

    if found.case.vehicle.us_certified:
        return None
    when = found.when
    clocks = [clock for clock in when.clocks if clock.state != "not_needed"]
    return Part(
        view={"figure": chart(picture(when), "gates-over-time"), "clocks": clocks, "ship": when.ship if not found.case.in_us else None},
        data=when,
        cites=tuple(cite for clock in clocks if clock.certain_from for cite in clock.cites),  # one that no age satisfies is told, and leads nowhere
    )


SECTION = Section(title="When", place={"buyer": 50, "importer": 30, "legislator": 70, "press": 70}, show=show)
