"""The law asked under sets of changes: the worlds, how a goal stands in each, what waiting brings, what needs no change."""
