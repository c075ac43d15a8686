"""The step as CUDA text: one crash a thread, everything in registers. Compiled by NVRTC when it is run (gpu.py)."""

from __future__ import annotations

from keiway.crash.occupant import measures
from keiway.crash.runners import program
from keiway.steps.trace import Spelling

_IN_MEMORY = ("param", "out")

_TEXT = """extern "C" __global__ void __launch_bounds__({threads}) crash(
    const float* __restrict__ P, float* __restrict__ out, int n, float h, int steps, int early) {{
  int j = blockIdx.x * blockDim.x + threadIdx.x;
  if (j >= n) return;
  float {registers};
  float t = 0.0f;
{prepare}
  for (int frame = 0; frame < {frames}; frame += {long_frames}) {{
    #pragma unroll 1
    for (int k = 0; k < {long_frames}; k++) {{
      if (frame < early) {{
        #pragma unroll 1
        for (int s = 0; s < steps; s++, t += 1.0f) {{
{drive1}{early_ride1}
        }}
      }} else {{
        #pragma unroll 1
        for (int s = 0; s < steps; s++, t += 1.0f) {{
{drive1}{ride1}
        }}
      }}
{read}
    }}
{read_speed}{read_pulse}
    if (left_left <= 0.0f) break;
  }}
{finish}
}}
"""

CUDA = Spelling(
    {
        "input": "{0}", "+": "{0} + {1}", "-": "{0} - {1}", "*": "{0} * {1}", "/": "{0} / {1}", "<": "{0} < {1} ? 1.0f : 0.0f",
        "max": "fmaxf({0}, {1})", "min": "fminf({0}, {1})", "where": "{0} != 0.0f ? {1} : {2}", "sqrt": "sqrtf({0})",
    },
    "const float {} = {};",
    lambda value: f"{value!r}f",
)  # fmt: skip


def text(threads: int) -> str:
    """The kernel for blocks of `threads`."""
    registers = [_spelled(name) for name in program.NAMES if name.split(".")[0] not in _IN_MEMORY]
    bodies = {name: _body(loop) for name, loop in program.parts().items()}
    return _TEXT.format(
        threads=threads, registers=", ".join(registers), frames=measures.FRAMES, long_frames=measures.LONG_FRAMES, **bodies
    )


def _body(loop: program.Loop) -> str:
    inputs = {name: _spelled(name) for name in program.NAMES}
    return "{\n" + "\n".join(loop.lines(inputs, [_spelled(name) for name in loop.rows], CUDA)) + "\n}"


def _spelled(name: str) -> str:
    kind, short = name.split(".")
    if kind not in _IN_MEMORY:
        return f"{kind}_{short}"
    table = "P" if kind == "param" else "out"
    return f"{table}[{program.ROWS[kind].index(short)} * (long long)n + j]"
