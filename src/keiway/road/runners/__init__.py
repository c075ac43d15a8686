"""Thin runners around the one step: floats, arrays, numba. None of them holds any physics."""
