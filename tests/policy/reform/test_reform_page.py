"""The page of the docs is what the code says."""

from pathlib import Path

from keiway.policy.reform.page import as_markdown
from keiway.policy.reform.patch.approvals import approvals

ROOT = Path(__file__).parents[3]


def test_the_page_is_written_from_the_data():
    assert (ROOT / "docs" / "reforms.md").read_text(encoding="utf-8") == as_markdown(), "run: python -m keiway.policy.reform.page docs/reforms.md"


def test_counterparts_are_those_of_the_standard_table():
    """No approval is claimed for a standard whose row names no counterpart, and none names one that the row does not."""
    import re

    from keiway.law.fmvss import standards

    rows = {row.number: row for row in standards()}
    for number, found in approvals().items():
        text = rows[number].counterpart
        assert text and not text.startswith("none in UN or Japan"), number
        for rule in re.findall(r"R\d+(?:-H)?", found.UN):
            assert rule in text, (number, rule)
    for number in ("212", "216a", "219", "226", "401"):
        assert number not in approvals() and rows[number].counterpart.startswith("none")
