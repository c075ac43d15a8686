"""Which port: the one named, or the one that is cheapest by our figures for freight and haul."""

from __future__ import annotations

from keiway.cost.landed.facts import FREIGHT, PORTS, Fact, Port
from keiway.cost.landed.place import NO_ROAD, Place, haul_usd, miles
from keiway.cost.record import METHODS, Method
from keiway.errors import UsageError
from keiway.flags import nearest


def named(text: str) -> Port:
    """The port a person typed. Raises `UsageError` with the nearest."""
    plain = text.strip().casefold().replace("-", " ").replace("_", " ")
    known = {name: port for port in PORTS.value.ports for name in _names(port)}
    if plain in known:
        return known[plain]
    near = nearest(plain, known, cutoff=65)
    ids = ", ".join(port.id for port in PORTS.value.ports)
    hint = f" Did you mean {known[near[0]].id}?" if near else ""
    raise UsageError(
        f"--port {text!r}: not one of {ids}.{hint}",
        suggestions=[known[near[0]].id] if near else [],
        fix=("--port", known[near[0]].id if near else None),
    )


def choose(port: Port | None, method: Method, to: Place | None) -> Port:
    """The port named, if the method goes there; else the cheapest to the place, else the usual one."""
    able = [each for each in PORTS.value.ports if method in each.methods]
    if port is not None:
        if port in able:
            return port
        raise _not_there(port, method)
    able = [each for each in able if not each.asked_for_only]
    if to is None:
        return next((each for each in able if each.id == PORTS.value.usual), able[0])
    if to.state == "HI":
        return next(each for each in able if each.coast == "hawaii")
    mainland = [each for each in able if each.coast != "hawaii"]
    if to.state == "AK":
        return next((each for each in mainland if each.state == "WA"), mainland[0])
    return min(mainland, key=lambda each: freight(each.coast, method).mid + haul_usd(miles(each, to).mid))


def freight(coast: str, method: Method) -> Fact:
    """The line of sea freight to a coast."""
    return next(fact for fact in FREIGHT.value.ocean if fact.method == method and coast in fact.coasts)


def by_road(port: Port, to: Place) -> bool:
    """Can it be driven from this port to the place?"""
    return to.state not in NO_ROAD and port.coast != "hawaii"


def _names(port: Port) -> list[str]:
    plain = [port.id.replace("_", " "), port.name.casefold(), *port.names]
    return [name.casefold() for name in plain]


def _not_there(port: Port, method: Method) -> UsageError:
    ways = ", ".join(METHODS[each] for each in port.methods)
    first = METHODS[port.methods[0]]
    return UsageError(f"--port {port.id}: {METHODS[method]} is not known to call at {port.name}; known are {ways}.", fix=("--method", first))
