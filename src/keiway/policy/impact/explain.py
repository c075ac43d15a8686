"""What stands behind an impact's ids: each effect, each factor of its spread, and how the shares are worked out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from keiway.policy.impact import facts
from keiway.policy.money.lines import PARTY_LABELS, of
from keiway.policy.uncertainty.factors import factors
from keiway.policy.use.facts import facts as use

ID = "policy.effect."
RATES = (3, 7, 0)
SEEN = {"none": "if buyers see none of their own risk as they choose", "all": "if buyers see all of their own risk as they choose"}
LAW = {
    "states": ("States that register it for the road", "Counted from the law room's answers."),
    "price": ("Price of a new one", "Given in the reform's file, or what its maker would have to ask to cover every cost, by the cost room."),
    "cap": ("Highest posted limit it may use", "Of most states that register it, by the law room."),
    "age": ("Age from which a used one may come in", "The later of the safety gate and EPA's, by the law room."),
    "duty": ("Duty on a used one", "Percent of the customs value, by the law room."),
}
WHERE = "A change: the reform less the law as it is, draw by draw with the same random numbers. Low and high are 5 and 95 percent of the draws. docs/science/policy.md."
STUDY = "docs/science/policy_uncertainty.md."


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, confidence, kind."""
    return dict(_all())


def _all() -> Iterator[tuple[str, dict[str, Any]]]:
    for id_, told in facts.effects().items():
        details = {"unit": told.unit, "party": told.party, "how sure its sign rests": f"{told.rests}: {told.why}", "sum of": _sum(told.sum)}
        yield f"{ID}{id_}", {"kind": "quantity", "title": told.label, "text": f"{told.says} {WHERE}", "details": details}
    for id_, label, says in (facts.NEW, facts.USED):
        yield f"{ID}{id_}", {"kind": "quantity", "title": label, "text": f"{says} {facts.WEIGHTED} No draws stand behind it: the band is the road room's, of what a cap leaves."}
    for rate in RATES:
        at = f"Present value at {rate} percent real, at the beginning of the first year of sales." if rate else "Not discounted."
        yield f"{ID}net_{rate}", {"kind": "quantity", "title": "Net benefit", "text": f"All parties in the United States. {at} {WHERE}"}
        for party, label in PARTY_LABELS.items():
            text = f"Sum of {', '.join(f'policy.money.line.{line}' for line in of(party))}. {at} {WHERE}"
            yield f"{ID}{party}_{rate}", {"kind": "quantity", "title": label, "text": text}
        for id_, says in SEEN.items():
            yield f"{ID}net_{rate}_seen_{id_}", {"kind": "quantity", "title": f"Net benefit, {says}", "text": f"policy.money.own_risk_seen held at that end, all else as drawn: no study tells where between the ends it is. {at} {WHERE}"}
    for group in use().groups:
        text = "Share of the buyers of what enters or stays away, kinds weighted by how many more or fewer there are; the mean over the draws, since means add up. Of each kind: policy.entering."
        yield f"policy.instead.{group}", {"kind": "quantity", "title": f"What buyers would have had: {group.replace('_', ' ')}", "text": text}
    for what, (title, text) in LAW.items():
        yield f"policy.law.{what}", {"kind": "quantity", "title": title, "text": f"{text} In an answer its id names the vehicle, the lawful way it goes by, and the world: before is the law as it is, after is the reform."}
    for id_, factor in factors().items():
        text = f"A group of unknowns that is drawn together. What would narrow it: {factor.settles} How its share of a spread is found: {STUDY}"
        yield f"policy.factor.{id_}", {"kind": "quantity", "title": factor.label, "text": text}
    yield "policy.share", {"kind": "quantity", "title": "Share of the spread", "text": f"Sobol's first order and total of the effect's place among its draws, by exchanging the rows of one factor. {STUDY}"}


def _sum(of: facts.Sum) -> str:
    return " + ".join(of.plus) + "".join(f" - {name}" for name in of.minus)
