"""Each generation under a definition: caught, caught in part, not caught, or not known; and what would change it.

A line is judged by `law.conditions.truth`, with three values. Only age differs within a generation: where nothing else is open, each
year of building is tried, and the answer says which of them are caught.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from keiway.days import long_day
from keiway.law.conditions import All, Any_, Compare, Condition, Not, thresholds, truth
from keiway.policy.bill import measures as m
from keiway.policy.bill.generations import Generation
from keiway.policy.bill.precision import eased
from keiway.policy.bill.record import NEAR, Definition, Line, Outcome
from keiway.policy.bill.single import numeric, unit_of

_UP, _DOWN = ("<=", "<"), (">=", ">")


class Judged(NamedTuple):
    generation: Generation
    outcome: Outcome
    near: bool
    fails: tuple[int, ...]  # lines that fail for all of them
    lacking: tuple[str, ...]  # facts that would settle it
    built: str  # part: those of which days
    open: tuple[int, ...]  # lines that are not known; those on age alone are settled


def all_lines(definition: Definition) -> tuple[Line, ...]:
    """The kinds as a line before the others, where they are named."""
    if not definition.kinds:
        return definition.lines
    words = " or ".join(word.replace("_", " ") for word in definition.kinds)
    kinds = Compare(fact="kind", op="in", value=list(m.kinds_of(definition.kinds)))
    return (Line(text="", words=f"of the kind {words}", condition=kinds), *definition.lines)


def judge(lines: tuple[Line, ...], generations: tuple[Generation, ...], day: date) -> tuple[Judged, ...]:
    """Every generation, in order."""
    conditions = [eased(line.condition) for line in lines]
    wider = [eased(widened(line.condition)) for line in lines]
    return tuple(_judged(conditions, wider, one, day) for one in generations)


def _judged(lines: list[Condition], wider: list[Condition], one: Generation, day: date) -> Judged:
    found = [truth(line, one.facts) for line in lines]
    fails, lacking = [n for n, (value, _) in enumerate(found) if value is False], frozenset().union(*(lacks for _, lacks in found))
    open_ = [n for n, (value, _) in enumerate(found) if value is None]
    built, outcome = "", "unknown"
    if not fails and open_ and one.first and lacking <= m.BY_AGE:
        outcome, built = _by_age(All(of=[lines[n] for n in open_]), one, day)
        fails = open_ if outcome == "not" else []
        lacking = frozenset()
    elif fails:
        outcome, lacking = "not", frozenset()
    elif not open_:
        outcome = "caught"
    near = outcome == "not" and _holds(All(of=wider), one, day)
    unsettled = tuple(n for n in open_ if not (one.first and found[n][1] <= m.BY_AGE))
    return Judged(one, outcome, near, tuple(fails), tuple(sorted(lacking)), built, unsettled)


def _holds(condition: Condition, one: Generation, day: date) -> bool:
    """Does it hold for some of them?"""
    value, lacking = truth(condition, one.facts)
    if value is None and one.first and lacking <= m.BY_AGE:
        return _by_age(condition, one, day)[0] in ("caught", "part")
    return value is True


def _by_age(condition: Condition, one: Generation, day: date) -> tuple[Outcome, str]:
    """Only the day of building decides: try the first and last, each New Year and the anniversaries of `day` between them."""
    tried = sorted({one.first, one.last, *_turns(condition, one.first, one.last, day)})
    values = [truth(condition, one.of_day(built, day))[0] for built in tried]
    if all(value is True for value in values):
        return "caught", ""
    if not any(values):
        return "not", ""
    spans, begun = [], None
    for n, value in enumerate(values):
        if value and begun is None:
            begun = tried[n]
        if begun and (n + 1 == len(values) or not values[n + 1]):
            spans.append((begun, tried[n]))
            begun = None
    return "part", "; ".join(_span(first, last, one) for first, last in spans)


def _turns(condition: Condition, first: date, last: date, day: date) -> list[date]:
    """Days on which a condition on age, year or day of building can turn, and the day before each."""
    turns = []
    for compare in thresholds(condition):
        if compare.fact == "built":
            turns.append(date.fromisoformat(str(compare.value)))
        elif compare.fact in m.BY_AGE:
            year = int(compare.value) if compare.fact == "model_year" else day.year - int(compare.value)
            for near in (year - 1, year, year + 1):
                if 1 < near < 9999:
                    turns += [date(near, 1, 1), _anniversary(day, near)]
    near_by = [turn for turn in turns if first.year - 2 < turn.year < last.year + 2]
    around = [turn + timedelta(days=step) for turn in near_by for step in (-1, 0, 1)]
    return [turn for turn in around if first <= turn <= last]


def _anniversary(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _span(first: date, last: date, one: Generation) -> str:
    if first == one.first:
        return f"built by {long_day(last)}"
    return f"built from {long_day(first)}" if last == one.last else f"built {long_day(first)} to {long_day(last)}"


def widened(condition: Condition, share: float = NEAR, wider: bool = True) -> Condition:
    """The condition with every line of size, engine, mass, speed or age moved outwards by `share`; inwards within a `not`."""
    if isinstance(condition, Not):
        return Not(of=widened(condition.of, share, not wider))
    if isinstance(condition, All | Any_):
        return type(condition)(of=[widened(part, share, wider) for part in condition.of])
    if condition.op not in (*_UP, *_DOWN) or isinstance(condition.value, bool | str | list) or condition.fact in ("model_year", "wheels", "seats"):
        return condition
    outwards = (condition.op in _UP) == wider
    return Compare(fact=condition.fact, op=condition.op, value=condition.value * (1 + share if outwards else 1 - share))


def why(line: Line, one: Generation) -> str:
    """A line that fails, with the vehicle's own values: length 133.7 in (3.395 m), over 130 in."""
    if (single := numeric(line)) and single.fact in one.facts:
        limit = m.said(m.BY_NAME[single.fact], single.value, unit_of(line)).partition(" (")[0]
        return f"{_own(single, one, unit_of(line))}, {'over' if single.op in _UP else 'under'} {limit}"
    own = [_own(compare, one) for compare in thresholds(line.condition) if compare.fact in one.facts]
    return f"{line.words}: {', '.join(dict.fromkeys(own)) or 'fails'}"


def _own(compare: Compare, one: Generation, unit: str = "") -> str:
    """The vehicle's own value of what a line names, in the line's unit."""
    measure, fact = m.BY_NAME.get(compare.fact), one.facts[compare.fact]
    if measure is None:
        return _own_word(compare.fact, fact.options) if hasattr(fact, "options") else f"built {fact.low} to {fact.high}"
    if compare.fact == "engine_cc" and fact.high == 0:
        return "no engine"
    low, high = m.own_value(measure, fact.low, unit), m.own_value(measure, fact.high, unit)
    if low != high and not measure.family:
        low = low.partition(" ")[0]  # 0 to 3 years
    return f"{measure.label} {low}" if low == high else f"{measure.label} {low} to {high}"


def _own_word(fact: str, options: frozenset[str]) -> str:
    """What it is, where a line asks for a word: not certified to US standards, kei truck."""
    from keiway.policy.bill.generations import kind_label
    from keiway.policy.bill.lines import spoken

    if fact in ("goods", "us_certified"):
        return f"{'not ' if 'false' in options else ''}{m.LABELS[fact]}"
    words = " or ".join(sorted(kind_label(one) if fact == "kind" else spoken(fact, one) for one in options))
    return words if fact in ("kind", "fuel") else f"{m.LABELS.get(fact, fact)} {words}"
