"""What the crash models take for a vehicle: its front, its restraint, its mass, its stability. The door of this part.

    front_of(vehicle)                       -> Front, measured, derived from its class and years, or `NotKnown`
    restraint_of(vehicle, built=window)     -> Restraint of the driver, as fitted on that day
    mass_of(vehicle, occupants=2)           -> kg
    curb_mass(vehicle)                      -> Band of the catalogue, or an estimate from vehicles like it
    ssf_of(vehicle)                         -> Band

Science, sources and what is weak: docs/science/vehicles.md. Facts: data/crash/{fronts,classes,restraints}.yaml.
"""

from keiway.crash.vehicles.facts import Band, NotKnown
from keiway.crash.vehicles.fronts import Bands, bands_of, front_of
from keiway.crash.vehicles.mass import curb_mass, mass_of
from keiway.crash.vehicles.restraints import restraint_of
from keiway.crash.vehicles.stability import esc_of, ssf_of

__all__ = ["Band", "Bands", "NotKnown", "bands_of", "curb_mass", "esc_of", "front_of", "mass_of", "restraint_of", "ssf_of"]
