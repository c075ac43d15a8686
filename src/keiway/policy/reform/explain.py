"""What stands behind the ids of a reform, for `keiway explain`: levers, shipped reforms, counterparts abroad, medium-speed laws."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from keiway.policy.reform.levers import levers
from keiway.policy.reform.patch.approvals import TOPIC as APPROVALS
from keiway.policy.reform.patch.approvals import approvals
from keiway.policy.reform.patch.books import CITE, SAYS
from keiway.policy.reform.patch.medium_speed import laws
from keiway.policy.reform.read import read, shipped
from keiway.policy.reform.record import Lever
from keiway.policy.reform.told.ordered import TOPIC as ORDERED
from keiway.policy.reform.words import WHO, restated

LABELS = {"near": "much the same test", "less": "asks less", "marks": "the same thing with other marks"}


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, sources, confidence, details, kind."""
    return dict(_all())


def _all() -> Iterator[tuple[str, dict[str, Any]]]:
    for lever in levers():
        yield lever.id, _lever(lever)
    for name in shipped():
        reform = read(name)
        details = {"from": reform.from_.isoformat(), "notes": reform.notes, "file": f"keiway reform {name}"}
        sources = [each for each in reform.sources if ":" in each and not each.startswith("http")]
        details |= {"addresses": [each for each in reform.sources if each.startswith("http")]}
        yield f"reform.{name}", {"kind": "reform", "title": reform.title, "text": restated(reform), "sources": sources, "details": {key: value for key, value in details.items() if value}}
    table = APPROVALS.value
    for number, each in approvals().items():
        here = "; ".join(filter(None, (f"United Nations: {each.UN}" if each.UN else "", f"Japan: {each.JP}" if each.JP else "")))
        text = f"{here}. {LABELS[each.alike][0].upper()}{LABELS[each.alike][1:]}{f': {each.less}' if each.less else ''}."
        yield f"policy.reform.approval.{number}", {
            "kind": "counterpart", "title": f"Counterparts abroad of standard {number}", "text": text, "sources": table.sources, "confidence": table.confidence, "checked": table.checked_on,
            "details": {"standard": f"us.fmvss.{number.lower()}", "a current kei has that approval": "yes" if each.kei else "no"},
        }  # fmt: skip
    for law in laws():
        yield f"policy.reform.medium_speed.{law.state.lower()}", {
            "kind": "rule", "title": f"{law.state}: medium-speed law of today", "text": f"{law.says[0].upper()}{law.says[1:]}.", "confidence": law.confidence, "details": {"condensed from": f"keiway law {law.state}"},
        }  # fmt: skip
    ordered = ORDERED.value
    for act in ordered.acts:
        yield f"policy.reform.ordered.{act.id}", {
            "kind": "act of Congress", "title": f"{act.what[0].upper()}{act.what[1:]}: ordered by {act.cite}", "text": f"It speaks of them {act.reach}. {act.note}".strip(), "confidence": act.confidence,
            "checked": ordered.checked_on, "details": {"standards": ", ".join(f"us.fmvss.{number.lower()}" for number in act.standards), "read at": "; ".join(ordered.sources[each].url or ordered.sources[each].title for each in act.sources)},
        }  # fmt: skip
    yield CITE, {"kind": "citation", "title": CITE, "text": SAYS}


def _lever(lever: Lever) -> dict[str, Any]:
    today = "none" if lever.today in (None, (), "none") else "no" if lever.today is False else f"{lever.today} {lever.unit}".strip()
    details = {
        "today": today, "of today": lever.today_says, "range": f"{lever.low:g} to {lever.high:g} {lever.unit}" if lever.low is not None else "",
        "values": ", ".join((*lever.choices, *lever.also)), "taken as": str(lever.default) if lever.default is not None else "",
        "who can move it": (" or " if lever.either else "; ").join(WHO[each] for each in lever.who), "moves": lever.patches, "means something with": lever.with_,
    }  # fmt: skip
    return {
        "kind": "lever", "title": lever.title, "text": f"{lever.says[0].upper()}{lever.says[1:]}.", "cites": list(lever.cites),
        "details": {key: value for key, value in details.items() if value},
    }  # fmt: skip
