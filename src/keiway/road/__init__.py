"""Can it keep up? How a vehicle moves on a road and what that takes."""
