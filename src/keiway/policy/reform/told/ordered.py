"""Standards that an act of Congress orders: where a reform leaves a vehicle out of one, or takes a lesser test for it, NHTSA may not be able to do it alone."""

from __future__ import annotations

import msgspec

from keiway.policy.reform.patch.approvals import approvals, reached
from keiway.policy.reform.record import Reform
from keiway.policy.reform.standing import given, value
from keiway.store import Topic

Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}


class Act(msgspec.Struct, **Strict):
    """One act and the standards that NHTSA made because of it."""

    id: str
    cite: str
    standards: tuple[str, ...]
    what: str
    reach: str  # of which vehicles it speaks
    confidence: str
    sources: tuple[str, ...]
    short: str = ""  # what of its reach matters most, for a line
    note: str = ""


class Source(msgspec.Struct, **Strict):
    title: str
    url: str = ""


class Precedent(msgspec.Struct, **Strict):
    says: str
    sources: tuple[str, ...]


class File(msgspec.Struct, **Strict):
    sources: dict[str, Source]
    checked_on: str
    acts: tuple[Act, ...]
    precedent: Precedent


TOPIC = Topic("policy-ordered", "policy/ordered.yaml", File, lambda files: next(iter(files.values())))


def touched(reform: Reform) -> tuple[Act, ...]:
    """The acts whose standards the reform's class leaves out, or for which it accepts a test that asks less."""
    numbers = _left_out(reform) | _lesser(reform)
    found = [msgspec.structs.replace(act, standards=tuple(number for number in act.standards if number in numbers)) for act in TOPIC.value.acts]
    return tuple(act for act in found if act.standards)


def unsettled(reform: Reform) -> str:
    """Who can make it is not settled, in words; empty where no act is touched."""
    acts = touched(reform)
    if not acts:
        return ""
    told = _listed([_told(act) for act in acts])
    if _left_out(reform):
        return f"Not settled is whether NHTSA can do it by rule alone: acts of Congress order standards that the class is spared, {told}. {TOPIC.value.precedent.says}; a faster class may take an act of Congress."
    return f"Not settled is whether NHTSA alone can take a foreign test that asks less where an act of Congress orders the standard: {told}."


def _told(act: Act) -> str:
    more = [act.cite] + [act.short] * bool(act.short) + ["recalled"] * (act.sources == ("recalled",))
    return f"{act.what} (No. {', '.join(act.standards)}; {', '.join(more)})"


def _listed(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + parts[-1]


def _left_out(reform: Reform) -> set[str]:
    from keiway.law.fmvss import standards
    from keiway.policy.reform.patch.classes import reaches
    from keiway.policy.reform.world import classes

    return {one.number for new in classes(reform) for one in standards() if reaches(one.number, one.group, new)}


def _lesser(reform: Reform) -> set[str]:
    accepts = given(reform, "us.fmvss.accepts")
    if not accepts or accepts == "none":
        return set()
    return {number for number in reached(accepts, value(reform, "us.fmvss.accepts_for")) if approvals()[number].alike == "less"}
