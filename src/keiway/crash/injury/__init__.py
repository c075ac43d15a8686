"""Published injury risk: from how a vehicle's speed changed to how likely a person is hurt or killed.

    field.risk(Impact(mode="frontal", delta_v_mps=12.0), Occupant(age_years=35))

* `curves` evaluates any one published curve of data/crash/injury.yaml, with units and valid range checked.
* `field` gives the absolute risk of the average US vehicle of model years 2000-2016 (NASS/CDS fits), by crash mode,
  belt, age, sex and number of impacts. Mass enters here and nowhere else, through delta-v.
* `side`, `rollover`, `pedestrian` and `era` hold what is special to those crashes and to a vehicle's time of design.

How one vehicle departs from that average one is `keiway.crash.risk`. Science: docs/science/injury.md.
"""
