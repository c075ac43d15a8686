"""What is worth knowing of a definition, worked out of its rows by general rules. Nothing here knows a particular bill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from keiway.law.conditions import All, thresholds, truth
from keiway.policy.bill import limits
from keiway.policy.bill import measures as m
from keiway.policy.bill.clashes import clashes
from keiway.policy.bill.eras import dropped, same_power, traps
from keiway.policy.bill.generations import kind_label
from keiway.policy.bill.judge import Judged
from keiway.policy.bill.precision import eased
from keiway.policy.bill.record import Definition, Finding, Line

NAMED = 6  # vehicles that a sentence names
CAUGHT = ("caught", "part")


def findings(definition: Definition, lines: tuple[Line, ...], judged: tuple[Judged, ...]) -> tuple[Finding, ...]:
    """What is lost first, then what comes in besides, then how sure it is."""
    lost = dropped(lines, judged)
    found = [
        *clashes(lines), *_nothing(lines, judged), *lost, *_surprises(definition, judged), *_largest(definition, judged), *_alone(lines, judged, lost),
        *traps(lines, judged), *same_power(lines, judged), *_electric(definition, judged), *_in_part(judged), *_idle(lines, judged), *_unknown(judged), *_also(definition),
    ]  # fmt: skip
    return tuple(found)


def names(judged: list[Judged], most: int = NAMED) -> str:
    """Some of them by name: one of each kind before a second of any."""
    seen: Counter[str] = Counter()
    order = []
    for one in judged:
        vehicle = one.generation.vehicle
        order.append((seen[vehicle.kind], len(order), vehicle.title))
        seen[vehicle.kind] += 1
    titles = list(dict.fromkeys(title for _, _, title in sorted(order)))
    more = len(judged) - most
    return "; ".join(titles[:most]) + (f"; and {more} more" if more > 0 and len(titles) > most else "")


def ids(judged: list[Judged]) -> tuple[str, ...]:
    return tuple(one.generation.vehicle.id for one in judged)


def generations(count: int) -> str:
    return f"{count:,} generation{'s' * (count != 1)}"


def _nothing(lines: tuple[Line, ...], judged: tuple[Judged, ...]) -> Iterator[Finding]:
    if any(one.outcome in CAUGHT for one in judged):
        return
    least = min((limits.limit(n, line, judged) for n, line in enumerate(lines)), key=lambda one: one.drops, default=None)
    more = f" Even the line that drops fewest, {least.line}, drops {least.drops:,}." if least and least.drops else ""
    yield Finding(id="nothing", kind="nothing", text=f"It catches no generation of the catalogue for certain.{more}")


def _surprises(definition: Definition, judged: tuple[Judged, ...]) -> Iterator[Finding]:
    """What is no kei and is caught."""
    other = [one for one in judged if one.outcome in CAUGHT and not one.generation.vehicle.is_kei]
    if other:
        kinds = Counter(kind_label(one.generation.vehicle.kind) for one in other)
        listed = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        more = f" The catalogue does not tell which of them pass what is asked besides ({'; '.join(definition.also)})." if definition.also else ""
        yield Finding(
            id="surprise.others", kind="surprise", count=len(other), vehicles=ids(other),
            text=f"It also catches {generations(len(other))} that {'are' if len(other) != 1 else 'is'} no kei ({listed}): {names(other)}.{more}",
        )  # fmt: skip


def _largest(definition: Definition, judged: tuple[Judged, ...]) -> Iterator[Finding]:
    """The longest that is caught, where it is no kei; and whether any line limits size at all."""
    sized = [one for one in judged if one.outcome in CAUGHT and one.generation.vehicle.length_mm]
    limited = any(one.fact in m.SIZES and one.op in ("<=", "<", "==") for line in definition.lines for one in thresholds(line.condition))
    longest = max(sized, key=lambda one: one.generation.vehicle.length_mm, default=None)
    if longest is None or longest.generation.vehicle.is_kei:
        return
    vehicle = longest.generation.vehicle
    none = "" if limited else "No line limits size, engine, mass or speed. "
    yield Finding(
        id="largest", kind="largest", vehicles=(vehicle.id,),
        text=f"{none}The longest vehicle it catches is the {vehicle.title}: {m.own_value(m.BY_NAME['length'], vehicle.length_mm / m.MM_PER_IN)}.",
    )  # fmt: skip


def _alone(lines: tuple[Line, ...], judged: tuple[Judged, ...], lost: list[Finding]) -> Iterator[Finding]:
    """Lines that drop vehicles which pass all the others, where `lost` has not told it."""
    known = {id_ for one in lost for id_ in one.vehicles}
    for n, line in enumerate(lines):
        one = limits.limit(n, line, judged)
        out = limits.dropped_alone(n, judged)
        keis = {each.generation.vehicle.id for each in out if each.generation.vehicle.is_kei}
        if not out or not line.text or (keis and keis <= known):
            continue
        share = f", {one.alone_kei} of them kei" if one.alone_kei else ", none of them kei"
        needs = f" {limits.told(line, one.admits)} would let all of them in." if one.admits is not None else ""
        if one.admits_kei is not None and one.admits_kei != one.admits:
            needs = f" {limits.told(line, one.admits_kei)} would let the keis in." + needs
        yield Finding(
            id=f"alone.{n}", kind="limit", count=one.alone, vehicles=one.vehicles,
            text=f"{_capital(line.words)}: this line alone drops {generations(one.alone)}{share} ({names(out, 4)}).{needs}",
        )  # fmt: skip


def _idle(lines: tuple[Line, ...], judged: tuple[Judged, ...]) -> Iterator[Finding]:
    idle = [line.words for n, line in enumerate(lines) if line.text and not limits.dropped_alone(n, judged)]
    if idle and len(lines) > 1:
        text = f"These lines drop nothing of the catalogue by themselves, because it passes them or fails another too: {'; '.join(idle)}."
        yield Finding(id="idle", kind="limit", count=len(idle), text=text)


def _electric(definition: Definition, judged: tuple[Judged, ...]) -> Iterator[Finding]:
    """Electric vehicles that are caught only because no engine is read as 0 cc."""
    held = []
    for one in judged:
        if one.outcome in CAUGHT and one.generation.vehicle.fuel == "electric":
            without = {name: fact for name, fact in one.generation.facts.items() if name != "engine_cc"}
            value, lacking = truth(All(of=[eased(line.condition) for line in definition.lines]), without)
            if value is None and "engine_cc" in lacking:
                held.append(one)
    if held:
        text = f"{generations(len(held)).capitalize()} without an engine {'is' if len(held) == 1 else 'are'} caught because none is read as 0 cc: {names(held)}. A court could read the words otherwise; a line on fuel or on power would say what is meant."
        yield Finding(id="electric", kind="electric", count=len(held), vehicles=ids(held), text=text)


def _in_part(judged: tuple[Judged, ...]) -> Iterator[Finding]:
    part = [one for one in judged if one.outcome == "part"]
    if part:
        example = part[0]
        text = f"{generations(len(part)).capitalize()} {'is' if len(part) == 1 else 'are'} caught in part, by their age: of the {example.generation.vehicle.title} those {example.built}."
        yield Finding(id="age", kind="age", count=len(part), vehicles=ids(part), text=text)


def _unknown(judged: tuple[Judged, ...]) -> Iterator[Finding]:
    unknown = [one for one in judged if one.outcome == "unknown"]
    if unknown:
        lacks = Counter(fact for one in unknown for fact in one.lacking)
        listed = ", ".join(f"{label(fact)} {count}" for fact, count in lacks.most_common())
        text = f"{generations(len(unknown)).capitalize()} cannot be told, because the catalogue lacks a field ({listed}): {names(unknown, 4)}."
        yield Finding(id="unknown", kind="unknown", count=len(unknown), vehicles=ids(unknown), text=text)


def _also(definition: Definition) -> Iterator[Finding]:
    if definition.also:
        text = f"It asks more than can be tried here, so some that are caught may still fail: {'; '.join(definition.also)}."
        yield Finding(id="also", kind="also", count=len(definition.also), text=text)


def label(fact: str) -> str:
    """What a fact is called where it is not known."""
    own = {"fuel": "fuel", "kind": "kind", "origin": "country of build"}
    return m.BY_NAME[fact].label if fact in m.BY_NAME else own.get(fact) or m.LABELS.get(fact, fact)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
