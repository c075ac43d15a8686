"""The law room's main answer: may this vehicle, in this place, on this day? Three gates, kept apart."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from keiway.answer import Answer, Gate, Reason, worst
from keiway.case import Case
from keiway.days import add_years
from keiway.law import customs, federal
from keiway.law.state import gates as state_gates
from keiway.law.state.facts import law_kind
from keiway.law.state.load import states
from keiway.law.state.record import StateLaw
from keiway.law.words import assumed, check_sentence, next_commands, would_change
from keiway.store import data_version


def answer(case: Case) -> Answer:
    """Gates enter (safety, emissions), register and drive, with reasons, doubts and what would change them."""
    law = states()[case.state] if case.state else None
    found = state_gates.finding(law, case, case.as_of) if law else None
    gates = [*federal.gates(case), *([found.register, found.drive] if found else [])]
    duty = None if case.in_us or case.vehicle.us_certified else customs.answer(case)
    verdict = worst([gate.verdict for gate in gates if gate.counts])
    sentence = check_sentence(case, law, gates)
    return Answer(
        schema="check/1",
        id=f"check.{fingerprint(case)}",
        asked=asked(case),
        read_as=read_as(case),
        verdict=verdict,
        sentence=sentence,
        as_of=case.as_of,
        law_checked=law.checked_on if law else federal.checked_on(),
        data=data_version(),
        gates=tuple(gates),
        customs=_customs(duty) if duty else None,
        reasons=_corrections(case, gates, duty),
        quantities=duty.quantities if duty else (),
        missing=_missing(gates),
        assumed=assumed(case, law),
        would_change=would_change(case, law, found, gates),
        warnings=warnings(case, law),
        next=next_commands(case, verdict),
    )


def asked(case: Case) -> dict[str, Any]:
    """The question as it was put, for the record: what was left open is left out."""
    given = {
        "text": case.text,
        "state": case.state,
        "as_of": case.as_of,
        "entry": case.entry,
        "use": case.use,
        "importer": case.importer,
        "in_us": case.in_us or None,
        "registered_since": str(case.registered_since) if case.registered_since else None,
        "titled_elsewhere": case.titled_elsewhere,
        "original_configuration": case.original_configuration,
        "features": sorted(case.features) or None,
        "value_usd": case.value_usd,
    }
    return {name: value for name, value in given.items() if value is not None or name in ("state", "entry")}


def read_as(case: Case) -> dict[str, Any]:
    """How the question was read: the vehicle, its build window, the use."""
    vehicle = case.vehicle
    return {
        "vehicle": vehicle.id,
        "name": vehicle.name,
        "codes": vehicle.codes,
        "kind": vehicle.kind,
        "law_kind": law_kind(case),
        "displacement_cc": vehicle.displacement_cc,
        "built": {"from": case.built.first, "to": case.built.last, "precision": case.built.precision, "window": str(case.built)},
        "origin": case.made_in,
        "use": case.use,
    }


def fingerprint(case: Case) -> str:
    """Eight hex digits of the question and the data: the same question of the same data has the same id."""
    content = msgspec.json.encode([asked(case), msgspec.to_builtins(case.vehicle), read_as(case), data_version()])
    return hashlib.blake2b(content, digest_size=4).hexdigest()


def warnings(case: Case, law: StateLaw | None) -> tuple[str, ...]:
    """Where the day asked about lies past what was checked."""
    found = []
    if law and case.as_of > law.checked_on:
        found.append(
            f"{law.name}'s rules were last checked on {law.checked_on}: for {case.as_of} only law signed by then is known."
        )
    checked = federal.checked_on()
    if case.entry_day > checked:
        found.append(f"Federal rules were last checked on {checked}: for {case.entry_day} only law signed by then is known.")
    years = federal.exempt_years(case.entry_day)
    if case.in_us and not case.vehicle.us_certified and add_years(case.built.first, years) > case.as_of:
        found.append(
            f"It is younger than {years} years: if it came in for off-road use or for a time, it may not be used on public roads."
        )
    if not case.in_us and not case.vehicle.us_certified:
        found.extend(customs.warnings(case))
    return tuple(dict.fromkeys(found))


def _missing(gates: list[Gate]) -> tuple:
    """Questions about the vehicle that would firm up a gate, each once."""
    questions = {missing.fact: missing for gate in gates for missing in gate.missing if missing.fact != "law"}
    return tuple(questions.values())


def _customs(duty: customs.CustomsAnswer) -> Gate:
    """The customs answer in the shape of a gate: it is told beside the gates and does not close one."""
    return Gate(
        gate="customs",
        title="Duty",
        verdict=duty.verdict,
        says=duty.says,
        reasons=tuple(reason for reason in duty.reasons if reason.kind != "correction"),
        positions=duty.positions,
        missing=duty.missing,
        limits={"lines": [each.hts for each in duty.duties]},
    )


def _corrections(case: Case, gates: list[Gate], duty: customs.CustomsAnswer | None) -> tuple[Reason, ...]:
    """What one can read elsewhere about this very question, and why it is not so; each once."""
    from keiway.law.corrections import for_case

    own = [reason for gate in gates for reason in gate.reasons if reason.kind == "correction"]
    if duty:
        own += [reason for reason in duty.reasons if reason.kind == "correction"]
    told = for_case(case, {gate.gate: gate.verdict for gate in gates})
    return tuple({reason.text: reason for reason in (*told, *own)}.values())  # the state's own come first

