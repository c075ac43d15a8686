"""A vehicle as the road model sees it, with what every number stands on. The door of this part.

    car_of(vehicle, gearbox=None, driven=None)        -> Car, or `NotKnown` with what would settle it
    draws(vehicle, n, seed=1, ...)                    -> n Cars, every number drawn within its band
    spread_of(vehicle, ...)                           -> {name: Known(value, origin, confidence, sources, says)}
    basis_of(vehicle, ...)                            -> Basis: those, and what was chosen of gearbox, wheels and breathing

docs/science/road_vehicles.md; figures: data/road/{bodies,tyres,engines,gearboxes,electric,limiters,epa_tests}.yaml.
"""

from keiway.road.vehicles.basis import Basis, Known, basis_of
from keiway.road.vehicles.car import car_of, draws, spread_of
from keiway.road.vehicles.facts import NotKnown

__all__ = ["Basis", "Known", "NotKnown", "basis_of", "car_of", "draws", "spread_of"]
