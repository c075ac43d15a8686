"""The crash room: what happens to a vehicle's people, and to the others."""
