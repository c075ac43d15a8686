"""Tables of crash tests: walls, offset barriers, car to car, dummies."""
