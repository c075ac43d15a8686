"""Tables answered by momentum and the field curves alone: mass, risk by change of speed, rollover, people on foot."""
