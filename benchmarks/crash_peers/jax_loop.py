"""The same step and the same measures, built with jax.numpy and run by XLA: single precision, loops inside jit.

As `runners.array`, with a loop of JAX's around the steps. It ends when every crash is over, and tells after how many
readings. XLA keeps such a loop on one core, so each core is made a device of its own and gets an equal part (`pmap`);
chunks that stay in the cache were no faster.
"""

from __future__ import annotations

import os

import numpy as np

from keiway.crash import step as motion
from keiway.crash.occupant import measures
from keiway.crash.runners.plain import TAKE_UP_AT, early_frames, pulse_of, split, steps_per_frame


def runner(P: np.ndarray, dt: float, cores: int):
    """A function of P, compiled at its first call, that returns outputs and readings taken. `cores` divides the crashes."""
    os.environ["XLA_FLAGS"] = f"--xla_force_host_platform_device_count={cores}"  # read when JAX first looks for devices
    os.environ.setdefault("JAX_PLATFORMS", "cpu")
    import jax
    import jax.numpy as jnp
    from jax.lax import fori_loop, while_loop

    primitives = (jnp.maximum, jnp.minimum, jnp.where, jnp.sqrt, np.float32, dt)
    moving, measure = motion.build(*primitives), measures.build(*primitives)
    steps = steps_per_frame(dt)
    early = -(-early_frames(float(P[TAKE_UP_AT].max())) // measures.LONG_FRAMES)  # in pairs of readings

    def run(P):
        start, const, kept, outputs = moving.prepare(*P)
        held, *helds = split(const)
        F = jnp.zeros_like(P[0])

        def step(rider):
            def one(_, now):
                t, vehicle, _, riders = now
                *vehicle, F, forward = moving.vehicle(*vehicle, *held)
                t = t + np.float32(1.0)
                moved = [rider(t, *who[:4], F, forward, *mine) for who, mine in zip(riders, helds, strict=True)]
                return t, tuple(vehicle), F, tuple(moved)

            return one

        def pair(rider):
            def readings(now, seen, pulse):
                frames, speeds = seen
                for _ in range(measures.LONG_FRAMES):
                    now = fori_loop(0, steps, step(rider), now)
                    t, (X, _, V, _, _), F, riders = now
                    frames = tuple(measure.frame(f, e, r, b, a, F) for f, (e, r, _, _, b, a) in zip(frames, riders, strict=True))
                speeds = tuple(measure.speed(s, V, r, a) for s, (_, r, _, _, _, a) in zip(speeds, riders, strict=True))
                pulse = measure.pulse(pulse, t, X, V, F, P[0], kept)
                left = measure.left(*speeds, V, F, riders[0][1], riders[1][1])
                return now, (frames, speeds), pulse, jnp.any(left > 0)

            return readings

        riders = tuple((*start[first : first + 4], F, F) for first in (5, 9))
        frame, speed, pulse = measure.start(start[2])
        carried = (np.float32(0.0), start[:5], F, riders), ((frame, frame), (speed, speed)), pulse, jnp.array(True)
        carried = fori_loop(0, early, lambda _, c: pair(moving.rider)(*c[:3]), carried)
        last = measures.FRAMES // measures.LONG_FRAMES
        n, carried = while_loop(
            lambda c: (c[0] < last) & c[1][3], lambda c: (c[0] + 1, pair(moving.late_rider)(*c[1][:3])), (early, carried)
        )
        (_, _, _, riders), (frames, speeds), pulse, _ = carried
        found = [
            measure.finish(frames[j], speeds[j], pulse_of(pulse, j), riders[j][3], helds[j], kept[j], kept[2 + j], P[0])
            for j in (0, 1)
        ]
        out = jnp.stack([*outputs, *(value for both in zip(*found, strict=True) for value in both)])
        return out, n * measures.LONG_FRAMES

    compiled = jax.pmap(run, in_axes=1, out_axes=(1, 0), devices=jax.devices()[:cores])

    def call(P):
        out, readings = compiled(P.reshape(len(P), cores, -1))
        return np.asarray(out).reshape(len(out), -1), float(np.mean(readings))

    return call
