"""Which heading of the tariff schedule a vehicle falls under: for persons (8703) or for goods (8704), and why.

Customs looks at how the vehicle was designed and built, not at its title, its limiter or the buyer's plans
(Marubeni v. United States, 35 F.3d 530; Ford v. United States, 926 F.3d 741). The tests and the rulings are facts in
``data/law/us/customs/{features,rulings}.yaml``; here they are only applied.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from keiway.answer import Missing, Reason, Verdict
from keiway.law.conditions import Range, Words, truth
from keiway.law.customs.data import customs, feature_names
from keiway.law.customs.record import Feature, Line, Ruling, Test
from keiway.vehicles.record import Vehicle

BODY_WORDS = {
    "persons": "a passenger vehicle",
    "goods": "a goods vehicle",
    "golf": "a golf cart or the like",
    "cycle": "a motorcycle",
}
#: Seeing the first means the second is not there.
OPPOSITES = (
    ("rear_seats", "two_seats"), ("rear_belts", "no_rear_belts"), ("side_windows", "panel"), ("trim", "bare"), ("enclosed", "open_body"),
)  # fmt: skip
TRUCKS = ("kei_truck", "small_pickup", "large_pickup")
KEI_CC = 660
#: Marks that many rulings share say little: they count half.
COMMON = frozenset(("petrol", "diesel", "cc_660"))


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A ruling on a like vehicle: what it shares with this one."""

    id: str
    name: str
    short: str
    heading: str
    rate_pct: float | None
    shared: tuple[str, ...]
    score: float
    other: int  # features of the ruling that this vehicle does not share
    same_model: bool
    holding_read: bool


class HeadingAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The heading, or the two it may be with the question that settles it."""

    verdict: Verdict
    says: str
    bodies: tuple[str, ...]  # persons | goods | golf | cycle; the one customs would take first comes first
    lines: tuple[Line, ...]
    because: str  # for a sentence: "open cargo bed"
    reasons: tuple[Reason, ...] = ()
    rulings: tuple[Match, ...] = ()
    missing: tuple[Missing, ...] = ()
    leaning: str | None = None
    not_these: tuple[Reason, ...] = ()  # headings people hope for, and why not
    not_understood: tuple[str, ...] = ()


def heading(vehicle: Vehicle, features: Iterable[str] = ()) -> HeadingAnswer:
    """Classify `vehicle` with what was seen on it (`features`, see ``features.yaml``; other names are kept aside)."""
    names = feature_names()
    given = {names[name].id: names[name] for name in features if name in names}
    seen = _seen(vehicle, set(given))
    test = _deciding(vehicle, seen)
    bodies = tuple(test.bodies)
    lines, open_facts = tariff_lines(vehicle, bodies)
    settled = len(bodies) == 1 and len(lines) == 1
    return HeadingAnswer(
        verdict=Verdict.YES if settled else Verdict.UNKNOWN,
        says=_says(test, lines),
        bodies=bodies,
        lines=lines,
        because=_because(test, seen),
        reasons=(_reason(test), *_unmoved(given.values(), vehicle)),
        rulings=rank(vehicle, seen),
        missing=(*_body_question(test, vehicle), *open_facts),
        leaning=f"leans to {BODY_WORDS[test.leaning]}" if test.leaning else None,
        not_these=_elsewhere(bodies),
        not_understood=tuple(sorted(set(features) - set(names))),
    )


def rank(vehicle: Vehicle, seen: set[str]) -> tuple[Match, ...]:
    """Rulings by what they share with the vehicle, the likest first; the same model counts as two features."""
    marks = seen | _marks(vehicle)
    found = [_match(ruling, marks, vehicle) for ruling in customs().rulings]
    likely = [match for match in found if match.score >= 1.5]
    return tuple(
        sorted(likely, key=lambda match: (-match.score, match.other, not match.holding_read, match.id))
    )


def _seen(vehicle: Vehicle, given: set[str]) -> set[str]:
    """What was given, and what follows from the kind and the catalogue."""
    seen = set(given)
    if vehicle.kind in TRUCKS:
        seen.add("open_bed")
    if (
        vehicle.kind in (*TRUCKS, "kei_van", "van")
        and vehicle.seats
        and max(vehicle.seats) == 2
        and "rear_seats" not in given
    ):
        seen.add("two_seats")  # a two-seat roadster is no goods vehicle
    return seen


def _deciding(vehicle: Vehicle, seen: set[str]) -> Test:
    """The first test that holds. What nobody saw does not hold, unless its opposite was seen to say so."""
    facts: dict[str, Range | Words] = {name: _word(True) for name in seen}
    for one, other in OPPOSITES:
        facts |= {other: _word(False)} if one in seen else {one: _word(False)} if other in seen else {}
    facts["kind"] = Words(frozenset((vehicle.kind,)))
    facts["wheels"] = Range(vehicle.wheels, vehicle.wheels)
    return next(test for test in customs().tests if truth(test.when, facts)[0])


def tariff_lines(vehicle: Vehicle, bodies: tuple[str, ...]) -> tuple[tuple[Line, ...], tuple[Missing, ...]]:
    """The lines it may fall under if customs takes it for one of `bodies`, and the facts that would settle which."""
    facts: dict[str, Range | Words] = {}
    if vehicle.fuel:
        facts["fuel"] = Words(frozenset((vehicle.fuel,)))
    if vehicle.displacement_cc is not None:
        facts["engine_cc"] = Range(vehicle.displacement_cc, vehicle.displacement_cc)
    lines, lacking = [], frozenset()
    for body in bodies:
        facts["body"] = Words(frozenset((body,)))
        for line in customs().lines:
            holds, unknown = truth(line.when, facts)
            if holds is not False:
                lines.append(line)
                lacking |= unknown
    return tuple(lines), tuple(_fact_question(name) for name in sorted(lacking))


def _match(ruling: Ruling, marks: set[str], vehicle: Vehicle) -> Match:
    shared = sorted(marks & set(ruling.features))
    words = f"{vehicle.name} {vehicle.generation} {' '.join(vehicle.names)}".lower()
    same_model = any(model.lower() in words for model in ruling.models)
    return Match(
        id=ruling.id,
        name=ruling.name,
        short=ruling.short,
        heading=ruling.heading,
        rate_pct=ruling.rate_pct,
        shared=tuple(shared),
        score=sum(0.5 if mark in COMMON else 1.0 for mark in shared) + 2.0 * same_model,
        other=len(set(ruling.features) - marks),
        same_model=same_model,
        holding_read=ruling.holding_read,
    )


def _marks(vehicle: Vehicle) -> set[str]:
    """Words for the kind, the fuel and the engine class, as the rulings carry them."""
    found = {vehicle.kind}
    if vehicle.fuel:
        found.add(vehicle.fuel)
    if vehicle.is_kei and vehicle.displacement_cc and vehicle.displacement_cc <= KEI_CC:
        found.add("cc_660")
    return found


def _says(test: Test, lines: tuple[Line, ...]) -> str:
    headings = " or ".join(dict.fromkeys(line.heading for line in lines))
    return f"Heading {headings}. {test.says}"


def _because(test: Test, seen: set[str]) -> str:
    """The feature that decided, in words; the kind where none did."""
    wanted = test.bodies[0]
    words = [f.words for f in customs().features if f.id in seen and f.speaks_for == wanted]
    return words[0] if words else BODY_WORDS[wanted]


def _reason(test: Test) -> Reason:
    return Reason(text=test.says, cites=tuple(test.cites), rule=test.id)


def _elsewhere(bodies: tuple[str, ...]) -> tuple[Reason, ...]:
    facts = {"body": Words(frozenset(bodies))}
    return tuple(
        Reason(text=f"Not {item.heading}, {item.title}: {item.says}", cites=tuple(item.cites), rule=item.id)
        for item in customs().elsewhere
        if truth(item.when, facts)[0] is not False
    )


def _unmoved(given: Iterable[Feature], vehicle: Vehicle) -> tuple[Reason, ...]:
    """Features people hope for that customs did not follow."""
    return tuple(
        Reason(
            text=f"You may have read that {feature.words} changes the heading. It does not: customs said no each time in the rulings found.",
            cites=tuple(feature.cites),
            rule=f"us.feature.{feature.id}",
            kind="correction",
        )
        for feature in given
        if feature.speaks_for == "nothing"
    )


def _body_question(test: Test, vehicle: Vehicle) -> tuple[Missing, ...]:
    if len(test.bodies) == 1:
        return ()
    if vehicle.kind in ("lsv", "quadricycle"):
        return (
            _question(
                "body",
                "Are its roof, doors and windows permanent?",
                "--features enclosed  or  --features open_body",
            ),
        )
    if vehicle.kind == "utv":
        return (
            _question(
                "body", "Has it a cargo bed, or only seats?", "--features open_bed  or  --features rear_seats"
            ),
        )
    return (
        _question(
            "body",
            "Has it permanent rear seats with belts, and windows beside them, or is its rear bare or partitioned?",
            "--features rear_seats,rear_belts,side_windows  or  --features bare",
        ),
    )


def _question(fact: str, question: str, option: str) -> Missing:
    return Missing(
        fact=fact,
        question=question,
        settles="The build decides the heading, and the heading the duty",
        option=option,
    )


def _fact_question(name: str) -> Missing:
    asked = {
        "fuel": ("What does it run on?", '--set "fuel=petrol"'),
        "engine_cc": ("What is the engine's displacement?", '--set "displacement_cc=657"'),
    }
    question, option = asked[name]
    return Missing(fact=name, question=question, settles="It decides the tariff line", option=option)


def _word(flag: bool) -> Words:
    return Words(frozenset(("true" if flag else "false",)))
