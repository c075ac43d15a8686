"""The page of the docs is what the code says."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from keiway.policy.reform import dump, levers, read, shipped
from keiway.policy.reform.patch.approvals import approvals
from keiway.policy.reform.told.page import as_markdown
from keiway.store import parse_yaml

ROOT = Path(__file__).parents[3]


def test_the_page_is_written_from_the_data():
    assert (ROOT / "docs" / "reforms.md").read_text(encoding="utf-8") == as_markdown(), "run: python -m keiway.policy.reform.told.page docs/reforms.md"


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


def test_the_schema_of_the_file_is_written_from_the_levers():
    from keiway.policy.reform.told.schema import schema

    written = json.loads((ROOT / "docs" / "reform-file.schema.json").read_text(encoding="utf-8"))
    assert written == schema(), "run: python -m keiway.policy.reform.told.schema docs/reform-file.schema.json"


@pytest.mark.parametrize("name", shipped())
def test_shipped_files_fit_the_schema(name):
    from keiway.policy.reform.told.schema import schema

    jsonschema.validate(parse_yaml(dump(read(name))), schema())


@pytest.mark.parametrize("name", ["lever_misspelt", "out_of_range", "state_unknown", "offer_way", "approval_unknown", "flag_word", "no_reform", "rule_two_things"])
def test_broken_files_do_not_fit_the_schema(name):
    from keiway.policy.reform.told.schema import schema

    text = yaml.safe_load((Path(__file__).parent / "broken" / f"{name}.yaml").read_text(encoding="utf-8"))["file"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(parse_yaml(text), schema())


def test_everything_with_an_id_is_explained():
    from keiway.law.library import explain
    from keiway.policy.reform.explain import entries

    found = entries()
    assert {lever.id for lever in levers()} <= set(found)
    for entry in found.values():
        assert entry["title"] and entry["text"].strip().endswith((".", ")"))
        for id_ in (*entry.get("sources", ()), *entry.get("cites", ())):
            assert explain(id_)
