"""The self-test of the law data: ages, coverage, references, known cases."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from keiway.answer import Verdict
from keiway.law.library import SHELVES
from keiway.law.selftest import known_cases
from keiway.law.state.gates import KEI
from keiway.law.state.load import states
from keiway.law.state.standing import in_force
from keiway.places import PLACES
from keiway.store import data_version

REVIEW_AFTER = timedelta(days=180)


class Checkup(msgspec.Struct, frozen=True, kw_only=True):
    schema: str
    data: str
    as_of: date
    oldest_check: date
    newest_check: date
    days_old: int
    vehicles: int
    codes: int
    states: int
    rules: int
    disputed: int
    open: int
    federal: int
    sources: int
    citations: int
    unresolved: list[str]
    cases: int
    cases_right: int
    overdue: list[str]
    wrong: list[str]


def checkup(as_of: date) -> Checkup:
    """Run every check that needs no network. Takes a few seconds."""
    from keiway.vehicles import catalogue

    laws = states()
    rows = list(catalogue.vehicles())
    entries = [entry for shelf in SHELVES.values() for entry in shelf()]
    ids = {entry.id for entry in entries}
    unresolved = sorted({f"{e.id}: {ref}" for e in entries for ref in e.cites if ref not in ids})
    failed = {case.id: known_cases.failures(case) for case in known_cases.cases()}
    checked = [law.checked_on for law in laws.values()]
    today = [rule for law in laws.values() for rule in law.rules if in_force(rule, as_of)]
    wrong = [f"{code}: no file" for code in PLACES if code not in laws]
    wrong += [f"{law.state}: no rule for {kind} on {as_of}" for law in laws.values() for kind in KEI if not _covered(law, kind, as_of)]
    wrong += [f"reference that leads nowhere: {one}" for one in unresolved]
    wrong += [f"case {id_}: {'; '.join(why)}" for id_, why in failed.items() if why]
    return Checkup(
        schema="checkup/1",
        data=data_version(),
        as_of=as_of,
        oldest_check=min(checked),
        newest_check=max(checked),
        days_old=(as_of - min(checked)).days,
        vehicles=len(rows),
        codes=len({code for row in rows for code in row.codes}),
        states=len(laws),
        rules=sum(len(law.rules) for law in laws.values()),
        disputed=sum(Verdict.DISPUTED in (rule.register.verdict, rule.drive.verdict) for rule in today),
        open=sum(Verdict.UNKNOWN in (rule.register.verdict, rule.drive.verdict) for rule in today),
        federal=sum(1 for name in ("federal", "customs", "fmvss") for _ in SHELVES[name]()),
        sources=sum(entry.kind == "source" for entry in entries),
        citations=sum(entry.kind == "citation" for entry in entries),
        unresolved=unresolved,
        cases=len(failed),
        cases_right=sum(not why for why in failed.values()),
        overdue=[f"{law.state} ({law.checked_on})" for law in laws.values() if law.checked_on + REVIEW_AFTER < as_of],
        wrong=wrong,
    )


def _covered(law, kind: str, day: date) -> bool:
    return any(kind in rule.kinds and in_force(rule, day) for rule in law.rules)
