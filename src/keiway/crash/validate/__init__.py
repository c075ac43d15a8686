"""Hold the crash models against published tables: expected, obtained, tolerance, verdict, the misses included.

    keiway validate crash                       every table, some 20 s of work
    keiway validate crash --write docs/science  and the page docs/science/validation.md with its pictures

The tables are data/crash/validation.yaml. field/: momentum and the field curves; laboratory/: crash tests through the
step; roads/: crashes drawn and stepped by the thousand; page/: what is written.
"""
