"""Limits held against Japan's kei class by era: which keis of full size a line drops, and where a round number in inches falls short of a metric line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from keiway.law.conditions import Compare, thresholds, truth
from keiway.policy.bill import limits
from keiway.policy.bill import measures as m
from keiway.policy.bill.generations import era_label
from keiway.policy.bill.judge import Judged
from keiway.policy.bill.precision import SAME, eased
from keiway.policy.bill.record import NEAR, Finding, Line
from keiway.policy.bill.single import numeric, unit_of
from keiway.vehicles.classes import SizeClass, classes

FULL = 0.985  # of its era's limit: makers stay a few millimeters or cc inside
CLASS_FIELDS = {"length_in": "length_mm", "width_in": "width_mm", "height_in": "height_mm", "engine_cc": "displacement_cc"}
ADJECTIVE = {"length_in": "full-length", "width_in": "full-width", "height_in": "full-height", "engine_cc": "full-size-engine"}
SHOWS = {"length_in": "long", "width_in": "wide", "height_in": "high", "engine_cc": ""}
SAME_IN = 0.5  # a limit this near above a metric line is that line, rounded


class Lost(NamedTuple):
    era: SizeClass
    full: list[Judged]  # keis of the era near its limit
    dropped: list[Judged]  # keis of the era for which the line fails


def dropped(lines: tuple[Line, ...], judged: tuple[Judged, ...]) -> list[Finding]:
    """One finding for each line and era that loses keis, the greatest loss first; for a least value, one for all keis."""
    found = []
    for n, line in enumerate(lines):
        one = numeric(line)
        if one is None or one.fact not in m.SIZES:
            continue
        if one.op in ("<=", "<") and one.fact in CLASS_FIELDS:
            found += [_era(n, line, one, lost) for lost in _by_era(one, judged) if lost.dropped]
        else:
            found += list(_any_era(line, one, judged))
    return sorted(found, key=lambda each: -each.count)


def _by_era(one: Compare, judged: tuple[Judged, ...]) -> Iterator[Lost]:
    for era in classes().kei_eras:
        most = getattr(era, CLASS_FIELDS[one.fact]) / m.BY_NAME[one.fact].per
        keis = [each for each in judged if each.generation.era == era.id and one.fact in each.generation.facts]
        full = [each for each in keis if each.generation.facts[one.fact].high >= FULL * most]
        yield Lost(era, full, [each for each in keis if _fails(one, each)])


def _fails(one: Compare, each: Judged) -> bool:
    return truth(eased(one), each.generation.facts)[0] is False


def _era(n: int, line: Line, one: Compare, lost: Lost) -> Finding:
    """How many of the era's full-size keis are lost, by how much they are over, and what would let them in."""
    measure, count = m.BY_NAME[one.fact], len(lost.dropped)
    full = [each for each in lost.full if each in lost.dropped]
    whole = bool(full) and len(full) == len(lost.full)
    values = [each.generation.facts[one.fact].high for each in lost.dropped]
    unit = unit_of(line)
    over = m.own_value(measure, max(values) - one.value, unit).partition(" (")[0]
    when = era_label(lost.era.id)
    if whole:
        head = f"drops every {ADJECTIVE[one.fact]} kei first sold {when}: {count} generations" if count > 1 else f"drops the one {ADJECTIVE[one.fact]} kei first sold {when}"
    else:
        head = f"drops {count} of the keis first sold {when}"
    size = f"up to {m.own_value(measure, max(values), unit)} {SHOWS[one.fact]}".rstrip()
    alone = sum(each.fails == (n,) and not each.open for each in lost.dropped)
    needs = limits.admits(one, measure, unit_of(line), lost.dropped)
    text = f"{line.words[:1].upper()}{line.words[1:]} {head}. They are {size}, {over} over the line."
    text += f" For {alone} of them nothing else fails." if alone != count else " Nothing else about them fails."
    text += f" A limit of {limits.told(line, needs)} would hold them." if needs is not None else ""
    return Finding(id=f"drops.{measure.name}.{lost.era.id}", kind="drops", text=text, count=count, vehicles=tuple(each.generation.vehicle.id for each in lost.dropped))


def _any_era(line: Line, one: Compare, judged: tuple[Judged, ...]) -> Iterator[Finding]:
    """A least value, or a measure the class does not limit: keis of all eras together."""
    measure = m.BY_NAME[one.fact]
    keis = [each for each in judged if each.generation.vehicle.is_kei and one.fact in each.generation.facts]
    out = [each for each in keis if _fails(one, each)]
    if not out:
        return
    lower = one.op in (">=", ">")
    electric = [each for each in out if lower and each.generation.facts[one.fact].high == 0]
    facts = [each.generation.facts[one.fact] for each in out if each not in electric]
    if not facts:
        text = f"{line.words[:1].upper()}{line.words[1:]} drops the {len(electric)} keis of the catalogue that are electric."
        yield Finding(id=f"drops.{measure.name}.{one.op}", kind="drops", text=text, count=len(out), vehicles=tuple(each.generation.vehicle.id for each in out))
        return
    least, most = min(fact.low for fact in facts), max(fact.high for fact in facts)
    who = "every kei whose value is known" if len(out) == len(keis) else f"{len(out)} of {len(keis)} keis whose value is known"
    unit = unit_of(line)
    span = f"from {m.own_value(measure, least, unit)} to {m.own_value(measure, most, unit)}" if least != most else m.own_value(measure, most, unit)
    needs = limits.admits(one, measure, unit_of(line), out)
    text = f"{line.words[:1].upper()}{line.words[1:]} drops {who}: theirs is {span}{', the electric ones apart' if electric else ''}."
    text += f" A limit of {limits.told(line, needs)} would hold them." if needs is not None else ""
    yield Finding(id=f"drops.{measure.name}.{one.op}", kind="drops", text=text, count=len(out), vehicles=tuple(each.generation.vehicle.id for each in out))


def traps(lines: tuple[Line, ...], judged: tuple[Judged, ...]) -> Iterator[Finding]:
    """Round inches beside metric lines of the class: just short of one, or one of an older class."""
    seen = set()
    for line in lines:
        for one in thresholds(line.condition):
            if one.fact in ("length_in", "width_in", "height_in") and one.op in ("<=", "<") and (one.fact, one.value) not in seen:
                seen.add((one.fact, one.value))
                yield from _trap(line, one, judged)


def _trap(line: Line, one: Compare, judged: tuple[Judged, ...]) -> Iterator[Finding]:
    field, measure = CLASS_FIELDS[one.fact], m.BY_NAME[one.fact]
    latest = {getattr(era, field): era for era in classes().kei_eras}  # a limit that stood through several eras: the last of them
    for metric, era in latest.items():
        line_in = metric / m.MM_PER_IN
        short, own = line_in - one.value, f"{metric / 1000:.2f} m, the kei limit {era_label(era.id)}, is {line_in:.1f} in"
        limit = f"{one.value:.1f}".removesuffix(".0")
        if 0.01 < short <= one.value * NEAR:
            keis = [each for each in judged if each.generation.vehicle.is_kei]
            tall, lacking = sum(_fails(one, each) for each in keis), sum(one.fact not in each.generation.facts for each in keis)
            over = f"{tall or 'no'} kei generation{'s' * (tall != 1)} of the catalogue {'is' if tall == 1 else 'are'} over it"
            over += f" ({measure.label} is not known of {lacking})" if lacking else ""
            yield Finding(
                id=f"trap.{measure.name}.{era.id}", kind="trap", count=tall,
                text=f"{own}: a {measure.label} of {limit} in is {short:.1f} in short of it, and {over}.",
            )  # fmt: skip
        elif 0 <= -short <= SAME_IN and era.id != classes().kei_eras[-1].id and -short > 1e-6:
            yield Finding(id=f"trap.{measure.name}.{era.id}", kind="trap", text=f"{own}: a {measure.label} of {limit} in is that older class, rounded up.")


def same_power(lines: tuple[Line, ...], judged: tuple[Judged, ...]) -> Iterator[Finding]:
    """Values that are beyond a line by the rounding of a unit alone, and count as the line's own."""
    for n, line in enumerate(lines):
        one = numeric(line)
        if one is None or one.fact not in SAME:
            continue
        known = [each for each in judged if one.fact in each.generation.facts]
        held = [each for each in known if truth(one, each.generation.facts)[0] != truth(eased(one), each.generation.facts)[0]]
        if held:
            measure = m.BY_NAME[one.fact]
            own = " and ".join(dict.fromkeys(f"{each.generation.facts[one.fact].high:g} {measure.unit}" for each in held))
            yield Finding(
                id=f"same.{measure.name}.{n}", kind="trap", count=len(held), vehicles=tuple(each.generation.vehicle.id for each in held),
                text=f"{line.words[:1].upper()}{line.words[1:]}: the catalogue has {own} for {len(held)} generation{'s' * (len(held) != 1)}, the same {measure.label} rounded in another unit, and they are judged as if at the line. An act that names one unit had better be a unit wider.",
            )  # fmt: skip
