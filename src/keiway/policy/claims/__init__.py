"""The news piece this started from, claim by claim: a grade, the computation, the evidence, a sentence fit to print and one not.

Nothing is written in: a figure is what a room answers on the day asked about, or it was read somewhere and says where and when.
Words and sources: data/policy/claims.yaml.
"""

from keiway.policy.claims.answer import LATER, answer, find
from keiway.policy.claims.ladders import NONE
from keiway.policy.claims.record import GRADES, Claim, ClaimsAnswer, Figure

__all__ = ["GRADES", "LATER", "NONE", "Claim", "ClaimsAnswer", "Figure", "answer", "find"]
