"""Many crashes on an NVIDIA card: the step printed as CUDA, compiled by NVRTC. Needs the extra `gpu`."""

from __future__ import annotations

from functools import cache

import numpy as np

from keiway.crash.runners.inputs import OUTPUTS
from keiway.crash.runners.plain import STEP_S, TAKE_UP_AT, early_frames, steps_per_frame
from keiway.crash.step import PARAMS

THREADS = 128  # a block


def compiled(arch: str):
    """Machine code for an architecture such as "sm_90"; needs the compiler but no card."""
    from cuda.core import Program, ProgramOptions

    from keiway.crash.runners.write_cuda import text

    options = ProgramOptions(arch=arch, std="c++17", use_fast_math=True)
    return Program(text(THREADS), "c++", options).compile("cubin")


def run(P: np.ndarray, dt: float = STEP_S) -> np.ndarray:
    """Outputs, shape (len(OUTPUTS), n) float32, of n crashes `P`, shape (len(PARAMS), n), rows as in `step.PARAMS`."""
    P = np.ascontiguousarray(P, np.float32)
    if P.ndim != 2 or P.shape[0] != len(PARAMS):
        raise ValueError(f"P has shape {P.shape}; ({len(PARAMS)}, n) is needed, rows as in keiway.crash.step.PARAMS")
    n = P.shape[1]
    out = np.empty((len(OUTPUTS), n), np.float32)
    if not n:
        return out
    device, stream, _ = ready()
    given, found = (device.allocate(array.nbytes, stream=stream) for array in (P, out))
    _copy(given, P, stream, to_card=True)
    launch_on_card(given, found, n, dt, early_frames(float(P[TAKE_UP_AT].max())))
    _copy(found, out, stream, to_card=False)
    for buffer in (given, found):
        buffer.close(stream)
    return out


@cache
def ready() -> tuple:
    """The card, a stream of work on it, and the kernel."""
    from cuda.core import Device

    device = Device()
    device.set_current()
    kernel = compiled(f"sm_{device.arch}").get_kernel("crash")
    return device, device.create_stream(), kernel


def launch_on_card(given, found, n: int, dt: float, early: int) -> None:
    """Start `n` crashes whose inputs and outputs lie on the card already; returns before they are done."""
    from cuda.core import LaunchConfig, launch

    _, stream, kernel = ready()
    config = LaunchConfig(grid=-(-n // THREADS), block=THREADS)
    arguments = (int(given.handle), int(found.handle), np.int32(n), np.float32(dt), np.int32(steps_per_frame(dt)), np.int32(early))
    launch(stream, config, kernel, *arguments)


def _copy(buffer, array: np.ndarray, stream, *, to_card: bool) -> None:
    from cuda.bindings import runtime

    kind = runtime.cudaMemcpyKind
    ends = (buffer.handle, array.ctypes.data) if to_card else (array.ctypes.data, buffer.handle)
    which = kind.cudaMemcpyHostToDevice if to_card else kind.cudaMemcpyDeviceToHost
    (error,) = runtime.cudaMemcpyAsync(int(ends[0]), int(ends[1]), array.nbytes, which, int(stream.handle))
    if error != runtime.cudaError_t.cudaSuccess:
        raise RuntimeError(f"copying to or from the card failed: {error.name}")
    stream.sync()
