"""The landed answer: from the price in Japan to the driveway, under each heading customs may take, with every line's source."""

from __future__ import annotations

import msgspec

from keiway.answer import Gate, Quantity, Verdict, worst
from keiway.cost.edits import chosen
from keiway.cost.landed import ports
from keiway.cost.landed.bill import bill
from keiway.cost.landed.duty import Headings, Levied, headings
from keiway.cost.landed.place import Place, place
from keiway.cost.landed.record import ByHeading, Entry, LandedAnswer, To
from keiway.cost.landed.setting import ID, Made, made, rate_used, rate_words, with_duty
from keiway.cost.landed.words import assumed, left_out, notes, sentence
from keiway.cost.record import Asked, Line, Sum
from keiway.errors import UsageError

BAND = "90% band"


def answer(asked: Asked) -> LandedAnswer:
    """Raises `UsageError` and its kin for what cannot be worked out: no rate, no price, a port the method does not call at."""
    case = asked.case
    if case.vehicle.us_certified or case.made_in == "US":
        raise UsageError(
            f"the {case.vehicle.name} is built for the United States: there is nothing to import. Name a vehicle sold in Japan.",
            try_='keiway cost "1999 Subaru Sambar truck" --to 80202',
        )
    to = place(asked.zip) if asked.zip else None
    elsewhere = asked.state if to and asked.state and asked.state != to.state else None
    asked = msgspec.structs.replace(asked, state=to.state) if to and not asked.state else asked
    port = ports.choose(ports.named(asked.port) if asked.port else None, asked.method, to)
    edits = chosen(asked.edits)
    whole = made(asked, port, to, edits)
    found = headings(case, asked.heading)
    summed = [_under(asked, whole, levied, edits) for levied in found.levied]
    by_heading = tuple(each for each, _ in summed)
    value = summed[0][1]
    entry = _entry(asked)
    going = To(
        port=port.id, port_name=port.name, coast=port.coast, method=asked.method, chosen=asked.port is None, place=to, state=asked.state, miles=whole.miles,
    )  # fmt: skip
    return LandedAnswer(
        sentence=sentence(asked, by_heading, going),
        vehicle=case.vehicle.id,
        name=case.vehicle.name,
        built=str(case.built),
        entry=entry,
        price=asked.price,
        price_says=whole.price_says,
        fx=rate_used(asked),
        customs_value=value,
        to=going,
        by_heading=by_heading,
        because=found.because,
        quantities=_quantities(by_heading, value),
        missing=found.missing,
        warnings=tuple(dict.fromkeys([*_elsewhere(to, elsewhere), *_warnings(asked, entry, found)])),
        notes=notes(asked, found, by_heading, rate_words(asked)),
        assumed=assumed(asked, going),
        left_out=left_out(),
    )


def _under(asked: Asked, whole: Made, levied: Levied, edits) -> tuple[ByHeading, Line]:
    total, door, value = bill(with_duty(whole, levied, asked.case), edits, asked.seed, asked.draws)
    total = _explained(total, asked, value)
    found = ByHeading(
        heading=levied.heading, words=levied.words, hts=levied.hts, duty_pct=duty_pct(levied), verdict=levied.verdict, says=levied.says,
        readings=levied.readings, door=door, total=total,
    )  # fmt: skip
    return found, value


def duty_pct(levied: Levied) -> Quantity:
    """The duty of one heading as a figure."""
    return Quantity(
        id="cost.landed.duty_pct", mid=levied.pct.mid, low=levied.pct.low, high=levied.pct.high, unit="% of the customs value", how=levied.says,
        level="exact" if levied.pct.low == levied.pct.high else "range of sources", sources=levied.sources,
    )  # fmt: skip


def _explained(found: Sum, asked: Asked, value: Line) -> Sum:
    """The customs fees as the law room puts them, at the most likely value."""
    from keiway.law.customs.fees import fees

    told = dict(zip((f"{ID}mpf", f"{ID}hmf"), fees(value.mid, asked.entry, asked.case.made_in), strict=False))
    lines = tuple(
        msgspec.structs.replace(
            line, sources=told[line.id].sources, date=asked.entry.isoformat(), how=f"{told[line.id].how[:1].upper()}{told[line.id].how[1:]}."
        )
        if line.id in told and not line.given
        else line
        for line in found.lines
    )
    return msgspec.structs.replace(found, lines=lines)


def _entry(asked: Asked) -> Entry:
    """The federal gates of the law room, the worst of them first."""
    from keiway.law import federal

    gates: list[Gate] = federal.gates(asked.case)
    verdict = worst([gate.verdict for gate in gates])
    gate = next(gate for gate in gates if gate.verdict == verdict)
    return Entry(verdict=verdict, says=gate.says, on=asked.entry, possible_from=gate.possible_from, certain_from=gate.certain_from)


def _elsewhere(to: Place | None, state: str | None) -> list[str]:
    """A state that was typed and is not the ZIP's."""
    return [f"{to.zip} lies in {to.state}; tax and title are those of {state}, as typed."] if to and state else []


def _warnings(asked: Asked, entry: Entry, found: Headings):
    if entry.verdict in (Verdict.NO, Verdict.NOT_YET):
        yield f"On {entry.on} it may not enter ({entry.verdict.words}): {entry.says} The sum is shown all the same; do not ship on it."
    elif entry.verdict not in (Verdict.YES, Verdict.YES_WITH_LIMITS):
        yield f"Whether it may enter on {entry.on} is {entry.verdict.words}: {entry.says}"
    currency = asked.price.currency if asked.price else "JPY"
    if asked.fx is None and currency == "JPY":
        yield f"No --fx was given: {rate_words(asked)}. A rate is an input: give the one you pay."
    if asked.heading in ("8703", "8704") and asked.heading not in found.usual:
        yield f"Heading {asked.heading} is as asked; by its build customs would take it for {' or '.join(found.usual)} ({found.because}): keiway law duty."
    if any(levied.no_upper_end for levied in found.levied):
        yield "Antidumping deposits without a known upper end may be due; the sum has the least. Ask a broker."
    yield from found.warnings


def _quantities(by_heading: tuple[ByHeading, ...], value: Line) -> tuple[Quantity, ...]:
    """The figures of the heading that customs would take first, and of the other beside it."""
    found = [Quantity(id=value.id, mid=round(value.expected, 2), low=round(value.low, 2), high=round(value.high, 2), unit="USD", how=_VALUE, level="range of sources")]
    for n, each in enumerate(by_heading):
        found += (figure(name, part, each, n) for name, part in (("door", each.door), ("total", each.total)))
        found.append(numbered(each.duty_pct, each, n))
    return tuple(found)


def figure(name: str, part: Sum, each: ByHeading | Levied, n: int) -> Quantity:
    """A sum of the `n`-th heading as a figure."""
    how = f"Sum of the lines as {each.words}; 5% and 95% of {part.draws:,} draws, seed {part.seed}."
    found = Quantity(id=f"{ID}{name}", mid=round(part.expected, 2), low=round(part.low, 2), high=round(part.high, 2), unit="USD", how=how, level=BAND)
    return numbered(found, each, n)


def numbered(found: Quantity, each: ByHeading | Levied, n: int) -> Quantity:
    """Figures of all headings but the first carry the heading."""
    return found if n == 0 else msgspec.structs.replace(found, id=f"{found.id}.{each.heading}")


_VALUE = "The price at the port in Japan without freight and insurance to the United States (19 USC 1401a); of the exporter's commission none, or all."
