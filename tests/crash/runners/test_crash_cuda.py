"""The card's text: NVIDIA's compiler takes it with no card at hand, and a C++ compiler makes it give the same crashes."""

import ctypes
import shutil
import subprocess

import numpy as np
import pytest
from crash_apart import apart, bound

from keiway.crash.runners import array
from keiway.crash.runners.draw import crashes
from keiway.crash.runners.inputs import OUTPUTS
from keiway.crash.runners.plain import TAKE_UP_AT, early_frames, steps_per_frame
from keiway.crash.runners.write_cuda import text

#: A thread after the other: what the CUDA names mean on a processor.
_AS_CPP = """
#include <cmath>
struct three { int x; };
static thread_local three blockIdx, blockDim, threadIdx;
#define __global__
#define __launch_bounds__(n)
%s
extern "C" void all(const float* P, float* out, int n, float h, int steps, int early) {
  blockDim.x = 1; threadIdx.x = 0;
  for (blockIdx.x = 0; blockIdx.x < n; blockIdx.x++) crash(P, out, n, h, steps, early);
}
"""


def test_nvidia_s_compiler_takes_it_for_two_generations():
    pytest.importorskip("cuda.core", exc_type=ImportError)
    from keiway.crash.runners.gpu import compiled

    for arch in ("sm_80", "sm_90"):
        assert len(compiled(arch).code) > 10_000


@pytest.mark.skipif(not shutil.which("g++"), reason="no C++ compiler")
@pytest.mark.parametrize("dt", [1e-4, 7.5e-4])
def test_run_by_a_processor_it_gives_the_same_crashes(tmp_path, dt):
    source, library = tmp_path / "crash.cpp", tmp_path / "crash.so"
    source.write_text(_AS_CPP % text(128))
    subprocess.run(["g++", "-O2", "-shared", "-fPIC", "-o", library, source], check=True)
    P = crashes(5, 0, 200)
    got = np.empty((len(OUTPUTS), P.shape[1]), np.float32)
    pointer = ctypes.POINTER(ctypes.c_float)
    early = early_frames(float(P[TAKE_UP_AT].max()))
    ctypes.CDLL(str(library)).all(
        P.ctypes.data_as(pointer), got.ctypes.data_as(pointer), P.shape[1], ctypes.c_float(dt), steps_per_frame(dt), early
    )
    want = array.run(P.astype(np.float64), dt)
    for name, most in apart(got, want).items():
        assert most < bound(name, dt), name
