"""The JSON shape of every answer, as JSON Schema: ``python -m keiway.schemas docs/schemas`` writes them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec


def shapes() -> dict[str, Any]:
    """Schema name, as in an answer's `schema` field, to the struct it is made from."""
    from keiway.answer import Answer
    from keiway.law.checkup import Checkup
    from keiway.law.library import Entry
    from keiway.law.state.page import Difference, StatePage
    from keiway.law.when import When
    from keiway.law.where import Where
    from keiway.vehicles.record import Vehicle

    return {
        "check/1": Answer,
        "when/1": When,
        "where/1": Where,
        "law/1": StatePage,
        "law-diff/1": Difference,
        "explain/1": Wrapped("entry", Entry),
        "sources/1": Wrapped("sources", list[Entry]),
        "law-topic/1": Wrapped("entries", list[Entry]),
        "vehicles/1": Wrapped("vehicles", list[Vehicle]),
        "checkup/1": Checkup,
    }


class Wrapped:
    """A struct or list that a command puts under one key beside `schema`."""

    def __init__(self, key: str, type: Any):
        self.key, self.type = key, type


def schema(name: str, shape: Any) -> dict[str, Any]:
    """JSON Schema of one answer, in the envelope every command writes."""
    if isinstance(shape, Wrapped):
        inner = msgspec.json.schema(shape.type)
        defs = inner.pop("$defs", {})
        body: dict[str, Any] = {"type": "object", "properties": {shape.key: inner}, "required": [shape.key], "$defs": defs}
    else:
        whole = msgspec.json.schema(shape)
        defs = whole.pop("$defs", {})
        target = whole.get("$ref", "").rsplit("/", 1)[-1]
        body = {**defs.pop(target, whole), "$defs": defs}
    body.setdefault("properties", {})
    body["properties"] = {
        "keiway": {"type": "string", "description": "version of keiway"},
        "schema": {"const": name},
        **{key: value for key, value in body["properties"].items() if key != "schema"},
    }
    body["required"] = ["keiway", "schema", *[key for key in body.get("required", []) if key != "schema"]]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"keiway {name}", **body}


def write(folder: Path) -> list[Path]:
    """One file a schema, named check-1.json and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, shape in shapes().items():
        path = folder / f"{name.replace('/', '-')}.json"
        path.write_bytes(msgspec.json.format(msgspec.json.encode(schema(name, shape)), indent=2) + b"\n")
        written.append(path)
    return written


if __name__ == "__main__":
    for path in write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/schemas")):
        print(path)
