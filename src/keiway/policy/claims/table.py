"""The figures of the claims as a table, a figure a row; a claim without one has a row of its own."""

from __future__ import annotations

from keiway.policy.claims.record import Claim, ClaimsAnswer

COLUMNS = (
    "number", "claim", "grade", "judged", "figure", "label", "shown", "low", "mid", "high", "unit", "command", "path", "of", "date", "confidence", "sources", "as_of", "data",
)  # fmt: skip


def rows(found: ClaimsAnswer) -> list[tuple]:
    """Cells in the order of `COLUMNS`; lists are joined by semicolons."""
    return [(*cells, str(found.as_of), found.data) for claim in found.claims for cells in _of(claim)]


def _of(claim: Claim) -> list[tuple]:
    head = (claim.number, claim.id, claim.grade or "", "yes" if claim.judged else "no")
    if not claim.figures:
        return [(*head, *[""] * (len(COLUMNS) - len(head) - 2))]
    return [
        (*head, one.id, one.label, one.shown, one.low, one.mid, one.high, one.unit, one.command, one.path, "; ".join(one.of), one.date, one.confidence or "", "; ".join(one.sources))
        for one in claim.figures
    ]
