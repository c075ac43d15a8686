"""The policy lab: what a person types and reads around an impact. Nothing here models anything.

    changed(reform, settings, ...)   a reform with levers set from text; `assignments`, `offers`, `edits` read the text
    opened(reform, day, offers)      what the reform changes in law for a few telling vehicles: no draws, no NumPy
    aligned(asked), beside(asked)    impacts of up to four reforms on the same draws, and the chances between them
    sheets(answer, law)              every table of an answer as plain rows
"""

from __future__ import annotations

from typing import Any

HOMES = {
    "aligned": "compared", "answered": "compared", "beside": "compared", "MOST": "compared", "opened": "lawful", "sheets": "rows", "assignments": "typed", "changed": "typed",
    "edits": "typed", "offers": "typed", "OWN": "typed",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Found where it lives when first used: a list of levers needs no law room."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
