"""The stepped model holds a front as six straight stretches: no shipped front may lose anything by it."""

from math import exp
from random import Random

import msgspec
import pytest
from crash_fronts import KEI, ON_FRAME, SHORT

from keiway.crash.front.curve import Curve, curve_of, energy, force
from keiway.crash.front.facts import FACTS, shape
from keiway.crash.front.overlap import force_factor
from keiway.crash.front.series import series, solve
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


def met(pair, masses, closing, factors=(1.0, 1.0)):
    """Crush of both, force and time of two curves, their forces times `factors`."""
    one, two = (
        Curve(curve.x, tuple(factor * f for f in curve.f), (), factor * curve.end) for curve, factor in zip(pair, factors, strict=True)
    )
    mu = 1 / (1 / masses[0] + 1 / masses[1])
    found = solve(series(one, two), 0.5 * mu * closing**2, mu)
    return found.crush1_m, found.crush2_m, found.force_n, found.time_s


def test_any_two_catalogue_fronts_meet_alike_in_full_and_as_held():
    """5 to 70 m/s closing, every overlap, with and without a height mismatch: crush, force and time."""
    fronts = [(curve_of(front), held(front), mass) for front, mass in of_catalogue()]
    random = Random(7)
    for _ in range(5_000):
        (full1, held1, m1), (full2, held2, m2) = random.choices(fronts, k=2)
        share, over = force_factor(random.uniform(0.1, 1.0)), 1 - 0.35 * random.random() * random.choice((0, 1))
        crash = (m1, m2), random.uniform(5, 70), (share * over, share)
        assert met((held1, held2), *crash) == pytest.approx(met((full1, full2), *crash), rel=1e-9)


def test_fronts_drawn_softer_or_stiffer_early_meet_alike_too():
    """Bands draw the shape as s to a power: a stretch can get nearly level, so half a percent is allowed."""
    random = Random(3)
    drawn = []
    for front, _ in of_catalogue():
        power = exp(0.25 * random.gauss(0, 1))
        front = msgspec.structs.replace(front, s=tuple(s**power if s < 1 else s for s in front.s))
        drawn.append((curve_of(front), held(front)))
    for _ in range(5_000):
        (full1, held1), (full2, held2) = random.choices(drawn, k=2)
        crash = (random.uniform(600, 3000), random.uniform(600, 3000)), random.uniform(5, 70)
        assert met((held1, held2), *crash) == pytest.approx(met((full1, full2), *crash), rel=5e-3)


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
