"""Asking for memory before it is needed, for numba: the next tile's rows come while this one is worked on."""

from __future__ import annotations

from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic

_BYTE_POINTER, _INT = ir.IntType(8).as_pointer(), ir.IntType(32)
_SECOND_CACHE, _DATA = 2, 1  # the first cache holds the block at work


@intrinsic
def to_read(typing_context, array, row, column):
    return types.none(array, types.intp, types.intp), _ask(writing=0)


@intrinsic
def to_write(typing_context, array, row, column):
    return types.none(array, types.intp, types.intp), _ask(writing=1)


def _ask(writing: int):
    def generate(context, builder, signature, args):
        kind = signature.args[0]
        array = context.make_array(kind)(context, builder, args[0])
        at = cgutils.get_item_pointer(context, builder, kind, array, args[1:], wraparound=False)
        returns_nothing = ir.FunctionType(ir.VoidType(), [_BYTE_POINTER, _INT, _INT, _INT])
        prefetch = builder.module.declare_intrinsic("llvm.prefetch", (_BYTE_POINTER,), returns_nothing)
        builder.call(prefetch, [builder.bitcast(at, _BYTE_POINTER), _INT(writing), _INT(_SECOND_CACHE), _INT(_DATA)])
        return context.get_dummy_value()

    return generate
