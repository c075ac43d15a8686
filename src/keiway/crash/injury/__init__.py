"""Injury risk: from how a vehicle's speed changed to how likely a person is hurt or killed.

    field.risk(Impact(mode="frontal", delta_v_mps=12.0), Occupant(age=35))

Three steps, each a module:

* `curves` evaluates any one published curve of data/crash/injury.yaml, with units and valid range checked.
* `field` gives the absolute risk of the average US vehicle of model years 2000-2016 (NASS/CDS fits), by crash mode,
  belt, age, sex and number of impacts. Mass enters here and nowhere else, through delta-v.
* `departure` multiplies the odds where structure, intrusion, restraint or era differ from that average vehicle, by
  the NCAP joint probability (`dummy`) of this vehicle over that of the reference car at the same delta-v.

`side`, `rollover`, `fixed` and `pedestrian` hold what is special to those crashes. Science: docs/science/injury.md.
"""
