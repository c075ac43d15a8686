"""Foreign approvals taken for a safety standard: which standards have a counterpart at all, and what is put before their findings."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.law.fmvss.record import Finding
from keiway.policy.reform.patch.books import Books, every, holds
from keiway.store import Topic, per_world

Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}


class Approval(msgspec.Struct, **Strict):
    """One standard's counterparts abroad."""

    number: str
    UN: str = ""
    JP: str = ""
    alike: str  # near, less, marks
    kei: bool  # a current Japanese kei has that approval
    less: str = ""


class _File(msgspec.Struct, **Strict):
    sources: list[str]
    confidence: str
    checked_on: str
    approvals: list[Approval]


TOPIC = Topic("policy-approvals", "policy/approvals.yaml", _File, lambda files: next(iter(files.values())))


@per_world(1)
def approvals() -> dict[str, Approval]:
    """Number of a standard -> its counterparts; no entry where there is none."""
    return {each.number: each for each in TOPIC.value.approvals}


def counterpart(number: str, approval: str) -> str:
    """What JP or UN has for the standard, in words; empty where it has nothing."""
    found = approvals().get(number)
    return getattr(found, approval.partition("-")[0]) if found else ""


def reached(accepts: tuple[str, ...], standards: tuple[str, ...] | str) -> dict[str, str]:
    """Standards an acceptance reaches, with what is taken for them."""
    found = {}
    for number in approvals():
        if standards == "all" or number in standards:
            rule = next((rule for each in accepts if (rule := counterpart(number, each))), "")
            if rule:
                found[number] = rule
    return found


def accept(books: Books, accepts: tuple[str, ...], standards: tuple[str, ...] | str, day: date, us_built: bool) -> None:
    """For designs built from `day` on that have the approval, the standard counts as met by it."""
    taken = reached(accepts, standards)
    rows = []
    for standard in books.fmvss.standards:
        rule = taken.get(standard.number)
        found = _findings(standard.number, rule, day, us_built) if rule else []
        rows.append(msgspec.structs.replace(standard, findings=[*found, *standard.findings]) if found else standard)
    books.fmvss = msgspec.structs.replace(books.fmvss, standards=rows)


def _findings(number: str, rule: str, day: date, us_built: bool) -> list[Finding]:
    """A current kei has the approval on record, where the table says so; of another design it is only likely."""
    row = approvals()[number]
    here = [holds("us_class", "in", ["us_built"])] if us_built else []
    when = every(holds("made", ">=", day.isoformat()), *here)
    less = f" It asks less: {row.less}." if row.alike == "less" else ""
    says = f"Supposed: {rule} is accepted in place of this standard.{less}"
    kei = [Finding(for_=["kei_now"], when=when, word="met", says=says)] if row.kei else []
    return [*kei, Finding(for_=["other"], when=when, word="likely", says=f"{says} Whether this design is approved so is to be shown.")]
