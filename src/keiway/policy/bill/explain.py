"""What stands behind the ids of the bill checker, for `keiway explain`: every definition of the file, and how near and full are drawn."""

from __future__ import annotations

from typing import Any

from keiway.policy.bill import known
from keiway.policy.bill.eras import FULL
from keiway.policy.bill.record import NEAR

ID = "policy.bill."


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, sources, confidence, details, kind."""
    out: dict[str, dict[str, Any]] = {
        f"{ID}near": {"kind": "quantity", "title": "Near miss", "text": f"Outside a definition, and inside if every line of size, engine, power, mass, speed or age were {100 * NEAR:g} percent wider."},
        f"{ID}full_length": {"kind": "quantity", "title": "Full length", "text": f"A kei of at least {100 * FULL:g} percent of the length its era's class allows; makers stay some millimeters inside."},
    }  # fmt: skip
    for one in known.presets().values():
        if one.rule is None:
            text = f"{one.says} {' '.join(one.notes)}".strip()
            details = {"lines": [line.words for line in one.lines], "also": list(one.also), "addresses": [source.url for source in one.sources]}
            out[f"{ID}{one.id}"] = {
                "kind": "definition", "title": one.title, "text": text, "confidence": one.confidence, "sources": [source.id for source in one.sources if source.id], "details": details,
            }  # fmt: skip
    return out
