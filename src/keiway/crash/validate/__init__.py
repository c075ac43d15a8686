"""Hold the crash models against published tables: expected, obtained, tolerance, verdict, the misses included.

    python -m keiway.crash.validate

The tables are data/crash/validation.yaml. One that needs a model still to come is listed with what it waits for.
"""
