"""What a buyer does before paying, in order: each step made of the answer, with what it settles."""

from __future__ import annotations

from collections.abc import Iterator

from keiway.answer import Verdict
from keiway.days import long_day
from keiway.dossier.section import Part, Section
from keiway.spoken import in_words

OPEN = (Verdict.YES, Verdict.YES_WITH_LIMITS)


def show(found, said) -> Part:
    return Part(view={"steps": [(head, [text for text in texts if text]) for head, texts in steps(found)]})


def steps(found) -> Iterator[tuple[str, list[str]]]:
    """A heading and what stands under it."""
    yield from _age(found)
    yield from _ask(found)
    yield from _papers(found)
    yield from _state(found)
    yield from _money(found)
    facts = [f"{one.question} It settles {one.settles.rstrip('.')}." for one in found.answer.missing]
    if facts:
        yield "Find out what the answer waits for", list(dict.fromkeys(facts))


def _age(found) -> Iterator[tuple[str, list[str]]]:
    """The build date, where the clock turns on it or has not run yet."""
    if found.case.vehicle.us_certified or found.case.in_us:
        return
    clock = next((clock for clock in found.when.clocks if clock.certain_from), None)
    if clock is None:
        return
    landing = found.when.ship
    proof = f"Proof: {'; '.join(one.rstrip('.') for one in clock.proof)}." if clock.proof else ""
    if landing.safe and landing.safe <= found.case.entry_day:
        yield "Have its build date on paper", [f"{clock.says} {landing.says}", proof]
    else:
        yield "Do not ship it too early", [landing.says, clock.says, proof]


def _ask(found) -> Iterator[tuple[str, list[str]]]:
    """The office, in writing; first of all where the answer is no plain yes."""
    register = next((gate for gate in found.answer.gates if gate.gate == "register"), None)
    if register is None:
        yield "Name your state", ["Plates and roads are state law, which is not answered here."]
        return
    what = f"Ask {found.law.agency.rstrip('.')} whether it titles and registers a {found.case.vehicle.name} built {found.case.built.words}; keep the answer in writing."
    rule = _rule(found)
    told = [
        f"Today's answer: {register.verdict.words}. {register.says}",
        f"Our leaning, a judgement: {register.leaning}" if register.leaning else "",
        f"In practice: {rule.in_practice}" if rule and rule.in_practice else "",
        f"If you act anyway: {rule.if_you_act}" if rule and rule.if_you_act else "",
        f"Its rule turns on {in_words(rule.conditions)}: measure the very vehicle." if rule and rule.conditions else "",
    ]
    yield ("Ask the office before you pay" if register.verdict in OPEN else "Ask the office first, and wait for its answer"), [what, *told]


def _rule(found):
    """The rule that carries the register gate, as the state's page tells it."""
    register = next(gate for gate in found.answer.gates if gate.gate == "register")
    ids = [reason.rule for reason in register.reasons if reason.rule]
    return next((rule for rule in found.law.rules if rule.id in ids), None)


def _papers(found) -> Iterator[tuple[str, list[str]]]:
    from keiway.cli.check import papers

    forms = papers(found.answer)
    if forms and not found.case.in_us:
        yield "Have the papers of the border", [forms[0].partition(" All ways in")[0], "A titling office asks to see them again: keep stamped copies."]


def _state(found) -> Iterator[tuple[str, list[str]]]:
    """Roads, inspection, emissions."""
    drive = next((gate for gate in found.answer.gates if gate.gate == "drive"), None)
    if drive is None:
        return
    yield "Know the roads it may use", [f"{drive.verdict.words}. {drive.says}", f"Known to hold until {long_day(drive.until)}." if drive.until else ""]
    law = found.law
    tests = [law.inspection.get("says", ""), law.emissions.get("by_model_year", ""), law.emissions.get("direct_import", "")]
    if any(tests):
        yield "Ask about inspection and emissions tests", tests


def _money(found) -> Iterator[tuple[str, list[str]]]:
    cost = found.answer.cost
    if cost and cost.known:
        yield "Set the money aside", [cost.says, "Ask an insurer for a written offer first: what it asks, nobody can tell for you."]


SECTION = Section(title="Before you pay", place={"buyer": 20}, show=show)
