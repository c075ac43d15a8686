"""Two to four vehicles beside each other: shares, one sentence of them, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence

from keiway.crash.names import called, sentence_case, titled
from keiway.drawing.body.outlines import OUTLINES
from keiway.drawing.record import Comparison, Measure, Share, Sized
from keiway.drawing.sizes import sized
from keiway.errors import UsageError
from keiway.store import data_version
from keiway.vehicles.record import Vehicle

LETTERS = "ABCD"
SIZES = (("length_m", "length"), ("width_m", "width"), ("height_m", "height"))
MUCH_ALIKE = 0.005  # shares this near 1 are as much


def compare(vehicles: Sequence[Vehicle]) -> Comparison:
    """The first against each other one. Raises `UsageError` for fewer than two or more than four."""
    if not 2 <= len(vehicles) <= len(LETTERS):
        raise UsageError(f"compare takes two to four vehicles, not {len(vehicles)}.", try_='keiway compare "Honda N-Box JF5" "Ford F-150"')
    rows = tuple(sized(vehicle, letter, name) for vehicle, letter, name in zip(vehicles, LETTERS, names(vehicles), strict=False))
    first, *others = rows
    shares = tuple(_share(first, other) for other in others)
    return Comparison(
        schema="compare/1", vehicles=rows, shares=shares, headline=_headline(first, shares), sentence=_sentence(first, shares),
        missing=tuple(text for row in rows for text in _missing(row)), assumed=tuple(text for row in rows for text in _assumed(row)),
        notes=(
            "Widths are without mirrors; lengths, widths and heights are overall. Plan area is length times width, the box is that times height.",
            "An outline is of a kind of body, not of the model; where the front wheel stands under it is the outline's.",
            *(text for row in rows if (text := _trust(row))),
        ),
        data=data_version(),
    )  # fmt: skip


def names(vehicles: Sequence[Vehicle]) -> list[str]:
    """Make and model; by title where two share one, and by letter where they share that too."""
    plain = [sentence_case(called(vehicle)) for vehicle in vehicles]
    full = [titled(vehicle) for vehicle in vehicles]
    first = [full[i] if plain.count(name) > 1 else name for i, name in enumerate(plain)]
    return [f"{name} ({LETTERS[i]})" if first.count(name) > 1 and i < len(LETTERS) else name for i, name in enumerate(first)]


def _share(first: Sized, other: Sized) -> Share:
    def of(a: Measure, b: Measure) -> float | None:
        return a.value_m / b.value_m if a.known and b.known else None

    mine, theirs = first.curb_mass_kg, other.curb_mass_kg
    return Share(
        of=other.letter, name=other.name, length=of(first.length_m, other.length_m), width=of(first.width_m, other.width_m), height=of(first.height_m, other.height_m),
        plan_area=first.plan_area_m2 / other.plan_area_m2 if first.plan_area_m2 and other.plan_area_m2 else None,
        box=first.box_m3 / other.box_m3 if first.box_m3 and other.box_m3 else None,
        curb_mass=(mine[0] / theirs[1], mine[1] / theirs[0]) if mine and theirs else None,
        seats=first.seats[1] / other.seats[1] if first.seats and other.seats else None,
    )  # fmt: skip


def _headline(first: Sized, shares: tuple[Share, ...]) -> str:
    """The picture's title: the plan area beside the first other one, where both are known."""
    share = shares[0]
    if share.plan_area is None:
        return f"{first.name} beside {_and([one.name for one in shares])}"
    return f"{first.name}: {percent(share.plan_area)} of the plan area of the {share.name}"


def _sentence(first: Sized, shares: tuple[Share, ...]) -> str:
    """What is known, in the order plan area, box, curb mass. Names are said again only where the vehicles differ."""
    clauses, named = [], []
    for field, what in (("plan_area", "plan area"), ("box", "box of length, width and height"), ("curb_mass", "curb mass")):
        told = [(one.name, _told(getattr(one, field))) for one in shares if getattr(one, field) is not None]
        if not told:
            continue
        again = named == [name for name, _ in told]
        named = [name for name, _ in told]
        of = _and([share if again else f"{share} of the {name}'s" for name, share in told])
        whose = "its" if clauses else f"The {first.name}'s"
        clauses.append(f"{whose} {what} is {of}")
    if clauses:
        return "; ".join(clauses) + "."
    return f"The {first.name} beside {_and([f'the {one.name}' for one in shares])}: too little of their sizes is known for a share."


def _told(share: float | tuple[float, float]) -> str:
    if isinstance(share, float):
        return percent(share)
    low, high = (f"{100 * one:.0f}" for one in share)
    return f"{low}%" if low == high else f"{low} to {high}%"


def percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def _missing(row: Sized) -> list[str]:
    """What would be needed for a share, and how it is drawn meanwhile."""
    lacks = [f"its {what} is not known; drawn dashed at {getattr(row, field).value_m:.2f} m, {getattr(row, field).says}, and left out of every share" for field, what in SIZES if not getattr(row, field).known]
    lacks += [f"its {what} not known" for what, value in (("curb mass is", row.curb_mass_kg), ("number of seats is", row.seats)) if value is None]
    return [f"{row.name}: {'; '.join(lacks)}."] if lacks else []


def _assumed(row: Sized) -> list[str]:
    """What only the drawing needed and the catalogue does not hold."""
    drawn = row.drawn
    told = [
        f"{what} {one.value_m:.2f} m ({one.says})"
        for what, one in (("wheelbase", drawn.wheelbase_m), ("front track", drawn.track_front_m), ("tyre", drawn.tyre_m))
        if not one.known
    ]
    told.append(f"front wheel {drawn.front_wheel_m.value_m:.2f} m behind the bumper")
    return [f"{row.name}, drawn as a {OUTLINES[drawn.outline].says}: {', '.join(told)}; estimates, for the drawing only."]


def _trust(row: Sized) -> str:
    """Lengths that rest on less than a source that was read."""
    weak = [what for field, what in SIZES if getattr(row, field).known and getattr(row, field).confidence in ("recalled", "estimate")]
    return f"{row.name}: {_and(weak)} recalled or estimated, not read from a source." if weak else ""
