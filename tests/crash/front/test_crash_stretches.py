"""The stepped model holds a front as six straight stretches: no shipped front may lose anything by it."""

import msgspec
import numpy as np
import pytest
from crash_fronts import KEI, ON_FRAME, SHORT

from keiway.crash.front import batch
from keiway.crash.front.curve import Curve, curve_of, energy, force
from keiway.crash.front.facts import FACTS, shape
from keiway.crash.front.overlap import force_factor
from keiway.crash.runners.ramps import KNOTS, ramps_of
from keiway.crash.vehicles import NotKnown, front_of, mass_of
from keiway.vehicles.catalogue import vehicles


def of_catalogue():
    for row in vehicles():
        try:
            yield front_of(row), mass_of(row)
        except NotKnown:
            continue


def held(front):
    ramps = ramps_of(front)
    return Curve(x=(0.0, *ramps.x), f=(0.0, *ramps.f), energy=(), end=ramps.k_end)


def test_any_two_catalogue_fronts_meet_alike_in_full_and_as_held():
    """5 to 70 m/s closing, every overlap, with and without a height mismatch: crush, EES, force and time."""
    fronts, masses = zip(*of_catalogue(), strict=True)
    masses, random, n = np.array(masses), np.random.default_rng(7), 20_000
    a, b = random.integers(0, len(fronts), (2, n))
    speed, e = random.uniform(5, 70, n), np.full(n, 0.12)
    overlap = np.array([force_factor(share) for share in random.uniform(0.1, 1.0, n)])
    over = 1 - 0.35 * random.random(n) * (random.random(n) < 0.5)
    found = []
    for make in (curve_of, held):
        stacked = batch.stack([make(front) for front in fronts])
        one, two = (batch.Curves(*(column[rows] for column in stacked)) for rows in (a, b))
        found.append(batch.meet_all(one.scaled(overlap * over), two.scaled(overlap), masses[a], masses[b], speed, e))
    for name in ("crush_m", "ees_mps", "peak_force_n", "time_s"):
        np.testing.assert_allclose(getattr(found[1], name), getattr(found[0], name), rtol=1e-9)


def test_fronts_drawn_softer_or_stiffer_early_meet_alike_too():
    """Bands draw the shape as s to a power: a stretch can get nearly level, so half a percent is allowed."""
    random, n = np.random.default_rng(3), 8_000
    fronts = [
        msgspec.structs.replace(front, s=tuple(s**power if s < 1 else s for s in front.s))
        for (front, _), power in zip(of_catalogue(), np.exp(0.25 * random.standard_normal(500)), strict=False)
    ]
    a, b = random.integers(0, len(fronts), (2, n))
    masses, speed = random.uniform(600, 3000, (2, n)), random.uniform(5, 70, n)
    found = []
    for make in (curve_of, held):
        stacked = batch.stack([make(front) for front in fronts])
        one, two = (batch.Curves(*(column[rows] for column in stacked)) for rows in (a, b))
        found.append(batch.meet_all(one, two, *masses, speed, np.full(n, 0.12)))
    for name in ("crush_m", "ees_mps", "peak_force_n", "time_s"):
        np.testing.assert_allclose(getattr(found[1], name), getattr(found[0], name), rtol=5e-3)


def test_no_shape_has_more_knots_than_the_steps_hold():
    for name, row in FACTS.value.shapes.items():
        assert sum(at <= 1.4 for at in row.s[1:]) <= KNOTS, name


@pytest.mark.parametrize(("name", "whole"), [("kei", SHORT), ("pickup", ON_FRAME)])
def test_a_shape_with_fewer_knots_stays_near_the_one_specified(name, whole):
    kept, models = (
        curve_of(msgspec.structs.replace(KEI, s=tuple(s), h=tuple(h)))
        for s, h in ((shape(name).s, shape(name).h), whole)
    )
    for i in range(1, 160):
        x = 0.01 * i * KEI.crush_m
        assert force(kept, x) == pytest.approx(force(models, x), rel=0.025), i
        assert energy(kept, x) == pytest.approx(energy(models, x), rel=0.01), i
