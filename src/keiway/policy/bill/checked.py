"""One definition, or two side by side, over the catalogue: the whole answer, `bill/1`."""

from __future__ import annotations

from collections import Counter
from datetime import date

from keiway.policy.bill import file, known, limits
from keiway.policy.bill.findings import CAUGHT, findings, label
from keiway.policy.bill.generations import era_label, generations, kind_label
from keiway.policy.bill.judge import Judged, all_lines, judge, why
from keiway.policy.bill.record import (
    SCHEMA,
    Against,
    BillAnswer,
    Counts,
    Definition,
    Finding,
    Group,
    Line,
    Row,
    Told,
    Watched,
)
from keiway.store import data_version
from keiway.vehicles.catalogue import vehicle

UNIT = "Generations of the catalogue are counted, one for each time a maker renewed a model. They are not vehicles on the road."
WORDS = {"caught": "caught", "part": "caught in part", "not": "not caught", "unknown": "not known"}
ASSUMED = (
    UNIT,
    "Sizes are the catalogue's: width without mirrors, height unladen. Mass is curb mass over all trims; a line must hold for the lightest and the heaviest.",
    "Power is published in whole PS, hp or kW. Two powers that are half a PS apart or less are the same: 64 PS, 63 hp and 47 kW are one.",
    "An electric vehicle has an engine of 0 cc.",
    "Age runs from the months of sale. A car of US model years may have been built in the year before; without a known end, up to the day asked about.",
    "A near miss is outside, and would be inside if every line of size, engine, power, mass, speed or age were 5 percent wider.",
)


def answer(definition: Definition, day: date, against: Definition | None = None) -> BillAnswer:
    """The definition over every generation, ages counted to `day`; `against`: another beside it."""
    lines = all_lines(definition)
    judged = judge(lines, generations(day), day)
    other = judge(all_lines(against), generations(day), day) if against else None
    counts = _counts(judged)
    return BillAnswer(
        schema=SCHEMA, sentence=_sentence(judged, counts), day=day, data=data_version(), unit=UNIT, definition=told(definition),
        counts=counts, findings=findings(definition, lines, judged), limits=tuple(limits.limit(n, line, judged) for n, line in enumerate(lines)),
        groups=_groups(judged), watched=_watched(lines, judged, other), rows=_rows(lines, judged, other),
        against=_against(definition, lines, judged, against, other) if against else None, assumed=(*definition.notes, *ASSUMED),
        next=_next(definition, against),
    )  # fmt: skip


def told(definition: Definition) -> Told:
    return Told(
        id=definition.id, title=definition.title, says=definition.says, kinds=definition.kinds, lines=tuple(line.words for line in all_lines(definition)),
        also=definition.also, sources=definition.sources, confidence=definition.confidence, file=file.dump(definition), rule=definition.rule,
        notes=definition.notes,
    )  # fmt: skip


def _counts(judged: tuple[Judged, ...] | list[Judged]) -> Counts:
    found = Counter(one.outcome for one in judged)
    near = sum(one.near for one in judged)
    return Counts(all=len(judged), caught=found["caught"], part=found["part"], not_=found["not"], near=near, unknown=found["unknown"])


def _sentence(judged: tuple[Judged, ...], counts: Counts) -> str:
    keis = [one for one in judged if one.generation.vehicle.is_kei]
    caught = sum(one.outcome in CAUGHT for one in keis)
    part = f" and {counts.part} in part" if counts.part else ""
    text = f"It catches {counts.caught} of {counts.all} generations in the catalogue{part}. Of the {len(keis)} kei generations it catches {caught}."
    text += f" {counts.not_} are outside" + (f", {counts.near} of them by 5 percent or less" if counts.near else "") + "."
    return text + (f" {counts.unknown} cannot be told." if counts.unknown else "")


def _rows(lines: tuple[Line, ...], judged: tuple[Judged, ...], other: tuple[Judged, ...] | None) -> tuple[Row, ...]:
    return tuple(
        Row(
            id=v.id, title=v.title, kind=v.kind, era=one.generation.era, outcome=one.outcome, near=one.near,
            why=tuple(why(lines[n], one.generation) for n in one.fails), lacking=tuple(label(fact) for fact in one.lacking), built=one.built,
            against=other[n].outcome if other else None, length_mm=v.length_mm, width_mm=v.width_mm, height_mm=v.height_mm,
            displacement_cc=v.displacement_cc, power_kw=v.power_kw,
        )
        for n, one in enumerate(judged)
        for v in (one.generation.vehicle,)
    )  # fmt: skip


def _groups(judged: tuple[Judged, ...]) -> tuple[Group, ...]:
    """Keis first, by kind and then by era, the newest first; then the others."""
    by: dict[tuple[str, str], list[Judged]] = {}
    for one in judged:
        by.setdefault((one.generation.vehicle.kind, one.generation.era), []).append(one)
    groups = []
    for kind, era in sorted(by, key=lambda key: (not key[0].startswith("kei"), key[0], -_began(key[1]))):
        words = f"{kind_label(kind)}, {era_label(era)}" if era else kind_label(kind)
        groups.append(Group(kind=kind, era=era, label=words, counts=_counts(by[kind, era])))
    return tuple(groups)


def _began(era: str) -> int:
    from keiway.vehicles.classes import classes

    return next((one.from_.toordinal() for one in classes().kei_eras if one.id == era), 0)


def _watched(lines: tuple[Line, ...], judged: tuple[Judged, ...], other: tuple[Judged, ...] | None) -> tuple[Watched, ...]:
    at = {one.generation.vehicle.id: n for n, one in enumerate(judged)}
    found = []
    for id_ in known.TOPIC.value.watched:
        one = judged[at[vehicle(id_).id]]
        says = "; ".join(why(lines[n], one.generation) for n in one.fails) or one.built
        says = says or (f"not known: {', '.join(label(fact) for fact in one.lacking)}" if one.lacking else "every line holds")
        against = other[at[id_]].outcome if other else None
        found.append(Watched(id=id_, title=one.generation.vehicle.title, outcome=one.outcome, near=one.near, says=says, against=against))
    return tuple(found)


def _against(first: Definition, lines: tuple[Line, ...], judged: tuple[Judged, ...], second: Definition, other: tuple[Judged, ...]) -> Against:
    pairs = list(zip(judged, other, strict=True))
    known = [(one, two) for one, two in pairs if "unknown" not in (one.outcome, two.outcome)]
    split = {
        key: [(one, two) for one, two in known if (one.outcome in CAUGHT, two.outcome in CAUGHT) == key]
        for key in ((True, True), (True, False), (False, True), (False, False))
    }
    both, only_first, only_second = (tuple(one.generation.vehicle.id for one, _ in split[key]) for key in ((True, True), (True, False), (False, True)))
    text = f"Both catch {len(both)}. {first.title} alone catches {len(only_first)}{_most(all_lines(second), [two for _, two in split[True, False]])}. "
    text += f"{second.title} alone catches {len(only_second)}{_most(lines, [one for one, _ in split[False, True]])}."
    return Against(
        definition=told(second), counts=_counts(other), sentence=text, both=both, only_first=only_first, only_second=only_second,
        neither=len(split[False, False]), open=len(pairs) - len(known), findings=_findings(second, other),
    )  # fmt: skip


def _findings(definition: Definition, judged: tuple[Judged, ...]) -> tuple[Finding, ...]:
    return findings(definition, all_lines(definition), judged)


def _most(lines: tuple[Line, ...], out: list[Judged]) -> str:
    """The line of the other definition that drops most of them."""
    fails = Counter(n for one in out for n in one.fails)
    if not fails:
        return ""
    n, count = fails.most_common(1)[0]
    return f" ({count} fail the other's {lines[n].words})"


def _next(definition: Definition, against: Definition | None) -> tuple[str, ...]:
    shelf = known.presets()
    out = []
    if definition.id in shelf and against is None:
        out.append(f"keiway bill {definition.id} --against {'co-2025' if definition.id != 'co-2025' else 'ma-2024'}")
    if definition.rule:
        out.append(f"keiway explain {definition.rule}")
    return (*out, "keiway bill --presets")
