"""maximum, minimum and where as one instruction each, for numba.

Python's own ``a if c else b`` becomes a branch. Where the result goes back to the row it came from, the compiler makes
of it a store on condition, and of that, in a vector loop, a scatter: ten times the price.
"""

from __future__ import annotations

from numba.core import types
from numba.extending import intrinsic


@intrinsic
def where(typing_context, condition, a, b):
    return a(types.boolean, a, a), lambda context, builder, signature, args: builder.select(*args)


@intrinsic
def maximum(typing_context, a, b):
    return a(a, a), _first_if(">")


@intrinsic
def minimum(typing_context, a, b):
    return a(a, a), _first_if("<")


def _first_if(compared: str):
    """The first where it compares so with the second, else the second."""

    def generate(context, builder, signature, args):
        return builder.select(builder.fcmp_ordered(compared, *args), *args)

    return generate
