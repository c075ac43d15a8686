"""What is disputed or not known: every position in equal type, what would settle it, our leaning marked as ours."""

from __future__ import annotations

from keiway.answer import Verdict
from keiway.dossier.section import Part, Section

DOUBT = (Verdict.DISPUTED, Verdict.UNKNOWN)


def show(found, said) -> Part:
    answer = found.answer
    gates = [*answer.gates, *([answer.customs] if answer.customs else [])]
    doubts = [gate for gate in gates if gate.positions or gate.verdict in DOUBT or gate.leaning]
    cites = tuple(cite for gate in doubts for side in gate.positions for cite in side.cites)
    sources = tuple(source for gate in doubts for side in gate.positions for source in side.sources)
    facts = {gate.gate: [reason.text for reason in gate.reasons if reason.kind in ("fact", "practice") and reason.text != gate.says] for gate in doubts}
    claims = [(claim.who, claim.says, claim.answer) for claim in found.law.claims] if found.law else []
    return Part(view={"doubts": doubts, "facts": facts, "claims": claims, "changes": answer.would_change}, cites=cites, sources=sources)


SECTION = Section(title="What is disputed or not known", place={"buyer": 30, "importer": 22, "legislator": 25, "press": 30}, show=show)
