"""The risk of the people in one vehicle: from what a crash does to them to serious injury and death.

* `people`: scalar functions on floats, for one crash or, compiled by numba, for millions; `others` holds those of side,
  rear, rollover and people on foot.
* `dummy`: from the outputs of the crash step to what a dummy would measure, and the joint probability of it.
* `reference`: the average US vehicle of model years 2000-2016, run through the same step.
* `facts`: the numbers (data/crash/risk.yaml, reference_car.yaml), and `coefficients` of `layout` made of them.
* `draw`: what is uncertain in them, as dials from 0 to 1.

Science: docs/science/injury.md, 2.
"""
