"""Thin runners around the one step: floats, arrays, blocks of lanes, a GPU. None of them holds any physics."""
