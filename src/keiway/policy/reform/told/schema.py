"""The JSON Schema of a reform file, for editors and forms: made from the levers, so that it cannot differ from what is read.

``python -m keiway.policy.reform.told.schema docs/reform-file.schema.json`` writes it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from keiway.policy.reform.levers import levers
from keiway.policy.reform.read import WAYS, WHO, allowed
from keiway.policy.reform.record import Lever
from keiway.policy.reform.values import UNITS

DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "description": "a day, as in 2028-01-01"}
TEXTS = {"type": "array", "items": {"type": "string"}}


def schema() -> dict[str, Any]:
    """What a reform file holds. Levers are written with their dots; nested mappings are read too and not described here."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "keiway reform file",
        "type": "object",
        "additionalProperties": False,
        "required": ["reform", "from"],
        "properties": {
            "reform": {"type": "string", "minLength": 1, "description": "its name"},
            "title": {"type": "string"},
            "author": {"type": "string"},
            "from": DAY | {"description": "first day"},
            "who": {"type": "array", "items": {"enum": list(WHO)}, "description": "who can make it"},
            "set": {"type": "object", "additionalProperties": False, "properties": {each.id: _lever(each) for each in levers()}},
            "rules": {"type": "array", "items": _rule()},
            "offers": {"type": "array", "items": _offer()},
            "supposes": TEXTS | {"description": "facts of the law taken to hold for what is offered"},
            "notes": {"type": "string"},
            "sources": TEXTS,
        },
    }


def _lever(lever: Lever) -> dict[str, Any]:
    value = _value(lever)
    long = {
        "type": "object",
        "additionalProperties": False,
        "required": ["value"],
        "properties": {"value": value if not lever.unit else {"type": "number"}, "unit": {"enum": list(UNITS.get(lever.unit, {lever.unit: 1}))}, "from": DAY},
    }
    return {"description": f"{lever.title}: {lever.says}", "anyOf": [value, long]}


def _value(lever: Lever) -> dict[str, Any]:
    match lever.kind:
        case "flag":
            return {"type": "boolean"}
        case "whole":
            return {"type": "integer", "minimum": lever.low, "maximum": lever.high}
        case "number":
            return {"type": "number", "minimum": lever.low, "maximum": lever.high}
        case "choice":
            return {"enum": list(lever.choices)}
    words = lever.choices or allowed().get(lever.id, ())
    item: dict[str, Any] = {"enum": list(words)}
    if lever.choices:
        item = {"type": "string", "pattern": f"^({'|'.join(words)})(-\\d{{4}})?$"}
    return {"anyOf": [{"type": "array", "items": item}, {"enum": list(lever.also)}]}


def _rule() -> dict[str, Any]:
    one = {"rule": {"type": "string"}, "from": DAY}
    return {
        "oneOf": [
            {"type": "object", "additionalProperties": False, "required": ["rule", "end"], "properties": one | {"end": {"const": True}}},
            {"type": "object", "additionalProperties": False, "required": ["rule", "change"], "properties": one | {"change": {"type": "object"}}},
            {"type": "object", "additionalProperties": False, "required": ["rule", "add"], "properties": one | {"add": {"type": "object"}, "state": {"type": "string"}}},
        ]
    }


def _offer() -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["vehicle"],
        "properties": {
            "vehicle": {"type": "string", "description": "an id of the catalogue"},
            "way": {"enum": list(WAYS)},
            "price_usd": {"type": "number"},
            "dealers": {"type": "number"},
            "from_year": {"type": "integer"},
        },
    }


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(schema(), indent=1) + "\n", encoding="utf-8")
