"""One vehicle against one standard: does it apply on the build day, and what is known?"""

from __future__ import annotations

from datetime import date

from keiway.days import long_day
from keiway.law.conditions import Facts, Range, truth
from keiway.law.fmvss.answer import Judged
from keiway.law.fmvss.record import Design, Stage, Standard

#: Facts of the body that a maker's certification already took into account.
BODY_STYLE = frozenset(("convertible", "trunk", "forward_control"))
#: Past every adopted date: a design built then is asked everything on the books today.
AFTER_ALL = Range(date(2100, 1, 1), date(2100, 1, 1))


def design_of(designs: list[Design], facts: Facts) -> Design:
    """The first design whose conditions surely hold. The last one has none."""
    return next(design for design in designs if truth(design.when, facts)[0])


def judge(standard: Standard, design: Design, facts: Facts) -> Judged:
    """Word and reasons for the build day in `facts`."""
    if design.word == "not_applicable":
        return Judged("not_applicable", (design.says,))
    excluded = _covered(standard, facts)
    if excluded:
        return Judged("not_applicable", (excluded,))
    applies, lacking = truth(standard.when, facts)
    if applies and not _classes(facts) <= set(standard.covers):
        applies, lacking = None, frozenset(("fmvss_class",))
    if applies is False:
        return Judged("not_applicable", (f"Outside its scope: {_inside(standard.scope)}.",))
    stages = [stage for stage in standard.stages if not stage.covers or set(stage.covers) & _classes(facts)]
    started, why = _started(stages, facts)
    if started is False:
        return Judged("not_applicable", tuple(filter(None, (why, standard.earlier))))
    if design.word:
        return _certified(design, standard, applies, started, why, lacking)
    if applies is None:
        known = _finding(standard, design, facts)
        says = f"Whether it applies is open. Its scope: {_inside(standard.scope)}."
        return Judged("not_known", (says, *known.reasons), tuple(sorted(lacking)))
    if started is None:
        known = _finding(standard, design, facts)
        return Judged("not_known", (why, *known.reasons), () if "phase-in" in why else ("built",))
    return _finding(standard, design, facts)


def _certified(
    design: Design, standard: Standard, applies: bool | None, started: bool | None, why: str, lacking: frozenset[str]
) -> Judged:
    """The maker's word covers what applied on the build day. Where that is open, so is the answer."""
    open_facts = tuple(sorted(lacking))
    if started is None:
        return Judged("not_known", (f"Certified if it applied. {why}",), ("built",))
    if applies is None and not lacking <= BODY_STYLE:
        return Judged("not_known", (f"Certified if it applies. Its scope: {_inside(standard.scope)}.",), open_facts)
    if applies is None:
        return Judged("certified", (f"{design.says} Its scope: {_inside(standard.scope)}.",), open_facts)
    return Judged("certified", (design.says,))


def _inside(text: str) -> str:
    """The scope as the tail of a sentence."""
    return text[:1].lower() + text[1:].rstrip(".")


def _classes(facts: Facts) -> frozenset[str]:
    return facts["fmvss_class"].options


def _covered(standard: Standard, facts: Facts) -> str | None:
    """Why the class is outside the standard, or None when it may be inside."""
    if standard.covers == ["equipment"]:
        return f"A standard for a product, not for the vehicle: {_inside(standard.scope)}."
    if not _classes(facts) & set(standard.covers):
        return f"It does not cover this class of vehicle. It covers: {_inside(standard.scope)}."
    return None


def _started(stages: list[Stage], facts: Facts) -> tuple[bool | None, str]:
    """Was the standard in force for the build day? None: depends on the day, or only for a share of vehicles."""
    if not stages:
        return True, ""
    built = facts["built"]
    first = min(stages, key=lambda stage: stage.from_)
    if built.high < first.from_:
        return False, f"Built before its first day: it covers vehicles built from {long_day(first.from_)} ({first.what})."
    full = min((stage.from_ for stage in stages if not stage.phase_in), default=first.from_)
    if built.low >= min(full, _latest_first(stages, facts)):
        return True, ""
    if built.low >= first.from_ and built.high < full:
        return None, (
            f"Built in its phase-in, {long_day(first.from_)} to {long_day(full)}: only a share of each maker's "
            "vehicles had to meet it."
        )
    return None, f"It depends on the build day: it covers vehicles built from {long_day(first.from_)} ({first.what})."


def _latest_first(stages: list[Stage], facts: Facts) -> date:
    """The first day for whichever of the possible classes came last."""
    firsts = []
    for name in _classes(facts):
        days = [stage.from_ for stage in stages if not stage.phase_in and (not stage.covers or name in stage.covers)]
        firsts += [min(days)] if days else []
    return max(firsts, default=date.max)


def _finding(standard: Standard, design: Design, facts: Facts) -> Judged:
    """The first finding that surely fits. One that would fit if a fact were known leaves its question behind."""
    lacking: set[str] = set()
    for finding in standard.findings:
        if finding.for_ != ["any"] and design.id not in finding.for_:
            continue
        fits, unknown = truth(finding.when, facts)
        if fits:
            if lacking and finding.word in ("met", "likely"):
                break  # a doubt that came first may still turn it
            return Judged(finding.word, (finding.says,), tuple(sorted(lacking)))
        if fits is None:
            lacking |= unknown
    says = "Nothing is recorded that says how this design stands. A test or the maker's papers would settle it."
    if lacking:
        says = "It turns on equipment or a date that the record leaves open."
    return Judged("not_known", (says,), tuple(sorted(lacking)))
