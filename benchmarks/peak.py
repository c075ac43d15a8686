"""The machine's peak: fused multiply-adds a second in single precision, on any number of cores.

Twelve accumulators of the widest vector, so that neither latency nor memory stands in the way. Written in LLVM's own
language through llvmlite, which numba brings along: what numba can reach at best, measured on the same cores.
"""

from __future__ import annotations

import ctypes
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache

ACCUMULATORS = 12
WIDTH = 16  # floats: one AVX-512 register, or two of AVX2


def _text() -> str:
    v = f"<{WIDTH} x float>"
    names = range(ACCUMULATORS)
    starts = "\n".join(f"  %a{k} = phi {v} [ %x, %entry ], [ %b{k}, %loop ]" for k in names)
    bodies = "\n".join(f"  %b{k} = call fast {v} @llvm.fma.v{WIDTH}f32({v} %a{k}, {v} %m, {v} %c)" for k in names)
    sums, last = [], "%b0"
    for k in list(names)[1:]:
        sums.append(f"  %s{k} = fadd {v} {last}, %b{k}")
        last = f"%s{k}"
    nl = "\n"
    return f"""
declare {v} @llvm.fma.v{WIDTH}f32({v}, {v}, {v})
define float @spin(i64 %n, float %start, float %factor, float %add) {{
entry:
  %x0 = insertelement {v} undef, float %start, i32 0
  %x = shufflevector {v} %x0, {v} undef, <{WIDTH} x i32> zeroinitializer
  %m0 = insertelement {v} undef, float %factor, i32 0
  %m = shufflevector {v} %m0, {v} undef, <{WIDTH} x i32> zeroinitializer
  %c0 = insertelement {v} undef, float %add, i32 0
  %c = shufflevector {v} %c0, {v} undef, <{WIDTH} x i32> zeroinitializer
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %j, %loop ]
{starts}
{bodies}
  %j = add i64 %i, 1
  %again = icmp slt i64 %j, %n
  br i1 %again, label %loop, label %end
end:
{nl.join(sums)}
  %e = extractelement {v} {last}, i32 0
  ret float %e
}}
"""


@cache
def _spin():
    import llvmlite.binding as llvm

    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    machine = llvm.Target.from_default_triple().create_target_machine(
        cpu=llvm.get_host_cpu_name(), features=llvm.get_host_cpu_features().flatten(), opt=3
    )
    module = llvm.parse_assembly(_text())
    engine = llvm.create_mcjit_compiler(module, machine)
    engine.finalize_object()
    call = ctypes.CFUNCTYPE(ctypes.c_float, ctypes.c_int64, ctypes.c_float, ctypes.c_float, ctypes.c_float)
    return call(engine.get_function_address("spin")), engine  # the engine owns the code


def gflops(cores: int, seconds: float = 0.1) -> float:
    """Best of three spins of about `seconds` on `cores` threads (ctypes lets go of the interpreter)."""
    spin, _ = _spin()
    rounds = int(seconds * 3e9 / ACCUMULATORS)
    best = 0.0
    with ThreadPoolExecutor(cores) as pool:
        for _ in range(3):
            began = time.perf_counter()
            list(pool.map(lambda _: spin(rounds, 1.0, 0.9999, 1e-6), range(cores)))
            best = max(best, 2.0 * WIDTH * ACCUMULATORS * rounds * cores / (time.perf_counter() - began))
    return best * 1e-9


if __name__ == "__main__":
    import os

    print(f"{gflops(os.cpu_count() or 1):.0f} GFLOP/s in single precision on {os.cpu_count()} cores")
