"""What stands behind an impact's ids: each effect, each factor of its spread, and how the shares are worked out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from keiway.policy.impact import facts
from keiway.policy.uncertainty.factors import factors

ID = "policy.effect."
WHERE = "A change: the reform less the law as it is, draw by draw with the same random numbers. Low and high are 5 and 95 percent of the draws. docs/science/policy.md."
STUDY = "docs/science/policy_uncertainty.md."


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, confidence, kind."""
    return dict(_all())


def _all() -> Iterator[tuple[str, dict[str, Any]]]:
    for id_, told in facts.effects().items():
        details = {"unit": told.unit, "party": told.party, "how sure its sign rests": f"{told.rests}: {told.why}", "sum of": _sum(told.sum)}
        yield f"{ID}{id_}", {"kind": "quantity", "title": told.label, "text": f"{told.says} {WHERE}", "details": details}
    for id_, factor in factors().items():
        text = f"A group of unknowns that is drawn together. What would narrow it: {factor.settles} How its share of a spread is found: {STUDY}"
        yield f"policy.factor.{id_}", {"kind": "quantity", "title": factor.label, "text": text}
    yield "policy.share", {"kind": "quantity", "title": "Share of the spread", "text": f"Sobol's first order and total of the effect's place among its draws, by exchanging the rows of one factor. {STUDY}"}


def _sum(of: facts.Sum) -> str:
    return " + ".join(of.plus) + "".join(f" - {name}" for name in of.minus)
