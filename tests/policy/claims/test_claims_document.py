"""docs/claims.md is what the answers say, as of its day; figures may move a little from machine to machine."""

import re
from datetime import date
from pathlib import Path

import pytest

from keiway.policy.claims import answer
from keiway.policy.claims.document import markdown
from keiway.policy.claims.facts import facts

WRITTEN = Path(__file__).parents[3] / "docs" / "claims.md"
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@pytest.mark.long
def test_the_document_is_what_the_answers_say():
    now = markdown(answer(date.fromisoformat(facts().checked)))
    then = WRITTEN.read_text(encoding="utf-8")
    assert NUMBER.sub("#", now) == NUMBER.sub("#", then), "run: python -m keiway.policy.claims docs/claims.md"
    values = [[float(found.replace(",", "")) for found in NUMBER.findall(text)] for text in (now, then)]
    assert values[0] == pytest.approx(values[1], rel=0.12), "run: python -m keiway.policy.claims docs/claims.md"


def test_the_document_tells_every_claim_with_a_command_to_copy():
    text = WRITTEN.read_text(encoding="utf-8")
    for claim in facts().claims:
        assert f"## {claim.number}. {claim.title}: " in text
    assert text.count("**Fit to print:**") == text.count("**Not fit to print:**") == len(facts().claims)
    assert text.count("```sh") >= 15 and "\N{EM DASH}" not in text
