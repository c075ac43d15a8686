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

PAIR = measures.LONG_FRAMES
VEHICLES, RIDER = len(motion.VEHICLE), len(motion.RIDER)


def runner(P: np.ndarray, dt: float, cores: int):
    """A function of P, compiled at its first call, that returns outputs and readings taken. `cores` divides the crashes."""
    os.environ["XLA_FLAGS"] = f"--xla_force_host_platform_device_count={cores}"  # read when JAX first looks for devices
    os.environ.setdefault("JAX_PLATFORMS", "cpu")
    import jax

    early = -(-early_frames(float(P[TAKE_UP_AT].max())) // PAIR)  # in pairs of readings
    crash = jax.pmap(_crash(dt, early), in_axes=1, out_axes=(1, 0), devices=jax.devices()[:cores])

    def call(P):
        out, readings = crash(P.reshape(len(P), cores, -1))
        return np.asarray(out).reshape(len(out), -1), float(np.mean(readings))

    return call


def _crash(dt: float, early: int):
    """A function of P, to be traced: outputs, and readings taken until every crash was over."""
    import jax.numpy as jnp
    from jax.lax import fori_loop, while_loop

    primitives = (jnp.maximum, jnp.minimum, jnp.where, jnp.sqrt, np.float32, dt)
    moving, measure = motion.build(*primitives), measures.build(*primitives)
    last = measures.FRAMES // PAIR

    def crash(P):
        start, const, kept, outputs = moving.prepare(*P)
        held, *helds = split(const)
        ahead = {rider: _pair(moving.vehicle, rider, measure, steps_per_frame(dt), held, helds, P[0], kept) for rider in moving[2:]}
        nothing = jnp.zeros_like(P[0])
        first, second = VEHICLES, VEHICLES + RIDER
        riders = (*start[first:second], nothing, nothing), (*start[second:], nothing, nothing)
        frame, speed, pulse = measure.start(start[motion.VEHICLE.index("V")])
        now = np.float32(0.0), start[:VEHICLES], nothing, riders
        carried = now, (frame, frame), (speed, speed), pulse, jnp.array(True)
        carried = fori_loop(0, early, lambda _, c: ahead[moving.rider](*c[:4]), carried)
        n, carried = while_loop(
            lambda c: (c[0] < last) & c[1][4], lambda c: (c[0] + 1, ahead[moving.late_rider](*c[1][:4])), (early, carried)
        )
        (_, _, _, riders), frames, speeds, pulse, _ = carried
        found = [
            measure.finish(frames[j], speeds[j], pulse_of(pulse, j), riders[j][3], helds[j], kept[j], kept[2 + j], P[0])
            for j in (0, 1)
        ]
        return jnp.stack([*outputs, *(value for both in zip(*found, strict=True) for value in both)]), n * PAIR

    return crash


def _pair(vehicle, rider, measure, steps: int, held, helds, closing, kept):
    """Two readings further: now, memories of frames, speeds and pulse, and whether anything is left."""
    import jax.numpy as jnp
    from jax.lax import fori_loop

    def step(_, now):
        t, driven, _, riders = now
        *driven, F, forward = vehicle(*driven, *held)
        t = t + np.float32(1.0)
        moved = (rider(t, *who[:RIDER], F, forward, *mine) for who, mine in zip(riders, helds, strict=True))
        return t, tuple(driven), F, tuple(moved)

    def readings(now, frames, speeds, pulse):
        for _ in range(PAIR):
            now = fori_loop(0, steps, step, now)
            t, (X, _, V, *_), F, riders = now
            frames = tuple(measure.frame(f, e, r, b, a, F) for f, (e, r, _, _, b, a) in zip(frames, riders, strict=True))
        speeds = tuple(measure.speed(s, V, r, a) for s, (_, r, _, _, _, a) in zip(speeds, riders, strict=True))
        pulse = measure.pulse(pulse, t, X, V, F, closing, kept)
        left = measure.left(*speeds, V, F, riders[0][1], riders[1][1])
        return now, frames, speeds, pulse, jnp.any(left > 0)

    return readings
