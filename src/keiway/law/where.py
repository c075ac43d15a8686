"""One vehicle against all 51 places on one day, with counts, and what changed since another."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import msgspec

from keiway.answer import Reason, Verdict
from keiway.case import Case
from keiway.days import Window, parse_window
from keiway.law import federal
from keiway.law.check import fingerprint, read_as
from keiway.law.state.finding import Finding
from keiway.law.state.gates import finding
from keiway.law.state.load import states
from keiway.law.state.record import Change, StateLaw
from keiway.store import data_version


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One state's answer for the vehicle."""

    state: str
    name: str
    verdict: Verdict
    register: Verdict
    drive: Verdict
    max_posted_mph: int | None
    interstate: str | None
    crossing: str | None
    limited_access: str | None
    way: str | None  # how it is registered: ordinary, antique, mini_truck, special_purpose ...
    local: str | None  # opt_in: only where a locality opened its roads
    status: str | None
    why: str
    says: str
    rules: tuple[str, ...]
    checked: date


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """Something dated that happened in a state, and whether this vehicle's verdict moved with it."""

    state: str
    on: str
    what: str
    effect: str
    before: Verdict | None = None
    after: Verdict | None = None


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """The 51 rows, counted."""

    schema: str
    id: str
    read_as: dict[str, Any]
    as_of: date
    law_checked: date
    data: str
    enter: Verdict  # may it enter the country at all?
    enter_says: str
    counts: dict[str, int]
    counts_by_why: dict[str, dict[str, int]]
    definition: str
    rows: tuple[Row, ...]
    changes_since: date | None
    changes: tuple[Changed, ...]
    other_counts: tuple[Reason, ...]
    warnings: tuple[str, ...]


DEFINITION = (
    "Counted: 50 states and DC; the worse of the two state gates (title and register; drive) for this vehicle on this "
    "day. The federal gates are not counted here. A state where nothing that limits kei vehicles was found, and nobody "
    "confirmed that they may be registered, counts as UNKNOWN, not as YES."
)


def where(case: Case, since: date | None = None) -> Where:
    """Every state's two gates for `case` on its as-of day; with `since`, what changed from that day on."""
    laws = states()
    found = {code: finding(law, case, case.as_of) for code, law in laws.items()}
    rows = tuple(_row(laws[code], one) for code, one in found.items())
    counts = Counter(row.verdict for row in rows)
    by_why: dict[str, Counter] = {}
    for row in rows:
        by_why.setdefault(row.verdict, Counter())[row.why] += 1
    checked = min(law.checked_on for law in laws.values())
    enter = federal.enter(case)
    return Where(
        schema="where/1",
        id=f"where.{fingerprint(case)}",
        read_as=read_as(case),
        as_of=case.as_of,
        law_checked=checked,
        data=data_version(),
        enter=enter.verdict,
        enter_says=enter.says,
        counts={verdict.value: counts.get(verdict, 0) for verdict in Verdict},
        counts_by_why={verdict: dict(counter.most_common()) for verdict, counter in by_why.items()},
        definition=DEFINITION,
        rows=rows,
        changes_since=since,
        changes=changes(case, since) if since else (),
        other_counts=_other_counts(),
        warnings=_late(case, checked),
    )


def changes(case: Case, since: date) -> tuple[Changed, ...]:
    """Dated events after `since` and up to the as-of day, oldest first, with the verdict before and after."""
    found = []
    for law in states().values():
        for change in law.changes:
            window = parse_window(change.on)
            if window.last >= since and window.first <= case.as_of:
                found.append(_changed(law, case, change, window))
    return tuple(sorted(found, key=lambda one: (one.on, one.state)))


def _changed(law: StateLaw, case: Case, change: Change, window: Window) -> Changed:
    """The event and, where it is dated finely enough, the verdicts before and after it if they differ."""
    if change.effect not in ("rule", "policy", "court") or window.precision == "year":
        return Changed(state=law.state, on=change.on, what=change.what, effect=change.effect)
    before = finding(law, case, window.first - timedelta(days=1)).verdict
    after = finding(law, case, min(window.last, case.as_of)).verdict
    return Changed(
        state=law.state,
        on=change.on,
        what=change.what,
        effect=change.effect,
        before=before if before != after else None,
        after=after if before != after else None,
    )


def _row(law: StateLaw, found: Finding) -> Row:
    drive = found.drive.limits
    return Row(
        state=law.state,
        name=law.name,
        verdict=found.verdict,
        register=found.register.verdict,
        drive=found.drive.verdict,
        max_posted_mph=drive.get("max_posted_mph"),
        interstate=drive.get("interstate"),
        crossing=drive.get("crossing"),
        limited_access=drive.get("limited_access"),
        way=found.register.limits.get("way"),
        local=drive.get("local"),
        status=found.status,
        why=found.why,
        says=found.register.says if found.register.verdict != Verdict.YES else found.drive.says,
        rules=found.rules,
        checked=law.checked_on,
    )


def _other_counts() -> tuple[Reason, ...]:
    from keiway.law.corrections import about

    return about("where.count")


def _late(case: Case, checked: date) -> tuple[str, ...]:
    if case.as_of <= checked:
        return ()
    return (f"State rules were last checked on {checked}: for {case.as_of} only law signed by then is known.",)


