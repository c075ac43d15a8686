"""A step of a model, written once in plain branch-free Python, and what turns it into code for a compiler.

`trace` records it with symbols, `spelling` tells how a language writes what was recorded, `select` gives numba
maximum, minimum and where as one instruction each. No physics here: rooms bring their steps (crash/step.py, road/step.py).
"""
