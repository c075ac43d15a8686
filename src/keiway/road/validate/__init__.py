"""Hold the road model against published consumption and acceleration: every error, in two halves.

    keiway validate road                        every value, some 5 s
    keiway validate road --write docs/science   and docs/science/road_validation.md with its pictures
    python -m keiway.road.validate.fit --write  fit the factors anew, to the calibration half

cases: what was published, of which variant, and its half; ours: what the model gives; run: errors and sums; fit: the few
factors; page: what is written.
"""
