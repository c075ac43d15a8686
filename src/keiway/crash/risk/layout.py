"""Where each coefficient stands in the flat row K that the scalar functions read. Plain integers: numba takes them as constants."""

from __future__ import annotations

MODES = ("frontal", "near_side", "far_side", "rear")
OUTCOMES = ("fatal", "mais3f")
TERMS = ("intercept", "slope", "belted", "age", "female", "multiple", "bend", "ln_bend_at")
#: What the table of the reference car holds for each delta-v.
MEASURES = ("chest_3ms_g", "hic15", "travel_m", "intrusion_m")
BELTS = ("unbelted", "belted")
#: Delta-v of the reference car's table, m/s: every one from 1.
STEP_MPS, ROWS = 1.0, 40
#: Ages at which what vehicles are held against is worked out (`against`).
FIRST_AGE, AGE_STEP, AGES = 10.0, 10.0, 10

NAMES = (
    *(f"{mode}_{outcome}_{term}" for mode in MODES for outcome in OUTCOMES for term in TERMS),
    "winsmash_frontal", "winsmash_side", "winsmash_side_ltv", "winsmash_rear", "exponent",
    # the NCAP curves of a 50th percentile man, and what a year of age adds to the chest's log-odds
    "head_mu", "head_sigma", "neck_intercept", "neck_slope",
    "chest_intercept", "chest_slope", "chest_power", "chest_age", "femur_intercept", "femur_slope",
    # from the step to the dummy (data/crash/risk.yaml)
    "chest_kg", "belt_loop", "belt_share", "mm_per_kn", "bag_mm_per_g", "contact_mm_per_g",
    "space_lost", "hic_ratio", "head_kg", "head_n_per_m", "head_lead", "head_belted", "head_unbelted",
    "neck_share", "knee_belted", "knee_unbelted", "femur_n_per_m",
    # rollover, given that the vehicle rolls; and that it rolls in a single-vehicle crash
    "roll_death", "roll_serious", "roll_belt", "roll_age", "ssf_intercept", "ssf_slope", "esc", "esc_stable",
    # people on foot (Monfort and Mueller): death, then serious injury
    *(f"foot_{outcome}_{term}" for outcome in OUTCOMES for term in ("level", "speed", "hood", "hood_speed", "male", "age")),
    "foot_speed_at", "foot_hood_at", "foot_male_at", "foot_age_at",
    # logarithm of the joint probability that vehicles are held against, worked out from the others (`against`)
    *(f"against_{belt}_{age}_{row}" for belt in BELTS for age in range(AGES) for row in range(ROWS)),
)  # fmt: skip

INDEX = {name: j for j, name in enumerate(NAMES)}
FIELD = 0  # then (mode * 2 + outcome) * 8 + term
WINSMASH = INDEX["winsmash_frontal"]
EXPONENT = INDEX["exponent"]
HEAD = INDEX["head_mu"]
NECK = INDEX["neck_intercept"]
CHEST = INDEX["chest_intercept"]
FEMUR = INDEX["femur_intercept"]
DUMMY = INDEX["chest_kg"]
ROLL = INDEX["roll_death"]
SSF = INDEX["ssf_intercept"]
FOOT = INDEX["foot_fatal_level"]
AGAINST = INDEX["against_unbelted_0_0"]
