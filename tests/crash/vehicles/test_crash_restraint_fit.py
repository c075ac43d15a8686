"""The measured driver's belt: its figures against the measured deceleration itself, and through the fitted front."""

import csv
from itertools import pairwise

import msgspec
import pytest

from keiway.crash.front.measured import measured, signals_path
from keiway.crash.record import Restraint
from keiway.crash.runners.inputs import WALL, Side, named, row
from keiway.crash.runners.plain import run
from keiway.crash.vehicles.restraints import bands_of_restraint

TEST = measured("camry2018")
HELD = Restraint(belt=True, airbag=True, **{name: band.mid for name, band in bands_of_restraint("belt_limiter_airbag").items()})
WITHOUT = msgspec.structs.replace(HELD, pretension_m=0.0)
G, STEP_S = 9.80665, 2e-5


def on_the_measured_pulse(held):
    """Greatest travel (m) and acceleration (g) of a chest in the compartment that slowed as measured."""
    with signals_path(TEST).open(newline="") as file:
        pulse = [(float(line["time_ms"]) / 1e3, -G * float(line["acceleration_g_cfc60"])) for line in csv.DictReader(file)]
    travel = speed = far = most = 0.0
    for (t0, a0), (t1, a1) in pairwise(pulse):
        for i in range(round((t1 - t0) / STEP_S)):
            t = t0 + i * STEP_S
            take_up = held.pretension_m if t >= held.pretension_at_s else 0.0
            belt = min(held.limit_mps2, held.stiffness_per_s2 * max(travel + take_up - held.slack_m, 0.0))
            chest = belt + held.contact_per_s2 * max(travel - held.contact_at_m, 0.0)
            speed += (a0 + (a1 - a0) * (t - t0) / (t1 - t0) - chest) * STEP_S
            travel += speed * STEP_S
            far, most = max(far, travel), max(most, chest / G)
    return far, most


@pytest.mark.parametrize(("held", "travel_m"), [(HELD, 0.344), (WITHOUT, 0.414)], ids=["as shipped", "no pretensioner"])
def test_the_figures_were_found_with_the_measured_deceleration(held, travel_m):
    far, most = on_the_measured_pulse(held)
    assert far == pytest.approx(travel_m, abs=0.001)
    assert most == pytest.approx(41.0, abs=1.5)  # chest 3 ms of the driver


@pytest.mark.parametrize("held", [HELD, WITHOUT], ids=["as shipped", "no pretensioner"])
def test_the_fitted_front_lets_the_driver_ride_as_the_measured_pulse_does(held):
    out = named(run(row(Side(mass_kg=TEST.mass_kg, front=TEST.front, restraint=held), WALL, TEST.speed_mps, 0.166)))
    assert out["travel_m1"] == pytest.approx(on_the_measured_pulse(held)[0], rel=0.03)
