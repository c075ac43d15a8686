"""Say in words which part of a rule a case does not meet."""

from __future__ import annotations

from keiway.law.conditions import Any_, Compare, Condition, Not, Words, truth
from keiway.law.federal.facts import CaseFacts
from keiway.law.federal.files import law

_WORDS = {"<=": "at most", "<": "under", ">=": "at least", ">": "more than", "==": "", "!=": "other than", "in": ""}


def failing(condition: Condition, facts: CaseFacts) -> list[str]:
    """The parts of `condition` that are false for these facts, a phrase each."""
    if truth(condition, facts)[0] is not False:
        return []
    if isinstance(condition, Compare):
        return [_unmet(condition, facts)]
    if isinstance(condition, Not):
        return [_asked(condition.of).replace(" must be ", " must not be ")]
    parts = [phrase for part in condition.of for phrase in failing(part, facts)]
    return [_either(parts)] if isinstance(condition, Any_) and len(parts) > 1 else parts


def papers_lacking(condition: Condition, facts: CaseFacts) -> list[str] | None:
    """The papers and acts whose lack alone makes `condition` false; None where anything else fails too."""
    found, _ = truth(condition, facts)
    if found is not False:
        return []
    if isinstance(condition, Compare):
        return [condition.fact] if law().facts[condition.fact].needs and condition.value is True else None
    if isinstance(condition, Not):
        return None
    lists = [papers_lacking(part, facts) for part in condition.of]
    if isinstance(condition, Any_):
        return next((papers for papers in lists if papers is not None), None)
    return None if None in lists else [fact for papers in lists for fact in papers]


def _unmet(compare: Compare, facts: CaseFacts) -> str:
    note = law().facts[compare.fact]
    if note.needs and compare.value is True:
        return f"needs {note.needs}"
    if isinstance(compare.value, bool):
        return f"needs {'' if compare.value else 'no '}{note.name or note.meaning}"
    if compare.fact == "importer":
        return f"only for {said('importer', compare.value)}"
    return f"{_asked(compare)}; it is {_shown(compare.fact, facts)}"


def said(fact: str, value: str | list[str]) -> str:
    """One or more values of a fact as a person would say them."""
    words = law().facts[fact].words
    return " or ".join(words.get(word, word.replace("_", " ")) for word in ([value] if isinstance(value, str) else value))


def _asked(condition: Condition) -> str:
    if not isinstance(condition, Compare):
        return "what the rule names"
    note = law().facts[condition.fact]
    value = condition.value
    shown = f"{value:,.0f}" if isinstance(value, float) else said(condition.fact, value)
    return " ".join(part for part in (f"{note.name or condition.fact} must be", _WORDS[condition.op], shown, note.unit) if part)


def _shown(name: str, facts: CaseFacts) -> str:
    fact, unit = facts.get(name), law().facts[name].unit
    if fact is None:
        return "not known"
    if isinstance(fact, Words):
        return said(name, sorted(fact.options))
    ends = dict.fromkeys(f"{end:,.0f}" if isinstance(end, (int, float)) else str(end) for end in (fact.low, fact.high))
    return f"{' to '.join(ends)} {unit}".strip()


def _either(parts: list[str]) -> str:
    return " or ".join(parts)
