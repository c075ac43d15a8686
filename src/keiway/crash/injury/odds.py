"""Probability, log-odds, and moving one by the other. Plain floats and NumPy arrays alike."""

from __future__ import annotations

import math
from typing import Any


def maths(x: Any) -> Any:
    """The module whose exp and log fit `x`: `math` for a float, NumPy (imported then) for an array."""
    if hasattr(x, "dtype"):
        import numpy

        return numpy
    return math


def expit(z: Any) -> Any:
    """1 / (1 + exp(-z)), by the hyperbolic tangent, which never overflows."""
    return 0.5 * (1.0 + maths(z).tanh(0.5 * z))


def multiply(p: Any, ratio: Any) -> Any:
    """The probability after its odds are multiplied by `ratio` > 0; 0 stays 0 and 1 stays 1."""
    return p * ratio / (1.0 + p * (ratio - 1.0))
