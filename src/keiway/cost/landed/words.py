"""The sentences of a landed answer."""

from __future__ import annotations

from keiway.cost.landed.duty import Headings
from keiway.cost.landed.facts import FREIGHT
from keiway.cost.landed.record import ByHeading, To
from keiway.cost.record import Asked, Sum


def usd(value: float) -> str:
    """Whole dollars, so that what is shown adds up."""
    return f"{'-' if round(value) < 0 else ''}${abs(value):,.0f}"


def about(value: float) -> str:
    """Dollars without false digits: hundreds from two thousand on, tens below."""
    return f"${round(value, -2 if abs(value) >= 2000 else -1):,.0f}"


def band(found: Sum) -> str:
    return f"{about(found.expected)} ({about(found.low)} to {about(found.high)})"


def where(to: To) -> str:
    if to.place:
        return f"at the door in {to.place.zip} ({to.place.state})"
    return f"near the port, {to.port_name}"


def sentence(asked: Asked, by_heading: tuple[ByHeading, ...], to: To) -> str:
    """The answer in one breath. Both headings, where both were asked for or may be."""
    name = asked.case.vehicle.name
    name = name if name.startswith("Any ") else f"The {name}"
    if len(by_heading) == 1:
        (one,) = by_heading
        return f"{name} costs about {band(one.door)} {where(to)}, and {band(one.total)} with tax, title and first repairs."
    parts = [f"{band(each.door)} as {each.words}" for each in by_heading]
    return f"{name} costs about {', or '.join(parts)}, {where(to)}; tax, title and first repairs come on top."


def notes(asked: Asked, found: Headings, by_heading: tuple[ByHeading, ...], rate: str | None) -> tuple[str, ...]:
    return tuple(_notes(asked, found, by_heading, rate))


def _notes(asked: Asked, found: Headings, by_heading, rate: str | None):
    if rate and asked.fx is not None:
        yield f"Rate: {rate}."
    if len(by_heading) > 1:
        a, b = by_heading
        gap = abs(a.total.expected - b.total.expected)
        why = "Which of the two it is decides" if found.open else "The switch moves"
        yield f"Car or truck? {why} {about(gap)}: {a.duty_pct.mid:g}% as {a.words}, {b.duty_pct.mid:g}% as {b.words}."
    for each in by_heading:
        for side in each.readings:
            moved = each.total.expected + (side.pct - each.duty_pct.mid) / 100.0 * _value(each)
            yield f"Duty disputed as {each.words}, {side.pct:g}% instead, about {about(moved)} in all. {side.who}: {side.says}"
    yield (
        "Duty is on the price at the port in Japan: freight and insurance to the United States stay out (19 USC 1401a), whatever calculators "
        "made for other countries say."
    )


def _value(each: ByHeading) -> float:
    """The customs value that the duty's line was worked out from."""
    duty = next(line for line in each.total.lines if line.id.endswith(".duty"))
    return duty.expected / each.duty_pct.mid * 100.0 if each.duty_pct.mid else 0.0


def assumed(asked: Asked, to: To) -> tuple[str, ...]:
    return tuple(_assumed(asked, to))


def _assumed(asked: Asked, to: To):
    yield "Prices are those of the year beside each line, not carried to the year of entry; the lines move apart from each other, except what follows the price."
    if to.place:
        within, factor = f"{to.place.within_mi:.0f} miles", FREIGHT.value.road_factor
        yield f"Distance: great circle from {to.port_name} to the middle of ZIP prefix {to.place.zip[:3]}, times {factor.low:g} to {factor.high:g}; nine in ten of its areas lie within {within}."
    if to.chosen and to.place:
        yield f"Port: {to.port_name}, the cheapest by our figures for freight and road; --port names another."
    elif to.chosen:
        taxes = f"the taxes of {asked.state}" if asked.state else "the range of all states' taxes"
        yield f"No --to: {to.port_name}, a haul of some 50 miles, and {taxes}."
    if unknown_size(asked):
        yield "Its size is not known: sea freight is that of a kei."
    if asked.price_at == "auction" or asked.price is None:
        yield (
            "Customs value: the hammer price with the costs in Japan, without the exporter's commission if it is billed as a buyer's agent's, with it "
            "otherwise. --set customs_value=2800 puts another."
        )
    if asked.case.made_in != "JP":
        yield f"It is shipped from Japan, though built in {asked.case.made_in}; duty follows where it was built. From another country: --set ocean=..."


def unknown_size(asked: Asked) -> bool:
    vehicle = asked.case.vehicle
    return not vehicle.is_kei and not (vehicle.length_mm and vehicle.width_mm and vehicle.height_mm)


def left_out() -> tuple[str, ...]:
    return (
        "Registration, insurance, fuel and upkeep: --own 5y.",
        "Your own time, travel to the port, a bank's fee for the transfer, parts shipped along.",
        "What California and a few other states ask beyond federal emissions rules: keiway check VEHICLE --state CA.",
    )
