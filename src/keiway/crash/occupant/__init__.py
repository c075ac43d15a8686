"""What a crash does to one occupant, in the field's measures."""
