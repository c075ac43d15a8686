"""Which vehicles come in each world, how many, what their buyers would have had, and what makers, dealers and customs take.

    prepare(asked) -> Part          asked: policy.record.Asked; all that is slow or random, once
    sides(fixed, drawn) -> (today, reform), each a parts.Side; plain arithmetic on arrays
    earns(fixed, drawn) -> (record.Earns, ...)      would the maker of each offer earn, in each world?
    entries() in explain.py

`Part.fixed` is `made.Fixed`: it also carries what is assumed, warned of and left out, in words. Streams are new.<vehicle id> and
used.kei_truck, used.kei_van, used.kei_car. docs/science/policy_entering.md. numpy is imported on use.
"""

from __future__ import annotations

from typing import Any

__all__ = ["earns", "prepare", "sides"]


def prepare(asked: Any) -> Any:
    from keiway.policy.entering.made import prepare as made

    return made(asked)


def sides(fixed: Any, drawn: Any) -> Any:
    from keiway.policy.entering.made import sides as made

    return made(fixed, drawn)


def earns(fixed: Any, drawn: Any) -> Any:
    from keiway.policy.entering.made import earns as made

    return made(fixed, drawn)
