"""A vehicle against every federal motor vehicle safety standard.

The rules are data (``data/law/us/fmvss``); here they are only read. The answer never says that a vehicle does not
pass: only a test can.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from keiway.answer import Missing
from keiway.days import Window, add_years, long_day
from keiway.law.conditions import Facts
from keiway.law.federal.files import exempt_years
from keiway.law.fmvss.answer import WORD_TEXT, WORDS, Difference, FmvssAnswer, Row
from keiway.law.fmvss.cost import Cost, totals
from keiway.law.fmvss.facts import build_window, classes, facts
from keiway.law.fmvss.judge import AFTER_ALL, Judged, design_of, judge
from keiway.law.fmvss.record import Design, Standard
from keiway.law.fmvss.table import standards, table
from keiway.vehicles.record import Vehicle


def matrix(vehicle: Vehicle, built: Window | None = None, on: date | None = None, us_class: str = "none") -> FmvssAnswer:
    """Every standard's word for `vehicle`, built within `built`, asked on `on` (today).

    Without `built`, a vehicle still on sale counts as built on `on`, any other as built within its production.
    """
    on = on or date.today()
    window, assumed = build_window(vehicle, built, on)
    known = facts(vehicle, window, us_class)
    design = design_of(table().designs, known)
    rows = _rows(design, known)
    counts = Counter(row.word for row in rows)
    quantities = totals(rows) if design.id.startswith("kei") else ()
    exempt = _exempt(window, on)
    return FmvssAnswer(
        schema="fmvss/1",
        vehicle=vehicle.id,
        title=vehicle.title,
        built=str(window),
        on=on,
        design=design.title,
        design_says=design.says,
        classes=tuple(classes(vehicle)),
        sentence=_sentence(vehicle, counts, design),
        rows=tuple(rows),
        counts={word: counts[word] for word in WORDS},
        quantities=quantities,
        exempt=exempt,
        missing=_missing(rows),
        assumed=(assumed,) if assumed else (),
        warnings=_warnings(bool(quantities), on),
        cites=tuple(dict.fromkeys((*design.cites, "49 USC 30112(a)", "49 USC 30112(b)(9)"))),
        law_checked=table().checked_on,
        next=_next(vehicle, rows),
    )


def compare(
    first: Vehicle, second: Vehicle, built: tuple[Window | None, Window | None] = (None, None), on: date | None = None
) -> tuple[Difference, ...]:
    """The standards on which two vehicles stand differently, in the table's order."""
    left, right = matrix(first, built[0], on), matrix(second, built[1], on)
    return tuple(
        Difference(id=a.id, number=a.number, title=a.title, first=a, second=b)
        for a, b in zip(left.rows, right.rows, strict=True)
        if a.word != b.word
    )


def _rows(design: Design, known: Facts) -> list[Row]:
    new = {**known, "built": AFTER_ALL}
    now = {standard.number: judge(standard, design, known) for standard in standards()}
    later = {standard.number: _if_new(standard, design, new, known) for standard in standards()}
    cost = Cost(standards(), {number: judged.word for number, judged in later.items()}, known)
    return [_row(standard, now[standard.number], later[standard.number], cost) for standard in standards()]


def _if_new(standard: Standard, design: Design, new: Facts, known: Facts) -> Judged:
    """A certification speaks for the build day: it carries over unless more is asked of later vehicles."""
    judged = judge(standard, design, new)
    if judged.word == "certified" and any(stage.from_ > known["built"].high for stage in standard.stages):
        return Judged("not_known", ("Certified for its own build day; later vehicles are asked more.",))
    return judged


def _row(standard: Standard, now: Judged, later: Judged, cost: Cost) -> Row:
    oneoff, unit, basis = cost.of(standard)
    first = min((stage.from_ for stage in standard.stages), default=None)
    reasons = now.reasons
    if now.word == "not_applicable" and later.word not in ("not_applicable", "certified"):
        reasons = (*reasons, f"Built new it would be: {WORD_TEXT.get(later.word, later.word)}. {later.reasons[0]}")
    return Row(
        id=standard.id,
        number=standard.number,
        title=standard.title,
        word=now.word,
        if_new=later.word,
        reasons=reasons,
        since=first,
        stages=tuple(f"{stage.from_}: {stage.what}" for stage in standard.stages),
        requires=standard.requires,
        test=standard.test,
        counterpart=standard.counterpart,
        fix=standard.fix,
        oneoff_usd=oneoff,
        unit_usd=unit,
        cost_basis=basis,
        confidence=standard.confidence,
        verified=standard.verified,
        checked=standard.checked,
        cite=standard.cite,
        missing=now.lacking,
    )


def _sentence(vehicle: Vehicle, counts: Counter, design: Design) -> str:
    if not sum(counts[word] for word in WORDS if word != "not_applicable"):
        return f"No standard covers the {vehicle.name} as sold."
    parts = [f"{counts[word]} {WORD_TEXT.get(word, word)}" for word in WORDS if counts[word]]
    tail = "" if design.word == "certified" else " Nobody certified it and no test result was found."
    return f"{vehicle.name}: {', '.join(parts)}.{tail}"


def _exempt(built: Window, on: date) -> str:
    years = exempt_years(on)
    possible, certain = add_years(built.first, years), add_years(built.last, years)
    if on >= certain:
        return (
            f"It is at least {years} years old, so it need not meet any of these standards (49 USC 30112(b)(9)). "
            "The table answers the engineer's question only."
        )
    if on >= possible:
        return (
            f"If it is at least {years} years old it need not meet any of these standards (49 USC 30112(b)(9)). "
            f"That is certain from {long_day(certain)}."
        )
    return f"The {years}-year exemption (49 USC 30112(b)(9)) opens on {long_day(possible)} at the earliest."


def _missing(rows: list[Row]) -> tuple[Missing, ...]:
    """Each open fact once, the one that settles most rows first."""
    described = {fact.id: fact for fact in table().facts}
    open_rows: dict[str, list[str]] = {}
    for row in rows:
        for fact in row.missing:
            open_rows.setdefault(fact, []).append(row.number)
    return tuple(
        Missing(
            fact=fact,
            question=described[fact].question,
            settles=f"standards {', '.join(numbers)}" if len(numbers) > 1 else f"standard {numbers[0]}",
            option="--built" if fact in ("built", "made") else None,
        )
        for fact, numbers in sorted(open_rows.items(), key=lambda item: -len(item[1]))
    )


def _warnings(with_cost: bool, on: date) -> tuple[str, ...]:
    about = table().about
    late = f"The table was checked on {table().checked_on}; later changes are not known."
    costs = (about["cost"], about["whole_car"]) if with_cost else ()
    return (about["never"], about["self_certification"], *costs, *((late,) if on > table().checked_on else ()))


def _next(vehicle: Vehicle, rows: list[Row]) -> tuple[str, ...]:
    shown = next((row for row in rows if row.word == "gap"), rows[0])
    return (f"keiway explain {shown.id}", f'keiway check "{vehicle.title}"')
