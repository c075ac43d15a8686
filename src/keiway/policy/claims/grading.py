"""A grade by a rule that is stated with it, or by our judgement, which is said to be one."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import NamedTuple

from keiway.errors import DataError
from keiway.policy.claims import words
from keiway.policy.claims.facts import GradeFact
from keiway.policy.claims.figures import Maker, NotThere
from keiway.policy.claims.record import GRADES, GradeWord

CONDITION = re.compile(r"(\w+)(?:\.(low|mid|high))?\s*(<=|>=|==|!=|<|>)\s*(?:(-?[\d.]+)|'([^']*)'|(\w+)(?:\.(low|mid|high))?)")
OPERATORS: dict[str, Callable] = {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "==": operator.eq, "!=": operator.ne}
IN_WORDS = {"<": "is below", ">": "is above", "<=": "is at most", ">=": "is at least", "==": "is", "!=": "is not"}
END_WORDS = {"low": "low end of ", "high": "high end of ", "mid": "", None: ""}


JUDGEMENT = "Our judgement: "


class Side(NamedTuple):
    """What is compared, and in words."""

    value: float | str | None
    says: str  # what it is
    shown: str  # how much
    figure: bool = True


class Met(NamedTuple):
    holds: bool
    says: str


class Grading(NamedTuple):
    grade: GradeWord
    rule: str
    judged: bool


def met(text: str, figures: Maker) -> Met:
    """One condition. Raises `NotThere` for a figure that is not known: then there is no grade."""
    found = CONDITION.fullmatch(text.strip())
    if not found:
        raise DataError(f"claims.yaml: no condition: {text!r}")
    left = _side(found[1], found[2], figures)
    right = _constant(found, figures) if found[6] is None else _side(found[6], found[7], figures)
    if left.value is None or right.value is None:
        raise NotThere(f"The grade rests on what is not known: {(left if left.value is None else right).says}.")
    return Met(bool(OPERATORS[found[3]](left.value, right.value)), _words(left, found[3], right))


def _words(left: Side, sign: str, right: Side) -> str:
    """Both as they are told elsewhere; where that hides which is more, with more digits."""
    shown = left.shown, right.shown
    if shown[0] == shown[1] and left.value != right.value and isinstance(left.value, float) and isinstance(right.value, float):
        shown = f"{left.value:.4g}", f"{right.value:.4g}"
    told = f"{right.says} ({shown[1]})" if right.figure else shown[1]
    return f"{left.says} ({shown[0]}) {IN_WORDS[sign]} {told}"


def _side(name: str, end: str | None, figures: Maker) -> Side:
    figure, as_ = figures.told(name)
    value = figure.text or getattr(figure, end or "mid")
    if value is None and end:  # exact: its ends are its middle
        value = figure.mid
    shown = figure.text or (words.number(value, as_) if value is not None else "not known")
    return Side(value, f"{END_WORDS[end]}{figure.label}", shown)


def _constant(found: re.Match, figures: Maker) -> Side:
    """A number is told as the figure beside it."""
    if found[5] is not None:
        return Side(found[5], "", f"{found[5]!r}", figure=False)
    value = float(found[4])
    return Side(value, "", words.exactly(value, figures.told(found[1])[1]), figure=False)


def grade(fact: GradeFact, figures: Maker, why: Callable[[str], str]) -> Grading:
    """The first rule whose conditions all hold; `why` fills the reason of a judgement."""
    if fact.judged:
        return Grading(fact.judged, f"{JUDGEMENT}{why(fact.why)}", True)
    missed = []
    for rule in fact.rules:
        tests = [met(each, figures) for each in rule.when]
        says = " and ".join(each.says for each in tests)
        if all(each.holds for each in tests):
            return _ruled(fact, rule.grade, says, why)
        missed.append(f"{says} (then it {GRADES[rule.grade]})" if rule.grade in ("holds", "does_not_hold") else f"{says} (then {GRADES[rule.grade]})")
    if fact.else_ is None:
        raise DataError("claims.yaml: a grade by rules needs an else")
    return _ruled(fact, fact.else_, f"it is not so that {'; nor that '.join(missed)}", why)


def _ruled(fact: GradeFact, word: GradeWord, because: str, why: Callable[[str], str]) -> Grading:
    says = _begun(f"{GRADES[word]}, because {because}{_reason(fact, why)}")
    return Grading(word, f"{JUDGEMENT}{says}" if fact.reading else says, fact.reading)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _reason(fact: GradeFact, why: Callable[[str], str]) -> str:
    return f". {why(fact.why)}" if fact.why else "."
