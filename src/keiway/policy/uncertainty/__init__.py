"""What makes the spread of an effect: shares of the unknowns by Sobol, the tornado, and the fact that would narrow it most.

    order(draws, seed, factor) -> [draw]              in which the rows of one factor are exchanged
    exchanged(drawn, factor, order) -> drawn          the same draws with one factor's rows exchanged
    sobol(before, after, order) -> Sobol              first order and total of that factor, from one exchange
    study(base, run, drawn, seed) -> Study            all of it, for many effects and factors
    narrows(study, ...) -> str                        which fact to look for

Pure: it knows arrays, and nothing of vehicles. Estimators, their errors and what they are tested against: docs/science/policy_uncertainty.md.
"""

from __future__ import annotations

from typing import Any

HOMES = {"order": "exchange", "exchanged": "exchange", "sobol": "shares", "ranked": "shares", "study": "study", "narrows": "narrows", "factors": "factors"}


def __getattr__(name: str) -> Any:
    """Found where it lives when first used: NumPy is not loaded before."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
