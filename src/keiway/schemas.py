"""The JSON shape of every answer, as JSON Schema: ``python -m keiway.schemas docs/schemas`` writes them.

A shape changes its number (``check/1``, ``check/2``) when a reader of the old one would break.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import msgspec


class Told(msgspec.Struct, rename={"try_": "try"}):
    """An error as JSON carries it (`keiway.errors.KeiwayError.as_dict`)."""

    code: str
    message: str
    suggestions: list[str]
    try_: str | None
    errors: list[Told] = []


def shapes() -> dict[str, Any]:
    """Name in an answer's `schema` field -> the struct it is made from, or its keys with their types."""
    from keiway.answer import Answer
    from keiway.cli.compare.page import Shown as Compared
    from keiway.cli.cost.shown import Cost
    from keiway.cli.crash.shown import Shown, ShownSweep
    from keiway.cli.map import MapChanges
    from keiway.cli.market.shown import Shown as Market
    from keiway.cli.reform.shown import Shipped, ShownBeside, ShownLaw
    from keiway.cli.reform.shown import Shown as Impact
    from keiway.cli.road.shown import Shown as Road
    from keiway.crash.exposure.answer import ExposureAnswer
    from keiway.crash.front.fit import Fit
    from keiway.days import Stretch
    from keiway.dossier.record import Dossier
    from keiway.dossier.verify.record import Verified
    from keiway.law.customs import CustomsAnswer
    from keiway.law.federal.way import Way
    from keiway.law.fmvss import FmvssAnswer
    from keiway.law.library import Entry
    from keiway.law.recent import Recent
    from keiway.law.selftest.checkup import Checkup
    from keiway.law.state.page import Difference, StatePage
    from keiway.law.state.table import RuleTable
    from keiway.law.when import When
    from keiway.law.where import Where
    from keiway.policy.bill.record import BillAnswer
    from keiway.policy.bill.record import Told as BillTold
    from keiway.policy.claims.record import ClaimsAnswer
    from keiway.policy.path.record import PathAnswer
    from keiway.policy.reform.record import Lever
    from keiway.policy.sweep.plan import Listed as SweepListed
    from keiway.policy.sweep.plan import Plan as SweepPlan
    from keiway.policy.sweep.record import SweepAnswer
    from keiway.vehicles.record import Vehicle

    return {
        "check/1": Answer,
        "when/1": When,
        "where/1": Where,
        "where-changes/1": MapChanges,
        "law/1": StatePage,
        "law-diff/1": Difference,
        "rules/1": RuleTable,
        "recent/1": Recent,
        "law-topic/1": {"topic": str, "entries": list[Entry]},
        "pathways/1": {"as_of": date, "entry": date, "pathways": list[Way]},
        "duty/1": {"entry": date, "customs": CustomsAnswer, "steps": dict[str, list[Stretch]]},
        "fmvss/1": FmvssAnswer,
        "crash/2": Shown,
        "crash-sweep/1": ShownSweep,
        "crash-risk/1": ExposureAnswer,
        "crash-fit/1": {"fit": Fit},
        "cost/1": Cost,
        "road/1": Road,
        "market/1": Market,
        "bill/1": BillAnswer,
        "bill-presets/1": {"presets": list[BillTold]},
        "policy-impact/1": Impact,
        "reform-law/1": ShownLaw,
        "reforms-beside/1": ShownBeside,
        "reforms/1": {"reforms": list[Shipped]},
        "levers/1": {"levers": list[Lever]},
        "path/1": PathAnswer,
        "sweep/1": SweepAnswer,
        "sweep-plan/1": SweepPlan,
        "sweeps/1": {"sweeps": list[SweepListed]},
        "claims/1": ClaimsAnswer,
        "compare/1": Compared,
        "dossier/1": Dossier,
        "verify/1": Verified,
        "validate/1": {"checks": list[dict[str, Any]]},
        "explain/1": {"entry": Entry},
        "sources/1": {"sources": list[Entry]},
        "vehicles/1": {"vehicles": list[Vehicle]},
        "vehicle-fields/1": {"fields": list[dict[str, Any]]},
        "vehicles-missing/1": {"missing": dict[str, dict[str, str]]},
        "checkup/1": Checkup,
        "error/1": {"error": Told},
    }


def schema(name: str, shape: Any) -> dict[str, Any]:
    """JSON Schema of one answer, in the envelope every command writes."""
    if isinstance(shape, dict):
        shape = msgspec.defstruct("Body", list(shape.items()))
    whole = msgspec.json.schema(shape)
    defs = whole.pop("$defs", {})
    body = defs.pop(whole["$ref"].rsplit("/", 1)[-1])
    properties = {key: value for key, value in body["properties"].items() if key != "schema"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"keiway {name}",
        "type": "object",
        "properties": {
            "keiway": {"type": "string", "description": "version of keiway"},
            "schema": {"const": name},
            **properties,
        },
        "required": ["keiway", "schema", *(key for key in body["required"] if key != "schema")],
        "$defs": defs,
    }


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
