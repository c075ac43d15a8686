"""The same crash over a range of one quantity: speed, overlap or the partner's mass. Each point is a whole answer.

    sweep(vehicles, "speed", speeds_mps, overlap, built) -> Sweep
    picture.picture(sweep) -> Picture
"""

from keiway.crash.sweep.run import QUANTITIES, Point, Sweep, sweep

__all__ = ["QUANTITIES", "Point", "Sweep", "sweep"]
