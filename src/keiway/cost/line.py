"""The one line on cost that stands beside the law: from Japan to near the port, at the price given or the usual ones of its kind."""

from __future__ import annotations

from keiway.answer import RoomLine
from keiway.case import Case
from keiway.cost.landed.brief import brief
from keiway.cost.landed.words import about, band
from keiway.cost.record import Asked, Money
from keiway.errors import KeiwayError


def line(case: Case) -> RoomLine | None:
    """What it costs to bring it here; None for what is here already or built for the United States. The figures of `keiway cost`."""
    if case.in_us or case.vehicle.us_certified or case.made_in == "US":
        return None
    price = Money(amount=case.value_usd, currency="USD") if case.value_usd else None
    try:
        found = brief(Asked(case=case, price=price))
    except KeiwayError as error:
        return RoomLine(known=False, says=f"Not known: {error.message.partition(' Give --')[0]}")
    both = len(found) > 1
    sums = " or ".join(f"{band(door)}{f' as {levied.words}' if both else ''} with {levied.pct.mid:g}% duty" for levied, door, _ in found)
    at = f"paid {about(price.amount)} at the port in Japan" if price else "at what its kind fetches at auction in Japan"
    says = f"From Japan to near its US port, {at}: about {sums}."
    quantities = tuple(each for one in found for each in one.quantities)
    return RoomLine(known=True, says=says, quantities=quantities, next=_next(case))


def _next(case: Case) -> str:
    """The command that tells all of it."""
    parts = [f'keiway cost "{case.text or case.vehicle.id}"']
    parts += [f"--price-usd {case.value_usd:g}"] if case.value_usd else []
    parts += [f"--entry {case.entry}"] if case.entry else []
    parts += [f"--features {','.join(sorted(case.features))}"] if case.features else []
    parts += [f"--state {case.state}"] if case.state else []
    return " ".join(parts)
