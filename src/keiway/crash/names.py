"""How a vehicle is called within a sentence: "the Honda Beat's driver", "the kei truck's driver"."""

from __future__ import annotations

from keiway.vehicles.record import Vehicle

KINDS_NOT_MAKES = ("Any", "Generic")  # makes of the rows that stand for a kind


def called(vehicle: Vehicle) -> str:
    """Make and model; for a row that stands for a kind, the kind alone, without what stands in brackets."""
    if vehicle.make not in KINDS_NOT_MAKES:
        return vehicle.name
    return (vehicle.model[:1].lower() + vehicle.model[1:]).split(" (")[0]


def titled(vehicle: Vehicle) -> str:
    """For a heading: with what tells this row from its neighbours."""
    if vehicle.make not in KINDS_NOT_MAKES:
        return vehicle.title
    name = called(vehicle)
    return f"{name[:1].upper()}{name[1:]}, {vehicle.generation}".removesuffix(", ")


def told_apart(first: Vehicle, second: Vehicle, marks: tuple[str, str] = (" (first)", " (second)")) -> tuple[str, str]:
    """Both as called, by their titles where that is the same, by `marks` where those are too."""
    for name in (called, titled):
        if name(first) != name(second):
            return name(first), name(second)
    return tuple(called(vehicle) + mark for vehicle, mark in zip((first, second), marks, strict=True))


def sentence_case(text: str) -> str:
    """With a capital first."""
    return text[:1].upper() + text[1:]


def a(vehicle: Vehicle) -> str:
    """With its article and what tells it apart: a Honda Beat PP1, an Autozam AZ-1, a kei truck."""
    name = called(vehicle) if vehicle.make in KINDS_NOT_MAKES else vehicle.title
    return f"{'an' if name[:1].upper() in 'AEIO' else 'a'} {name}"


def speeds(mph: tuple[float, float]) -> str:
    """Of both: each at 35 mph; at 35 and 20 mph; at 35 mph, the other standing."""
    first, second = mph
    if first == second:
        return f"each at {first:g} mph"
    if 0 in mph:
        return f"the {'first' if second == 0 else 'second'} at {max(mph):g} mph, the other standing"
    return f"at {first:g} and {second:g} mph"
