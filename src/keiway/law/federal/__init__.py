"""Federal law at the border: ways past the safety and emissions layers, and the clocks they run by.

``gates(case)`` is the answer for one person; ``pathways(case)`` lists every way with its state; ``clocks(case)``
puts the age clocks side by side; ``timeline`` and ``ship_by`` say when; ``entries()`` serves ``keiway explain``.
"""

from keiway.law.federal.border import enter, gates
from keiway.law.federal.clock import clocks
from keiway.law.federal.explain import entries
from keiway.law.federal.facts import features, importers
from keiway.law.federal.files import checked_on, exempt_years, law
from keiway.law.federal.way import pathways
from keiway.law.federal.when import changes, ship_by, timeline

__all__ = [
    "changes", "checked_on", "clocks", "enter", "entries", "exempt_years", "features", "gates", "importers", "law", "pathways", "ship_by",
    "timeline",
]  # fmt: skip
