"""Which roads the law leaves it, from the law room's drive gate for one state and day, in the terms of `reach`.

Nothing is decided here: the gate's limits (posted cap, limited-access roads, local opening) are turned into what `reach` asks
for. Where the gate is UNKNOWN or DISPUTED the legal reach is unknown, and the gate's own question says what settles it.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from keiway.answer import Gate, Missing, Verdict
from keiway.case import Case

#: all; capped by posted limit; freeways closed, no cap; only where a locality opens roads; limited in purpose (club, antique);
#: none; not known.
Kind = Literal["all", "capped", "no_freeways", "local", "purpose", "none", "unknown"]
OPEN = (Verdict.YES, Verdict.YES_WITH_LIMITS)
SHUT = (Verdict.NO, Verdict.NOT_YET)
PURPOSES = ("antique", "certificate")


class Legal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the law of one state leaves of its roads."""

    state: str
    kind: Kind
    says: str
    cap_mph: float | None = None
    freeways: bool = True
    register: str  # verdict words of the registration gate
    drive: str
    cites: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()


def legal(case: Case) -> Legal:
    """For a case with a state. The registration gate shuts a road as well: without plates none is open."""
    from keiway.law.state.gates import finding
    from keiway.law.state.load import states

    found = finding(states()[case.state], case, case.as_of)
    register, drive = found.register, found.drive
    kind = _kind(register, drive)
    if case.vehicle.kind == "golf_cart" and kind == "no_freeways":  # a town opens its streets to carts
        kind = "local"
    limits = drive.limits
    return Legal(
        state=case.state,
        kind=kind,
        says=_says(kind, register, drive),
        cap_mph=limits.get("max_posted_mph") if kind in ("capped", "local") else None,
        freeways=not (limits.get("interstate") == "no" or limits.get("limited_access") == "no"),
        register=register.verdict.words,
        drive=drive.verdict.words,
        cites=tuple(dict.fromkeys(cite for reason in drive.reasons for cite in reason.cites)),
        missing=_missing(register, drive) if kind == "unknown" else (),
    )


def _kind(register: Gate, drive: Gate) -> Kind:
    if register.counts and register.verdict in SHUT and drive.verdict not in OPEN:
        return "none"
    if drive.verdict in SHUT:
        return "none"
    if drive.verdict not in OPEN:
        return "unknown"
    limits = drive.limits
    if register.verdict in SHUT or register.limits.get("way") in PURPOSES:
        return "purpose"
    if limits.get("local") == "opt_in":
        return "local"
    if limits.get("max_posted_mph"):
        return "capped"
    if limits.get("interstate") == "no" or limits.get("limited_access") == "no":
        return "no_freeways"
    return "all" if drive.verdict == Verdict.YES else "purpose"


def _says(kind: Kind, register: Gate, drive: Gate) -> str:
    """The gate's sentence, with the registration's word where that is not settled."""
    plates = "" if register.verdict in OPEN or kind == "none" else f" Plates: {register.verdict.words}."
    return f"{drive.says.rstrip('.')}.{plates}"


def _missing(register: Gate, drive: Gate) -> tuple[Missing, ...]:
    return tuple({one.question: one for gate in (register, drive) for one in gate.missing}.values())
